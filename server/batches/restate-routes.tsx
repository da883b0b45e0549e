// The addresses that take what a batch is about: on its own page, and for many on the page of a bulk.
import { Hono } from 'hono';
import { z } from 'zod';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { programmeOf } from '../domain/programmes.ts';
import { Problem } from '../problem.ts';
import { parseForm } from '../web/form.ts';
import { showBatch } from './batch-routes.tsx';
import { awaitWork } from './desk-work.ts';
import { batchFor } from './queries.ts';
import { restateBatch, restateTogether } from './restate.ts';
import { subjectForm } from './subject.ts';

/** `programme BATCH` → code; one that was left open is no answer. */
const programmesForm = z.record(z.string().max(80), z.string().max(64)).transform((fields) => new Map(Object.entries(fields)
  .flatMap(([field, code]): [string, string][] => (field.startsWith('programme ') && programmeOf(code) ? [[field.slice('programme '.length), code]] : []))));

export function restateRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.post('/desk/batches/:id/subject', async (c) => {
    const id = c.req.param('id');
    const form = await parseForm(c, await formFor(deps, c.var.actor, id));
    if (!form.ok) return showBatch(deps, c, id, form);
    await restateBatch(deps, c.var.actor, id, form.values);
    await awaitWork(deps, id);
    return c.redirect(`/desk/batches/${id}`, 303);
  });
  routes.post('/desk/bulk/:id/programmes', async (c) => {
    const form = await parseForm(c, programmesForm);
    if (!form.ok) throw new Problem('form-broken');
    await restateTogether(deps, c.var.actor, c.req.param('id'), form.values);
    deps.bell.ring();
    return c.redirect(`/desk/bulk/${c.req.param('id')}`, 303);
  });
  return routes;
}

/** A correction is asked for its day and its documents only. */
async function formFor(deps: Deps, actor: Parameters<typeof batchFor>[1], id: string) {
  const { corrects } = await batchFor(deps, actor, id);
  const form = subjectForm(deps.clock.now());
  const of = form.pick({ paidOn: true, basis: true });
  return corrects === null ? form.extend({ programme: z.string('请选择补贴项目。').refine((code) => programmeOf(code) !== undefined, '请选择补贴项目。') }) : of;
}
