// What a clerk decides about a file on its check page.
import { Hono } from 'hono';
import { z } from 'zod';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { parseForm } from '../web/form.ts';
import { showBatch } from './batch-routes.tsx';
import { checkedOf } from './check.ts';
import { excludeRows, includeRow, setReading } from './decide.ts';
import { awaitWork } from './desk-work.ts';
import { batchFor } from './queries.ts';
import { readingOf } from './reading.ts';
import { hasNoNumber } from './subject.ts';

/** Row number, a space, and the name of the sheet, which may be anything. */
const place = z.string('请重新勾选要不采用的行。').regex(/^\d{1,7} /s, '请重新勾选要不采用的行。').transform((text) => ({ row: Number.parseInt(text, 10), sheet: text.slice(text.indexOf(' ') + 1) }));
const many = (value: unknown) => (typeof value === 'string' ? [value] : value ?? []);
const excludeForm = z.object({
  row: z.preprocess(many, z.array(place).min(1, '请先勾选不采用的行。').max(200)),
  reason: z.string('请写明为什么不采用。').trim().min(1, '请写明为什么不采用，审核人要看。').max(200, '原因最多200个字。')
    .refine(hasNoNumber, '原因里不能有证件号、账号、手机号码或车牌号。'),
});

export function decisionRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.post('/desk/batches/:id/exclusions', async (c) => {
    const id = c.req.param('id');
    const form = await parseForm(c, excludeForm);
    if (!form.ok) return showBatch(deps, c, id, form);
    await excludeRows(deps, c.var.actor, id, form.values.row, form.values.reason);
    await awaitWork(deps, id);
    return c.redirect(`/desk/batches/${id}`, 303);
  });
  routes.post('/desk/batches/:id/inclusions', async (c) => {
    const id = c.req.param('id');
    const form = await parseForm(c, z.object({ row: place }));
    if (!form.ok) throw new Problem('batch-changed');
    await includeRow(deps, c.var.actor, id, form.values.row);
    await awaitWork(deps, id);
    return c.redirect(`/desk/batches/${id}`, 303);
  });
  routes.post('/desk/batches/:id/reading', async (c) => {
    const id = c.req.param('id');
    const form = await parseForm(c, z.record(z.string().max(600), z.unknown()));
    const batch = await batchFor(deps, c.var.actor, id);
    const checked = await checkedOf(deps, batch);
    if (!form.ok || !checked) throw new Problem('batch-changed');
    await setReading(deps, c.var.actor, id, readingOf(form.values, checked, batch.reading));
    await awaitWork(deps, id);
    return c.redirect(`/desk/batches/${id}`, 303);
  });
  return routes;
}
