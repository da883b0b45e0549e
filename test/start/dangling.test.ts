// A database in which somebody deleted rows behind the service's back: the operator is told, in a sentence, what it is and what to do.
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { expect, inject, test } from 'vitest';
import { CannotStart } from '../../server/cannot-start.ts';
import { openDatabase } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { addVillage } from '../db/township-records.ts';

test('rows that point at rows that are gone stop the start with a sentence', async () => {
  const path = join(await mkdtemp(join(inject('databases'), 'dangling-')), 'mingbai.db');
  await migrate(`file:${path}`);
  const db = await openDatabase(`file:${path}`);
  await db.write((tx) => addVillage(db, tx));
  await db.close();
  const file = new SqliteFile(path);
  file.pragma('foreign_keys = OFF');
  file.exec('delete from townships');
  file.close();
  const refused = migrate(`file:${path}`);
  await expect(refused).rejects.toBeInstanceOf(CannotStart);
  await expect(refused).rejects.toThrow('有 1 行指向不存在的记录');
  // A command that makes an account does not wait until all is read.
  await expect(migrate(`file:${path}`, { isQuick: true })).resolves.toBeUndefined();
});
