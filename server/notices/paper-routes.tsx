// One notice at the desk: everything that can be printed or read out of it.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { artefactFor, currentNotice } from './desk-queries.ts';
import { loudspeakerText } from './loudspeaker.ts';
import { isOnOtherPaper, otherPaper } from './other-papers.ts';
import { PapersPage } from './papers-page.tsx';
import { posterSheet } from './poster.ts';
import { editionById } from './queries.ts';
import { tellingOf } from './tellings.ts';

// The printable page carries its own style and nothing else.
const sheetOnly = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

export function paperRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/notices/:edition', async (c) => {
    const notice = await currentNotice(deps.db, c.var.actor, c.req.param('edition'));
    const edition = await editionById(deps.db, notice.editionId);
    if (!edition) throw new Problem('not-found');
    const page = <PapersPage notice={notice} papers={tellingOf(edition.content).papers} spoken={await loudspeakerText(deps, c.var.actor, notice.editionId)} />;
    return c.html(deskPage(c, { title: '打印和广播', crumbs: [{ href: '/desk/notices', label: '公开表' }, notice.village] }, page));
  });
  routes.get('/desk/notices/:edition/broadcast.txt', async (c) => showFile(c, await loudspeakerText(deps, c.var.actor, c.req.param('edition')), 'text/plain; charset=utf-8', 'broadcast.txt'));
  routes.get('/desk/notices/:edition/:file', async (c) => {
    const { edition, file } = c.req.param();
    if (isOnOtherPaper(file)) {
      const { pdf, name } = await otherPaper(deps, c.var.actor, edition, file);
      return showFile(c, pdf, 'application/pdf', name);
    }
    const found = await artefactFor(deps.db, c.var.actor, edition, file);
    return showFile(c, await deps.blobs.get(found.sha256), found.type, file.replace(/^notice|^payments|^table|^edition/, `${found.number}-${found.edition}`));
  });
  routes.get('/desk/villages/:code/poster/:paper', async (c) => {
    const { code, paper } = c.req.param();
    return showFile(c, await posterSheet(deps, c.var.actor, code, paper.replace(/\.pdf$/, '')), 'application/pdf', `poster-${code}-${paper}`);
  });
  return routes;
}

function showFile(c: Context, body: string | Uint8Array, type: string, name: string): Response {
  return c.body(typeof body === 'string' ? body : new Uint8Array(body), 200, {
    'content-type': type, 'content-security-policy': sheetOnly, 'content-disposition': `inline; filename="${name}"`,
  });
}
