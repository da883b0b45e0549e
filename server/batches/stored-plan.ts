// The plan of a stored batch against the one that it corrects, row by row as both are stored.
import { asc, count, eq, sum } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import type { PaymentStatus } from '../db/tables.ts';
import type { Deps } from '../deps.ts';
import { draftPlan, type Plan, type PlanRow } from '../domain/plan.ts';
import { inPortions, portion, type Range } from './payment-portions.ts';
import type { Batch } from './queries.ts';

export async function storedPlan({ db }: Pick<Deps, 'db'>, { id, corrects }: Pick<Batch, 'id' | 'corrects'>): Promise<Plan> {
  if (corrects === null) return allNew(db, id);
  const draft = draftPlan(await planRows(db, corrects));
  for await (const rows of portions(db, id)) for (const { id: _id, ...row } of rows) draft.add(row);
  return draft.end();
}

/** Where nothing is there to compare with, the database counts. */
async function allNew({ read, tables: { payments } }: Database, batchId: string): Promise<Plan> {
  const sums = await read.select({ status: payments.status, rows: count(), fen: sum(payments.amountFen).mapWith(Number) }).from(payments).where(eq(payments.batchId, batchId)).groupBy(payments.status);
  const rows = sums.reduce((all, each) => all + each.rows, 0);
  return { ...draftPlan([]).end(), added: { rows, fen: sums.find(({ status }) => plannedStatus(status) === 'paid')?.fen ?? 0 } };
}

/** What is there, to be compared with. */
export async function planRows(db: Database, batchId: string): Promise<PlanRow[]> {
  return [...(await planRowsById(db, batchId)).values()];
}

export async function planRowsById(db: Database, batchId: string): Promise<Map<string, PlanRow>> {
  const all = new Map<string, PlanRow>();
  for await (const rows of portions(db, batchId)) for (const { id, ...row } of rows) all.set(id, row);
  return all;
}

async function* portions(db: Database, batchId: string): AsyncGenerator<(PlanRow & { id: string })[]> {
  const { payments, villages } = db.tables;
  const read = (range: Range) => db.read.select({
    id: payments.id, row: payments.row, person: payments.personIndex, village: villages.name, name: payments.name, group: payments.groupName,
    quantityUnits: payments.areaUnits, standard: payments.standard, amountFen: payments.amountFen, status: payments.status, account: payments.accountIndex,
  }).from(payments).innerJoin(villages, eq(villages.code, payments.villageCode)).where(range).orderBy(asc(payments.row)).limit(portion);
  for await (const rows of inPortions(db, batchId, read)) yield rows.map(({ row: _row, status, ...rest }) => ({ ...rest, status: plannedStatus(status) }));
}

/** What is proposed is compared as what is paid: that it was not paid yet is no difference of the list. */
function plannedStatus(status: PaymentStatus): PlanRow['status'] {
  return status === 'proposed' ? 'paid' : status;
}
