// The notices that staff may print: a township's own, a village committee's own.
import { and, asc, count, desc, eq, inArray, isNotNull, isNull, max, or } from 'drizzle-orm';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Database } from '../db/database.ts';
import type { EditionState, NoticeKind } from '../db/tables-notices.ts';
import type { Deps } from '../deps.ts';
import { isVillageNamed } from '../places/named.ts';
import { Problem } from '../problem.ts';
import { madeOf, publicationSubjects } from './source.ts';

export interface ListedNotice {
  editionId: string; villageCode: string; kind: NoticeKind; number: string; edition: number; programme: string; title: string; year: number; term: string;
  village: string; township: string; firstDay: string; lastDay: string | null;
  /** When it went up, as confirmed; null before. */
  postedOn: string | null;
}

/** What of them is wanted; '' is everything. `source`: of one batch or manuscript; `township` and `village`: of those with that name. */
export interface NoticeFilter { source: string; programme: string; township: string; village: string }

export const mostListed = 1000;

/** Within the actor's scope, by village in the order of the register: all of a batch or manuscript, otherwise the first thousand. */
export async function currentNotices(db: Database, actor: Actor, filter: NoticeFilter): Promise<ListedNotice[]> {
  return noticesWhere(db, actor, isWanted(db, filter), filter.source ? undefined : mostListed);
}

/** Of some editions, no more than a list shows: what is still public and the actor's to see. */
export async function currentAmong(db: Database, actor: Actor, editionIds: readonly string[]): Promise<ListedNotice[]> {
  return noticesWhere(db, actor, inArray(db.tables.editions.id, [...editionIds]));
}

/** How many there are, also beyond those listed. */
export async function countCurrent(db: Database, actor: Actor, filter: NoticeFilter): Promise<number> {
  const { editions, notices, villages, townships } = db.tables;
  const [all] = await db.read.select({ number: count() }).from(editions).innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(villages, eq(villages.code, notices.villageCode)).innerJoin(townships, eq(townships.code, villages.townshipCode)).where(and(eq(editions.state, 'published'), inScope(db, actor), isWanted(db, filter)));
  return all?.number ?? 0;
}

function isWanted(db: Database, { source, programme, township, village }: NoticeFilter) {
  const { notices, townships } = db.tables;
  return and(
    source ? madeOf(db, source) : undefined, programme ? eq(notices.programme, programme) : undefined, township ? eq(townships.name, township) : undefined, isVillageNamed(db, village),
  );
}

/** One of these; throws `Problem('not-found')` for what is not public now, or not the actor's to see. */
export async function currentNotice(db: Database, actor: Actor, editionId: string): Promise<ListedNotice> {
  const [found] = await noticesWhere(db, actor, eq(db.tables.editions.id, editionId));
  if (!found) throw new Problem('not-found');
  return found;
}

async function noticesWhere(db: Database, actor: Actor, condition: ReturnType<typeof and>, most?: number): Promise<ListedNotice[]> {
  const { editions, notices, villages, townships, postings } = db.tables;
  const query = db.read.select({
    editionId: editions.id, villageCode: notices.villageCode, kind: notices.kind, number: notices.number, edition: editions.seq, programme: notices.programme, title: notices.title, year: notices.year, term: notices.term,
    village: villages.name, township: townships.name, firstDay: editions.firstDay, lastDay: editions.lastDay, postedOn: postings.day,
  }).from(editions).innerJoin(notices, eq(notices.id, editions.noticeId)).innerJoin(villages, eq(villages.code, notices.villageCode))
    .innerJoin(townships, eq(townships.code, villages.townshipCode))
    .leftJoin(postings, and(eq(postings.editionId, editions.id), eq(postings.act, 'up'), isNull(postings.replacedBy)))
    .where(and(eq(editions.state, 'published'), inScope(db, actor), condition))
    .orderBy(asc(villages.townshipCode), asc(villages.position), desc(notices.year), asc(notices.seq));
  const rows = most === undefined ? await query : await query.limit(most);
  return rows.map((row) => ({ ...row, lastDay: row.lastDay || null }));
}

/** Townships with a current notice in the actor's scope, in the order of the register. */
export async function currentTownships(db: Database, actor: Actor): Promise<string[]> {
  const { editions, notices, villages, townships } = db.tables;
  const rows = await db.read.selectDistinct({ code: townships.code, name: townships.name }).from(editions).innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(villages, eq(villages.code, notices.villageCode)).innerJoin(townships, eq(townships.code, villages.townshipCode))
    .where(and(eq(editions.state, 'published'), inScope(db, actor))).orderBy(asc(townships.code));
  return rows.map(({ name }) => name);
}

/** Programmes with a current notice in the actor's scope, and the yearly summary of all of them. */
export async function currentProgrammes(db: Database, actor: Actor): Promise<string[]> {
  const { editions, notices, villages } = db.tables;
  const rows = await db.read.selectDistinct({ programme: notices.programme }).from(editions).innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(villages, eq(villages.code, notices.villageCode)).where(and(eq(editions.state, 'published'), or(eq(notices.title, ''), eq(notices.kind, 'annual')), inScope(db, actor)));
  return rows.map(({ programme }) => programme).toSorted();
}

/** One file of an edition; throws `Problem('not-found')` for what is not the actor's to see. */
export async function artefactFor(db: Database, actor: Actor, editionId: string, name: string) {
  const { artefacts, editions, notices, villages } = db.tables;
  const [found] = await db.read.select({ sha256: artefacts.sha256, type: artefacts.type, number: notices.number, edition: editions.seq })
    .from(artefacts).innerJoin(editions, eq(editions.id, artefacts.editionId)).innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(villages, eq(villages.code, notices.villageCode))
    .where(and(eq(artefacts.editionId, editionId), eq(artefacts.name, name), inScope(db, actor)));
  if (!found) throw new Problem('not-found');
  return found;
}

/** How far each village of a batch or manuscript has been told, by its code; empty before approval. */
export async function tellings(db: Database, source: string): Promise<Map<string, EditionState>> {
  const { editions, notices } = db.tables;
  const rows = await db.read.select({ code: notices.villageCode, state: editions.state })
    .from(editions).innerJoin(notices, eq(notices.id, editions.noticeId)).where(madeOf(db, source));
  return new Map(rows.map(({ code, state }) => [code, state]));
}

/** How many villages a batch or manuscript has told, and when the last of them was; null before. */
export async function toldOf(db: Database, source: string): Promise<{ villages: number; at: Date } | null> {
  const { editions } = db.tables;
  const [told] = await db.read.select({ villages: count(), at: max(editions.publishedAt) }).from(editions).where(and(madeOf(db, source), isNotNull(editions.publishedAt)));
  return told?.at ? { villages: told.villages, at: told.at } : null;
}

/** Who took back villages of a batch that could not be published, when others of it had been; oldest first. */
export async function withdrawalsOf(db: Database, batchId: string, chain: string): Promise<{ at: Date; by: string; villages: number }[]> {
  const { auditEntries, users } = db.tables;
  const entries = await db.read.select({ at: auditEntries.at, by: users.name, detail: auditEntries.detail })
    .from(auditEntries).innerJoin(users, eq(users.id, auditEntries.actorId))
    .where(and(eq(auditEntries.chain, chain), eq(auditEntries.subject, `batch:${batchId}`), eq(auditEntries.action, 'publication.withdrawn'))).orderBy(asc(auditEntries.seq));
  return entries.map(({ at, by, detail }) => ({ at, by, ...(JSON.parse(detail) as { withdrawn: number; published: number }) }))
    .filter(({ published }) => published > 0).map(({ at, by, withdrawn }) => ({ at, by, villages: withdrawn }));
}

/** Puts the failed jobs of a batch or manuscript back on the list; answers how many. The caller has checked whose it is. */
export async function retryPublication({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, source: string, chain: string): Promise<number> {
  const { jobs } = db.tables;
  const now = clock.now();
  return db.write(async (tx) => {
    const again = await tx.update(jobs).set({ state: 'ready', runAt: now, attempts: 0, failure: null })
      .where(and(inArray(jobs.subject, publicationSubjects(source)), inArray(jobs.state, ['failed']))).returning({ subject: jobs.subject });
    const [first] = again;
    if (first) await record(db, tx, { chain, at: now, actorId: actor.id, action: 'publication.retried', subject: first.subject, detail: { jobs: again.length } });
    return again.length;
  });
}

/** A village committee sees its village, a township its villages, the county all; a department of these its own programme. */
export function inScope(db: Database, actor: Actor) {
  const { notices } = db.tables;
  return and(inPlace(db, actor), actor.role === 'department' ? eq(notices.programme, actor.programme ?? '') : undefined);
}

/** Of villages: the actor's own. */
export function inPlace({ tables: { villages } }: Database, actor: Actor) {
  if (actor.villageCode !== null) return eq(villages.code, actor.villageCode);
  return actor.townshipCode === null ? undefined : eq(villages.townshipCode, actor.townshipCode);
}
