// A PostgreSQL server that goes away fails the work at hand and nothing else.
import { expect, test } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { freshDatabase } from '../support/database.ts';
import { administer } from '../support/prepare-databases.ts';
import { addVillage } from './township-records.ts';

test('a connection that the server drops in the middle of a write loses that write only (PostgreSQL)', async () => {
  const url = await freshDatabase('PostgreSQL');
  const db = await openDatabase(url);
  const broken = db.write(async (tx) => {
    await addVillage(db, tx);
    await dropConnections(url);
    await tx.select().from(db.tables.villages);
  });
  await expect(broken).rejects.toThrow();
  expect(await db.read.$count(db.tables.villages)).toBe(0);
  await db.write((tx) => addVillage(db, tx));
  expect(await db.read.$count(db.tables.villages)).toBe(1);
  await db.close();
});

test('idle connections that the server drops are not noticed (PostgreSQL)', async () => {
  const url = await freshDatabase('PostgreSQL');
  const db = await openDatabase(url);
  await Promise.all([1, 2, 3].map(() => db.read.$count(db.tables.villages)));
  await dropConnections(url);
  await db.write((tx) => addVillage(db, tx));
  expect(await db.read.$count(db.tables.villages)).toBe(1);
  await db.close();
});

/** As an administrator, a fail-over or a restart of the server would. */
async function dropConnections(url: string): Promise<void> {
  await administer(url, 'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
}
