// Copies of the migrations: one with one more in it, the release that comes after this one, and one with the first of them alone.
import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject } from 'vitest';

export const migrations = join(import.meta.dirname, '../../server/db/migrations');

export interface Journal { entries: { idx: number; when: number; tag: string }[] }
export interface NextMigration { sqlite: string[]; postgres: string[] }

/** A new folder with this release's migrations, which goes when the run ends. */
export async function copyOfMigrations(): Promise<string> {
  const folder = await mkdtemp(join(inject('databases'), 'migrations-'));
  await cp(migrations, folder, { recursive: true });
  return folder;
}

/** A folder of migrations that ends with the given statements. */
export async function nextRelease(next: NextMigration): Promise<string> {
  const folder = await copyOfMigrations();
  await append(join(folder, 'sqlite'), next.sqlite);
  await append(join(folder, 'postgres'), next.postgres);
  return folder;
}

/** A folder of migrations that ends where an earlier release did, such as the first. */
export async function firstMigrations(count = 1): Promise<string> {
  const folder = await copyOfMigrations();
  for (const engine of ['sqlite', 'postgres']) {
    const journal = await readJournal(join(folder, engine));
    expect(journal.entries.length).toBeGreaterThan(count);
    await writeFile(join(folder, engine, 'meta/_journal.json'), JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  }
  return folder;
}

export async function readJournal(folder: string): Promise<Journal> {
  return JSON.parse(await readFile(join(folder, 'meta/_journal.json'), 'utf8')) as Journal;
}

async function append(folder: string, statements: string[]): Promise<void> {
  const journal = await readJournal(folder);
  const [idx, when] = [journal.entries.length, Math.max(...journal.entries.map((entry) => entry.when)) + 1];
  const tag = `${String(idx).padStart(4, '0')}_next_release`;
  const entry = { idx, version: '6', when, tag, breakpoints: true };
  await writeFile(join(folder, `${tag}.sql`), statements.join('\n--> statement-breakpoint\n'));
  await writeFile(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
}
