// The plan of a stored batch against the one that it corrects, row by row as both are stored.
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { draftPlan, type Plan, type PlanRow } from '../domain/plan.ts';
import type { Batch } from './queries.ts';

export async function storedPlan({ db }: Pick<Deps, 'db'>, { id, corrects }: Pick<Batch, 'id' | 'corrects'>): Promise<Plan> {
  const draft = draftPlan(corrects === null ? [] : await planRows(db, corrects));
  for await (const rows of portions(db, id)) for (const { id: _id, ...row } of rows) draft.add(row);
  return draft.end();
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

const portion = 2_000;

async function* portions({ read, tables: { payments, villages } }: Database, batchId: string): AsyncGenerator<(PlanRow & { id: string })[]> {
  for (let after = ''; ;) {
    const rows = await read.select({
      id: payments.id, person: payments.personIndex, village: villages.name, name: payments.name, group: payments.groupName,
      quantityUnits: payments.areaUnits, standard: payments.standard, amountFen: payments.amountFen, status: payments.status, account: payments.accountIndex,
    }).from(payments).innerJoin(villages, eq(villages.code, payments.villageCode))
      .where(and(eq(payments.batchId, batchId), gt(payments.id, after))).orderBy(asc(payments.id)).limit(portion);
    yield rows;
    if (rows.length < portion) return;
    after = rows.at(-1)?.id ?? after;
  }
}
