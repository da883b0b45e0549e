// The daily re-signing: a board that hears nothing new still learns that what it shows is current.
import { and, asc, eq, lt } from 'drizzle-orm';
import { paths } from '../../board-client/protocol.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../jobs/queue.ts';
import { askForPages } from '../jobs/village-pages.ts';
import { signTimestamp } from './repository.ts';

const day = 86_400_000;
const chunk = 200;

/** Signs a new timestamp for every village whose last is a day old. Safe to run again. */
export async function signTimestamps(deps: Deps): Promise<void> {
  const { villageReleases } = deps.db.tables;
  const before = new Date(deps.clock.now().getTime() - day + day / 24);
  for (;;) {
    const due = await deps.db.read.select().from(villageReleases).where(lt(villageReleases.signedAt, before)).orderBy(asc(villageReleases.villageCode)).limit(chunk);
    for (const release of due) await signTimestampOf(deps, release);
    if (due.length < chunk) return;
  }
}

// Targets are good for 180 days (repository.ts): a village with nothing new is signed anew long before.
const releaseAge = 90 * day;

export function isOld(releasedAt: Date, now: Date): boolean {
  return now.getTime() - releasedAt.getTime() > releaseAge;
}

/** Puts tomorrow's signing on the list; called once at start and by each run. */
export async function scheduleTimestamps({ db, clock }: Pick<Deps, 'db' | 'clock'>, runAt: Date): Promise<void> {
  await db.write((tx) => enqueue(db, tx, { name: 'sign-timestamps', payload: {}, subject: 'boards', now: clock.now(), runAt, uniqueKey: 'sign-timestamps' }));
}

interface Release { villageCode: string; version: number; releasedAt: Date; snapshot: { version: number; length: number; sha256: string } }

async function signTimestampOf(deps: Deps, { villageCode, version, releasedAt, snapshot }: Release): Promise<void> {
  const now = deps.clock.now();
  const next = version + 1;
  const sha256 = await deps.blobs.put(signTimestamp({ keys: deps.boards.keys, repo: villageCode, snapshot, version: next, now }));
  const { villageReleases, sitePages } = deps.db.tables;
  await deps.db.write(async (tx) => {
    const mine = await tx.update(villageReleases).set({ version: next, signedAt: now })
      .where(and(eq(villageReleases.villageCode, villageCode), eq(villageReleases.version, version))).returning({ version: villageReleases.version });
    if (mine.length === 0) return;
    await tx.update(sitePages).set({ sha256, updatedAt: now }).where(eq(sitePages.path, paths.metadata(villageCode, 'timestamp.json'))).returning({ path: sitePages.path });
    if (isOld(releasedAt, now)) await askForPages(deps.db, tx, villageCode, now);
  });
}
