// What anyone may fetch: the home page with its search, and the pages that publishing has written.
import { Hono } from 'hono';
import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import { parseNoticeNumber } from '../domain/notice-number.ts';
import { Problem } from '../problem.ts';
import { etagOf, pageAt } from '../site.ts';
import { htmlDocument } from '../web/document.ts';
import { catalogueRoutes } from './catalogue-routes.tsx';
import { setPolicy } from './policy.ts';
import { countyName, findVillages } from './queries.ts';
import { robotsText } from './robots.ts';
import { HomePage } from './views.tsx';

export function publicRoutes(deps: Deps): Hono {
  const routes = new Hono();
  routes.get('/', async (c) => {
    const word = (c.req.query('q') ?? '').normalize('NFKC').replace(/\s+/g, '').slice(0, 40);
    if (parseNoticeNumber(word) && await pageAt(deps.db, `/n/${word}`)) return c.redirect(`/n/${word}`, 303);
    setPolicy(c);
    return c.html(htmlDocument(HomePage({ county: await countyName(deps.db), word, ...await findVillages(deps.db, word) })));
  });
  routes.get('/robots.txt', (c) => c.text(robotsText));
  for (const path of ['/v/:code', '/n/:number', '/n/:number/:edition', '/feeds/:code/', '/feeds/:code/:page']) {
    routes.get(path, (c) => showPage(deps, c));
  }
  routes.get('/feeds/:code', (c) => c.redirect(`${plainPath(c)}/`, 301));
  // As people copy and retype addresses.
  for (const path of ['/v/:code/', '/n/:number/', '/n/:number/:edition/', '/catalogue/', '/catalogue/:code/', '/catalogue/:code/:township/', '/catalogue/documents/:id/:township/']) {
    routes.get(path, (c) => c.redirect(plainPath(c).replace(/\/$/, ''), 301));
  }
  routes.route('/', catalogueRoutes(deps));
  return routes;
}

/** Whatever stands in the address goes into a header of the answer. */
function plainPath(c: Context): string {
  if (!/^(?:\/[0-9A-Za-z-]+)+\/?$/.test(c.req.path)) throw new Problem('not-found');
  return c.req.path;
}

async function showPage(deps: Deps, c: Context): Promise<Response> {
  const page = await pageAt(deps.db, c.req.path);
  if (!page) throw new Problem('not-found');
  setPolicy(c);
  c.header('ETag', etagOf(page));
  c.header('Cache-Control', 'public, no-cache');
  if (c.req.header('If-None-Match') === etagOf(page)) return c.body(null, 304);
  const bytes = await deps.blobs.get(page.sha256);
  return c.body(new Uint8Array(bytes), page.status, { 'Content-Type': page.type, 'X-Robots-Tag': 'noindex' });
}
