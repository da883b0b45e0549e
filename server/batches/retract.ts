// Taking back a published list that should never have been public: wrong programme, wrong year, somebody else's file.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../deps.ts';
import { lineOf } from '../notices/edition-plan.ts';
import { orderWithdrawal } from '../notices/freeze.ts';
import { Problem } from '../problem.ts';
import { batchFor } from './queries.ts';

/**
 * Ends the public life of all that stands of the list and of those it corrected, with a reason that the pages say; from then on it counts
 * as paid nowhere, and the villages may be told anew. Throws Problems `not-allowed`, `not-found`, `batch-wrong-state`, `correction-in-work`.
 */
export async function retractBatch({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, batchId: string, reason: string): Promise<void> {
  demandRole(actor, 'reviewer', 'county');
  const { batches, editions } = db.tables;
  const now = clock.now();
  await db.write(async (tx) => {
    const { townshipCode } = await batchFor({ db }, actor, batchId, tx);
    if (await tx.$count(batches, and(eq(batches.corrects, batchId), inArray(batches.state, ['submitted', 'approved']))) > 0) throw new Problem('correction-in-work');
    const changed = await tx.update(batches).set({ state: 'withdrawn', withdrawalReason: reason }).where(and(eq(batches.id, batchId), eq(batches.state, 'published'))).returning({ id: batches.id });
    if (changed.length === 0) throw new Problem('batch-wrong-state');
    const standing = await tx.select({ id: editions.id }).from(editions)
      .where(and(inArray(editions.batchId, await lineOf(db, tx, batchId)), inArray(editions.state, ['published', 'retained']), isNull(editions.supersededBy)));
    for (const edition of standing) await orderWithdrawal({ db }, tx, { batchId, manuscriptId: null }, edition, now);
    await record(db, tx, { chain: chainOf(townshipCode), at: now, actorId: actor.id, action: 'batch.withdrawn', subject: `batch:${batchId}`, detail: { editions: standing.length, reason } });
  });
}
