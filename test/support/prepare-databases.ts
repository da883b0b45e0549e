// Once per run: one migrated, empty database for each engine, of which every test gets its own copy.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../server/db/migrate.ts';
import { startPostgres } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder with `template.db`; the copies are made in it and go with it. */
    databases: string;
    /** Address of the PostgreSQL server and name of the database to copy. */
    postgres: { url: string; template: string };
  }
}

/** `TEST_DATABASE_URL` names a PostgreSQL server to use instead of our own; its user must be allowed to create databases. */
export default async function prepareDatabases(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'mingbai-test-'));
  const endings = [() => rm(folder, { recursive: true, force: true })];
  async function cleanUp() {
    for (const end of endings.splice(0).reverse()) await end();
  }
  try {
    const given = process.env['TEST_DATABASE_URL'];
    const server = given ? { url: given, stop: async () => undefined } : await startPostgres(folder);
    endings.push(server.stop);
    const template = `mingbai_test_${randomBytes(6).toString('hex')}`;
    if (given) endings.push(() => dropCopies(given, template));
    await administer(server.url, `create database ${template} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`);
    await migrate(databaseAt(server.url, template));
    await migrate(`file:${join(folder, 'template.db')}`);
    project.provide('databases', folder);
    project.provide('postgres', { url: server.url, template });
  } catch (error) {
    await cleanUp();
    throw error;
  }
  return cleanUp;
}

async function dropCopies(url: string, template: string): Promise<void> {
  const copies = await administer(url, `select datname from pg_database where datname like '${template}%'`);
  for (const { datname } of copies) await administer(url, `drop database ${datname} with (force)`);
}

/** Runs one statement that no transaction may hold, such as `create database`, and gives its rows. */
export async function administer(url: string, statement: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(statement)).rows;
  } finally {
    await client.end();
  }
}

export function databaseAt(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
