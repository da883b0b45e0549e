// The alerts within somebody's scope, and how far the second look has come.
import { and, count, desc, eq, gt, isNotNull, isNull, min, or, sum } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '../accounts/actor.ts';
import type { Database, Reader } from '../db/database.ts';
import { Problem } from '../problem.ts';

export type ListedAlert = Awaited<ReturnType<typeof alertsWhere>>[number];

export const mostListed = 200;

/** How many are not mended, also beyond those listed. */
export async function openAlerts(db: Database, actor: Actor): Promise<number> {
  const { alerts, villages } = db.tables;
  const [open] = await db.read.select({ number: count() }).from(alerts).innerJoin(villages, eq(villages.code, alerts.villageCode)).where(and(inPlace(db, actor), isNull(alerts.mendedAt)));
  return open?.number ?? 0;
}

/** Standing ones, or those that are mended: the newest first, at most 200. */
export async function alertsOf(db: Database, actor: Actor, { isMended }: { isMended: boolean }): Promise<ListedAlert[]> {
  const { alerts } = db.tables;
  return alertsWhere(db, db.read, and(inPlace(db, actor), isMended ? isNotNull(alerts.mendedAt) : isNull(alerts.mendedAt)));
}

/** Throws `Problem('not-found')` for one that is not the actor's to see. */
export async function alertFor(db: Database, reader: Reader, actor: Actor, id: string): Promise<ListedAlert> {
  const [found] = await alertsWhere(db, reader, and(inPlace(db, actor), eq(db.tables.alerts.id, id)));
  if (!found) throw new Problem('not-found');
  return found;
}

/** `isStopped`: nobody is going to look again, or everybody has been waiting for it too long. */
export interface ScanState { villages: number; pages: number; oldest: Date | null; isStopped: boolean }

export async function scanState(db: Database, actor: Actor, now: Date): Promise<ScanState> {
  const { siteScans, villages } = db.tables;
  const [state] = await db.read.select({ villages: count(), pages: sum(siteScans.pages).mapWith(Number), oldest: min(siteScans.scannedAt) })
    .from(siteScans).innerJoin(villages, eq(villages.code, siteScans.villageCode)).where(inPlace(db, actor));
  return { villages: state?.villages ?? 0, pages: state?.pages ?? 0, oldest: state?.oldest ?? null, isStopped: !await isOrdered(db, now) };
}

/** The next run stands on the list or is under way, and neither is long overdue. */
async function isOrdered({ read, tables: { jobs } }: Database, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - overdue);
  return await read.$count(jobs, and(eq(jobs.name, 'rescan-site'), or(and(eq(jobs.state, 'running'), gt(jobs.leaseUntil, since)), and(eq(jobs.state, 'ready'), gt(jobs.runAt, since))))) > 0;
}

const overdue = 3 * 3_600_000;

function inPlace({ tables: { villages } }: Database, { villageCode, townshipCode }: Actor) {
  if (villageCode !== null) return eq(villages.code, villageCode);
  return townshipCode === null ? undefined : eq(villages.townshipCode, townshipCode);
}

async function alertsWhere({ tables: { alerts, villages, townships, users } }: Database, reader: Reader, condition: ReturnType<typeof and>) {
  const takers = alias(users, 'takers');
  return reader.select({
    id: alerts.id, path: alerts.path, kind: alerts.kind, detail: alerts.detail, foundAt: alerts.foundAt, mendedAt: alerts.mendedAt,
    seenBy: users.name, seenAt: alerts.seenAt, takenDownBy: takers.name, takenDownAt: alerts.takenDownAt,
    village: villages.name, townshipCode: villages.townshipCode, township: townships.name, phone: townships.phone, office: townships.office, hours: townships.hours,
  }).from(alerts).innerJoin(villages, eq(villages.code, alerts.villageCode)).innerJoin(townships, eq(townships.code, villages.townshipCode))
    .leftJoin(users, eq(users.id, alerts.seenBy)).leftJoin(takers, eq(takers.id, alerts.takenDownBy))
    .where(condition).orderBy(desc(alerts.foundAt), desc(alerts.id)).limit(mostListed);
}
