// What an edition is made of: a batch of payments, or a manuscript. Keys are unique over all tables, so that one id says which.
import { eq, or } from 'drizzle-orm';
import type { Database } from '../db/database.ts';

export interface MadeOf { batchId: string | null; manuscriptId: string | null }

/** The id of the batch or manuscript. */
export function sourceOf({ batchId, manuscriptId }: MadeOf): string {
  return batchId ?? manuscriptId ?? '';
}

/** Of editions: those of this batch or manuscript. */
export function madeOf({ tables: { editions } }: Database, source: string) {
  return or(eq(editions.batchId, source), eq(editions.manuscriptId, source));
}

/** Under which the jobs of its publication stand; one of the two. */
export function publicationSubjects(source: string): string[] {
  return [`batch:${source}`, `manuscript:${source}`];
}

export function publicationSubject({ batchId, manuscriptId }: MadeOf): string {
  return batchId === null ? `manuscript:${manuscriptId}` : `batch:${batchId}`;
}
