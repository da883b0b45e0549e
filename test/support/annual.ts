// A township sums up a year: the clerk submits, the reviewer approves, the villages are told.
import { approveAnnual } from '../../server/annual/review.ts';
import { submitAnnual } from '../../server/annual/submit.ts';
import { work, type Office } from './office.ts';

export async function sumUp(office: Office, year = 2026, reason = ''): Promise<string> {
  const id = await submitAnnual(office.deps, office.clerk, { year, basis: '台政办发〔2026〕9号', reason });
  await approveAnnual(office.deps, office.reviewer, id);
  await work(office);
  return id;
}
