// The clerk's own file back, with what is wrong beside every row.
import { Hono } from 'hono';
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { DeskEnv } from '../accounts/door.tsx';
import { record } from '../audit/record.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { annotatedFile } from './check.ts';
import { batchFor } from './queries.ts';

const types = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const;

/** It holds everybody's numbers as the clerk's own file does: only for who may upload, kept by no cache, and every time on record. */
export function annotatedRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/batches/:id/annotated', async (c) => {
    const { actor } = c.var;
    demandRole(actor, 'clerk', 'county');
    const batch = await batchFor(deps, actor, c.req.param('id'));
    const annotated = await annotatedFile(deps, batch);
    if (!annotated) throw new Problem('upload-too-large');
    await deps.db.write((tx) => record(deps.db, tx, { chain: chainOf(batch.townshipCode), at: deps.clock.now(), actorId: actor.id, action: 'file.annotated', subject: `batch:${batch.id}` }));
    const name = `核对结果-${batch.id.slice(-12)}.${annotated.format}`;
    return c.body(new Uint8Array(annotated.bytes), 200, {
      'content-type': types[annotated.format], 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="result.${annotated.format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  });
  return routes;
}
