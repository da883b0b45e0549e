// One village's notice as it would hang on the wall, while the batch is still being checked.
import { Hono } from 'hono';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { samplePreview } from '../notices/preview.ts';
import { Problem } from '../problem.ts';
import { checkedOf } from './check.ts';
import { batchFor } from './queries.ts';

// The notice is a document of its own with its styles inside; nothing in it may run or fetch.
const sheetOnly = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";

export function sampleRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/batches/:id/sample', async (c) => {
    const batch = await batchFor(deps, c.var.actor, c.req.param('id'));
    const checked = batch.state === 'checking' ? await checkedOf(deps, batch) : null;
    if (!checked?.sample) throw new Problem('not-found');
    return c.html(await samplePreview(deps, batch.id, checked.sample), 200, { 'content-security-policy': sheetOnly });
  });
  return routes;
}
