// Saying otherwise what a kept file is about, its programme, year, term, day or documents: the file is checked again, not uploaded again.
import { eq } from 'drizzle-orm';
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { bulkFor, filesOf } from './bulk-queries.ts';
import { orderWork } from './desk-work.ts';
import { batchFor } from './queries.ts';
import type { Batch } from './queries.ts';
import type { Subject } from './subject.ts';

type RestateDeps = Pick<Deps, 'db' | 'clock' | 'bell'>;

/**
 * A correction keeps programme, year and term of what it corrects, and payments sent again keep everything.
 * Throws Problems `not-allowed`, `not-found` and `batch-wrong-state`.
 */
export async function restateBatch(deps: RestateDeps, actor: Actor, batchId: string, stated: Partial<Subject>): Promise<void> {
  demandRole(actor, 'clerk', 'county');
  const { batches } = deps.db.tables;
  await deps.db.write(async (tx) => {
    const batch = await batchFor(deps, actor, batchId, tx);
    if (batch.state !== 'checking' || batch.kind === 'resent' || !await orderWork(deps, tx, 'check-batch', { batchId })) throw new Problem('batch-wrong-state');
    const subject = subjectOf(batch, stated);
    await tx.update(batches).set(subject).where(eq(batches.id, batchId)).returning({ id: batches.id });
    const { basis, ...said } = subject;
    await record(deps.db, tx, { chain: chainOf(batch.townshipCode), at: deps.clock.now(), actorId: actor.id, action: 'batch.restated', subject: `batch:${batchId}`, detail: { ...said, paidOn: said.paidOn ?? '', basis } });
  });
}

function subjectOf(batch: Batch, stated: Partial<Subject>) {
  const { list = 'result', programme, year, term, paidOn, basis } = { ...batch, ...stated };
  const own = batch.corrects === null ? { list, programme: programme ?? '', year, term } : { list: batch.list, programme: batch.programme, year: batch.year, term: batch.term };
  return { ...own, paidOn: own.list === 'proposal' ? null : paidOn, basis };
}

/** Programmes of files that came together: batch → programme. One that cannot be changed any more is passed over. Throws Problem `not-found` for a batch of another bulk. */
export async function restateTogether(deps: RestateDeps, actor: Actor, bulkId: string, programmes: ReadonlyMap<string, string>): Promise<void> {
  demandRole(actor, 'clerk', 'county');
  await bulkFor(deps, actor, bulkId);
  const own = new Set((await filesOf(deps, bulkId)).flatMap(({ outcome, batch }) => (outcome === 'taken' && batch ? [batch.id] : [])));
  if ([...programmes.keys()].some((id) => !own.has(id))) throw new Problem('not-found');
  for (const [batchId, programme] of programmes) {
    await restateBatch(deps, actor, batchId, { programme }).catch((error: unknown) => {
      if (!(error instanceof Problem) || error.code !== 'batch-wrong-state') throw error;
    });
  }
}
