// The job behind a submission: exactly the rows that the clerk saw go to the reviewer, all of them or none.
import { and, eq } from 'drizzle-orm';
import { chainOf } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { Running } from '../jobs/bell.ts';
import { Problem } from '../problem.ts';
import { keepResult, runCheck, totalsOf } from './check.ts';
import type { CheckResult } from './check-order.ts';
import { demandCorrectable } from './correction.ts';
import { openIntake, storedTotals } from './intake.ts';
import { refuseOverlap } from './overlap.ts';
import { openPreparedRows, type PreparedRows } from './prepared-rows.ts';
import { storedBatch } from './queries.ts';
import type { Batch } from './queries.ts';
import { demandReady, type Submission } from './submit.ts';

export interface Ordered extends Submission { actorId: string }

/**
 * Checks the file again, prepares its rows and inserts them in one transaction with the change of state. Run again after
 * a crash it begins anew; run again after its end it does nothing. Throws Problems as `submitBatch` does, and
 * `number-in-text`, `name-in-text`, `glyph-missing`, `batch-overlaps`, `correction-outdated`.
 */
export async function commitBatch(deps: Deps, batchId: string, ordered: Ordered, running: Running): Promise<void> {
  const batch = await storedBatch(deps, batchId);
  if (batch?.state !== 'checking') return;
  const rows = await openPreparedRows(deps, batchId);
  try {
    const intake = await openIntake(deps, batch, rows);
    const result = await runCheck(deps, batch, running, async (some, done, total) => {
      await intake.take(some);
      running.tell('加密身份证号和账号', done, total);
    });
    await demandSame(deps, batch, result, ordered, running);
    await intake.end();
    await deps.db.write((tx) => commit(deps, tx, { batch, result, ordered, rows, running }));
  } finally {
    await rows.close();
  }
}

/** What is different from the page that was confirmed is shown on the page before anybody is asked again. */
async function demandSame(deps: Deps, batch: Batch, result: CheckResult, ordered: Ordered, running: Running): Promise<void> {
  try {
    demandReady(batch, result, ordered);
  } catch (error) {
    const seen = await runCheck(deps, batch, running);
    const checkBlob = await keepResult(deps, seen);
    const { batches } = deps.db.tables;
    await deps.db.write((tx) => tx.update(batches).set({ checkBlob, ...totalsOf(seen, batch.list) }).where(and(eq(batches.id, batch.id), eq(batches.state, 'checking'))).returning({ id: batches.id }));
    throw error;
  }
}

interface Commit { batch: Batch; result: CheckResult; ordered: Ordered; rows: PreparedRows; running: Running }

async function commit(deps: Deps, tx: Writer, { batch, result, ordered: { planHash, confirmed, actorId }, rows, running }: Commit): Promise<void> {
  const { batches } = deps.db.tables;
  const now = deps.clock.now();
  await running.hold(tx);
  // First the audit row: whoever else writes into this township's chain waits for our end instead of making us begin again.
  await record(deps.db, tx, {
    chain: chainOf(batch.townshipCode), at: now, actorId, action: 'batch.submitted', subject: `batch:${batch.id}`,
    detail: { planHash, rows: rows.count, paidFen: batch.list === 'proposal' ? 0 : result.report.totals.fen, ...(batch.list === 'proposal' ? { proposedFen: result.report.totals.fen } : {}), confirmed: confirmed.join(' ') },
  });
  const submitted = await tx.update(batches)
    .set({ state: 'submitted', planHash, submittedBy: actorId, submittedAt: now, confirmed: result.toDo.confirm.map(({ code, count }) => ({ code, count })), ...totalsOf(result, batch.list) })
    .where(and(eq(batches.id, batch.id), eq(batches.state, 'checking'))).returning({ id: batches.id });
  if (submitted.length === 0) throw new Problem('batch-wrong-state');
  // They lie in files, but only ours and always the same: the transaction may be tried again.
  await rows.insert(tx, (done) => {
    running.signal.throwIfAborted();
    running.tell('写入', done, rows.count);
  });
  if (batch.kind === 'resent') await tx.update(batches).set(await storedTotals(deps.db, tx, batch.id)).where(eq(batches.id, batch.id)).returning({ id: batches.id });
  if (batch.corrects !== null) await demandCorrectable(deps, tx, batch.corrects, batch.id);
  await refuseOverlap(deps, tx, batch, [...rows.villages]);
}
