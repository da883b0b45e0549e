// A database of its own for each test, on both engines: a copy of the one that was migrated when the run began.
import { randomUUID } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TestRunner, afterAll, afterEach, describe, inject } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import type { Database } from '../../server/db/database.ts';
import { administer, databaseAt } from './prepare-databases.ts';

export type EngineName = 'SQLite' | 'PostgreSQL';

/** A migrated, empty database. Opened in a test it is closed after that test, opened in `beforeAll` after the group. */
export type Open = () => Promise<Database>;

/** Runs the same tests on SQLite and on a real PostgreSQL server; the engine is part of each test's name. */
export function onBothEngines(name: string, tests: (open: Open, engine: EngineName) => void): void {
  describe.each<EngineName>(['SQLite', 'PostgreSQL'])(`${name} (%s)`, (engine) => {
    const [ofTest, ofGroup]: [Database[], Database[]] = [[], []];
    afterEach(() => endAll(ofTest));
    afterAll(() => endAll(ofGroup));
    tests(async () => {
      const url = empty[engine].pop() ?? await freshDatabase(engine);
      const db = await openDatabase(url);
      addresses.set(db, url);
      (TestRunner.getCurrentTest() ? ofTest : ofGroup).push(db);
      return db;
    }, engine);
  });
}

/** The address of a new, migrated, empty database for processes and tools that open it themselves; it goes when the run ends. */
export async function freshDatabase(engine: EngineName): Promise<string> {
  return engine === 'SQLite' ? copyOfFile() : copyOnServer();
}

// A copy on PostgreSQL takes ten to three hundred milliseconds, emptying its tables two: the tests of one file pass theirs on.
const empty: Record<EngineName, string[]> = { SQLite: [], PostgreSQL: [] };
const addresses = new WeakMap<Database, string>();

/** For tools that open the database of a test themselves. */
export function addressOf(db: Database): string {
  return addresses.get(db) ?? '';
}

async function endAll(databases: Database[]): Promise<void> {
  await Promise.all(databases.splice(0).map(async (db) => {
    if (db.engine === 'postgres') await passOn(db);
    await db.close();
  }));
}

async function passOn(db: Database): Promise<void> {
  const childrenFirst = Object.values(db.tables).reverse();
  await db.write(async (tx) => { for (const table of childrenFirst) await tx.delete(table); });
  const url = addresses.get(db);
  if (url) empty.PostgreSQL.push(url);
}

async function copyOfFile(): Promise<string> {
  const folder = inject('databases');
  const path = join(folder, `${randomUUID()}.db`);
  await copyFile(join(folder, 'template.db'), path);
  return `file:${path}`;
}

async function copyOnServer(): Promise<string> {
  const { url, template } = inject('postgres');
  const name = `${template}_${randomUUID().replaceAll('-', '')}`;
  await administer(url, `create database ${name} template ${template}`);
  return databaseAt(url, name);
}
