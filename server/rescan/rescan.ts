// The recurring look at everything that is public, village by village, the one longest unseen first; it tells and never removes.
import { and, asc, eq, exists, inArray, isNull, lt, notExists, or } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { enqueue } from '../jobs/queue.ts';
import { newKey } from '../key.ts';
import { chainOfVillage } from '../notices/queries.ts';
import { lookAtVillage, type Finding, type Look } from './village.ts';

const hour = 3_600_000;
export const scanEvery = hour;
/** A village is looked at once a day while there are no more of them than a day's runs can do; then as often as they come round. */
const fresh = 24 * hour;
const mostVillages = 1000;

/** One run. What it did is kept after each village, so that one that was broken off goes on where it was. */
export async function rescanSite(deps: Deps, { signal }: { signal: AbortSignal }): Promise<void> {
  for (const villageCode of await villagesDue(deps, mostVillages)) {
    signal.throwIfAborted();
    try {
      await rescanVillage(deps, villageCode);
    } catch (error) {
      // One that cannot be read keeps no other from being looked at, and is not passed over in silence.
      deps.log.error({ err: error, village: villageCode }, 'village not scanned');
      await deps.db.write((tx) => keepFailure(deps, tx, villageCode));
    }
  }
}

/** Puts the next run on the list; called once at start and by each run. However many processes, there is one. */
export async function scheduleRescan({ db, clock }: Pick<Deps, 'db' | 'clock'>, runAt: Date): Promise<void> {
  await db.write((tx) => enqueue(db, tx, { name: 'rescan-site', payload: {}, subject: 'site', now: clock.now(), runAt, uniqueKey: 'rescan-site' }));
}

/** Those never seen first, then those not seen for a day. */
async function villagesDue({ db, clock }: Deps, most: number): Promise<string[]> {
  const { siteScans, villages, villageReleases, notices, editions } = db.tables;
  const seen = db.read.select({ code: siteScans.villageCode }).from(siteScans).where(eq(siteScans.villageCode, villages.code));
  const released = db.read.select({ code: villageReleases.villageCode }).from(villageReleases).where(eq(villageReleases.villageCode, villages.code));
  const told = db.read.select({ id: notices.id }).from(notices).innerJoin(editions, eq(editions.noticeId, notices.id))
    .where(and(eq(notices.villageCode, villages.code), inArray(editions.state, ['published', 'superseded', 'retained'])));
  const unseen = await db.read.select({ code: villages.code }).from(villages)
    .where(and(notExists(seen), or(exists(released), exists(told)))).orderBy(asc(villages.code)).limit(most);
  const old = await db.read.select({ code: siteScans.villageCode }).from(siteScans)
    .where(lt(siteScans.scannedAt, new Date(clock.now().getTime() - fresh))).orderBy(asc(siteScans.scannedAt), asc(siteScans.villageCode)).limit(most);
  return [...unseen, ...old].slice(0, most).map(({ code }) => code);
}

/** Keeps what was found twice: what is being published between two reads looks wrong once. */
export async function rescanVillage(deps: Deps, villageCode: string): Promise<Look> {
  const first = await lookAtVillage(deps, villageCode);
  const look = first.findings.length === 0 ? first : await confirmed(deps, villageCode, first);
  await deps.db.write((tx) => keepLook(deps, tx, villageCode, look));
  return look;
}

async function confirmed(deps: Deps, villageCode: string, first: Look): Promise<Look> {
  const before = new Set(first.findings.map(keyOf));
  const { findings, pages } = await lookAtVillage(deps, villageCode);
  return { findings: findings.filter((finding) => before.has(keyOf(finding))), pages };
}

function keyOf({ path, kind }: Finding): string {
  return `${kind} ${path}`;
}

async function keepLook({ db, clock }: Deps, tx: Writer, villageCode: string, { findings, pages }: Look): Promise<void> {
  const { siteScans, alerts } = db.tables;
  const now = clock.now();
  const chain = await chainOfVillage(db, tx, villageCode);
  const open = await tx.select().from(alerts).where(and(eq(alerts.villageCode, villageCode), isNull(alerts.mendedAt)));
  const [known, found] = [new Set(open.map(({ openKey }) => openKey)), new Map(findings.map((finding) => [keyOf(finding), finding]))];
  for (const [openKey, { path, kind, detail }] of found) {
    if (known.has(openKey)) continue;
    // What several villages rest on is told once, where it was found first.
    const told = await tx.insert(alerts).values({ id: newKey(now), villageCode, path, kind, detail, openKey, foundAt: now }).onConflictDoNothing().returning({ id: alerts.id });
    if (told.length > 0) await record(db, tx, { chain, at: now, actorId: null, action: 'alert.found', subject: `page:${path}`, detail: { kind } });
  }
  for (const { id, openKey, path, kind, takenDownAt } of open) {
    // A page that was taken down shows nothing; it is mended when something else stands there.
    if (found.has(openKey ?? '') || (takenDownAt !== null && await isStillDown(db, tx, path))) continue;
    await tx.update(alerts).set({ mendedAt: now, openKey: null }).where(eq(alerts.id, id)).returning({ id: alerts.id });
    await record(db, tx, { chain, at: now, actorId: null, action: 'alert.mended', subject: `page:${path}`, detail: { kind } });
  }
  await tx.insert(siteScans).values({ villageCode, scannedAt: now, pages }).onConflictDoUpdate({ target: siteScans.villageCode, set: { scannedAt: now, pages } });
}

async function keepFailure({ db, clock }: Deps, tx: Writer, villageCode: string): Promise<void> {
  const { siteScans, alerts } = db.tables;
  const [now, kind, path] = [clock.now(), 'unread', `village/${villageCode}`] as const;
  const found = await tx.insert(alerts).values({ id: newKey(now), villageCode, path, kind, detail: '', openKey: keyOf({ path, kind, detail: '' }), foundAt: now }).onConflictDoNothing().returning({ id: alerts.id });
  if (found.length > 0) await record(db, tx, { chain: await chainOfVillage(db, tx, villageCode), at: now, actorId: null, action: 'alert.found', subject: `page:${path}`, detail: { kind } });
  // Its turn is over: were it never looked at, it would stand first for ever.
  await tx.insert(siteScans).values({ villageCode, scannedAt: now, pages: 0 }).onConflictDoUpdate({ target: siteScans.villageCode, set: { scannedAt: now } });
}

async function isStillDown(db: Deps['db'], tx: Writer, path: string): Promise<boolean> {
  const { sitePages } = db.tables;
  const pages = await tx.select({ takenDown: sitePages.takenDown }).from(sitePages).where(eq(sitePages.path, path));
  return pages.some(({ takenDown }) => takenDown !== null);
}
