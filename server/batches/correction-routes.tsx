// Correcting a published batch: the form, and what comes of it.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { tidy } from '../domain/tidy.ts';
import { parseForm } from '../web/form.ts';
import type { FormResult } from '../web/form.ts';
import { CorrectionPage } from './correction-page.tsx';
import type { CorrectionPageProps } from './correction-page.tsx';
import { demandCorrectable } from './correction.ts';
import { awaitWork } from './desk-work.ts';
import { namesSomebody } from './named-in.ts';
import { batchFor, failedPayments } from './queries.ts';
import { hasNoNumber, subjectForm, subjectWords } from './subject.ts';
import { DuplicateUpload, uploadFile } from './upload.ts';

const correctionForm = (now: Date) => subjectForm(now).pick({ paidOn: true, basis: true }).extend({
  of: z.string().max(64),
  kind: z.enum(['replacement', 'resent'], '请选是整份更正还是补发。'),
  reason: z.string().default('').transform((text) => tidy(text).trim().replace(/\s+/g, ' '))
    .pipe(z.string().min(1, '请写明更正说明：哪里错了、怎么改的。').max(200, '更正说明最多200个字。').refine(hasNoNumber, '更正说明会印在公开表上，不能有证件号、账号、电话或车牌号。')),
});

type Typed = Pick<CorrectionPageProps, 'typed' | 'errors' | 'notice'>;
type Form = FormResult<z.output<ReturnType<typeof correctionForm>>>;

export function correctionRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/corrections/new', async (c) => {
    const of = c.req.query('of') ?? '';
    const { paidOn, basis } = await batchFor(deps, c.var.actor, of);
    return showForm(deps, c, of, { typed: { kind: 'replacement', paidOn: paidOn ?? '', basis }, errors: [] });
  });
  routes.post('/desk/corrections', async (c) => {
    const form = await parseForm(c, correctionForm(deps.clock.now()));
    const file = form.files['file'];
    if (!form.ok) return showForm(deps, c, form.typed['of'] ?? '', faultsOf(form));
    const { of, kind, reason, paidOn, basis } = form.values;
    if (!file?.name) return showForm(deps, c, of, faultsOf(form));
    const { programme, year, term } = await batchFor(deps, c.var.actor, of);
    if (await namesSomebody(deps, of, reason)) return showForm(deps, c, of, { typed: faultsOf(form).typed, errors: [{ field: 'reason', said: '更正说明会上网，贴到每个村，不能写名单上的人的姓名：请写几组几户、多少亩。' }] });
    const upload = { programme, year, term, paidOn, basis, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()), correction: { batchId: of, kind, reason } };
    try {
      const batchId = await uploadFile(deps, c.var.actor, upload);
      await awaitWork(deps, batchId);
      return c.redirect(`/desk/batches/${batchId}`, 303);
    } catch (error) {
      if (!(error instanceof DuplicateUpload)) throw error;
      const notice = <p>这个文件已经上传过，内容一点没变，没有要更正的。<a href={`/desk/batches/${error.batchId}`}>打开已有的批次</a></p>;
      return showForm(deps, c, of, { typed: { kind, reason, paidOn: paidOn ?? '', basis }, errors: [], notice });
    }
  });
  return routes;
}

async function showForm(deps: Deps, c: Context<DeskEnv>, id: string, typed: Typed): Promise<Response> {
  demandRole(c.var.actor, 'clerk', 'county');
  const batch = await batchFor(deps, c.var.actor, id);
  await demandCorrectable(deps, deps.db.read, id);
  const page = <CorrectionPage batch={batch} failed={await failedPayments(deps, id)} {...typed} />;
  const crumbs = [{ href: '/desk/', label: '在办批次' }, { href: `/desk/batches/${id}`, label: batch.fileName }, '更正'];
  return c.html(deskPage(c, { title: `更正：${subjectWords(batch)}`, crumbs }, page), typed.errors.length > 0 ? 422 : typed.notice ? 409 : 200);
}

function faultsOf(form: Form): Typed {
  const missing = form.files['file']?.name ? [] : [{ field: 'file', said: '请选择更正后的文件。' }];
  if (!form.ok) return { typed: form.typed, errors: [...form.errors, ...missing] };
  const { kind, reason, paidOn, basis } = form.values;
  return { typed: { kind, reason, paidOn: paidOn ?? '', basis }, errors: missing };
}
