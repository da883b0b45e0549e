// A database of its own for each test, on both engines: a copy of the one that was migrated when the run began.
import { randomUUID } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TestRunner, afterAll, afterEach, describe, inject } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import type { Database } from '../../server/db/database.ts';
import { administer, databaseAt } from './prepare-databases.ts';

export type EngineName = 'SQLite' | 'PostgreSQL';

/** A new, migrated, empty database. Opened in a test it is closed after that test, opened in `beforeAll` after the group. */
export type Open = () => Promise<Database>;

/** Runs the same tests on SQLite and on a real PostgreSQL server; the engine is part of each test's name. */
export function onBothEngines(name: string, tests: (open: Open, engine: EngineName) => void): void {
  describe.each<EngineName>(['SQLite', 'PostgreSQL'])(`${name} (%s)`, (engine) => {
    const [ofTest, ofGroup]: [Ending[], Ending[]] = [[], []];
    afterEach(() => endAll(ofTest));
    afterAll(() => endAll(ofGroup));
    tests(async () => {
      const { url, remove } = await freshDatabase(engine);
      const db = await openDatabase(url);
      (TestRunner.getCurrentTest() ? ofTest : ofGroup).push(async () => { await db.close(); await remove(); });
      return db;
    }, engine);
  });
}

/** The address of a new, migrated, empty database that nobody has opened yet, and its end. */
export async function freshDatabase(engine: EngineName): Promise<{ url: string; remove: () => Promise<void> }> {
  return engine === 'SQLite' ? copyOfFile() : copyOnServer();
}

type Ending = () => Promise<void>;

async function endAll(endings: Ending[]): Promise<void> {
  await Promise.all(endings.splice(0).map((end) => end()));
}

async function copyOfFile() {
  const folder = inject('databases');
  const path = join(folder, `${randomUUID()}.db`);
  await copyFile(join(folder, 'template.db'), path);
  return { url: `file:${path}`, remove: async () => undefined };
}

async function copyOnServer() {
  const { url, template } = inject('postgres');
  const name = `mingbai_test_${randomUUID().replaceAll('-', '')}`;
  await administer(url, `create database ${name} template ${template}`);
  return { url: databaseAt(url, name), remove: () => administer(url, `drop database ${name} with (force)`) };
}
