// The clerk's own file back, with what is wrong beside every row: ordered, waited for, and fetched.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { chainOf, demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import { record } from '../audit/record.ts';
import type { Deps } from '../deps.ts';
import { awaitJob, worksOn } from '../jobs/work.ts';
import { AnnotatedPage } from './annotated-page.tsx';
import { annotatedSubject, keptAnnotated, orderAnnotated } from './annotated.ts';
import { batchFor } from './queries.ts';
import type { Batch } from './queries.ts';

const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;
const refreshSeconds = 3;

/** It holds everybody's numbers as the clerk's own file does: only for who may upload, kept by no cache, and every time on record. */
export function annotatedRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.post('/desk/batches/:id/annotated', async (c) => {
    const id = c.req.param('id');
    await orderAnnotated(deps, c.var.actor, id);
    await awaitJob(deps, annotatedSubject(id));
    const isThere = keptAnnotated(deps, await batchFor(deps, c.var.actor, id)) !== null;
    return c.redirect(`/desk/batches/${id}/annotated${isThere ? '/file' : ''}`, 303);
  });
  routes.get('/desk/batches/:id/annotated', async (c) => showWaiting(deps, c, await forClerk(deps, c, c.req.param('id'))));
  routes.get('/desk/batches/:id/annotated/file', async (c) => {
    const batch = await forClerk(deps, c, c.req.param('id'));
    const kept = keptAnnotated(deps, batch);
    if (!kept) return c.redirect(`/desk/batches/${batch.id}/annotated`, 303);
    await deps.db.write((tx) => record(deps.db, tx, { chain: chainOf(batch.townshipCode), at: deps.clock.now(), actorId: c.var.actor.id, action: 'file.annotated', subject: `batch:${batch.id}` }));
    const name = `核对结果-${batch.id.slice(-12)}.${kept.format}`;
    return c.body(new Uint8Array(await deps.uploads.get(kept.blob)), 200, {
      'content-type': types[kept.format], 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="result.${kept.format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  });
  return routes;
}

async function forClerk(deps: Deps, c: Context<DeskEnv>, id: string): Promise<Batch> {
  demandRole(c.var.actor, 'clerk', 'county');
  return batchFor(deps, c.var.actor, id);
}

async function showWaiting(deps: Deps, c: Context<DeskEnv>, batch: Batch): Promise<Response> {
  const subject = annotatedSubject(batch.id);
  const work = (await worksOn(deps, [subject])).get(subject) ?? null;
  const isThere = keptAnnotated(deps, batch) !== null;
  const crumbs = [{ href: '/desk/', label: '在办批次' }, { href: `/desk/batches/${batch.id}`, label: batch.fileName }, '带批注的原表'];
  const frame = { title: '带批注的原表', crumbs, refresh: !isThere && work?.isUnderWay ? refreshSeconds : undefined };
  return c.html(deskPage(c, frame, <AnnotatedPage batch={batch} work={work} isThere={isThere} now={deps.clock.now()} />));
}
