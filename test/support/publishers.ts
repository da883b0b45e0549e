// Starts processes that publish, lets them die, and looks at what they left behind.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { hashOf } from '../../server/files.ts';
import type { Office } from './office.ts';
import { editionsOf } from './site.ts';

export interface Publisher { child: ChildProcess; working: Promise<unknown>; ended: Promise<'done' | 'killed' | 'failed'> }

const running = new Set<ChildProcess>();
const home = join(import.meta.dirname, '..', '..');

/** `death` as in publisher.ts; `start` is the instant at which its clock starts. */
export function startPublisher(data: string, url: string, { death = '-', start }: { death?: string; start: Date }): Publisher {
  const program = join(home, 'test', 'support', 'publisher.ts');
  const child = spawn(process.execPath, ['--import', join(home, 'server', 'runtime.mjs'), program, data, url, start.toISOString(), death], { cwd: home, stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  const ended = once(child, 'close').then(([code, signal]) => (signal === 'SIGKILL' ? 'killed' : code === 0 ? 'done' : 'failed'));
  return { child, ended, working: Promise.race([once(child.stdout, 'data'), ended]) };
}

/** For the end of a test that failed half-way: nothing that it started goes on, asleep or not. */
export function endPublishers(): void {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
}

/** Of every edition: published with all that belongs to it, or not begun as far as anybody can see. Answers how many are published. */
export async function publishedWhole({ deps: { db, blobs } }: Office): Promise<{ published: number; faults: string[] }> {
  const { artefacts, sitePages, auditEntries } = db.tables;
  const [files, pages, audit] = [await db.read.select().from(artefacts), await db.read.select().from(sitePages), await db.read.select().from(auditEntries)];
  const editions = await editionsOf(db);
  const faults = editions.flatMap((edition) => {
    const whole = edition.state === 'published' ? 1 : 0;
    const found = {
      files: files.filter(({ editionId }) => editionId === edition.id).length,
      pages: pages.filter(({ path }) => path === `/n/${edition.number}` || path.startsWith(`/n/${edition.number}/`)).length,
      entries: audit.filter(({ action, subject }) => action === 'edition.published' && subject === `edition:${edition.number}/${edition.seq}`).length,
    };
    const attached = (edition.facts as { attachments?: readonly unknown[] }).attachments?.length ?? 0;
    // The entries of a month's accounts, as CSV and as a workbook.
    const tables = edition.kind === 'finance' ? 2 : 0;
    return found.files === (4 + attached) * whole && found.pages === (2 + tables) * whole && found.entries === whole ? [] : [`${edition.number} is ${edition.state}: ${JSON.stringify(found)}`];
  });
  const kept = await Promise.all([...files, ...pages].map(async ({ sha256 }) => (hashOf(await blobs.get(sha256).catch(() => '')) === sha256 ? [] : [`${sha256} is missing or torn`])));
  return { published: editions.filter(({ state }) => state === 'published').length, faults: [...faults, ...kept.flat()] };
}

/** What is still on the list, apart from the end of the public period. */
export async function unfinished({ deps: { db } }: Office): Promise<string[]> {
  const { jobs } = db.tables;
  const all = await db.read.select().from(jobs);
  return all.filter(({ name, state }) => state !== 'done' && name !== 'end-public-period').map(({ name, state, failure }) => `${name} ${state} ${failure ?? ''}`);
}
