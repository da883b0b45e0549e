// Stored payments as everybody reads them: those of villages, those of a whole batch portion by portion, and what they come to.
import { setImmediate as breathe } from 'node:timers/promises';
import { and, asc, eq, gt, inArray, sum, type SQL } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import { addTo, noSums, type PortionSums } from './packed.ts';
import type { StoredPortion } from './sealed.ts';
import { unpacked, type StoredPayment } from './unpacked.ts';

export interface Portion { id: number; villageCode: string; sheet: string; payments: StoredPayment[] }
type Table = Database['tables']['paymentPortions'];
export interface OfVillage extends StoredPayment { batchId: string; villageCode: string }

/** Of these villages in these batches, by sheet and line; of a whole year of a township some at a time, and others answered in between. */
export async function paymentsOf({ tables: { paymentPortions: portions } }: Database, reader: Reader, batchIds: readonly string[], villageCodes: readonly string[]): Promise<OfVillage[]> {
  if (batchIds.length === 0 || villageCodes.length === 0) return [];
  const read = (ids: number[]) => reader.select({ batchId: portions.batchId, villageCode: portions.villageCode, sheet: portions.sheet, payments: portions.payments, indexes: portions.indexes })
    .from(portions).where(inArray(portions.id, ids)).orderBy(asc(portions.sheet), asc(portions.id));
  const sheets = new Map<string, OfVillage[]>();
  for await (const { batchId, villageCode, sheet, ...packed } of inTurn(portions, reader, and(inArray(portions.batchId, [...batchIds]), inArray(portions.villageCode, [...villageCodes])), read)) {
    const own = sheets.get(sheet) ?? [];
    sheets.set(sheet, own);
    for (const payment of unpacked(packed)) own.push({ ...payment, batchId, villageCode });
  }
  return [...sheets.values()].flatMap((own) => own.sort((a, b) => a.row - b.row));
}

// Unpacking as many rows takes a millisecond or two.
const rowsAtOnce = 4000;
const portionsAtOnce = 200;

/** All portions of a batch, or only those in which something was not paid, some at a time and others answered in between: by sheet, and as they were put in. */
export async function* portionsOf({ tables: { paymentPortions: portions } }: Pick<Database, 'tables'>, reader: Reader, batchId: string, only: 'all' | 'failed' = 'all'): AsyncGenerator<Portion> {
  const read = (ids: number[]) => reader.select({ id: portions.id, villageCode: portions.villageCode, sheet: portions.sheet, payments: portions.payments, indexes: portions.indexes })
    .from(portions).where(inArray(portions.id, ids)).orderBy(asc(portions.sheet), asc(portions.id));
  for await (const { payments, indexes, ...portion } of inTurn(portions, reader, and(eq(portions.batchId, batchId), only === 'failed' ? gt(portions.rows, portions.paidRows) : undefined), read)) yield { ...portion, payments: unpacked({ payments, indexes }) };
}

/** The same as they are stored, with the numbers under their seal. */
export async function* sealedPortionsOf({ tables: { paymentPortions: portions } }: Pick<Database, 'tables'>, reader: Reader, batchId: string): AsyncGenerator<StoredPortion> {
  yield* inTurn(portions, reader, eq(portions.batchId, batchId), (ids) => reader.select().from(portions).where(inArray(portions.id, ids)).orderBy(asc(portions.sheet), asc(portions.id)));
}

async function* inTurn<T>(portions: Table, reader: Reader, which: SQL | undefined, read: (ids: number[]) => Promise<T[]>): AsyncGenerator<T> {
  const ids = await reader.select({ id: portions.id, rows: portions.rows }).from(portions).where(which).orderBy(asc(portions.sheet), asc(portions.id));
  for (const some of together(ids)) {
    yield* await read(some);
    await breathe();
  }
}

function* together(ids: readonly { id: number; rows: number }[]): Generator<number[]> {
  let [some, rows]: [number[], number] = [[], 0];
  for (const each of ids) {
    some.push(each.id);
    rows += each.rows;
    if (rows < rowsAtOnce && some.length < portionsAtOnce) continue;
    yield some;
    [some, rows] = [[], 0];
  }
  if (some.length > 0) yield some;
}

/** What stands beside the portions, added up: for a `select` over them. */
export function sumsIn({ paymentPortions: portions }: Database['tables']) {
  const added = (column: Parameters<typeof sum>[0]) => sum(column).mapWith(Number);
  return {
    rows: added(portions.rows), paidRows: added(portions.paidRows), paidFen: added(portions.paidFen), returnedFen: added(portions.returnedFen),
    unpaidFen: added(portions.unpaidFen), proposedFen: added(portions.proposedFen), paidQuantity: added(portions.paidQuantity),
  };
}

/** Of a whole batch; zeros where nothing is stored. */
export async function sumsOfBatch({ tables }: Pick<Database, 'tables'>, reader: Reader, batchId: string): Promise<PortionSums> {
  const { paymentPortions: portions } = tables;
  const [sums] = await reader.select(sumsIn(tables)).from(portions).where(eq(portions.batchId, batchId));
  return sums?.rows ? sums : noSums();
}

/** The same from the payments themselves, which takes a second for a million: for whoever doubts what stands beside them. */
export async function sumsUnpacked(db: Pick<Database, 'tables'>, reader: Reader, batchId: string): Promise<PortionSums> {
  const sums = noSums();
  for await (const { payments } of portionsOf(db, reader, batchId)) for (const payment of payments) addTo(sums, payment);
  return sums;
}

/** The villages of which something is stored in any of these batches. */
export async function villagesIn({ tables: { paymentPortions: portions } }: Pick<Database, 'tables'>, reader: Reader, batchIds: readonly string[]): Promise<Set<string>> {
  if (batchIds.length === 0) return new Set();
  const found = await reader.selectDistinct({ code: portions.villageCode }).from(portions).where(inArray(portions.batchId, [...batchIds]));
  return new Set(found.map(({ code }) => code));
}
