// What the villages will be told, before anybody has approved it: each sheet by itself, as a page to leaf through and as the file that the printer would get.
import { Hono } from 'hono';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { noticePreview, samplePreview } from '../notices/preview.ts';
import { Problem } from '../problem.ts';
import { checkedOf } from './check.ts';
import { listWords } from './list-kind.ts';
import { batchFor, villageTotals } from './queries.ts';
import { SheetsPage } from './sheets-page.tsx';
import { subjectWords } from './subject.ts';

// The notice is a document of its own with its styles inside; nothing in it may run or fetch.
const sheetOnly = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";
const pdfOnly = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

export function sheetRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/batches/:id/sample', async (c) => {
    const batch = await batchFor(deps, c.var.actor, c.req.param('id'));
    const checked = batch.state === 'checking' ? await checkedOf(deps, batch) : null;
    if (!checked?.sample) throw new Problem('not-found');
    return c.html(await samplePreview(deps, batch.id, checked.sample), 200, { 'content-security-policy': sheetOnly });
  });
  routes.get('/desk/batches/:id/sheets', async (c) => {
    const batch = await batchFor(deps, c.var.actor, c.req.param('id'));
    if (batch.state !== 'submitted') return c.redirect(`/desk/batches/${batch.id}`, 303);
    const villages = await villageTotals(deps, batch.id);
    const at = Math.max(0, villages.findIndex(({ code }) => code === c.req.query('village')));
    const { sheet } = listWords[batch.list];
    const frame = { title: `${sheet}样张`, crumbs: [{ href: '/desk/', label: '在办批次' }, { href: `/desk/batches/${batch.id}`, label: batch.fileName }, `${sheet}样张`] };
    return c.html(deskPage(c, frame, <SheetsPage batch={batch} subject={subjectWords(batch)} sheet={sheet} villages={villages} at={at} actor={c.var.actor} />));
  });
  routes.get('/desk/batches/:id/preview/:village', async (c) => {
    return c.html(await previewFor(deps, c.var.actor, c.req.param()), 200, { 'content-security-policy': sheetOnly });
  });
  routes.get('/desk/batches/:id/preview/:village/sheet.pdf', async (c) => {
    const sheet = await previewFor(deps, c.var.actor, c.req.param());
    const pdf = await deps.renderer.pdf(sheet);
    return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf', 'content-security-policy': pdfOnly, 'content-disposition': 'inline; filename="draft.pdf"' });
  });
  return routes;
}

/** Only while the batch waits: before that there are no rows, and afterwards there is the real one. */
async function previewFor(deps: Deps, actor: DeskEnv['Variables']['actor'], { id, village }: { id: string; village: string }): Promise<string> {
  const batch = await batchFor(deps, actor, id);
  if (batch.state !== 'submitted') throw new Problem('not-found');
  return noticePreview(deps, batch.id, village);
}
