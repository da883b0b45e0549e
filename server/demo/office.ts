// What the clerk and the reviewer of a township do with one file, through the same actions as the desk.
import { checkedOf } from '../batches/check.ts';
import { deskWork } from '../batches/desk-work.ts';
import { batchFor } from '../batches/queries.ts';
import { approveBatch, returnBatch } from '../batches/review.ts';
import { submitBatch } from '../batches/submit.ts';
import { uploadFile } from '../batches/upload.ts';
import type { Deps } from '../deps.ts';
import { deskHandlers } from '../jobs/handlers.ts';
import { runJobsUntilEmpty } from '../jobs/worker.ts';
import type { Staff } from './county.ts';
import { sampleNumber } from './sample-documents.ts';
import type { SampleFile } from './sample-files.ts';
import { proposedProgramme, type ProposedFile } from './sample-proposal.ts';

export interface Handled {
  outcome: 'approved' | 'returned' | 'refused';
  batchId: string;
  /** Blocking findings that sent the file back to the clerk. */
  findings: number;
  paidFen: number;
  payments: number;
}

/** `replaces` is the batch that this corrected file takes the place of. */
export async function handleFile(deps: Deps, { clerk, reviewer }: Staff, file: SampleFile, facts: { paidOn: string; replaces: string | undefined }): Promise<Handled> {
  const { name, bytes, programme, year } = file;
  const batchId = await uploadFile(deps, clerk, { name, bytes, programme, year, term: '', paidOn: facts.paidOn, basis: basisOf(programme, year), replaces: facts.replaces });
  await workOn(deps, batchId);
  const checked = await checkedOf(deps, await batchFor(deps, clerk, batchId));
  if (!checked) throw new Error('the check left no result');
  const { toDo, report: { totals } } = checked;
  const findings = toDo.block.reduce((sum, { count }) => sum + count, 0);
  const done = { batchId, findings, paidFen: totals.fen, payments: totals.payments };
  if (findings > 0) return { ...done, outcome: 'refused' };
  await submitBatch(deps, clerk, batchId, { planHash: checked.planHash, confirmed: toDo.confirm.map(({ code }) => code) });
  await workOn(deps, batchId);
  if (file.returnReason) {
    await returnBatch(deps, reviewer, batchId, file.returnReason);
    return { ...done, outcome: 'returned' };
  }
  await approveBatch(deps, reviewer, batchId);
  return { ...done, outcome: 'approved' };
}

/** A list put up for objections before anything is paid, or what takes its place after one; answers the id of the batch. */
export async function propose(deps: Deps, { clerk, reviewer }: Staff, file: ProposedFile, year: number, corrects?: { batchId: string; reason: string }): Promise<string> {
  const correction = corrects && { kind: 'replacement' as const, ...corrects };
  const batchId = await uploadFile(deps, clerk, { ...file, list: 'proposal', programme: proposedProgramme, year, term: '', paidOn: null, basis: basisOf(proposedProgramme, year), correction });
  await workOn(deps, batchId);
  const checked = await checkedOf(deps, await batchFor(deps, clerk, batchId));
  if (!checked || checked.toDo.block.length > 0) throw new Error('the proposed list cannot be submitted');
  await submitBatch(deps, clerk, batchId, { planHash: checked.planHash, confirmed: checked.toDo.confirm.map(({ code }) => code) });
  await workOn(deps, batchId);
  await approveBatch(deps, reviewer, batchId);
  return batchId;
}

/** What the server does while the clerk waits; throws when it was given up. */
async function workOn(deps: Deps, batchId: string): Promise<void> {
  await runJobsUntilEmpty(deps, deskHandlers);
  const work = await deskWork(deps, batchId);
  if (work?.failure) throw new Error(work.failure);
}

function basisOf(programme: string, year: number): string {
  const office = programme === 'old-age' ? '区民政局、区财政局' : '区农业农村局、区财政局';
  return `${office}${sampleNumber(programme, year)}文件`;
}
