// The clerk's part: what is published of the year is summed up and goes to another person to check.
import { and, eq } from 'drizzle-orm';
import { chainOf, demandRole, type Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { annualItem } from '../domain/affairs-items.ts';
import { possibleNames } from '../domain/names-in.ts';
import { newKey } from '../key.ts';
import { Problem } from '../problem.ts';
import { annualPlan, annualTitle } from './plan.ts';
import { annualsOf } from './queries.ts';

export interface AnnualOrder { year: number; basis: string; /** Why, where a summary of the year is public already; printed on the new editions. */ reason: string }

/**
 * Answers the id. What was returned is submitted again under its own id. Throws Problems `not-allowed`, `manuscript-wrong-state`
 * while one waits or is being published, `annual-unchanged`, `annual-reason`, `annual-broken`, `calendar-unknown`, `name-in-text`.
 */
export async function submitAnnual(deps: Pick<Deps, 'db' | 'clock' | 'calendar'>, actor: Actor, { year, basis, reason }: AnnualOrder): Promise<string> {
  demandRole(actor, 'clerk');
  const { db, clock } = deps;
  const { townshipCode } = actor;
  if (townshipCode === null) throw new Problem('not-allowed');
  const { manuscripts } = db.tables;
  const now = clock.now();
  return db.write(async (tx) => {
    const earlier = await annualsOf(db, tx, { townshipCode, year });
    if (earlier.some(({ state }) => state === 'submitted' || state === 'approved')) throw new Problem('manuscript-wrong-state');
    const corrects = earlier.find(({ state }) => state === 'published')?.id ?? null;
    if (corrects !== null && reason === '') throw new Problem('annual-reason');
    const plan = await annualPlan(deps, tx, { townshipCode, year, basis, publishedBy: actor.name, reviewedBy: '' });
    const changed = plan.planned.filter(({ isChanged }) => isChanged);
    if (changed.length === 0) throw new Problem('annual-unchanged');
    const names = possibleNames(`${basis}\n${reason}`);
    if (plan.planned.some(({ draft }) => draft.rows.some(({ name }) => names.has(name)))) throw new Problem('name-in-text');
    const again = earlier.find(({ state }) => state === 'returned')?.id;
    const id = again ?? newKey(now);
    const said = {
      content: { kind: 'annual' as const, basis, planHash: plan.hash }, corrects, correctionReason: corrects === null ? '' : reason,
      state: 'submitted' as const, createdBy: actor.id, savedAt: now, submittedBy: actor.id, submittedAt: now,
    };
    if (again) await submitAgain(db, tx, again, said);
    else await tx.insert(manuscripts).values({ id, townshipCode, villageCode: null, item: annualItem, title: annualTitle, year, term: '', createdAt: now, ...said });
    await record(db, tx, {
      chain: chainOf(townshipCode), at: now, actorId: actor.id, action: 'annual.submitted', subject: `manuscript:${id}`,
      detail: { year, planHash: plan.hash, villages: changed.length, paidFen: plan.planned.reduce((sum, { draft }) => sum + draft.paidFen, 0), ...(corrects === null ? {} : { corrects }) },
    });
    return id;
  });
}

/** Throws Problem `manuscript-wrong-state` when somebody else has done it meanwhile. */
async function submitAgain({ tables: { manuscripts } }: Deps['db'], tx: Writer, id: string, said: Partial<Deps['db']['tables']['manuscripts']['$inferInsert']>): Promise<void> {
  const changed = await tx.update(manuscripts).set(said).where(and(eq(manuscripts.id, id), eq(manuscripts.state, 'returned'))).returning({ id: manuscripts.id });
  if (changed.length === 0) throw new Problem('manuscript-wrong-state');
}
