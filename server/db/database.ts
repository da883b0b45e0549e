// The two doors: `read` for queries, `write` for a serializable transaction; the same meaning on both engines.
import type { NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { Tables } from './tables.ts';

type Engine = PgDatabase<NodePgQueryResultHKT, Record<string, never>>;

export type Reader = Pick<Engine, 'select' | 'selectDistinct' | '$count'>;
export type Writer = Reader & Pick<Engine, 'insert' | 'update' | 'delete'>;

export interface Database {
  readonly engine: 'sqlite' | 'postgres';
  readonly tables: Tables;
  readonly read: Reader;
  /**
   * Runs `work` in one serializable transaction: all of it is kept or nothing.
   * `work` does database and pure code only; on PostgreSQL it may run again after a conflict.
   * Throws `Error` at once when called inside another `write`.
   */
  write<T>(work: (tx: Writer) => Promise<T>): Promise<T>;
  /** On SQLite a statement of the writing connection, for inserts by the thousand inside `write`; nobody else has a use for it. */
  readonly prepare?: (statement: string) => { run(...values: readonly unknown[]): unknown };
  close(): Promise<void>;
}

/** `file:` path or `postgres://` address → an open, migrated-elsewhere database. */
export async function openDatabase(url: string): Promise<Database> {
  if (url.startsWith('postgres://') || url.startsWith('postgresql://')) {
    const { openPostgres } = await import('./postgres.ts');
    return openPostgres(url);
  }
  const { openSqlite } = await import('./sqlite.ts');
  return openSqlite(sqlitePath(url));
}

export function sqlitePath(url: string): string {
  return url.replace(/^file:/, '');
}
