// The job that checks an uploaded file and keeps what it found for the page of the batch.
import { and, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Running } from '../jobs/bell.ts';
import { keepResult, runCheck, totalsOf } from './check.ts';
import { storedBatch } from './queries.ts';

/** Safe to run again at any point: the same bytes give the same result, and a batch that has gone on is left alone. */
export async function checkBatch(deps: Deps, batchId: string, running: Running): Promise<void> {
  const batch = await storedBatch(deps, batchId);
  if (batch?.state !== 'checking') return;
  const result = await runCheck(deps, batch, running);
  const checkBlob = await keepResult(deps, result);
  const { batches } = deps.db.tables;
  await deps.db.write(async (tx) => {
    await running.hold(tx);
    await tx.update(batches).set({ checkBlob, programme: batch.programme || (result.report.programme ?? ''), ...totalsOf(result, batch.list) })
      .where(and(eq(batches.id, batchId), eq(batches.state, 'checking'))).returning({ id: batches.id });
  });
}
