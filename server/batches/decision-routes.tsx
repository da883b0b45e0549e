// What a clerk decides about a file on its check page.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { parseForm } from '../web/form.ts';
import { showBatch } from './batch-routes.tsx';
import type { Refused } from './batch-routes.tsx';
import { checkedOf } from './check.ts';
import { excludeRows, includeRow, setReading } from './decide.ts';
import type { Place } from './decisions.ts';
import { awaitWork } from './desk-work.ts';
import { listSheets, rowAt } from './leave-out.ts';
import { LeaveOutPage } from './leave-out-page.tsx';
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
    if (!form.ok) return form.typed['isNumbered'] ? showRow(deps, c, id, rowOf(form.typed['row']), form) : showBatch(deps, c, id, form);
    await excludeRows(deps, c.var.actor, id, form.values.row, form.values.reason);
    await awaitWork(deps, id);
    return c.redirect(`/desk/batches/${id}`, 303);
  });
  routes.get('/desk/batches/:id/exclusions/new', async (c) => {
    const id = c.req.param('id');
    const typed = { sheet: c.req.query('sheet') ?? '0', number: (c.req.query('number') ?? '').trim() };
    const checked = await checkedOf(deps, await batchFor(deps, c.var.actor, id));
    const sheet = checked && listSheets(checked)[Number(typed.sheet)];
    if (!sheet) return c.redirect(`/desk/batches/${id}`, 303);
    if (!/^[1-9]\d{0,6}$/.test(typed.number)) return showBatch(deps, c, id, { errors: [{ field: 'number', said: '请写行号，只写数字，例如 79。' }], typed });
    return showRow(deps, c, id, { sheet, row: Number(typed.number) }, { errors: [], typed });
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

function rowOf(text: string | undefined): Place {
  const read = place.safeParse(text);
  if (!read.success) throw new Problem('batch-changed');
  return read.data;
}

/** The row by itself, before it is left out. */
async function showRow(deps: Deps, c: Context<DeskEnv>, id: string, at: Place, { errors, typed = {} }: Refused): Promise<Response> {
  demandRole(c.var.actor, 'clerk', 'county');
  const batch = await batchFor(deps, c.var.actor, id);
  if (batch.state !== 'checking') throw new Problem('batch-wrong-state');
  const found = await rowAt(deps, batch, at);
  if (!found) return showBatch(deps, c, id, { errors: [{ field: 'number', said: `第 ${at.row} 行不是发放明细，请对照原表核对行号。` }], typed });
  const sheets = await checkedOf(deps, batch);
  const page = <LeaveOutPage batchId={id} found={found} hasSheets={sheets !== null && listSheets(sheets).length > 1} errors={errors} reason={typed['reason'] ?? ''} />;
  return c.html(deskPage(c, { title: `不采用第 ${at.row} 行`, crumbs: [{ href: '/desk/', label: '在办批次' }, { href: `/desk/batches/${id}`, label: batch.fileName }, '不采用'] }, page), errors.length > 0 ? 422 : 200);
}
