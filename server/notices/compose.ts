// Freezes one edition per village of an approved batch, in the approval's own transaction.
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { correctionOf, editionPlan } from './edition-plan.ts';
import { freezeEditions } from './freeze.ts';

/**
 * Inserts the editions and the jobs that will publish them, and orders the end of those that a correction leaves out.
 * A village that would read the same again is not told again; a correction that changes nothing public is published at once.
 */
export async function composeEditions(deps: Deps, tx: Writer, batchId: string, now: Date): Promise<void> {
  const { batch, planned, vanished } = await editionPlan(deps, tx, batchId, now);
  if (batch.publicity !== 'open') throw new Problem('batch-not-open');
  const { townshipCode, programme, year, term } = batch;
  await freezeEditions(deps, tx, {
    madeOf: { batchId, manuscriptId: null }, townshipCode, notice: { programme, year, term, title: '' },
    planned: planned.filter(({ isChanged }) => isChanged).map(({ draft, standing }) => ({ draft, correction: correctionOf(batch, standing) })), vanished, now,
  });
}
