// The reviewer's part: exactly what was submitted is published, village by village, or goes back with a reason.
import { chainOf, demandRole, type Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { decide, demandOther, hasDecided, takeBackStored } from '../manuscripts/review.ts';
import { historyOf } from '../manuscripts/queries.ts';
import { entryOf } from '../manuscripts/write.ts';
import { retryPublication } from '../notices/desk-queries.ts';
import { freezeEditions } from '../notices/freeze.ts';
import { Problem } from '../problem.ts';
import { annualPlan, type AnnualPlan, type PlannedYear } from './plan.ts';
import { annualFor, type Annual } from './queries.ts';

const longestReason = 500;

/**
 * Approves, freezes the editions of the villages that would read something new, and orders their publication. Approving again
 * changes nothing. Throws Problems `not-allowed`, `not-found`, `manuscript-same-person`, `manuscript-wrong-state`, `annual-changed`, `glyph-missing`.
 */
export async function approveAnnual(deps: Deps, actor: Actor, id: string): Promise<void> {
  const { db } = deps;
  const now = deps.clock.now();
  await db.write(async (tx) => {
    const annual = await annualToDecide(deps, tx, actor, id);
    if (await hasDecided(deps, tx, actor, annual, 'approved')) return;
    await decide(deps, tx, { actor, manuscript: annual, decision: 'approved', reason: '', now });
    const plan = await planOf(deps, tx, annual);
    if (plan.hash !== annual.content.planHash) throw new Problem('annual-changed');
    // Recorded first, so that the checkpoint printed on the notices covers the approval.
    await record(db, tx, { ...entryOf(actor, annual, now), action: 'annual.approved', detail: { planHash: plan.hash } });
    await freezeEditions(deps, tx, {
      madeOf: { batchId: null, manuscriptId: id }, townshipCode: annual.townshipCode, notice: { programme: annual.item, year: annual.year, term: annual.term, title: annual.title },
      planned: plan.planned.filter(({ isChanged }) => isChanged).map(({ draft, standing }) => ({ draft, correction: correctionOf(annual, standing) })), vanished: [], now,
    });
  });
}

/** Back to the clerk. Throws Problem `reason-missing` and those of `approveAnnual`. */
export async function returnAnnual(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string, given: string): Promise<void> {
  const now = deps.clock.now();
  const reason = given.trim().slice(0, longestReason);
  await deps.db.write(async (tx) => {
    const annual = await annualToDecide(deps, tx, actor, id);
    if (reason === '') throw new Problem('reason-missing');
    if (await hasDecided(deps, tx, actor, annual, 'returned')) return;
    await decide(deps, tx, { actor, manuscript: annual, decision: 'returned', reason, now });
    await record(deps.db, tx, { ...entryOf(actor, annual, now), action: 'annual.returned' });
  });
}

/** Puts failed jobs back on the list; nothing failed, nothing changes. */
export async function publishYearAgain(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string): Promise<void> {
  demandRole(actor, 'clerk', 'reviewer', 'county');
  await retryPublication(deps, actor, id, chainOf((await annualFor(deps.db, actor, id)).townshipCode));
}

/** Villages that could not be told are set aside, so that the year can be summed up again for them. */
export async function takeYearBack({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string): Promise<void> {
  demandRole(actor, 'reviewer', 'county');
  const now = clock.now();
  await db.write(async (tx) => takeBackStored({ db }, tx, actor, await annualFor(db, actor, id, tx), now));
}

/** As it would be published now; the names of those who made and checked it as far as they are known. */
export async function planOf(deps: Pick<Deps, 'db' | 'calendar' | 'clock'>, tx: Writer | Deps['db']['read'], { id, townshipCode, year, content: { basis } }: Annual): Promise<AnnualPlan> {
  const { createdBy, decisions } = await historyOf(deps.db, id, tx);
  return annualPlan(deps, tx, { townshipCode, year, basis, publishedBy: createdBy, reviewedBy: decisions.findLast(({ decision }) => decision === 'approved')?.by ?? '' });
}

export function correctionOf({ correctionReason: reason }: Pick<Annual, 'correctionReason'>, standing: PlannedYear['standing']) {
  return standing ? { replaces: standing.seq, reason, resentOn: null } : undefined;
}

async function annualToDecide({ db }: Pick<Deps, 'db'>, tx: Writer, actor: Actor, id: string): Promise<Annual> {
  demandRole(actor, 'reviewer');
  const annual = await annualFor(db, actor, id, tx);
  await demandOther({ db }, tx, actor, annual);
  return annual;
}
