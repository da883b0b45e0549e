// The real application over a real database and real files, with a clock that a test can move.
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { inject } from 'vitest';
import { addUser } from '../../server/accounts/users.ts';
import { createApp } from '../../server/app.tsx';
import { openSigner } from '../../server/boards/signer.ts';
import { holidayCalendar } from '../../server/calendar.ts';
import type { Database } from '../../server/db/database.ts';
import type { Role } from '../../server/db/tables.ts';
import type { Deps } from '../../server/deps.ts';
import { openFiles } from '../../server/files.ts';
import { openBell } from '../../server/jobs/bell.ts';
import { annotateHandlers, deskHandlers } from '../../server/jobs/handlers.ts';
import { runJobsUntilEmpty } from '../../server/jobs/worker.ts';
import { loadMasterKey } from '../../server/master-key.ts';
import { openSealedFiles } from '../../server/sealed-files.ts';
import { openVault } from '../../server/vault.ts';
import { openVisitor } from './visitor.ts';
import type { App, Visitor } from './visitor.ts';

export const origin = 'http://localhost:8080';
export const password = '北洛村的大槐树底下乘凉';

export interface TestApp { deps: Deps; app: App; clock: MovableClock; visitor(): Visitor }

export interface MovableClock { now(): Date; advance(minutes: number): void }

/** A test that prints brings the renderer among its pieces. */
export async function createTestApp(db: Database, pieces: Partial<Deps> = {}, baseUrl = origin): Promise<TestApp> {
  // Below the folder of the databases, which goes when the run ends.
  const folder = await mkdtemp(join(inject('databases'), 'app-'));
  const clock = movableClock('2026-06-22T09:00:00+08:00');
  // The key lies where a server process that opens the same folder finds it.
  const vault = openVault(await loadMasterKey(join(folder, 'keys', 'master.key')));
  const deps: Omit<Deps, 'renderer'> & Partial<Deps> = {
    config: { data: folder, keys: join(folder, 'keys'), databaseUrl: '', port: 8080, operationsPort: null, baseUrl, log: 'silent', chromium: null },
    db, clock, vault, boards: await openSigner(join(folder, 'keys', 'boards'), clock.now()),
    blobs: openFiles(join(folder, 'blobs')), uploads: openSealedFiles(join(folder, 'uploads'), vault),
    calendar: holidayCalendar(), bell: openBell(), log: pino({ level: 'silent' }), ...pieces,
  };
  const app = createApp(deps as Deps);
  return { deps: deps as Deps, app, clock, visitor: () => openVisitor(app, deps.config.baseUrl) };
}

export interface Person { login: string; name: string; role: Role; townshipCode: string | null; villageCode?: string; programme?: string }

/** Makes the account and signs in through the page, as the person would. */
export async function signedInAs(desk: TestApp, person: Person): Promise<Visitor & { id: string }> {
  const id = await addPerson(desk, person);
  const browser = desk.visitor();
  await browser.post('/desk/sign-in', { login: person.login, password });
  return { ...browser, id };
}

/** What the server does while a clerk waits: files are checked and annotated, submissions committed. */
export async function workAtDesk({ deps }: Pick<TestApp, 'deps'>): Promise<void> {
  await runJobsUntilEmpty(deps, { ...deskHandlers, ...annotateHandlers });
}

export async function addPerson(desk: TestApp, person: Person): Promise<string> {
  const added = await addUser(desk.deps, { ...person, password });
  if ('problems' in added) throw new Error(added.problems.join());
  return added.user.id;
}

function movableClock(start: string): MovableClock {
  let now = new Date(start);
  return {
    now: () => now,
    advance(minutes) { now = new Date(now.getTime() + minutes * 60_000); },
  };
}
