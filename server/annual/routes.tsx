// The yearly summary at the desk: the state of a year, its submission, its review.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import { hasNoNumber, subjectForm, yearChoices } from '../batches/subject.ts';
import type { Deps } from '../deps.ts';
import { today } from '../domain/period.ts';
import { tidy } from '../domain/tidy.ts';
import { historyOf } from '../manuscripts/queries.ts';
import { publicationProgress } from '../notices/queries.ts';
import type { FieldError } from '../web/components.tsx';
import { parseForm } from '../web/form.ts';
import { AnnualPage } from './annual-page.tsx';
import { overviewOf } from './overview.ts';
import { OverviewPage } from './overview-page.tsx';
import { sheetNow, submittedSheet } from './preview.ts';
import { frozenYears } from './plan.ts';
import { annualFor, townshipsFor } from './queries.ts';
import { approveAnnual, planOf, publishYearAgain, returnAnnual, takeYearBack } from './review.ts';
import { submitAnnual } from './submit.ts';

// The notice is a document of its own with its styles inside; nothing in it may run or fetch.
const sheetOnly = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";
const readers = ['clerk', 'reviewer', 'county'] as const;

const words = (name: string) => z.string().default('').transform((text) => tidy(text).trim().replace(/\s+/g, ' ')).pipe(z.string().max(200, `${name}最多200个字。`).refine(hasNoNumber, `${name}会印在公开表上，不能有证件号、账号、电话或车牌号。`));
const orderForm = (now: Date) => subjectForm(now).pick({ basis: true, year: true }).extend({ reason: words('原因') });
const returnForm = z.object({ reason: words('退回原因').pipe(z.string().min(1, '请写明退回原因：哪里不对、怎么改。')) });

type DeskContext = Context<DeskEnv>;

export function annualRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/annual', (c) => showYear(deps, c, { year: c.req.query('year') ?? '', township: c.req.query('township') ?? '' }));
  routes.post('/desk/annual', async (c) => {
    const form = await parseForm(c, orderForm(deps.clock.now()));
    if (!form.ok) return showYear(deps, c, { year: form.typed['year'] ?? '', township: form.typed['township'] ?? '' }, form.errors, form.typed);
    const id = await submitAnnual(deps, c.var.actor, form.values);
    return c.redirect(`/desk/annual/${id}`, 303);
  });
  routes.get('/desk/annual/sheet/:village', async (c) => {
    demandRole(c.var.actor, ...readers);
    const { township } = await townshipsFor(deps.db, c.var.actor, c.req.query('township') ?? '');
    const sheet = await sheetNow(deps, c.var.actor, { townshipCode: township.code, year: yearOf(deps, c.req.query('year')) }, c.req.param('village'));
    return c.html(sheet, 200, { 'content-security-policy': sheetOnly });
  });
  routes.get('/desk/annual/:id', (c) => showAnnual(deps, c, c.req.param('id'), []));
  routes.get('/desk/annual/:id/sheet/:village', async (c) => {
    demandRole(c.var.actor, ...readers);
    return c.html(await submittedSheet(deps, c.var.actor, c.req.param('id'), c.req.param('village')), 200, { 'content-security-policy': sheetOnly });
  });
  routes.post('/desk/annual/:id/approval', async (c) => {
    await approveAnnual(deps, c.var.actor, c.req.param('id'));
    return c.redirect(`/desk/annual/${c.req.param('id')}`, 303);
  });
  routes.post('/desk/annual/:id/publication', async (c) => {
    await publishYearAgain(deps, c.var.actor, c.req.param('id'));
    return c.redirect(`/desk/annual/${c.req.param('id')}`, 303);
  });
  routes.post('/desk/annual/:id/withdrawal', async (c) => {
    await takeYearBack(deps, c.var.actor, c.req.param('id'));
    return c.redirect(`/desk/annual/${c.req.param('id')}`, 303);
  });
  routes.post('/desk/annual/:id/return', async (c) => {
    const form = await parseForm(c, returnForm);
    if (!form.ok) return showAnnual(deps, c, c.req.param('id'), form.errors);
    await returnAnnual(deps, c.var.actor, c.req.param('id'), form.values.reason);
    return c.redirect(`/desk/annual/${c.req.param('id')}`, 303);
  });
  return routes;
}

/** This year where none, or none that can be, is asked for. */
function yearOf({ clock }: Pick<Deps, 'clock'>, asked = ''): number {
  const now = Number(today(clock.now()).slice(0, 4));
  return /^20\d\d$/.test(asked) && Number(asked) <= now ? Number(asked) : now;
}

async function showYear(deps: Deps, c: DeskContext, asked: { year: string; township: string }, errors: readonly FieldError[] = [], typed: Record<string, string> = {}): Promise<Response> {
  const { actor } = c.var;
  demandRole(actor, ...readers);
  const now = deps.clock.now();
  const [{ township, townships }, year] = [await townshipsFor(deps.db, actor, asked.township), yearOf(deps, asked.year)];
  const overview = await overviewOf(deps, { townshipCode: township.code, year });
  const page = <OverviewPage township={township} townships={townships} year={year} years={yearChoices(now)} day={today(now)} overview={overview} maySubmit={actor.role === 'clerk'} mayReview={actor.role === 'reviewer'} typed={typed} errors={errors} />;
  return c.html(deskPage(c, { title: `${year}年度汇总`, crumbs: ['年度汇总'] }, page), errors.length > 0 ? 422 : 200);
}

async function showAnnual(deps: Deps, c: DeskContext, id: string, errors: readonly FieldError[]): Promise<Response> {
  const { actor } = c.var;
  demandRole(actor, ...readers);
  const annual = await annualFor(deps.db, actor, id);
  const [plan, makers, { township }] = [await planOf(deps, deps.db.read, annual), await historyOf(deps.db, id), await townshipsFor(deps.db, annual, '')];
  const progress = ['approved', 'published'].includes(annual.state) ? await publicationProgress(deps.db, id) : null;
  const frozen = progress && (await frozenYears(deps.db, deps.db.read, annual)).map(({ content, seq }) => ({ draft: content, told: `第${seq}版` }));
  const codes = plan.planned.map(({ draft }) => draft.village.code);
  const chosen = codes.find((code) => code === c.req.query('village')) ?? codes[0] ?? '';
  const may = actor.role !== 'reviewer' ? 'nothing' : [annual.createdBy, annual.submittedBy].includes(actor.id) ? 'not-self' : 'decide';
  const isUnderWay = progress !== null && progress.published < progress.total && progress.failures.length === 0;
  const frame = { title: `${annual.year}年度汇总`, crumbs: [{ href: `/desk/annual?year=${annual.year}&township=${annual.townshipCode}`, label: '年度汇总' }, `${annual.year}年`], refresh: isUnderWay ? 3 : undefined };
  return c.html(deskPage(c, frame, <AnnualPage annual={annual} township={township.name} makers={makers} plan={plan} frozen={frozen} progress={progress} chosen={chosen} may={may} errors={errors} />), errors.length > 0 ? 422 : 200);
}
