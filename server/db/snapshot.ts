// The whole database as of one moment in one SQLite file, whichever engine it comes from, and back again.
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import SqliteFile from 'better-sqlite3';
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { asc, getTableColumns, getTableName, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { getTableConfig } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { postgresColumns, sqliteColumns } from './columns.ts';
import { sqlitePath, type Reader, type Writer } from './database.ts';
import { migrate } from './migrate.ts';
import { copyInto, openSqlite } from './sqlite.ts';
import { defineTables, type Tables } from './tables.ts';

export interface Snapshot {
  tables: Tables;
  read: Reader;
  /** What SQLite finds wrong inside the file; empty when it is sound. */
  faults(): string[];
  close(): void;
}

/** Writes the snapshot to the new file `path`; a running service goes on reading and writing meanwhile. */
export async function takeSnapshot(url: string, path: string): Promise<void> {
  if (!url.startsWith('postgres')) return vacuumInto(sqlitePath(url), path);
  const filled = `${path}.filling`;
  await migrate(`file:${filled}`);
  await fillFromServer(url, filled);
  vacuumInto(filled, path);
  for (const suffix of ['', '-wal', '-shm']) rmSync(filled + suffix, { force: true });
}

/** Opens a snapshot for reading without changing a byte of it or beside it. */
export function openSnapshot(path: string): Snapshot {
  const file = new SqliteFile(path, { readonly: true, fileMustExist: true });
  return {
    tables: defineTables(sqliteColumns),
    read: drizzleSqlite(file, { casing: 'snake_case' }) as unknown as Reader,
    faults: () => [...(file.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check).filter((said) => said !== 'ok'), ...(file.pragma('foreign_key_check') as unknown[]).map(() => 'foreign key')],
    close: () => file.close(),
  };
}

/** Puts every row into an empty database with the same tables, parents first. */
export async function copyRows(from: { tables: Tables; read: Reader }, tx: Writer, into: Tables): Promise<void> {
  const targets: Record<string, PgTable> = into;
  const primaryKeys = primaryKeysByTable();
  for (const [name, table] of Object.entries(from.tables)) {
    const target = targets[name];
    if (!target) throw new Error(`no table ${name}`);
    for await (const rows of rowsOf(from.read, table, primaryKeys.get(name) ?? [])) await tx.insert(target).values(rows);
  }
}

// SQLite takes so many values in one statement (SQLITE_MAX_VARIABLE_NUMBER), PostgreSQL twice as many.
const mostValues = 32_766;
const mostRows = 1000;
// Of rows that hold up to two thousand payments each so many are some twenty megabytes at most.
const mostOf: Record<string, number> = { payment_portions: 40 };

/** In the order of the primary key, a chunk at a time: memory does not grow with the table. */
async function* rowsOf(read: Reader, table: PgTable, keys: readonly string[]): AsyncGenerator<Record<string, unknown>[]> {
  const columns: Record<string, PgColumn> = getTableColumns(table);
  const chunk = Math.min(mostOf[getTableName(table)] ?? mostRows, Math.floor(mostValues / Object.keys(columns).length));
  const order = keys.flatMap((key) => columns[key] ?? []);
  let last: Record<string, unknown> | undefined;
  do {
    const after = last && sql`(${sql.join(order, sql`, `)}) > (${sql.join(keys.map((key) => sql`${last?.[key]}`), sql`, `)})`;
    const rows: Record<string, unknown>[] = await read.select().from(table).where(after).orderBy(...order.map((column) => asc(column))).limit(chunk);
    if (rows.length > 0) yield rows;
    last = rows.length === chunk ? rows.at(-1) : undefined;
  } while (last);
}

/** Property names of the key columns, from the PostgreSQL spelling: they are the same in both. */
function primaryKeysByTable(): Map<string, string[]> {
  return new Map(Object.entries(defineTables(postgresColumns)).map(([name, table]) => {
    const columns: Record<string, PgColumn> = getTableColumns(table as PgTable);
    const composite = getTableConfig(table as PgTable).primaryKeys[0]?.columns.map((column) => column.name);
    return [name, Object.keys(columns).filter((key) => composite?.includes(columns[key]?.name ?? '') ?? columns[key]?.primary)];
  }));
}

async function fillFromServer(url: string, filled: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const file = openSqlite(filled);
  try {
    // Deferrable: waits for a moment that no running transaction can contradict, then never conflicts.
    await client.query('begin isolation level serializable read only deferrable');
    const read = drizzlePostgres(client, { casing: 'snake_case' });
    await file.write((tx) => copyRows({ tables: defineTables(postgresColumns), read }, tx, file.tables));
    await client.query('commit');
  } finally {
    await file.close();
    await client.end();
  }
}

function vacuumInto(from: string, to: string): void {
  const file = new SqliteFile(from, { readonly: true, fileMustExist: true, timeout: 60_000 });
  try {
    copyInto(file, to);
  } finally {
    file.close();
  }
  // SQLite leaves this to the system.
  const made = openSync(to, 'r+');
  fsyncSync(made);
  closeSync(made);
}
