// Submitting: the clerk confirms what the check page showed; the rows follow as a job.
import { demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import type { CheckResult } from './check-order.ts';
import { checkedOf } from './check.ts';
import { decisionsOf, isCurrent } from './decisions.ts';
import { orderWork } from './desk-work.ts';
import { demandClosed } from './received.ts';
import { batchFor } from './queries.ts';
import type { Batch } from './queries.ts';

type SubmitDeps = Pick<Deps, 'db' | 'clock' | 'uploads' | 'bell'>;

export interface Submission {
  /** Of the page that the clerk looked at. */
  planHash: string;
  /** Codes of the findings that the clerk has looked at and confirmed. */
  confirmed: readonly string[];
}

/**
 * Posting the same submission again changes nothing. Throws Problems `not-allowed`, `not-found`, `batch-wrong-state`,
 * `batch-has-blocks`, `programme-unknown`, `batch-changed`, `batch-needs-confirmation`; what only the rows can tell, the job says.
 */
export async function submitBatch(deps: SubmitDeps, actor: Actor, batchId: string, submission: Submission): Promise<void> {
  demandRole(actor, 'clerk', 'county');
  const { planHash, confirmed } = submission;
  const seen = await batchFor(deps, actor, batchId);
  const checked = seen.state === 'checking' ? await checkedOf(deps, seen) : null;
  await deps.db.write(async (tx) => {
    const batch = await batchFor(deps, actor, batchId, tx);
    if (batch.state === 'submitted' && batch.submittedBy === actor.id && batch.planHash === planHash) return;
    if (batch.state !== 'checking') throw new Problem('batch-wrong-state');
    if (!checked || batch.checkBlob !== seen.checkBlob || !isCurrent(checked, batch, await decisionsOf(deps, batch, tx))) throw new Problem('batch-changed');
    demandReady(batch, checked, submission);
    if (batch.kind !== 'resent') demandClosed(batch);
    await orderWork(deps, tx, 'submit-batch', { batchId, planHash, confirmed: confirmed.join(' '), actorId: actor.id });
  });
}

/** Throws Problems `batch-has-blocks`, `programme-unknown`, `batch-changed` and `batch-needs-confirmation`. */
export function demandReady(batch: Pick<Batch, 'programme'>, { toDo, entries, planHash }: CheckResult, submission: Submission): void {
  if (toDo.block.length > 0 || entries === 0) throw new Problem('batch-has-blocks');
  if (batch.programme === '') throw new Problem('programme-unknown');
  if (planHash !== submission.planHash) throw new Problem('batch-changed');
  if (toDo.confirm.some(({ code }) => !submission.confirmed.includes(code))) throw new Problem('batch-needs-confirmation');
}
