// When the publication of an approved batch got stuck: try again, or take back what never went out.
import { and, eq } from 'drizzle-orm';
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { newKey } from '../key.ts';
import { retryPublication } from '../notices/desk-queries.ts';
import { supersede } from '../notices/finish.ts';
import { publicationProgress } from '../notices/queries.ts';
import { withdrawUnpublished } from '../notices/withdraw.ts';
import { Problem } from '../problem.ts';
import { batchFor } from './queries.ts';

type PublicationDeps = Pick<Deps, 'db' | 'clock'>;

/** Puts failed jobs back on the list; nothing failed, nothing changes. */
export async function publishAgain(deps: PublicationDeps, actor: Actor, batchId: string): Promise<void> {
  demandRole(actor, 'clerk', 'reviewer', 'county');
  const batch = await batchFor(deps, actor, batchId);
  await retryPublication(deps, actor, batchId, chainOf(batch.townshipCode));
}

/**
 * The batch goes back to the clerk, with the reason, when nothing of it is public, and counts as published with the rest otherwise.
 * Throws Problem `batch-wrong-state` when nothing of it is waiting.
 */
export async function takeBack({ db, clock }: PublicationDeps, actor: Actor, batchId: string): Promise<void> {
  demandRole(actor, 'reviewer', 'county');
  const { batches } = db.tables;
  const now = clock.now();
  await db.write(async (tx) => {
    const batch = await batchFor({ db }, actor, batchId, tx);
    const { failures } = await publicationProgress(db, batchId, tx);
    const { withdrawn, published } = await withdrawUnpublished(db, tx, batchId, now);
    const state = published > 0 ? 'published' : 'returned';
    const changed = await tx.update(batches).set({ state }).where(and(eq(batches.id, batchId), eq(batches.state, 'approved'))).returning({ id: batches.id });
    if (changed.length === 0) throw new Problem('batch-wrong-state');
    if (published > 0 && batch.corrects !== null) await supersede(db, tx, { source: batch.corrects, by: batchId, now });
    if (published === 0) await sayWhy(db, tx, { batchId, failures, by: actor, at: now });
    await record(db, tx, { chain: chainOf(batch.townshipCode), at: now, actorId: actor.id, action: 'publication.withdrawn', subject: `batch:${batchId}`, detail: { withdrawn, published } });
  });
}

async function sayWhy(db: Deps['db'], tx: Writer, { batchId, failures, by, at }: { batchId: string; failures: readonly string[]; by: Actor; at: Date }): Promise<void> {
  const reason = ['各村都没有公开，已全部撤回。', ...failures].join('').slice(0, longestReason);
  await tx.insert(db.tables.reviews).values({ id: newKey(at), batchId, decision: 'returned', reason, reviewedBy: by.id, reviewedAt: at });
}

const longestReason = 500;
