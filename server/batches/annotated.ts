// The clerk's own table with what the check found: made as a job, for a county's takes as long as its check; kept sealed until the next check.
import { and, eq } from 'drizzle-orm';
import { demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import type { AnnotatedFile } from '../db/tables.ts';
import type { Deps } from '../deps.ts';
import type { Running } from '../jobs/bell.ts';
import { Problem } from '../problem.ts';
import { annotatedFile } from './check.ts';
import { orderWork } from './desk-work.ts';
import { batchFor, storedBatch } from './queries.ts';
import type { Batch } from './queries.ts';

export function annotatedSubject(batchId: string): string {
  return `annotated:${batchId}`;
}

/** Of the check that the page shows; null when it is still to be made. */
export function keptAnnotated({ uploads }: Pick<Deps, 'uploads'>, { annotated, checkBlob }: Pick<Batch, 'annotated' | 'checkBlob'>): AnnotatedFile | null {
  return annotated !== null && annotated.of === checkBlob && uploads.has(annotated.blob) ? annotated : null;
}

/** Does nothing where it is there or on its way. Throws Problems `not-allowed`, `not-found`, and `batch-wrong-state` for a batch that has no result or has left the desk. */
export async function orderAnnotated(deps: Pick<Deps, 'db' | 'clock' | 'bell' | 'uploads'>, actor: Actor, batchId: string): Promise<void> {
  demandRole(actor, 'clerk', 'county');
  await deps.db.write(async (tx) => {
    const batch = await batchFor(deps, actor, batchId, tx);
    if (batch.state !== 'checking' || batch.checkBlob === null) throw new Problem('batch-wrong-state');
    if (keptAnnotated(deps, batch) === null) await orderWork(deps, tx, 'annotate-batch', { batchId }, annotatedSubject(batchId));
  });
}

/** The job. Safe to run again at any point; one whose check has been made anew meanwhile keeps nothing. Throws Problem `file-too-costly`. */
export async function annotateBatch(deps: Deps, batchId: string, running: Running): Promise<void> {
  const batch = await storedBatch(deps, batchId);
  if (batch?.state !== 'checking' || batch.checkBlob === null || keptAnnotated(deps, batch) !== null) return;
  const made = await annotatedFile(deps, batch, running);
  if (!made) throw new Problem('file-too-costly');
  const annotated = { of: batch.checkBlob, blob: await deps.uploads.put(made.bytes), format: made.format };
  const { batches } = deps.db.tables;
  await deps.db.write(async (tx) => {
    await running.hold(tx);
    await tx.update(batches).set({ annotated }).where(and(eq(batches.id, batchId), eq(batches.checkBlob, annotated.of))).returning({ id: batches.id });
  });
}
