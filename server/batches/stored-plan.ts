// The plan of a stored batch against the one that it corrects, row by row as both are stored.
import { inArray } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import type { PaymentStatus } from '../db/tables.ts';
import type { Deps } from '../deps.ts';
import { draftPlan, type Plan, type PlanRow } from '../domain/plan.ts';
import { portionsOf, sumsOfBatch, villagesIn } from '../payments/queries.ts';
import type { Batch } from './queries.ts';

export async function storedPlan({ db }: Pick<Deps, 'db'>, { id, corrects }: Pick<Batch, 'id' | 'corrects'>): Promise<Plan> {
  if (corrects === null) return allNew(db, id);
  const draft = draftPlan(await planRows(db, corrects));
  for await (const rows of planned(db, id)) for (const { key: _key, ...row } of rows) draft.add(row);
  return draft.end();
}

/** Where nothing is there to compare with, what stands beside the rows says it all. */
async function allNew(db: Database, batchId: string): Promise<Plan> {
  const { rows, paidFen, proposedFen } = await sumsOfBatch(db, db.read, batchId);
  return { ...draftPlan([]).end(), added: { rows, fen: paidFen + proposedFen } };
}

/** What is there, to be compared with. */
export async function planRows(db: Database, batchId: string): Promise<PlanRow[]> {
  return [...(await planRowsByKey(db, batchId)).values()];
}

/** By the key of the payment. */
export async function planRowsByKey(db: Database, batchId: string): Promise<Map<string, PlanRow>> {
  const all = new Map<string, PlanRow>();
  for await (const rows of planned(db, batchId)) for (const { key, ...row } of rows) all.set(key, row);
  return all;
}

async function* planned(db: Database, batchId: string): AsyncGenerator<(PlanRow & { key: string })[]> {
  const { villages } = db.tables;
  const codes = await villagesIn(db, db.read, [batchId]);
  const names = new Map((await db.read.select({ code: villages.code, name: villages.name }).from(villages).where(inArray(villages.code, [...codes]))).map(({ code, name }) => [code, name]));
  for await (const { id, villageCode, payments } of portionsOf(db, db.read, batchId)) {
    const village = names.get(villageCode) ?? '';
    yield payments.map(({ row: _row, isOrganisation: _isOrganisation, status, ...rest }, place) => ({ ...rest, village, status: plannedStatus(status), key: paymentKey(id, place) }));
  }
}

/** A payment is known by its portion and its place in it. */
export function paymentKey(portionId: number, place: number): string {
  return `${portionId}.${place}`;
}

/** What is proposed is compared as what is paid: that it was not paid yet is no difference of the list. */
export function plannedStatus(status: PaymentStatus): PlanRow['status'] {
  return status === 'proposed' ? 'paid' : status;
}
