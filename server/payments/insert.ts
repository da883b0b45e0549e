// Portions into the database, inside a transaction: themselves, and then what finds them.
import { count, eq, max } from 'drizzle-orm';
import type { Database, Writer } from '../db/database.ts';
import { insertTuples } from '../db/insert-many.ts';
import { insertPlaces } from '../db/places.ts';
import type { Keys } from './keys.ts';
import type { NewPortion, SealedPortion } from './sealed.ts';

/** In the order of the table, without `id`. */
export const portionColumns = ['batchId', 'villageCode', 'sheet', 'rows', 'paidRows', 'paidFen', 'returnedFen', 'unpaidFen', 'proposedFen', 'paidQuantity', 'payments', 'indexes', 'sealKey', 'sealed'] as const satisfies (keyof NewPortion)[];

/** Values in that order, long texts as bytes: lists take a fifth of the time of objects to write down and read again. */
export type PortionTuple = readonly unknown[];

export function portionTuple(portion: SealedPortion): PortionTuple {
  return portionColumns.map((name) => portion[name]);
}

/**
 * Gives the keys that follow the last one: the one writer, or serializable isolation, sees to it that nobody else gives them too.
 * `handfuls` of about a megabyte; `keys` know the portions by their number in them. `tell` hears now and then.
 */
export async function insertPortions(db: Database, tx: Writer, { handfuls, keys, tell }: { handfuls: AsyncIterable<PortionTuple[]>; keys: Keys; tell: (rows: number) => void }): Promise<void> {
  const { paymentPortions } = db.tables;
  const [last] = await tx.select({ id: max(paymentPortions.id) }).from(paymentPortions);
  const first = (last?.id ?? 0) + 1;
  let rows = 0;
  const numbered = async function* () {
    let next = first;
    for await (const some of handfuls) {
      yield some.map((tuple) => [next++, ...tuple]);
      for (const tuple of some) rows += Number(tuple[rowsAt]);
      if (db.engine === 'sqlite') await keepAtHand(db, tx, String(some[0]?.[batchAt]), first);
      tell(rows);
    }
  };
  await insertTuples(db, tx, paymentPortions, ['id', ...portionColumns], numbered());
  await insertPlaces(db, tx, (most) => keys.sorted(first, most), () => tell(rows));
}

const [batchAt, rowsAt] = [portionColumns.indexOf('batchId'), portionColumns.indexOf('rows')];

/**
 * Looks at the index pages of what was put in. SQLite writes pages that nobody looked at for long into its log before the commit; when one
 * of them then changes once more, the commit sums up the whole log behind it again, and nobody is answered for a fifth of a second.
 */
async function keepAtHand({ tables: { paymentPortions: portions } }: Database, tx: Writer, batchId: string, first: number): Promise<void> {
  await tx.select({ rows: count() }).from(portions).where(eq(portions.batchId, batchId));
  await tx.select({ id: portions.id }).from(portions).where(eq(portions.id, first));
}
