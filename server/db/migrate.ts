// Brings a database to this release's tables before anything else opens it.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteFile from 'better-sqlite3';
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3';
import { migrate as migrateSqlite } from 'drizzle-orm/better-sqlite3/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/node-postgres';
import { migrate as migratePostgres } from 'drizzle-orm/node-postgres/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import { CannotStart } from '../cannot-start.ts';
import { makeFolder } from '../make-folder.ts';
import { sqlitePath } from './database.ts';
import { configure, copyInto } from './sqlite.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'migrations');
// Any number that only we use: two processes starting at once migrate one after the other.
const advisoryLock = 772_190_413;

export interface MigrateOptions {
  folder?: string;
  /** Looks for dangling rows only after something was applied: on SQLite that reads every row, some seconds for each million payments. */
  isQuick?: boolean;
}

/** Applies what is missing. Throws when the database is newer than this release or a foreign key is left dangling. */
export async function migrate(url: string, { folder: migrations = folder, isQuick = false }: MigrateOptions = {}): Promise<void> {
  if (url.startsWith('postgres')) return migrateServer(url, join(migrations, 'postgres'));
  migrateFile(sqlitePath(url), join(migrations, 'sqlite'), isQuick);
}

async function migrateServer(url: string, migrationsFolder: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [advisoryLock]);
    await migratePostgres(drizzlePostgres(client, { casing: 'snake_case' }), { migrationsFolder, migrationsSchema: 'public' });
    const applied = await client.query('select max(created_at) as newest from public.__drizzle_migrations');
    refuseNewer(Number(applied.rows[0]?.newest ?? 0), migrationsFolder);
  } finally {
    await client.end();
  }
}

function migrateFile(path: string, migrationsFolder: string, isQuick: boolean): void {
  makeFolder(dirname(path));
  const isFilled = existsSync(path);
  const file = new SqliteFile(path);
  try {
    configure(file);
    // Must be off before the migrator's BEGIN: inside a transaction the pragma does nothing, and a table rebuild would delete child rows.
    file.pragma('foreign_keys = OFF');
    const isUpgrade = isFilled && isBehind(file, migrationsFolder);
    if (isUpgrade) copyInto(file, copyName(path));
    migrateSqlite(drizzleSqlite(file, { casing: 'snake_case' }), { migrationsFolder });
    refuseNewer(newestApplied(file), migrationsFolder);
    if (isQuick && !isUpgrade) return;
    const dangling = file.pragma('foreign_key_check') as unknown[];
    if (dangling.length > 0) throw new CannotStart(`数据库里有 ${dangling.length} 行指向不存在的记录，可能有人绕过系统删改过数据。请不要再动它，用最近的备份恢复；刚升级的，升级前的副本在数据库旁边`);
  } finally {
    file.close();
  }
}

/** Whether a SQLite file lacks some of this release's migrations; changes nothing. Throws when it is newer. */
export function isEarlier(path: string): boolean {
  const file = new SqliteFile(path, { readonly: true, fileMustExist: true });
  try {
    refuseNewer(newestApplied(file), join(folder, 'sqlite'));
    return isBehind(file, join(folder, 'sqlite'));
  } finally {
    file.close();
  }
}

function isBehind(file: SqliteFile.Database, migrationsFolder: string): boolean {
  const applied = newestApplied(file);
  return applied > 0 && readMigrationFiles({ migrationsFolder }).some((migration) => migration.folderMillis > applied);
}

function newestApplied(file: SqliteFile.Database): number {
  const known = file.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  return known ? Number(file.prepare('select coalesce(max(created_at), 0) from __drizzle_migrations').pluck().get()) : 0;
}

function refuseNewer(applied: number, migrationsFolder: string): void {
  const newest = Math.max(...readMigrationFiles({ migrationsFolder }).map((migration) => migration.folderMillis));
  if (applied > newest) throw new CannotStart('数据库是更新版本的明白栏建立的，这个版本不能用它。请改用那个版本启动');
}

function copyName(path: string): string {
  for (let n = 1; ; n++) {
    const name = `${path}.before-migration-${n}`;
    if (!existsSync(name)) return name;
  }
}
