// What the clerk and the reviewer of a township do with one file, through the same actions as the desk.
import { isBlocking } from '../../importers/index.ts';
import { checkKept } from '../batches/check.ts';
import { batchFor } from '../batches/queries.ts';
import { approveBatch, returnBatch } from '../batches/review.ts';
import { submitBatch } from '../batches/submit.ts';
import { uploadFile } from '../batches/upload.ts';
import type { Deps } from '../deps.ts';
import type { Staff } from './county.ts';
import type { SampleFile } from './sample-files.ts';

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
  const batch = await batchFor(deps, clerk, batchId);
  const checked = await checkKept(deps, batch);
  const findings = checked.file.findings.filter(isBlocking).length;
  const done = { batchId, findings, paidFen: checked.file.totals.fen, payments: checked.file.totals.payments };
  if (findings > 0) return { ...done, outcome: 'refused' };
  const confirmed = checked.file.findings.filter((finding) => finding.severity === 'confirm').map((finding) => finding.code);
  await submitBatch(deps, clerk, batchId, { planHash: checked.planHash, confirmed });
  if (file.returnReason) {
    await returnBatch(deps, reviewer, batchId, file.returnReason);
    return { ...done, outcome: 'returned' };
  }
  await approveBatch(deps, reviewer, batchId);
  return { ...done, outcome: 'approved' };
}

function basisOf(programme: SampleFile['programme'], year: number): string {
  const office = programme === 'old-age' ? '区民政局、区财政局' : '区农业农村局、区财政局';
  return `${office}〔${year}〕示例文件`;
}
