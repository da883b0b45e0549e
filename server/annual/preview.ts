// A village's year as it would hang on the wall, before anybody has approved it.
import type { Actor } from '../accounts/actor.ts';
import type { Deps } from '../deps.ts';
import { tellingOf } from '../notices/tellings.ts';
import { Problem } from '../problem.ts';
import { annualPlan } from './plan.ts';
import { annualFor } from './queries.ts';
import { correctionOf, planOf } from './review.ts';

type PreviewDeps = Pick<Deps, 'db' | 'calendar' | 'clock'>;

/** Of what was submitted. Throws Problem `not-found` for a village that is told nothing. */
export async function submittedSheet(deps: PreviewDeps, actor: Actor, id: string, villageCode: string): Promise<string> {
  const annual = await annualFor(deps.db, actor, id);
  return sheetOf(await planOf(deps, deps.db.read, annual), villageCode, annual.correctionReason);
}

/** Of what is published now, for the clerk who thinks of summing it up. */
export async function sheetNow(deps: PreviewDeps, actor: Actor, { townshipCode, year }: { townshipCode: string; year: number }, villageCode: string): Promise<string> {
  return sheetOf(await annualPlan(deps, deps.db.read, { townshipCode, year, basis: null, publishedBy: actor.name, reviewedBy: '' }), villageCode, '');
}

function sheetOf({ planned }: Awaited<ReturnType<typeof annualPlan>>, villageCode: string, correctionReason: string): string {
  const found = planned.find(({ draft }) => draft.village.code === villageCode);
  if (!found) throw new Problem('not-found');
  const { draft, standing, isChanged } = found;
  if (standing && !isChanged) return tellingOf(standing.content).sheet(null);
  const correction = correctionReason ? correctionOf({ correctionReason }, standing) : undefined;
  return tellingOf({ ...draft, number: standing?.number ?? '审核通过后编号', edition: (standing?.seq ?? 0) + 1, ...(correction ? { correction } : {}) }).sheet(null);
}
