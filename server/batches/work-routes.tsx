// What a clerk orders at the check page: submitting, checking again, calling off, putting aside.
import { Hono } from 'hono';
import { z } from 'zod';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { parseForm } from '../web/form.ts';
import { showBatch } from './batch-routes.tsx';
import { awaitWork, cancelWork, discardBatch, recheckBatch } from './desk-work.ts';
import { stateReceived } from './received.ts';
import { submitBatch } from './submit.ts';

const submitForm = z.object({
  planHash: z.string().max(64),
  confirmed: z.preprocess((value) => (typeof value === 'string' ? [value] : value ?? []), z.array(z.string().max(64)).max(100)),
});

const receivedForm = z.object({
  received: z.string().default('').transform((text) => text.normalize('NFKC').replace(/[\s,元]/g, ''))
    .pipe(z.string().regex(/^(\d{1,12}(\.\d{1,2})?)?$/, '到位资金请只写数字，例如 1250000.00；不填就空着。')).transform((text) => (text === '' ? null : fenOf(text))),
});

export function workRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.post('/desk/batches/:id/submission', async (c) => {
    const form = await parseForm(c, submitForm);
    if (!form.ok) throw new Problem('batch-changed');
    const id = c.req.param('id');
    try {
      await submitBatch(deps, c.var.actor, id, form.values);
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'batch-needs-confirmation') throw error;
      return showBatch(deps, c, id, { errors: [{ field: 'confirmations', said: '还有事项没有打勾确认，请逐项核对。' }] });
    }
    await awaitWork(deps, id);
    return c.redirect(`/desk/batches/${id}`, 303);
  });
  routes.post('/desk/batches/:id/received', async (c) => {
    const id = c.req.param('id');
    const form = await parseForm(c, receivedForm);
    if (!form.ok) return showBatch(deps, c, id, form);
    await stateReceived(deps, c.var.actor, id, form.values.received);
    return c.redirect(`/desk/batches/${id}`, 303);
  });
  routes.post('/desk/batches/:id/check', async (c) => {
    await recheckBatch(deps, c.var.actor, c.req.param('id'));
    await awaitWork(deps, c.req.param('id'));
    return c.redirect(`/desk/batches/${c.req.param('id')}`, 303);
  });
  routes.post('/desk/batches/:id/cancellation', async (c) => {
    return c.redirect(`/desk/batches/${await cancelWork(deps, c.var.actor, c.req.param('id'))}`, 303);
  });
  routes.post('/desk/batches/:id/disposal', async (c) => {
    const back = await discardBatch(deps, c.var.actor, c.req.param('id'));
    return c.redirect(back === null ? '/desk/' : `/desk/batches/${back}`, 303);
  });
  return routes;
}

/** Digits only, so that nothing is rounded. */
function fenOf(yuan: string): number {
  const [whole = '', part = ''] = yuan.split('.');
  return Number(whole + part.padEnd(2, '0'));
}
