// A township office at work: a clerk who uploads and submits, a reviewer who approves, and the server's own worker.
import type { Actor } from '../../server/accounts/actor.ts';
import { checkedOf } from '../../server/batches/check.ts';
import type { CheckResult } from '../../server/batches/check-order.ts';
import { deskWork } from '../../server/batches/desk-work.ts';
import { batchFor } from '../../server/batches/queries.ts';
import { approveBatch } from '../../server/batches/review.ts';
import { submitBatch } from '../../server/batches/submit.ts';
import { uploadFile } from '../../server/batches/upload.ts';
import type { Database } from '../../server/db/database.ts';
import type { Deps } from '../../server/deps.ts';
import { today } from '../../server/domain/period.ts';
import { handlers } from '../../server/jobs/handlers.ts';
import { runJobsUntilEmpty } from '../../server/jobs/worker.ts';
import { setContact } from '../../server/places/contact.ts';
import { addPerson, createTestApp, workAtDesk } from './app.ts';
import type { Person, TestApp } from './app.ts';
import { addPlaces, liming, nigou, wangfang } from './people.ts';
import { roll } from './roll.ts';
import type { Paid, RollProgramme } from './roll.ts';

export const contact = { phone: '0632-661 1234', office: '泥沟镇便民服务中心3号窗口', hours: '工作日8:30至17:00' };

export interface Office extends TestApp { clerk: Actor; reviewer: Actor }

export async function openOffice(db: Database, pieces: Partial<Deps>): Promise<Office> {
  await addPlaces(db);
  const desk = await createTestApp(db, pieces);
  await setContact(desk.deps, nigou.code, contact);
  return { ...desk, clerk: await actor(desk, liming), reviewer: await actor(desk, wangfang) };
}

/** Answers the id of the submitted batch. */
export async function submit(office: Office, programme: RollProgramme, rows: readonly Paid[], year = 2026): Promise<string> {
  return submitFile(office, programme, roll(programme, rows, year), year);
}

/** Any file, with everything confirmed that a person may confirm. Throws when it was not submitted. */
export async function submitFile(office: Office, programme: string, file: { name: string; bytes: Uint8Array }, year = 2026): Promise<string> {
  const { batchId, checked } = await checkFile(office, programme, file, year);
  return submitChecked(office, batchId, checked);
}

async function submitChecked(office: Office, batchId: string, checked: CheckResult): Promise<string> {
  const { deps, clerk } = office;
  await submitBatch(deps, clerk, batchId, { planHash: checked.planHash, confirmed: checked.toDo.confirm.map(({ code }) => code) });
  await workAtDesk(office);
  const work = await deskWork(deps, batchId);
  if (work?.failure) throw new Error(work.failure);
  return batchId;
}

/** Uploads a file and waits for its check. */
export async function checkFile(office: Office, programme: string, file: { name: string; bytes: Uint8Array }, year = 2026): Promise<{ batchId: string; checked: CheckResult }> {
  const { deps, clerk } = office;
  const batchId = await uploadFile(deps, clerk, { ...file, programme, year, term: '', paidOn: `${year}-06-18`, basis: `台农字〔${year}〕8号` });
  return { batchId, checked: await checked(office, batchId) };
}

async function checked(office: Office, batchId: string): Promise<CheckResult> {
  await workAtDesk(office);
  const result = await checkedOf(office.deps, await batchFor(office.deps, office.clerk, batchId));
  if (!result) throw new Error('the check left no result');
  return result;
}

export async function approve(office: Office, programme: RollProgramme, rows: readonly Paid[], year = 2026): Promise<string> {
  const batchId = await submit(office, programme, rows, year);
  await approveBatch(office.deps, office.reviewer, batchId);
  return batchId;
}

export async function publish(office: Office, programme: RollProgramme, rows: readonly Paid[], year = 2026): Promise<string> {
  const batchId = await approve(office, programme, rows, year);
  await work(office);
  return batchId;
}

export type Correcting = 'replacement' | 'resent';

/** A submitted correction of a published batch; `replaces` is one that was returned. */
export async function correct(office: Office, batchId: string, kind: Correcting, rows: readonly Paid[], reason: string, replaces?: string): Promise<string> {
  const { batchId: id, checked: found } = await checkCorrection(office, batchId, kind, rows, reason, replaces);
  return submitChecked(office, id, found);
}

/** Uploads a correction and waits for its check. */
export async function checkCorrection(office: Office, batchId: string, kind: Correcting, rows: readonly Paid[], reason: string, replaces?: string): Promise<{ batchId: string; checked: CheckResult }> {
  const { deps, clerk } = office;
  const { programme, year, term, basis, paidOn } = await batchFor(deps, clerk, batchId);
  const of = replaces === undefined ? { correction: { batchId, kind, reason } } : { replaces };
  const file = roll(programme as RollProgramme, rows, year);
  const id = await uploadFile(deps, clerk, { ...file, programme, year, term, basis, paidOn: kind === 'resent' ? today(deps.clock.now()) : paidOn, ...of });
  return { batchId: id, checked: await checked(office, id) };
}

/** Everything that is due now. */
export async function work({ deps }: Pick<Office, 'deps'>, lanes = 1): Promise<void> {
  await runJobsUntilEmpty(deps, handlers, lanes);
}

async function actor(desk: TestApp, person: Person): Promise<Actor> {
  return { id: await addPerson(desk, person), name: person.name, role: person.role, townshipCode: person.townshipCode, villageCode: null };
}
