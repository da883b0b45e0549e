// Calling a file off that was never checked to its end: it goes, and what it was to take the place of is as it was before.
import { and, eq } from 'drizzle-orm';
import { chainOf } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { followInBulk } from './bulk-queries.ts';
import { discardInside } from './discard.ts';
import type { Batch } from './queries.ts';

/** Answers the id of the batch that came back; null where there was none. Throws Problems as `discardInside` does. */
export async function callOff({ db, clock }: Pick<Deps, 'db' | 'clock'>, tx: Writer, actor: Actor, { id, replaces, checkBlob, townshipCode }: Batch): Promise<string | null> {
  await discardInside({ db, clock }, tx, actor, id);
  if (replaces === null || checkBlob !== null) return null;
  const { batches, reviews } = db.tables;
  const wasReturned = await tx.$count(reviews, and(eq(reviews.batchId, replaces), eq(reviews.decision, 'returned'))) > 0;
  const back = await tx.update(batches).set({ state: wasReturned ? 'returned' : 'checking' }).where(and(eq(batches.id, replaces), eq(batches.state, 'discarded'))).returning({ id: batches.id });
  if (back.length === 0) return null;
  await followInBulk({ db }, tx, id, replaces);
  await record(db, tx, { chain: chainOf(townshipCode), at: clock.now(), actorId: actor.id, action: 'batch.restored', subject: `batch:${replaces}` });
  return replaces;
}
