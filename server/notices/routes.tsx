// The notices at the desk: what is public now, to print and to look at.
import { Hono } from 'hono';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { villageAsked } from '../places/named.ts';
import { countCurrent, currentNotices, currentProgrammes, currentTownships } from './desk-queries.ts';
import { NoticesPage } from './notices-page.tsx';
import { paperRoutes } from './paper-routes.tsx';
import { PrintRunBox } from './print-run-box.tsx';
import { unprinted } from './print-run.ts';
import { runRoutes, wordOf } from './run-routes.tsx';
import { StuckBox } from './stuck-box.tsx';
import { mayRetry, retryVillages, stuckVillages } from './stuck.ts';

export function noticeRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/notices', async (c) => {
    const { actor } = c.var;
    const filter = { source: wordOf(c.req.query('batch')), programme: wordOf(c.req.query('programme')), township: c.req.query('township') ?? '', village: villageAsked(c.req.query('village')) };
    const [notices, all, programmes, townships, stuck] = await Promise.all([currentNotices(deps.db, actor, filter), countCurrent(deps.db, actor, filter), currentProgrammes(deps.db, actor), currentTownships(deps.db, actor), stuckVillages(deps.db, actor)]);
    // Where not all are listed a run would be short of some without saying so.
    const run = all > notices.length ? null : <PrintRunBox notices={notices} filter={filter} waiting={await unprinted(deps, filter.source)} />;
    const above = <><StuckBox stuck={stuck} mayRetry={mayRetry.includes(actor.role)} />{run}</>;
    return c.html(deskPage(c, { title: '公开表' }, <NoticesPage notices={notices} all={all} filter={filter} programmes={programmes} townships={townships} isVillage={actor.villageCode !== null} above={above} />));
  });
  routes.post('/desk/notices/renewal', async (c) => {
    await retryVillages(deps, c.var.actor);
    return c.redirect('/desk/notices', 303);
  });
  routes.route('/', runRoutes(deps));
  routes.route('/', paperRoutes(deps));
  return routes;
}
