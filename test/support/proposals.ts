// A list of what is to be paid, as it goes up for objections before the payment: no state of payment, the money under 应发.
import { checkedOf } from '../../server/batches/check.ts';
import type { CheckResult } from '../../server/batches/check-order.ts';
import { batchFor } from '../../server/batches/queries.ts';
import { approveBatch } from '../../server/batches/review.ts';
import { submitBatch } from '../../server/batches/submit.ts';
import { uploadFile } from '../../server/batches/upload.ts';
import { workAtDesk } from './app.ts';
import { work, type Office } from './office.ts';
import { roll } from './roll.ts';
import type { Paid, RollProgramme } from './roll.ts';

/** The roll with the money under 应发金额 and without 支付状态. */
export function proposedRoll(programme: RollProgramme, rows: readonly Paid[]): { name: string; bytes: Uint8Array } {
  const { name, bytes } = roll(programme, rows);
  const text = new TextDecoder().decode(bytes).replace('补贴金额（元）,支付状态', '应发金额（元）').replaceAll(/,(成功|退汇|未发放)?$/gm, '').replaceAll('发放表', '拟发放名单');
  return { name: name.replace('发放表', '拟发放名单'), bytes: new TextEncoder().encode(text) };
}

/** `corrects` is a published proposal, then with the reason. */
export async function checkProposal(office: Office, programme: RollProgramme, rows: readonly Paid[], corrects?: { batchId: string; reason: string }): Promise<{ batchId: string; checked: CheckResult }> {
  const { deps, clerk } = office;
  const subject = { list: 'proposal', programme, year: 2026, term: '', paidOn: null, basis: '台农字〔2026〕5号' } as const;
  const batchId = await uploadFile(deps, clerk, { ...proposedRoll(programme, rows), ...subject, ...(corrects ? { correction: { kind: 'replacement', ...corrects } } : {}) });
  await workAtDesk(office);
  const checked = await checkedOf(deps, await batchFor(deps, clerk, batchId));
  if (!checked) throw new Error('the check left no result');
  return { batchId, checked };
}

export async function submitProposal(office: Office, programme: RollProgramme, rows: readonly Paid[], corrects?: { batchId: string; reason: string }): Promise<string> {
  const { batchId, checked } = await checkProposal(office, programme, rows, corrects);
  await submitBatch(office.deps, office.clerk, batchId, { planHash: checked.planHash, confirmed: checked.toDo.confirm.map(({ code }) => code) });
  await workAtDesk(office);
  return batchId;
}

export async function propose(office: Office, programme: RollProgramme, rows: readonly Paid[], corrects?: { batchId: string; reason: string }): Promise<string> {
  const batchId = await submitProposal(office, programme, rows, corrects);
  await approveBatch(office.deps, office.reviewer, batchId);
  await work(office);
  return batchId;
}
