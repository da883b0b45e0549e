// What villages and townships write at the desk: the list of what is to be told, one manuscript, and what becomes of it.
import { Hono } from 'hono';
import { z } from 'zod';
import { demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { findPersonalData } from '../domain/scan.ts';
import { tidy } from '../domain/tidy.ts';
import { villagersIn } from '../notices/village-names.ts';
import { Problem, problemWords } from '../problem.ts';
import { parseForm } from '../web/form.ts';
import { attachFile, detachFile } from './attach.ts';
import { attachmentsOf } from './attachments.ts';
import { startCorrection } from './correct.ts';
import { editRoutes } from './edit-routes.tsx';
import { HomePage } from './home-page.tsx';
import { homeFacts } from './home.ts';
import { listRoutes } from './list-routes.tsx';
import { periodRoutes } from './periods-routes.tsx';
import { manuscriptFor } from './queries.ts';
import { approveManuscript, publishAgain, returnManuscript, takeBack, withdrawManuscript } from './review.ts';
import { sheetOf } from './sheet.ts';
import { readers, showManuscript } from './show.tsx';
import { discardManuscript, reviseManuscript, submitManuscript } from './write.ts';

const reasonForm = z.object({ reason: z.string().transform(tidy).pipe(z.string().trim().min(1, '请写明原因。').max(200, '原因最多200个字。').refine((text) => findPersonalData(text).length === 0, '原因会公开，不能有证件号、账号、电话或车牌号。')) });
const approvalForm = z.object({ seen: z.string().max(64), read: z.literal('yes', '请先逐项看过，再打勾。') });
const fileForm = z.object({ manuscript: z.string().max(64), caption: z.string().default('').transform(tidy).pipe(z.string().trim().max(60, '图的说明最多60个字。')), clear: z.string().optional() });

// The sheet carries its own style; a file that somebody sent may do nothing at all.
const sheetOnly = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
const nothing = "default-src 'none'; sandbox";

export function manuscriptRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/manuscripts', async (c) => {
    demandRole(c.var.actor, ...readers);
    return c.html(deskPage(c, { title: '村务公开' }, <HomePage {...await homeFacts(deps, c.var.actor, c.req.query('village'))} />));
  });
  routes.route('/', editRoutes(deps));
  routes.route('/', listRoutes(deps));
  routes.route('/', periodRoutes(deps));
  routes.get('/desk/manuscripts/:id', (c) => showManuscript(deps, c, c.req.param('id')));
  routes.get('/desk/manuscripts/:id/sheet', async (c) => c.html(await sheetOf(deps, await manuscriptFor(deps.db, c.var.actor, c.req.param('id'))), 200, { 'content-security-policy': sheetOnly }));
  routes.get('/desk/manuscripts/:id/files/:sha256', async (c) => {
    const { id } = await manuscriptFor(deps.db, c.var.actor, c.req.param('id'));
    const file = (await attachmentsOf(deps.db, id)).find(({ sha256 }) => sha256 === c.req.param('sha256'));
    if (!file) throw new Problem('not-found');
    const disposition = `attachment; filename="attachment"; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    return c.body(new Uint8Array(await deps.uploads.get(file.sha256)), 200, { 'content-type': file.type, 'content-security-policy': nothing, 'content-disposition': disposition });
  });
  routes.route('/', fileRoutes(deps));
  routes.route('/', decisionRoutes(deps));
  return routes;
}

function fileRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  // One address for all: only it may take so much.
  routes.post('/desk/attachments', async (c) => {
    const form = await parseForm(c, fileForm);
    const [file] = form.chosen;
    if (!form.ok) return showManuscript(deps, c, form.typed['manuscript'] ?? '', form.errors, { typed: form.typed });
    const { manuscript, caption, clear } = form.values;
    const refused = file ? await attachFile(deps, c.var.actor, manuscript, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), caption, isClear: clear === 'yes' }) : { field: 'file', said: '请选择要添的文件。' };
    if (refused) return showManuscript(deps, c, manuscript, [refused], { typed: { caption } });
    return c.redirect(`/desk/manuscripts/${manuscript}`, 303);
  });
  routes.post('/desk/manuscripts/:id/files/:sha256/removal', async (c) => {
    await detachFile(deps, c.var.actor, c.req.param('id'), c.req.param('sha256'));
    return c.redirect(`/desk/manuscripts/${c.req.param('id')}`, 303);
  });
  return routes;
}

function decisionRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.post('/desk/manuscripts/:id/submission', async (c) => {
    const id = c.req.param('id');
    try {
      await submitManuscript(deps, c.var.actor, id);
    } catch (error) {
      if (!(error instanceof Problem) || !mendable.includes(error.code)) throw error;
      return showManuscript(deps, c, id, [], { refused: problemWords(error) });
    }
    return c.redirect(`/desk/manuscripts/${id}`, 303);
  });
  routes.post('/desk/manuscripts/:id/approval', async (c) => {
    const id = c.req.param('id');
    const form = await parseForm(c, approvalForm);
    if (!form.ok) return showManuscript(deps, c, id, form.errors);
    await approveManuscript(deps, c.var.actor, id, form.values.seen);
    deps.bell.ring();
    return c.redirect(`/desk/manuscripts/${id}`, 303);
  });
  for (const [path, act] of Object.entries(acts)) {
    routes.post(`/desk/manuscripts/:id/${path}`, async (c) => {
      await act(deps, c.var.actor, c.req.param('id') ?? '');
      deps.bell.ring();
      return c.redirect(`/desk/manuscripts/${c.req.param('id')}`, 303);
    });
  }
  for (const [path, act] of Object.entries(reasoned)) {
    routes.post(`/desk/manuscripts/:id/${path}`, async (c) => {
      const id = c.req.param('id') ?? '';
      const form = await parseForm(c, reasonForm);
      if (!form.ok) return showManuscript(deps, c, id, form.errors.map(({ said }) => ({ field: path, said })));
      if (path !== 'return' && await namesVillager(deps, c.var.actor, id, form.values.reason)) return showManuscript(deps, c, id, [{ field: path, said: '原因会上网，不能写补贴名单上的人的姓名。' }]);
      const next = await act(deps, c.var.actor, id, form.values.reason);
      deps.bell.ring();
      return c.redirect(`/desk/manuscripts/${next ?? id}`, 303);
    });
  }
  return routes;
}

async function namesVillager(deps: Deps, actor: Actor, id: string, reason: string): Promise<boolean> {
  const { villageCode } = await manuscriptFor(deps.db, actor, id);
  return villageCode !== null && (await villagersIn(deps, villageCode, reason)).length > 0;
}

/** What the writer can put right on the page. */
const mendable: readonly string[] = ['manuscript-unfinished', 'number-in-text', 'glyph-missing', 'notice-exists', 'calendar-unknown'];

const acts = { disposal: discardManuscript, publication: publishAgain, recall: takeBack, revision: reviseManuscript } as const;

/** Each answers the manuscript to go on with, where it is another one. */
const reasoned = {
  async return(...all: Parameters<typeof returnManuscript>) { await returnManuscript(...all); return null; },
  async correction(...all: Parameters<typeof startCorrection>): Promise<string | null> { return startCorrection(...all); },
  async withdrawal(...all: Parameters<typeof withdrawManuscript>) { await withdrawManuscript(...all); return null; },
} as const;
