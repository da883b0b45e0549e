// The two migration folders say the same, are complete, and can be run by several processes at once.
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { freshDatabase, onBothEngines } from '../support/database.ts';
import type { EngineName } from '../support/database.ts';
import { administer, databaseAt } from '../support/prepare-databases.ts';
import { copyOfMigrations, migrations, nextRelease, readJournal } from './next-release.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

test('both engines have the same migrations, by number and name', async () => {
  const names = async (engine: string) => (await readJournal(join(migrations, engine))).entries.map(({ idx, tag }) => ({ idx, tag }));
  const sqlite = await names('sqlite');
  expect(await names('postgres')).toEqual(sqlite);
  expect(sqlite.map(({ tag }) => Number(tag.slice(0, 4)))).toEqual(sqlite.map((_, i) => i));
});

test.each(['sqlite', 'postgres'])('no migration of %s is older than the one before it, or it would never be applied', async (engine) => {
  const times = (await readJournal(join(migrations, engine))).entries.map(({ when }) => when);
  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
});

test.each([['sqlite', 'sqlite'], ['postgresql', 'postgres']])('the migrations make exactly the tables of this release (%s)', async (dialect, engine) => {
  const out = join(await copyOfMigrations(), engine);
  const before = await readdir(out, { recursive: true });
  // drizzle-kit takes every path as relative to where it stands.
  const generate = ['node_modules/drizzle-kit/bin.cjs', 'generate', '--dialect', dialect, '--schema', `server/db/schema.${engine}.ts`, '--out', relative(root, out), '--casing', 'snake_case'];
  const { stdout } = await run(process.execPath, generate, { cwd: root });
  expect(await readdir(out, { recursive: true }), stdout).toEqual(before);
  expect(stdout).toContain('No schema changes');
});

onBothEngines('a new database', (open, engine) => {
  test('has every table, and none has a row', async () => {
    const db = await open();
    const counts = await Promise.all(Object.values(db.tables).map((table) => db.read.$count(table)));
    expect(counts.length).toBeGreaterThan(10);
    expect(counts.every((n) => n === 0)).toBe(true);
  });

  test('is made once when several processes start at the same time', async () => {
    const url = await emptyDatabase(engine);
    await Promise.all([migrate(url), migrate(url), migrate(url)]);
    const db = await openDatabase(url);
    expect(await db.read.$count(db.tables.townships)).toBe(0);
    await db.close();
  });

  test('of a newer release is refused by an older one, with what to do', async () => {
    const url = await freshDatabase(engine);
    const statement = ['create table later (id text primary key)'];
    await migrate(url, { folder: await nextRelease({ sqlite: statement, postgres: statement }) });
    await expect(migrate(url)).rejects.toThrow('请改用那个版本启动');
  });
});

async function emptyDatabase(engine: EngineName): Promise<string> {
  const name = `empty_${crypto.randomUUID().replaceAll('-', '')}`;
  if (engine === 'SQLite') return `file:${join(inject('databases'), 'made', `${name}.db`)}`;
  const { url, template } = inject('postgres');
  await administer(url, `create database ${template}_${name} template template0`);
  return databaseAt(url, `${template}_${name}`);
}
