// When the last village of a batch has been told: the batch is published, and the one that it corrects is superseded.
import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { chainOf } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Database, Reader, Writer } from '../db/database.ts';

/** Does nothing while an edition or the end of one is still to come. */
export async function finishBatch(db: Database, tx: Writer, batchId: string, now: Date): Promise<void> {
  const { batches, editions } = db.tables;
  if (await tx.$count(editions, and(eq(editions.batchId, batchId), eq(editions.state, 'rendering'))) > 0) return;
  if (await tx.$count(editions, and(leftOut(db, tx, batchId), inArray(editions.state, ['published', 'retained']))) > 0) return;
  const [batch] = await tx.update(batches).set({ state: 'published' })
    .where(and(eq(batches.id, batchId), eq(batches.state, 'approved'))).returning({ townshipCode: batches.townshipCode, corrects: batches.corrects });
  if (!batch) return;
  await record(db, tx, { chain: chainOf(batch.townshipCode), at: now, actorId: null, action: 'batch.published', subject: `batch:${batchId}` });
  if (batch.corrects !== null) await supersede(db, tx, { batchId: batch.corrects, by: batchId, now });
}

/** From now on `by` is what the villages were paid. */
export async function supersede(db: Database, tx: Writer, { batchId, by, now }: { batchId: string; by: string; now: Date }): Promise<void> {
  const { batches } = db.tables;
  const [old] = await tx.update(batches).set({ state: 'superseded' })
    .where(and(eq(batches.id, batchId), eq(batches.state, 'published'))).returning({ townshipCode: batches.townshipCode });
  if (old) await record(db, tx, { chain: chainOf(old.townshipCode), at: now, actorId: null, action: 'batch.superseded', subject: `batch:${batchId}`, detail: { by } });
}

/** Of editions: those of villages that this correction leaves out. */
export function leftOut({ tables: { editions } }: Database, reader: Reader, batchId: string) {
  const own = reader.select({ id: editions.noticeId }).from(editions).where(eq(editions.batchId, batchId));
  return and(eq(editions.supersededBy, batchId), notInArray(editions.noticeId, own));
}
