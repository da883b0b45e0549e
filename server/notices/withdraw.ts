// Takes back what of a batch could not be published, so that a corrected file can take its place.
import { and, eq, inArray } from 'drizzle-orm';
import type { Database, Writer } from '../db/database.ts';
import { leftOut } from './finish.ts';

/** Editions that never went out are set aside, their jobs ended; answers how many, and how many are public all the same. */
export async function withdrawUnpublished(db: Database, tx: Writer, batchId: string, now: Date): Promise<{ withdrawn: number; published: number }> {
  const { editions, jobs } = db.tables;
  const withdrawn = await tx.update(editions).set({ state: 'withdrawn', endedAt: now })
    .where(and(eq(editions.batchId, batchId), eq(editions.state, 'rendering'))).returning({ id: editions.id });
  await tx.update(jobs).set({ state: 'done', finishedAt: now, uniqueKey: null })
    .where(and(eq(jobs.subject, `batch:${batchId}`), inArray(jobs.state, ['ready', 'failed']))).returning({ id: jobs.id });
  // Before the count: editions that were to end stand as before.
  const standing = await tx.update(editions).set({ supersededBy: null })
    .where(and(leftOut(db, tx, batchId), inArray(editions.state, ['published', 'retained']))).returning({ id: editions.id });
  const all = await tx.$count(editions, eq(editions.batchId, batchId)) + await tx.$count(editions, leftOut(db, tx, batchId));
  return { withdrawn: withdrawn.length + standing.length, published: all - withdrawn.length };
}
