// One server process per SQLite file: an operating-system lock that even SIGKILL releases.
import { dirname } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { CannotStart } from '../cannot-start.ts';
import { makeFolder } from '../make-folder.ts';
import { sqlitePath } from './database.ts';

export interface Hold { release(): void }

/** Throws `CannotStart` when another process serves the same file. PostgreSQL is made for many processes and needs none. */
export async function holdDatabase(url: string): Promise<Hold> {
  if (url.startsWith('postgres')) return { release: () => undefined };
  const path = `${sqlitePath(url)}.lock`;
  makeFolder(dirname(path));
  const file = new SqliteFile(path, { timeout: 0 });
  try {
    file.pragma('locking_mode = EXCLUSIVE');
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') throw new CannotStart('这个数据文件夹正被另一个明白栏程序使用。请先停掉那一个，或用 --data 换一个文件夹');
    throw error;
  }
  return { release: () => file.close() };
}
