// Many rows in one statement with one parameter: a county's file has hundreds of thousands, and naming each value costs more than storing it.
import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database, Writer } from './database.ts';

const perStatement = 500;

/** For tables of texts, whole numbers and booleans; what a row does not have is null. Lets other work in between statements. */
export async function insertMany<T extends PgTable>(db: Database, tx: Writer, table: T, rows: readonly T['$inferInsert'][]): Promise<void> {
  const columns = Object.entries(getTableColumns(table) as Record<string, PgColumn>);
  const unfit = columns.find(([, { dataType }]) => !['string', 'number', 'boolean'].includes(dataType));
  if (unfit) throw new TypeError(`${unfit[0]} is no text, number or boolean`);
  for (let start = 0; start < rows.length; start += perStatement) {
    const values = rows.slice(start, start + perStatement).map((row) => columns.map(([name]) => row[name as keyof typeof row] ?? null));
    await tx.insert(table as PgTable).select(db.engine === 'sqlite' ? fromSqliteJson(columns, values) : fromPostgresJson(columns, values));
    await new Promise(setImmediate);
  }
}

type Columns = readonly [string, PgColumn][];

function fromSqliteJson(columns: Columns, values: unknown[][]): SQL {
  const fields = columns.map((_, i) => sql.raw(`value ->> ${i}`));
  return sql`select ${sql.join(fields, sql`, `)} from json_each(${JSON.stringify(values)})`;
}

/** `->> n` of a JSON array element, with the column's own type. */
function fromPostgresJson(columns: Columns, values: unknown[][]): SQL {
  const fields = columns.map(([, column], i) => sql.raw(`(value ->> ${i})::${column.getSQLType()}`));
  return sql`select ${sql.join(fields, sql`, `)} from json_array_elements(${JSON.stringify(values)}::json) as each(value)`;
}
