// The desk's own pages: what is under way, and the addresses of a batch.
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { today } from '../domain/period.ts';
import { annotatedRoutes } from './annotated-routes.tsx';
import { showBatch } from './batch-routes.tsx';
import { openBulks } from './bulk-queries.ts';
import { bulkRoutes } from './bulk-routes.tsx';
import { decisionRoutes } from './decision-routes.tsx';
import { HomePage } from './home-page.tsx';
import { openBatches, publishedBatches, returnsByOffice } from './open-batches.ts';
import { restateRoutes } from './restate-routes.tsx';
import { sheetRoutes } from './sheet-routes.tsx';
import { uploadRoutes } from './upload-routes.tsx';
import { waitingFor } from './waiting.ts';
import { workRoutes } from './work-routes.tsx';

export function batchRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  for (const path of ['/desk/uploads/*', '/desk/batches/*', '/desk/bulk/*']) routes.use(path, officeOnly);

  routes.get('/desk', (c) => c.redirect('/desk/', 303));
  routes.get('/desk/', async (c) => {
    const { actor } = c.var;
    if (actor.role === 'village') return c.redirect('/desk/village', 303);
    const year = Number(today(deps.clock.now()).slice(0, 4));
    const [open, bulks, published, returns, waiting] = await Promise.all([openBatches(deps, actor), openBulks(deps, actor), publishedBatches(deps, actor), returnsByOffice(deps, actor, year), waitingFor(deps.db, actor)]);
    return c.html(deskPage(c, { title: '在办批次' }, <HomePage actor={actor} waiting={waiting} open={open} bulks={bulks} published={published} returns={returns} year={year} />));
  });
  routes.route('/', uploadRoutes(deps));
  routes.route('/', bulkRoutes(deps));
  routes.get('/desk/batches/:id', (c) => showBatch(deps, c, c.req.param('id')));
  routes.route('/', workRoutes(deps));
  routes.route('/', decisionRoutes(deps));
  routes.route('/', restateRoutes(deps));
  routes.route('/', annotatedRoutes(deps));
  routes.route('/', sheetRoutes(deps));
  return routes;
}

/** A village's own staff have the notices, not the files with everybody's numbers. */
const officeOnly = createMiddleware<DeskEnv>(async (c, next) => {
  demandRole(c.var.actor, 'clerk', 'reviewer', 'department', 'county', 'auditor', 'admin');
  await next();
});
