// Deciding at the desk whether a batch is open, and the list of what is not, for the yearly review.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import { demandCounty } from '../catalogue/actions.ts';
import { draftFor, waitsForAssessment } from '../catalogue/drafts.ts';
import { addressOf, listCrumb, subjectOf, townshipOf } from '../catalogue/place.ts';
import { isEditor } from '../catalogue/queries.ts';
import { versionInForce } from '../catalogue/versions.ts';
import type { Deps } from '../deps.ts';
import { today } from '../domain/period.ts';
import { tidy } from '../domain/tidy.ts';
import { Problem } from '../problem.ts';
import type { FieldError } from '../web/components.tsx';
import { parseForm } from '../web/form.ts';
import { isWaiting, PublicityPage } from './publicity-page.tsx';
import { confirmers, confirmPublicity, decidePublicity, deciders, notOpenBatches, notOpenProgrammes, publicityOf } from './publicity.ts';
import { batchFor } from './queries.ts';
import { ReReviewPage } from './re-review-page.tsx';
import { ruleEffect } from './rule-effect.ts';
import { RuleEffectPage } from './rule-effect-page.tsx';
import { hasNoNumber, subjectWords } from './subject.ts';

const words = (label: string, most: number) => z.string().default('').transform((text) => tidy(text).trim())
  .pipe(z.string().max(most, `${label}最多${most}个字。`).refine(hasNoNumber, `${label}里不能有证件号、账号、手机号码或车牌号。`));

const form = z.object({ publicity: z.enum(['open', 'on-request', 'closed'], '请选公开属性。'), article: words('法律条款', 100), reason: words('理由', 500) })
  .superRefine(({ publicity, article, reason }, issues) => {
    if (publicity === 'open') return;
    if (!/第.{1,8}条/.test(article)) issues.addIssue({ code: 'custom', path: ['article'], message: '没有明确依据的，不得定为依申请公开或不予公开；请写到条，例如：政府信息公开条例第十五条。' });
    if (reason === '') issues.addIssue({ code: 'custom', path: ['reason'], message: '请写明理由：为什么这一批适用这一条。' });
  }).transform((typed) => (typed.publicity === 'open' ? { ...typed, article: '', reason: '' } : typed));

export function publicityRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/catalogue/re-review', async (c) => {
    demandRole(c.var.actor, 'clerk', 'reviewer', 'county', 'auditor', 'admin');
    const page = <ReReviewPage batches={await notOpenBatches(deps, c.var.actor)} programmes={await notOpenProgrammes(deps, c.var.actor)} day={today(deps.clock.now())} mayDecide={deciders.includes(c.var.actor.role)} mayEdit={isEditor(c.var.actor)} />;
    return c.html(deskPage(c, { title: '复审', crumbs: [{ href: '/desk/catalogue', label: '公开目录' }, '复审'] }, page));
  });
  routes.get('/desk/catalogue/:code/effect', async (c) => {
    const { code, office, programme: { name } } = await subjectOf(deps, c);
    demandCounty(c.var.actor);
    const [standing, draft] = [await versionInForce(deps.db, deps.db.read, code, townshipOf(office)), await draftFor(deps, c.var.actor, { code, office })];
    if (!draft?.mayApprove || waitsForAssessment(draft)) throw new Problem('version-changed');
    const page = <RuleEffectPage name={name} draft={draft} office={office} effects={await ruleEffect(deps, { code, office, asked: c.req.query('list') ?? '' }, [standing, draft.version])} />;
    return c.html(deskPage(c, { title: `新规则的样子：${name}`, crumbs: [listCrumb(office), { href: addressOf(code, office), label: name }, '新规则的样子'] }, page));
  });
  routes.get('/desk/batches/:id/publicity', (c) => showForm(deps, c, null, []));
  routes.post('/desk/batches/:id/publicity', async (c) => {
    const id = c.req.param('id');
    const posted = await parseForm(c, form);
    if (!posted.ok) return showForm(deps, c, posted.typed, posted.errors);
    await decidePublicity(deps, c.var.actor, id, posted.values);
    return c.redirect(`/desk/batches/${id}/publicity`, 303);
  });
  routes.post('/desk/batches/:id/publicity/confirmation', async (c) => {
    const id = c.req.param('id');
    const posted = await parseForm(c, z.object({ seen: z.string().max(64) }));
    if (!posted.ok) throw new Problem('publicity-changed');
    await confirmPublicity(deps, c.var.actor, id, posted.values.seen);
    return c.redirect(`/desk/batches/${id}/publicity`, 303);
  });
  return routes;
}

async function showForm(deps: Deps, c: Context<DeskEnv>, typed: Record<string, string> | null, errors: readonly FieldError[]): Promise<Response> {
  const { actor } = c.var;
  const batch = await batchFor(deps, actor, c.req.param('id') ?? '');
  const decisions = await publicityOf(deps, batch.id);
  const [last] = decisions;
  const mayConfirm = last !== undefined && isWaiting(last) && confirmers.includes(actor.role) && last.byId !== actor.id;
  const mayDecide = deciders.includes(actor.role) && ['checking', 'submitted'].includes(batch.state);
  const shown = typed ?? { publicity: batch.publicity, article: last?.article ?? '', reason: last?.reason ?? '' };
  const page = <PublicityPage batch={batch} decisions={decisions} typed={shown} mayDecide={mayDecide} mayConfirm={mayConfirm} errors={errors} />;
  const crumbs = [{ href: '/desk/', label: '在办批次' }, { href: `/desk/batches/${batch.id}`, label: batch.fileName }, '公开属性'];
  return c.html(deskPage(c, { title: `公开属性：${subjectWords(batch)}`, crumbs }, page), errors.length > 0 ? 422 : 200);
}
