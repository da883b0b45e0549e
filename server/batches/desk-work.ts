// The long work on a batch that is at its clerk's desk: which job it is, how far it has come, and how it is called off.
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Reader, Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { awaitJob, cancelJob, orderJob, worksOn, type DeskWork } from '../jobs/work.ts';
import { Problem } from '../problem.ts';
import { callOff } from './call-off.ts';
import { batchFor, deskSubject } from './queries.ts';
import type { Batch } from './queries.ts';

type WorkDeps = Pick<Deps, 'db' | 'clock' | 'bell'>;

/** What was last ordered to be done on a batch; null when nothing was. */
export async function deskWork(deps: Pick<Deps, 'db' | 'bell'>, batchId: string, reader: Reader = deps.db.read): Promise<DeskWork | null> {
  return (await deskWorks(deps, [batchId], reader)).get(batchId) ?? null;
}

/** The same for several batches, by their ids; a batch on which nothing was ordered is left out. */
export async function deskWorks(deps: Pick<Deps, 'db' | 'bell'>, batchIds: readonly string[], reader: Reader = deps.db.read): Promise<Map<string, DeskWork>> {
  const works = await worksOn(deps, batchIds.map(deskSubject), reader);
  return new Map(batchIds.flatMap((id) => {
    const work = works.get(deskSubject(id));
    return work ? [[id, work] as const] : [];
  }));
}

/** Orders work in the transaction that wants it, in place of what was done before; false when work on this batch is under way already. */
export function orderWork(deps: WorkDeps, tx: Writer, name: 'check-batch' | 'submit-batch' | 'annotate-batch', payload: { batchId: string } & Record<string, string>, subject = deskSubject(payload.batchId)): Promise<boolean> {
  return orderJob(deps, tx, name, payload, subject);
}

/** For a batch without a result. Throws Problem `batch-wrong-state` when it is no longer at the desk. */
export async function recheckBatch(deps: WorkDeps, actor: Actor, batchId: string): Promise<void> {
  demandRole(actor, 'clerk', 'county');
  await deps.db.write(async (tx) => {
    const batch = await batchFor(deps, actor, batchId, tx);
    if (batch.state !== 'checking') throw new Problem('batch-wrong-state');
    if (await orderWork(deps, tx, 'check-batch', { batchId })) await record(deps.db, tx, { ...entryOf(actor, batch, deps.clock.now()), action: 'check.ordered' });
  });
}

/** As `awaitJob`, of a batch at its clerk's desk. */
export function awaitWork(deps: Pick<Deps, 'db' | 'bell'>, batchId: string): Promise<void> {
  return awaitJob(deps, deskSubject(batchId));
}

/** Puts a batch in work or a returned one aside; a mended file that was never checked as `callOff` does. Answers the batch to go on with, if any. Throws Problem `batch-wrong-state` for any other. */
export async function discardBatch(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, batchId: string): Promise<string | null> {
  demandRole(actor, 'clerk', 'county');
  return deps.db.write(async (tx) => callOff(deps, tx, actor, await batchFor(deps, actor, batchId, tx)));
}

/**
 * Calls off what is under way. A file that was never checked to the end is put aside with it, as `callOff` does; a submission leaves
 * the check page as it was. Answers the batch to go on with.
 */
export async function cancelWork(deps: WorkDeps, actor: Actor, batchId: string): Promise<string> {
  demandRole(actor, 'clerk', 'county');
  await batchFor(deps, actor, batchId);
  const work = await deskWork(deps, batchId);
  if (!work?.isUnderWay) return batchId;
  // First in this process: on SQLite the transaction that is to be called off stands before ours.
  deps.bell.running.get(work.id)?.stop('cancelled');
  return deps.db.write(async (tx) => {
    const batch = await batchFor(deps, actor, batchId, tx);
    // Too late: what was to be called off is done, even if its job has not said so yet.
    if (batch.state !== 'checking') return batchId;
    if (!await cancelJob(deps, tx, work.id)) return batchId;
    if (work.name === 'check-batch' && batch.checkBlob === null) return await callOff(deps, tx, actor, batch) ?? batchId;
    await record(deps.db, tx, { ...entryOf(actor, batch, deps.clock.now()), action: 'work.cancelled', detail: { work: work.name } });
    return batchId;
  });
}

function entryOf(actor: Actor, batch: Batch, at: Date) {
  return { chain: chainOf(batch.townshipCode), at, actorId: actor.id, subject: `batch:${batch.id}` };
}
