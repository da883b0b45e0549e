// Many rows at a time, of which a query builder makes more work than the database: what it does for each value costs more than storing it.
import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database, Writer } from './database.ts';

// Some milliseconds' work; others are answered in between.
const atOnce = 500;

/** For tables of texts, whole numbers and booleans; what a row does not have is null. */
export async function insertMany<T extends PgTable>(db: Database, tx: Writer, table: T, rows: readonly T['$inferInsert'][]): Promise<void> {
  const names = Object.keys(getTableColumns(table)) as (keyof T['$inferInsert'] & string)[];
  await insertTuples(db, tx, table, names, [rows.map((row) => names.map((name) => row[name] ?? null))]);
}

type Tuples = readonly unknown[][];

/**
 * The same from lists of values, handful after handful: `names` says what stands where, in the order of the table; columns that it leaves
 * out stay null. A text may be given as its UTF-8.
 */
export async function insertTuples<T extends PgTable>(db: Database, tx: Writer, table: T, names: readonly (keyof T['$inferInsert'] & string)[], handfuls: Iterable<Tuples> | AsyncIterable<Tuples>): Promise<void> {
  const all: Record<string, PgColumn> = getTableColumns(table);
  const columns = Object.entries(all).filter(([name]) => (names as readonly string[]).includes(name)).map(([, column]) => column);
  const unfit = columns.find(({ dataType }) => !['string', 'number', 'boolean'].includes(dataType));
  if (unfit) throw new TypeError(`${unfit.name} is no text, number or boolean`);
  if (columns.some((column, i) => all[names[i] ?? ''] !== column)) throw new TypeError('columns in another order than the table has them');
  const insert = db.engine === 'sqlite' ? intoSqlite(db, tx, table, names, columns) : intoPostgres(tx, table, columns);
  for await (const tuples of handfuls) {
    for (let start = 0; start < tuples.length; start += atOnce) {
      await insert(tuples.slice(start, start + atOnce));
      await new Promise(setImmediate);
    }
  }
}

type Insert = (tuples: Tuples) => unknown;

/** A prepared statement, with one call for each row. */
function intoSqlite(db: Database, tx: Writer, table: PgTable, names: readonly string[], columns: readonly PgColumn[]): Insert {
  // A cast takes bytes as they are, and does nothing to a text.
  const sample = Object.fromEntries(names.map((name, i) => [name, columns[i]?.dataType === 'string' ? sql`cast(${''} as text)` : columns[i]?.dataType === 'boolean' ? false : 0]));
  const statement = db.prepare?.(tx.insert(table).values(sample).toSQL().sql);
  if (!statement) throw new TypeError('not a SQLite database');
  const truths = columns.flatMap(({ dataType }, i) => (dataType === 'boolean' ? [i] : []));
  return (tuples) => {
    for (const tuple of tuples) {
      const values = [...tuple];
      for (const i of truths) values[i] = values[i] === null ? null : Number(values[i]);
      statement.run(...values);
    }
  };
}

/** One statement with one parameter for some hundred rows; `->> n` of a JSON array element, with the column's own type. */
function intoPostgres(tx: Writer, table: PgTable, columns: readonly PgColumn[]): Insert {
  const all: PgColumn[] = Object.values(getTableColumns(table));
  const fields = all.map((column): SQL => sql.raw(columns.includes(column) ? `(value ->> ${columns.indexOf(column)})::${column.getSQLType()}` : 'null'));
  return (tuples) => tx.insert(table).select(sql`select ${sql.join(fields, sql`, `)} from json_array_elements(${JSON.stringify(tuples.map(asJson))}::json) as each(value)`);
}

function asJson(tuple: readonly unknown[]): unknown[] {
  return tuple.map((value) => (value instanceof Uint8Array ? utf8.decode(value) : value));
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
