// A filled database of this release goes through the next one's migration without losing a row.
import { existsSync } from 'node:fs';
import SqliteFile from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase, sqlitePath } from '../../server/db/database.ts';
import type { Database } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { freshDatabase, onBothEngines } from '../support/database.ts';
import type { EngineName } from '../support/database.ts';
import { nextRelease } from './next-release.ts';
import { addPaidBatch } from './township-records.ts';

onBothEngines('an upgrade', (_, engine) => {
  test('that rebuilds a table which others point at keeps every row of all of them', async () => {
    const url = await filledDatabase(engine);
    const before = await everything(url);
    expect(before['batches']).toHaveLength(1);
    expect(before['paymentPortions']).toHaveLength(1);
    await migrate(url, { folder: await nextRelease({ sqlite: rebuild(url, 'batches'), postgres: alter('batches') }) });
    expect(await everything(url)).toEqual(before);
  });

  test('leaves the parents guarded as before', async () => {
    const url = await filledDatabase(engine);
    await migrate(url, { folder: await nextRelease({ sqlite: rebuild(url, 'batches'), postgres: alter('batches') }) });
    const db = await openDatabase(url);
    await expect(db.write((tx) => tx.delete(db.tables.batches))).rejects.toThrow();
    await db.close();
  });

  test('that fails half-way changes nothing', async () => {
    const url = await filledDatabase(engine);
    const before = await everything(url);
    const broken = ['delete from payment_portions', 'insert into no_such_table values (1)'];
    await expect(migrate(url, { folder: await nextRelease({ sqlite: broken, postgres: broken }) })).rejects.toThrow();
    expect(await everything(url)).toEqual(before);
  });
});

test('an upgrade that loses a parent is refused at every start, and the copy made before has it (SQLite)', async () => {
  const url = await filledDatabase('SQLite');
  const folder = await nextRelease({ sqlite: ['delete from batches'], postgres: ['select 1'] });
  await expect(migrate(url, { folder, isQuick: true })).rejects.toThrow('指向不存在的记录');
  await expect(migrate(url, { folder })).rejects.toThrow('指向不存在的记录');
  const copy = `${sqlitePath(url)}.before-migration-1`;
  expect(existsSync(copy)).toBe(true);
  expect((await everything(`file:${copy}`))['batches']).toHaveLength(1);
});

async function filledDatabase(engine: EngineName): Promise<string> {
  const url = await freshDatabase(engine);
  await using(url, (db) => db.write((tx) => addPaidBatch(db, tx)));
  return url;
}

/** All rows of all tables, by table. */
async function everything(url: string): Promise<Record<string, unknown[]>> {
  return using(url, async (db) => Object.fromEntries(await Promise.all(
    Object.entries(db.tables).map(async ([name, table]) => [name, await db.read.select().from(table)] as const),
  )));
}

async function using<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase(url);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

/** As drizzle-kit writes it when a column changes: a new table, the rows over, the old one dropped. */
function rebuild(url: string, table: string): string[] {
  if (!url.startsWith('file:')) return ['select 1'];
  const file = new SqliteFile(sqlitePath(url), { readonly: true });
  const sql = String(file.prepare('select sql from sqlite_master where name = ?').pluck().get(table));
  file.close();
  return [
    'PRAGMA foreign_keys=OFF',
    sql.replace(`\`${table}\``, `\`__new_${table}\``),
    `INSERT INTO \`__new_${table}\` SELECT * FROM \`${table}\``,
    `DROP TABLE \`${table}\``,
    `ALTER TABLE \`__new_${table}\` RENAME TO \`${table}\``,
    'PRAGMA foreign_keys=ON',
  ];
}

function alter(table: string): string[] {
  return [`alter table ${table} add column checked_with text not null default ''`, `alter table ${table} alter column term set default ''`];
}
