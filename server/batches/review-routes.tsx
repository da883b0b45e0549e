// The reviewer's side of the desk: sums, the finished notice, and the decision.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import type { Plan } from '../domain/plan.ts';
import { programmeOf } from '../domain/programmes.ts';
import { tidy } from '../domain/tidy.ts';
import { editionPlan } from '../notices/edition-plan.ts';
import { Problem } from '../problem.ts';
import type { FieldError } from '../web/components.tsx';
import { parseForm } from '../web/form.ts';
import { showCourse } from './batch-routes.tsx';
import { effectOf } from './channel-effect.tsx';
import { checkedOf } from './check.ts';
import { comparisonOf } from './comparison.ts';
import type { VillageAmount } from './comparison.ts';
import { decisionsOf } from './decisions.ts';
import { namesSomebody } from './named-in.ts';
import { publishAgain, takeBack } from './publication.ts';
import { isMaker, reviewers } from './may-review.ts';
import { proposedFor } from './proposed.ts';
import { batchFor, nameOf, unpaidRows, villageTotals } from './queries.ts';
import type { Batch } from './queries.ts';
import { mostUnpaid, ReviewPage } from './review-page.tsx';
import type { ReviewPageProps } from './review-page.tsx';
import { confirmerOf, returnedBefore, waitingBeside, type ReturnedBefore } from './review-queries.ts';
import { retractBatch } from './retract.ts';
import { approveBatch, confirmBatch, returnBatch } from './review.ts';
import { storedPlan } from './stored-plan.ts';
import { hasNoNumber, subjectWords } from './subject.ts';

// The rule whose effect stood on the page.
const approvalForm = z.object({ rule: z.string().max(64).optional() });

const returnForm = z.object({
  reason: z.string('请写明退回原因：哪里不对、怎么改。').trim().min(1, '请写明退回原因：哪里不对、怎么改。').max(500, '原因最多500个字。')
    .refine(hasNoNumber, '原因里不能有证件号、账号、手机号码或车牌号，写明第几行就行。'),
});

const retractForm = z.object({
  withdrawal: z.string('请写明撤回原因。').transform((text) => tidy(text).trim()).pipe(z.string().min(1, '请写明撤回原因。').max(200, '原因最多200个字。')
    .refine(hasNoNumber, '原因会写在公开页上，不能有证件号、账号、手机号码或车牌号。')),
});

export function reviewRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/batches/:id/review', (c) => showReview(deps, c, c.req.param('id'), []));
  routes.post('/desk/batches/:id/approval', async (c) => {
    const form = await parseForm(c, approvalForm);
    await approveBatch(deps, c.var.actor, c.req.param('id'), form.ok ? form.values.rule ?? null : null);
    return c.redirect(`/desk/batches/${c.req.param('id')}`, 303);
  });
  routes.post('/desk/batches/:id/confirmation', async (c) => {
    await confirmBatch(deps, c.var.actor, c.req.param('id'));
    return c.redirect(`/desk/batches/${c.req.param('id')}`, 303);
  });
  routes.post('/desk/batches/:id/publication', async (c) => {
    await publishAgain(deps, c.var.actor, c.req.param('id'));
    return c.redirect(`/desk/batches/${c.req.param('id')}`, 303);
  });
  routes.post('/desk/batches/:id/withdrawal', async (c) => {
    await takeBack(deps, c.var.actor, c.req.param('id'));
    return c.redirect(`/desk/batches/${c.req.param('id')}`, 303);
  });
  routes.post('/desk/batches/:id/retraction', async (c) => {
    const [id, form] = [c.req.param('id'), await parseForm(c, retractForm)];
    if (!form.ok) return showCourse(deps, c, await batchFor(deps, c.var.actor, id), form.errors);
    if (await namesSomebody(deps, (await batchFor(deps, c.var.actor, id)).id, form.values.withdrawal)) return showCourse(deps, c, await batchFor(deps, c.var.actor, id), [{ field: 'withdrawal', said: '原因会写在公开页上，不能写名单上的人的姓名。' }]);
    await retractBatch(deps, c.var.actor, id, form.values.withdrawal);
    return c.redirect(`/desk/batches/${id}`, 303);
  });
  routes.post('/desk/batches/:id/return', async (c) => {
    const form = await parseForm(c, returnForm);
    if (!form.ok) return showReview(deps, c, c.req.param('id'), form.errors);
    await returnBatch(deps, c.var.actor, c.req.param('id'), form.values.reason);
    return c.redirect(`/desk/batches/${c.req.param('id')}`, 303);
  });
  return routes;
}

async function showReview(deps: Deps, c: Context<DeskEnv>, id: string, errors: readonly FieldError[]): Promise<Response> {
  const { actor } = c.var;
  demandRole(actor, ...reviewers);
  const batch = await batchFor(deps, actor, id);
  if (batch.state !== 'submitted') return c.redirect(`/desk/batches/${id}`, 303);
  const [totals, unpaid] = await Promise.all([villageTotals(deps, id), unpaidRows(deps, id, mostUnpaid + 1)]);
  const facts = await factsOf(deps, batch, totals);
  const villages = changedFirst(totals, facts.same);
  const [first] = villages;
  if (!first) throw new Problem('batch-has-blocks');
  const chosen = villages.find((village) => village.code === c.req.query('village')) ?? first;
  const page = <ReviewPage batch={batch} villages={villages} unpaid={unpaid} chosen={chosen} effect={await effectOf(deps, id, chosen.code)} may={mayOf(actor, batch)} errors={errors} {...facts} />;
  const frame = { title: `审核：${subjectWords(batch)}`, crumbs: [{ href: '/desk/', label: '在办批次' }, { href: `/desk/batches/${id}`, label: batch.fileName }, '审核'] };
  return c.html(deskPage(c, frame, page), errors.length > 0 ? 422 : 200);
}

/** What a correction leaves as it is comes after what it changes. */
function changedFirst<V extends { code: string }>(villages: readonly V[], same: ReadonlySet<string>): V[] {
  return [...villages.filter(({ code }) => !same.has(code)), ...villages.filter(({ code }) => same.has(code))];
}

function mayOf(actor: Actor, batch: Batch): ReviewPageProps['may'] {
  if (isMaker(actor, batch)) return 'nothing';
  return actor.role === 'department' ? 'confirm' : 'decide';
}

/** Null where the list was never sent back. */
async function planSinceReturn(deps: Deps, returned: ReturnedBefore | null, { id }: Batch): Promise<Plan | null> {
  return returned && storedPlan(deps, { id, corrects: returned.batchId });
}

async function factsOf(deps: Deps, batch: Batch, villages: readonly VillageAmount[]) {
  const returned = await returnedBefore(deps, batch);
  const [plan, sinceReturn, proposed, comparison, { exclusions }, checked, beside, created, submitted, editions] = await Promise.all([
    storedPlan(deps, batch), planSinceReturn(deps, returned, batch), proposedFor(deps, batch), comparisonOf(deps, batch, villages), decisionsOf(deps, batch), checkedOf(deps, batch), waitingBeside(deps, batch),
    nameOf(deps, batch.createdBy), nameOf(deps, batch.submittedBy), batch.corrects === null ? null : editionPlan(deps, batch.id, deps.clock.now()),
  ]);
  const same = editions?.planned.filter(({ isChanged }) => !isChanged) ?? [];
  const confirmed = programmeOf(batch.programme)?.ownerConfirms ? await confirmerOf(deps, batch.id) : null;
  return {
    plan, sinceReturn, proposed, comparison, exclusions, leftOut: checked?.leftOut, beside, returned, makers: { created, submitted, confirmed },
    same: new Set(same.map(({ draft }) => draft.village.code)), unchanged: same.map(({ draft }) => draft.village.name),
    vanished: editions?.vanished.map(({ content }) => content.village.name) ?? [],
  };
}
