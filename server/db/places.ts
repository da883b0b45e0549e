// What finds portions of payments: put in sorted by the million, and asked for a handful of keys at a time.
import { sql } from 'drizzle-orm';
import type { Database, Writer } from './database.ts';

// One call for so many on SQLite, where a call costs more than a row, and to bind a row half as much as to put it in: more yet as elements of a list than as
// arguments. One statement for so many on PostgreSQL.
const [togetherOnSqlite, togetherOnPostgres] = [500, 4000];
// A millisecond or two; others are answered in between.
const callsAtOnce = 6;

/** `sorted` answers so many places at a time as key, portion, key, portion and so on, sorted, each pair once. `tell` hears now and then. */
export async function insertPlaces(db: Database, tx: Writer, sorted: (most: number) => Iterable<number[]>, tell: () => void = () => undefined): Promise<void> {
  const [most, insert] = db.engine === 'sqlite' ? [togetherOnSqlite, intoSqlite(db, tx)] as const : [togetherOnPostgres, intoPostgres(db, tx)] as const;
  let calls = 0;
  for (const places of sorted(most)) {
    await insert(places);
    if (++calls % callsAtOnce > 0) continue;
    tell();
    await new Promise(setImmediate);
  }
}

type Insert = (places: number[]) => unknown;

function intoSqlite(db: Database, tx: Writer): Insert {
  const prepare = (rows: number) => {
    const statement = db.prepare?.(tx.insert(db.tables.paymentPlaces).values(Array.from({ length: rows }, () => ({ key: 0, portionId: 0 }))).toSQL().sql);
    if (!statement) throw new TypeError('not a SQLite database');
    return statement;
  };
  let whole: ReturnType<typeof prepare> | undefined;
  return (places) => (places.length === 2 * togetherOnSqlite ? whole ??= prepare(togetherOnSqlite) : prepare(places.length / 2)).run(...places);
}

function intoPostgres({ tables: { paymentPlaces } }: Database, tx: Writer): Insert {
  const listed = (places: readonly number[], side: number) => `{${places.filter((_, i) => i % 2 === side).join()}}`;
  return (places) => tx.insert(paymentPlaces).select(sql`select * from unnest(${listed(places, 0)}::int[], ${listed(places, 1)}::int[])`);
}

/** Asks which portions have one of some keys. Prepared once: building such a query takes longer than answering it. */
export function placesAsked({ engine, read }: Database): (keys: Int32Array) => Promise<number[]> {
  const keys = sql.placeholder('keys');
  // Along the primary key for each: left to itself, PostgreSQL reads the whole table as long as it has not counted it.
  const found = engine === 'sqlite'
    ? sql`(select portion_id from payment_places where key in (select value from json_each(${keys}))) as found`
    : sql`unnest(${keys}::int[]) as asked(key) cross join lateral (select portion_id from payment_places where payment_places.key = asked.key offset 0) as found`;
  const query = read.selectDistinct({ id: sql<number>`found.portion_id` }).from(found).prepare('');
  return async (asked) => (await query.execute({ keys: engine === 'sqlite' ? `[${asked.join()}]` : `{${asked.join()}}` })).map(({ id }) => id);
}
