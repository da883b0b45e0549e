// 公开属性: open unless somebody says otherwise with an article and a reason; what is not open is looked at again every year.
import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { chainOf, demandRole, isInScope, isOwn } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { sameAs } from '../accounts/two-people.ts';
import { record } from '../audit/record.ts';
import { waitingDrafts } from '../catalogue/queries.ts';
import type { BatchState, Publicity, Role } from '../db/tables.ts';
import type { Deps } from '../deps.ts';
import { countyOffice } from '../domain/catalogue.ts';
import { today } from '../domain/period.ts';
import { newKey } from '../key.ts';
import { Problem } from '../problem.ts';
import { batchFor } from './queries.ts';

export const publicityNames: Readonly<Record<Publicity, string>> = { open: '主动公开', 'on-request': '依申请公开', closed: '不予公开' };

export interface PublicityDecision { publicity: Publicity; article: string; reason: string }

export const deciders: readonly Role[] = ['clerk', 'county'];
/** Who looks at a decision that keeps a list from the public. */
export const confirmers: readonly Role[] = ['reviewer', 'county'];
const undecided: BatchState[] = ['checking', 'submitted'];

/** Keeps the decision, also when it is the same as before: that is the yearly look. Whatever it says holds at once; that a list stays closed wants a second person. Throws Problems `not-allowed`, `not-found`, `batch-wrong-state`. */
export async function decidePublicity({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, batchId: string, decision: PublicityDecision): Promise<void> {
  demandRole(actor, ...deciders);
  const { batches, publicityDecisions } = db.tables;
  const now = clock.now();
  await db.write(async (tx) => {
    const batch = await batchFor({ db }, actor, batchId, tx);
    const changed = await tx.update(batches).set({ publicity: decision.publicity }).where(and(eq(batches.id, batchId), inArray(batches.state, undecided))).returning({ id: batches.id });
    if (changed.length === 0) throw new Problem('batch-wrong-state');
    await tx.insert(publicityDecisions).values({ id: newKey(now), batchId, ...decision, decidedBy: actor.id, decidedAt: now });
    await record(db, tx, { chain: chainOf(batch.townshipCode), at: now, actorId: actor.id, action: 'batch.publicity-decided', subject: `batch:${batchId}`, detail: { publicity: decision.publicity, article: decision.article } });
  });
}

/**
 * The second person to the newest decision that keeps a list from the public; `seen` is the decision that was looked at. From then on it has a year.
 * Throws Problems `not-allowed`, `not-found`, `publicity-changed`, `publicity-same-person`.
 */
export async function confirmPublicity({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, batchId: string, seen: string): Promise<void> {
  demandRole(actor, ...confirmers);
  const { publicityDecisions: decisions } = db.tables;
  const now = clock.now();
  await db.write(async (tx) => {
    const batch = await batchFor({ db }, actor, batchId, tx);
    const [newest] = await tx.select().from(decisions).where(eq(decisions.batchId, batchId)).orderBy(desc(decisions.decidedAt), desc(decisions.id)).limit(1);
    if (newest?.id !== seen || newest.publicity === 'open' || newest.confirmedBy !== null) throw new Problem('publicity-changed');
    const same = await sameAs({ db }, tx, actor, [newest.decidedBy]);
    if (same) throw new Problem('publicity-same-person', same.detail);
    const changed = await tx.update(decisions).set({ confirmedBy: actor.id, confirmedAt: now }).where(and(eq(decisions.id, seen), isNull(decisions.confirmedBy))).returning({ id: decisions.id });
    if (changed.length === 0) throw new Problem('publicity-changed');
    await record(db, tx, { chain: chainOf(batch.townshipCode), at: now, actorId: actor.id, action: 'batch.publicity-confirmed', subject: `batch:${batchId}`, detail: { publicity: newest.publicity, article: newest.article } });
  });
}

/** Newest first; empty while nobody has decided and the batch is open. */
export async function publicityOf({ db: { read, tables: { publicityDecisions: decisions, users } } }: Pick<Deps, 'db'>, batchId: string) {
  const confirming = alias(users, 'confirming');
  return read.select({
    id: decisions.id, publicity: decisions.publicity, article: decisions.article, reason: decisions.reason, byId: decisions.decidedBy, by: users.name, at: decisions.decidedAt,
    confirmedBy: confirming.name, confirmedAt: decisions.confirmedAt,
  }).from(decisions).innerJoin(users, eq(users.id, decisions.decidedBy)).leftJoin(confirming, eq(confirming.id, decisions.confirmedBy))
    .where(eq(decisions.batchId, batchId)).orderBy(desc(decisions.decidedAt), desc(decisions.id));
}

/** What is not open, in the actor's scope, with the last look at it and the day on which the next is due (条例第十八条: regular review); null while a second person has not confirmed. */
export async function notOpenBatches({ db }: Pick<Deps, 'db'>, actor: Actor) {
  const { batches, publicityDecisions: decisions, users } = db.tables;
  const found = await db.read.select({
    id: batches.id, programme: batches.programme, year: batches.year, term: batches.term, townshipCode: batches.townshipCode, publicity: batches.publicity,
    article: decisions.article, reason: decisions.reason, by: users.name, at: decisions.decidedAt, confirmedAt: decisions.confirmedAt,
  }).from(batches).innerJoin(decisions, eq(decisions.batchId, batches.id)).innerJoin(users, eq(users.id, decisions.decidedBy))
    .where(and(ne(batches.publicity, 'open'), inArray(batches.state, undecided))).orderBy(desc(decisions.decidedAt), desc(decisions.id));
  const newest = [...Map.groupBy(found, ({ id }) => id).values()].flatMap(([first]) => (first ? [first] : []));
  return newest.filter((batch) => isInScope(actor, batch.townshipCode) && isOwn(actor, batch.programme))
    .map((batch) => ({ ...batch, dueOn: batch.confirmedAt === null ? null : yearAfter(today(batch.confirmedAt)) })).toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''));
}

/** Programmes that are told on request only, in the catalogues that the actor may see. */
export async function notOpenProgrammes({ db }: Pick<Deps, 'db'>, actor: Actor) {
  const { programmeVersions: versions, users } = db.tables;
  const found = await db.read.select({ code: versions.code, office: versions.office, content: versions.content, by: users.name, at: versions.approvedAt })
    .from(versions).innerJoin(users, eq(users.id, versions.approvedBy)).where(eq(versions.state, 'in-force'));
  const drafts = new Map(await Promise.all([...new Set(found.map(({ office }) => office))].map(async (office) => [office, await waitingDrafts(db, office)] as const)));
  return found.flatMap(({ code, office, content: { entry, follows }, by, at }) => (entry.mode === '依申请' && !follows && at && isOwn(actor, code) && (office === countyOffice || isInScope(actor, office))
    ? [{ code, office, item: entry.item, reason: entry.modeReason ?? '', by, at, waits: drafts.get(office)?.has(code) ?? false, dueOn: yearAfter(today(at)) }] : [])).toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** The same day a year later; of 29 February, the 28th. */
function yearAfter(day: string): string {
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`;
}
