// What boards fetch: signed metadata and the files it names; nothing that is not in the site table.
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { etagOf, pageAt, type SitePage } from '../site.ts';

export function boardRoutes(deps: Deps): Hono {
  const routes = new Hono();
  routes.get('/t/1/*', (c) => answer(deps, c));
  routes.get('/blob/:sha256', (c) => answer(deps, c));
  return routes;
}

async function answer({ db, blobs }: Deps, c: Context): Promise<Response> {
  const page = await pageAt(db, c.req.path);
  if (!page) return c.body(null, 404);
  if (c.req.header('If-None-Match') === etagOf(page)) return c.body(null, 304, { ETag: etagOf(page) });
  const bytes = new Uint8Array(await blobs.get(page.sha256));
  return c.body(bytes, page.status, { 'Content-Type': page.type, 'ETag': etagOf(page), 'Cache-Control': cacheRule(page), 'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'" });
}

/** What is named by its content never changes; a timestamp is asked for anew, at the cost of a 304, and so is what was taken down and may come back. */
function cacheRule({ path, status }: SitePage): string {
  return status === 410 || path.endsWith('timestamp.json') ? 'no-cache' : 'public, max-age=31536000, immutable';
}
