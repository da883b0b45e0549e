// The form of a manuscript: begun for an item of a village or a programme, saved, changed.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import type { FieldError } from '../web/components.tsx';
import { parseForm } from '../web/form.ts';
import { FormPage } from './form-page.tsx';
import { villageFor } from './home.ts';
import { manuscriptFor } from './queries.ts';
import { villageName } from './show.tsx';
import { startOf, type Start } from './start.ts';
import { typedFrom, type Sent } from './sent.ts';
import { boxesOf } from './typed.ts';
import { isWritable, saveManuscript, startManuscript } from './write.ts';
import { subjectWords } from './words.ts';

const word = z.string().max(64).default('');
const startForm = z.object({ kind: z.enum(['affairs', 'finance', 'application']), item: word, village: word, year: z.coerce.number().int().min(2000).max(2100).optional(), term: word });
const anything = z.record(z.string(), z.unknown());

export function editRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/manuscripts/new', async (c) => {
    const start = await startFrom(deps, c, c.req.query());
    return showForm(c, { start, typed: { ...start.boxes, ...await boxesFrom(deps, c, start) }, errors: [] });
  });
  routes.post('/desk/manuscripts', async (c) => {
    const form = await parseForm(c, anything);
    const sent = form.ok ? form.values : {};
    const start = await startFrom(deps, c, sent);
    const result = await typedFrom(start, sent as Sent, form.chosen[0]);
    if (!result.ok) return showForm(c, { start, typed: { ...start.boxes, ...texts(sent) }, errors: result.errors });
    const { kind, villageCode, item, year } = start;
    if (result.typed.content.kind !== kind) throw new Problem('form-broken');
    return c.redirect(`/desk/manuscripts/${await startManuscript(deps, c.var.actor, { villageCode, item, year, ...result.typed })}`, 303);
  });
  routes.get('/desk/manuscripts/:id/edit', (c) => showEdit(deps, c, c.req.param('id')));
  routes.post('/desk/manuscripts/:id', async (c) => {
    const id = c.req.param('id');
    const form = await parseForm(c, anything);
    const sent = form.ok ? form.values : {};
    const { content, year } = await manuscriptFor(deps.db, c.var.actor, id);
    const result = await typedFrom({ kind: content.kind, year }, sent as Sent, form.chosen[0]);
    if (!result.ok) return showEdit(deps, c, id, texts(sent), result.errors);
    await saveManuscript(deps, c.var.actor, id, new Date(Number(texts(sent)['seen'] ?? NaN)), result.typed);
    return c.redirect(`/desk/manuscripts/${id}`, 303);
  });
  return routes;
}

/** Throws Problem `not-found` for what nobody can write of. */
async function startFrom(deps: Deps, c: Context<DeskEnv>, given: unknown): Promise<Start> {
  const form = startForm.safeParse(given);
  if (!form.success) throw new Problem('not-found');
  const village = form.data.kind === 'application' ? null : await villageFor(deps, c.var.actor, form.data.village);
  return startOf(deps, c.var.actor, { ...form.data, village });
}

/** Those of an earlier text of the same item that is asked for. Throws Problem `not-found` for another's, or another item's. */
async function boxesFrom(deps: Deps, c: Context<DeskEnv>, { kind, item, villageCode }: Start): Promise<Record<string, string>> {
  const id = c.req.query('from');
  if (id === undefined) return {};
  const old = await manuscriptFor(deps.db, c.var.actor, id);
  if (old.content.kind !== kind || old.item !== item || old.villageCode !== villageCode) throw new Problem('not-found');
  return boxesOf(old);
}

function showForm(c: Context<DeskEnv>, { start, typed, errors }: { start: Start; typed: Record<string, string>; errors: readonly FieldError[] }) {
  const { kind, item, villageCode, year, heading, hint } = start;
  const hidden = { kind, item, year: String(year), ...(villageCode === null ? {} : { village: villageCode }) };
  const page = <FormPage kind={kind} heading={heading} action="/desk/manuscripts" hidden={hidden} typed={typed} errors={errors} hint={hint} isNamed={false} />;
  return c.html(deskPage(c, { title: heading, crumbs: [{ href: '/desk/manuscripts', label: '村务公开' }, heading] }, page), errors.length > 0 ? 422 : 200);
}

async function showEdit(deps: Deps, c: Context<DeskEnv>, id: string, typed?: Record<string, string>, errors: readonly FieldError[] = []) {
  const manuscript = await manuscriptFor(deps.db, c.var.actor, id);
  if (!isWritable(manuscript)) throw new Problem('manuscript-wrong-state');
  const { kind } = manuscript.content;
  const heading = `${await villageName(deps, manuscript)}${subjectWords({ ...manuscript, kind })}`;
  const hidden = { seen: typed?.['seen'] ?? String(manuscript.savedAt.getTime()) };
  const boxes = boxesOf(manuscript);
  const page = <FormPage kind={kind} heading={heading} action={`/desk/manuscripts/${id}`} hidden={hidden} typed={{ ...boxes, ...typed }} errors={errors} hint="" isNamed={manuscript.corrects !== null} />;
  return c.html(deskPage(c, { title: heading, crumbs: [{ href: '/desk/manuscripts', label: '村务公开' }, { href: `/desk/manuscripts/${id}`, label: heading }, '修改'] }, page), errors.length > 0 ? 422 : 200);
}

function texts(sent: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(sent).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
