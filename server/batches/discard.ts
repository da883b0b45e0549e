// Putting a batch aside: it leaves the desk, and what was being done about it ends.
import { and, eq, inArray } from 'drizzle-orm';
import { chainOf } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { batchFor, deskSubject } from './queries.ts';

type DiscardDeps = Pick<Deps, 'db' | 'clock'>;

/** Puts a batch in work or a returned one aside, as part of a larger change; its rows and its review stay. Throws Problem `batch-wrong-state` for any other. */
export async function discardInside({ db, clock }: DiscardDeps, tx: Writer, actor: Actor, batchId: string): Promise<void> {
  const { batches, jobs } = db.tables;
  const batch = await batchFor({ db }, actor, batchId, tx);
  const discarded = await tx.update(batches).set({ state: 'discarded' }).where(and(eq(batches.id, batchId), inArray(batches.state, ['checking', 'returned']))).returning({ id: batches.id });
  if (discarded.length === 0) throw new Problem('batch-wrong-state');
  await tx.update(jobs).set({ state: 'cancelled', uniqueKey: null, leaseToken: null, leaseUntil: null, finishedAt: clock.now() })
    .where(and(eq(jobs.subject, deskSubject(batchId)), inArray(jobs.state, ['ready', 'running']))).returning({ id: jobs.id });
  await record(db, tx, { chain: chainOf(batch.townshipCode), at: clock.now(), actorId: actor.id, action: 'batch.discarded', subject: `batch:${batchId}` });
}
