// SQLite: a read-only connection and one writing connection; writers wait their turn.
import { chmodSync } from 'node:fs';
import SqliteFile from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { openCheckpoints, type Checkpoints } from './checkpoints.ts';
import { sqliteColumns } from './columns.ts';
import type { Database, Reader, Writer } from './database.ts';
import { refuseNesting } from './nesting.ts';
import { keepStatements } from './statements.ts';
import { defineTables } from './tables.ts';

// First release without the WAL-reset corruption (sqlite.org/wal.html).
const oldestSafe = [3, 51, 3];
const oneSecond = 1000;
// Of a transaction: what came together in less is little, and the disk has it at once.
const longWork = 200;

export function openSqlite(path: string): Database {
  const writing = new SqliteFile(path);
  configure(writing);
  const reading = new SqliteFile(path, { readonly: true });
  reading.pragma(`busy_timeout = ${5 * oneSecond}`);
  for (const file of [writing, reading]) keepStatements(file);
  const writer = drizzle(writing, { casing: 'snake_case' }) as unknown as Writer;
  const read = drizzle(reading, { casing: 'snake_case' }) as unknown as Reader;
  const checkpoints = openCheckpoints(writing);
  const alone = refuseNesting();
  let turn: Promise<unknown> = Promise.resolve();

  return {
    engine: 'sqlite',
    tables: defineTables(sqliteColumns),
    read,
    write: (work) => alone(() => {
      const mine = turn.then(() => transaction(writing, checkpoints, () => work(writer)));
      turn = mine.catch(() => undefined);
      return mine;
    }),
    prepare: (statement) => writing.prepare(statement),
    async close() {
      await turn;
      await checkpoints.close();
      reading.close();
      writing.close();
    },
  };
}

async function transaction<T>(writing: SqliteFile.Database, checkpoints: Checkpoints, work: () => Promise<T>): Promise<T> {
  const since = Date.now();
  writing.exec('BEGIN IMMEDIATE');
  try {
    const result = await work();
    if (Date.now() - since > longWork) await checkpoints.beforeCommit();
    writing.exec('COMMIT');
    checkpoints.afterCommit();
    return result;
  } catch (error) {
    if (writing.inTransaction) writing.exec('ROLLBACK');
    throw error;
  }
}

/** A copy as it is at this moment, for the service alone like the file itself. */
export function copyInto(file: SqliteFile.Database, path: string): void {
  file.prepare('VACUUM INTO ?').run(path);
  keepPrivate(path);
}

/** Sets what durability and integrity need, and reads it back: a silently ignored pragma would lose acknowledged work. */
export function configure(file: SqliteFile.Database): void {
  // The journals take over the mode of the file.
  if (!file.memory) keepPrivate(file.name);
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.pragma('foreign_keys = ON');
  file.pragma('trusted_schema = OFF');
  file.pragma(`busy_timeout = ${5 * oneSecond}`);
  file.pragma(`journal_size_limit = ${64 * 1024 * 1024}`);
  const found = [file.pragma('journal_mode', { simple: true }), file.pragma('synchronous', { simple: true }), file.pragma('foreign_keys', { simple: true })];
  if (found.join() !== 'wal,2,1') throw new Error(`SQLite did not take its settings: ${found.join()}`);
  const version = String(file.prepare('select sqlite_version()').pluck().get());
  const older = version.split('.').map(Number).map((part, i) => part - (oldestSafe[i] ?? 0)).find((difference) => difference !== 0);
  if (older !== undefined && older < 0) throw new Error(`SQLite ${version} is too old: 3.51.3 or newer is needed`);
}

function keepPrivate(path: string): void {
  try {
    chmodSync(path, 0o600);
  } catch {
    // The file of another account: its owner decides.
  }
}
