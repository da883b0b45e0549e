// The clerk's side of the desk: what is under way, uploading, checking, submitting.
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { z } from 'zod';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { parseForm } from '../web/form.ts';
import { showBatch } from './batch-routes.tsx';
import { HomePage } from './home-page.tsx';
import { openBatches, publishedBatches } from './queries.ts';
import { submitBatch } from './submit.ts';
import { discardBatch } from './upload.ts';
import { uploadRoutes } from './upload-routes.tsx';

const submitForm = z.object({
  planHash: z.string().max(64),
  confirmed: z.preprocess((value) => (typeof value === 'string' ? [value] : value ?? []), z.array(z.string().max(64)).max(100)),
});

export function batchRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  for (const path of ['/desk/uploads/*', '/desk/batches/*']) routes.use(path, officeOnly);

  routes.get('/desk', (c) => c.redirect('/desk/', 303));
  routes.get('/desk/', async (c) => {
    const { actor } = c.var;
    if (actor.role === 'village') return c.redirect('/desk/notices', 303);
    const [open, published] = await Promise.all([openBatches(deps, actor), publishedBatches(deps, actor)]);
    return c.html(deskPage(c, { title: '在办批次' }, <HomePage actor={actor} open={open} published={published} />));
  });
  routes.route('/', uploadRoutes(deps));
  routes.get('/desk/batches/:id', (c) => showBatch(deps, c, c.req.param('id')));
  routes.post('/desk/batches/:id/submission', async (c) => {
    const form = await parseForm(c, submitForm);
    if (!form.ok) throw new Problem('batch-changed');
    const id = c.req.param('id');
    try {
      await submitBatch(deps, c.var.actor, id, form.values);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'batch-needs-confirmation') throw error;
      return showBatch(deps, c, id, [{ field: 'confirmations', said: '还有事项没有打勾确认，请逐项核对。' }]);
    }
    return c.redirect(`/desk/batches/${id}`, 303);
  });
  routes.post('/desk/batches/:id/disposal', async (c) => {
    await discardBatch(deps, c.var.actor, c.req.param('id'));
    return c.redirect('/desk/', 303);
  });
  return routes;
}

/** A village's own staff have the notices, not the files with everybody's numbers. */
const officeOnly = createMiddleware<DeskEnv>(async (c, next) => {
  demandRole(c.var.actor, 'clerk', 'reviewer', 'county', 'auditor', 'admin');
  await next();
});
