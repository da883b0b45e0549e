// The settings on which durability and integrity rest, read back from the connections that serve.
import { statSync, unlinkSync } from 'node:fs';
import SqliteFile from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Writer } from '../../server/db/database.ts';
import { openSqlite } from '../../server/db/sqlite.ts';
import { sqlitePath } from '../../server/db/database.ts';
import { freshDatabase } from '../support/database.ts';
import { township } from './township-records.ts';

const settings = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, trusted_schema: 0 };

test('the writing connection keeps what was acknowledged through a power cut, and checks foreign keys (SQLite)', async () => {
  const db = openSqlite(sqlitePath(await freshDatabase('SQLite')));
  const found = await db.write(async (tx) => Promise.all(Object.keys(settings).map(async (name) => {
    const [row] = await tx.select({ value: sql.raw(`"${name}"`) }).from(sql.raw(`pragma_${name}`));
    return [name, row?.value];
  })));
  expect(Object.fromEntries(found)).toEqual(settings);
  await db.close();
});

test('the reading connection cannot write, whatever the code says (SQLite)', async () => {
  const db = openSqlite(sqlitePath(await freshDatabase('SQLite')));
  const smuggled = db.read as unknown as Writer;
  await expect((async () => smuggled.insert(db.tables.townships).values(township))()).rejects.toThrow('readonly');
  await db.close();
});

test('SQLite is one without the WAL-reset fault: 3.51.3 or newer', () => {
  const file = new SqliteFile(':memory:');
  const version = String(file.prepare('select sqlite_version()').pluck().get()).split('.').map(Number);
  file.close();
  const [major = 0, minor = 0, patch = 0] = version;
  expect(major * 1_000_000 + minor * 1000 + patch).toBeGreaterThanOrEqual(3_051_003);
});

test('what was committed goes from the log into the file while the service goes on, and again the next time (SQLite)', async () => {
  const path = sqlitePath(await freshDatabase('SQLite'));
  const db = openSqlite(path);
  const text = 'x'.repeat(1_000_000);
  for (const round of [1, 2]) {
    await db.write((tx) => tx.insert(db.tables.settings).values(Array.from({ length: 8 }, (_, i) => ({ name: `${round}-${i}`, value: text }))));
    await expect.poll(() => statSync(path).size, { timeout: 30_000 }).toBeGreaterThan(round * 8_000_000);
  }
  expect(await db.read.$count(db.tables.settings)).toBe(16);
  await db.close();
});

test('without the thread that moves the log the service goes on, and ends (SQLite)', async () => {
  const path = sqlitePath(await freshDatabase('SQLite'));
  const db = openSqlite(path);
  expect(await db.read.$count(db.tables.settings)).toBe(0);
  // What it cannot open ends it, as a full disk would.
  unlinkSync(path);
  const write = (name: string) => db.write((tx) => tx.insert(db.tables.settings).values({ name, value: 'x'.repeat(8_000_000) }));
  await write('1');
  await new Promise((resolve) => { setTimeout(resolve, 500); });
  await write('2');
  expect(await db.read.$count(db.tables.settings)).toBe(2);
  await db.close();
});
