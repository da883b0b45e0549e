// Takes back what of a batch or manuscript could not be published, so that a corrected one can take its place.
import { and, eq, inArray } from 'drizzle-orm';
import type { Database, Writer } from '../db/database.ts';
import { leftOut } from './finish.ts';
import { madeOf, publicationSubjects } from './source.ts';

/** Editions that never went out are set aside, their jobs ended; answers how many, and how many are public all the same. */
export async function withdrawUnpublished(db: Database, tx: Writer, source: string, now: Date): Promise<{ withdrawn: number; published: number }> {
  const { editions, jobs } = db.tables;
  const withdrawn = await tx.update(editions).set({ state: 'withdrawn', endedAt: now })
    .where(and(madeOf(db, source), eq(editions.state, 'rendering'))).returning({ id: editions.id });
  await tx.update(jobs).set({ state: 'done', finishedAt: now, uniqueKey: null })
    .where(and(inArray(jobs.subject, publicationSubjects(source)), inArray(jobs.state, ['ready', 'failed']))).returning({ id: jobs.id });
  // Before the count: editions that were to end stand as before.
  const standing = await tx.update(editions).set({ supersededBy: null })
    .where(and(leftOut(db, tx, source), inArray(editions.state, ['published', 'retained']))).returning({ id: editions.id });
  const all = await tx.$count(editions, madeOf(db, source)) + await tx.$count(editions, leftOut(db, tx, source));
  return { withdrawn: withdrawn.length + standing.length, published: all - withdrawn.length };
}
