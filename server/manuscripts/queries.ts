// The manuscripts that an actor may see: a village its own, a township those of its villages and its own.
import { and, asc, desc, eq, inArray, ne } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Actor } from '../accounts/actor.ts';
import type { Database, Reader } from '../db/database.ts';
import type { ManuscriptContent } from '../domain/manuscript.ts';
import type { ManuscriptState } from '../db/tables-manuscripts.ts';
import { Problem } from '../problem.ts';

type Stored = Database['tables']['manuscripts']['$inferSelect'];
/** What somebody wrote; a township's year stands in the same table and has ways of its own. */
export type Manuscript = Omit<Stored, 'content'> & { content: ManuscriptContent };

/** Throws Problem `not-found` for what is not the actor's to see. */
export async function manuscriptFor(db: Database, actor: Actor, id: string, reader: Reader = db.read): Promise<Manuscript> {
  const { manuscripts } = db.tables;
  const [found] = await reader.select().from(manuscripts).where(and(eq(manuscripts.id, id), inScope(db, actor)));
  if (!found || found.content.kind === 'annual') throw new Problem('not-found');
  return { ...found, content: found.content };
}

export type ListedManuscript = Awaited<ReturnType<typeof manuscriptsFor>>[number];

/** The newest first; `states` those that are wanted. */
export async function manuscriptsFor(db: Database, actor: Actor, states: readonly ManuscriptState[], most = 200) {
  const { manuscripts, villages, townships, users } = db.tables;
  const rows = await db.read.select({
    id: manuscripts.id, state: manuscripts.state, title: manuscripts.title, item: manuscripts.item, year: manuscripts.year, term: manuscripts.term, content: manuscripts.content,
    corrects: manuscripts.corrects, village: villages.name, township: townships.name, by: users.name, savedAt: manuscripts.savedAt,
  }).from(manuscripts).innerJoin(townships, eq(townships.code, manuscripts.townshipCode)).leftJoin(villages, eq(villages.code, manuscripts.villageCode))
    .innerJoin(users, eq(users.id, manuscripts.createdBy)).where(and(inScope(db, actor), inArray(manuscripts.state, [...states]))).orderBy(desc(manuscripts.savedAt)).limit(most);
  return rows.flatMap(({ content, ...row }) => (content.kind === 'annual' ? [] : [{ ...row, kind: content.kind }]));
}

/** Who wrote it and every decision on it, oldest first. */
export async function historyOf(db: Database, id: string, read: Reader = db.read) {
  const { manuscripts, manuscriptReviews: reviews, users } = db.tables;
  const submitter = alias(users, 'submitter');
  const [makers] = await read.select({ createdBy: users.name, submittedBy: submitter.name }).from(manuscripts).innerJoin(users, eq(users.id, manuscripts.createdBy))
    .leftJoin(submitter, eq(submitter.id, manuscripts.submittedBy)).where(eq(manuscripts.id, id));
  const decisions = await read.select({ decision: reviews.decision, reason: reviews.reason, by: users.name, at: reviews.reviewedAt })
    .from(reviews).innerJoin(users, eq(users.id, reviews.reviewedBy)).where(eq(reviews.manuscriptId, id)).orderBy(asc(reviews.reviewedAt));
  return { createdBy: makers?.createdBy ?? '', submittedBy: makers?.submittedBy ?? null, decisions };
}

/** A correction of it that is not thrown away, whatever has become of it. */
export async function correctionOf({ tables: { manuscripts } }: Database, reader: Reader, id: string): Promise<{ id: string; state: ManuscriptState } | undefined> {
  const [found] = await reader.select({ id: manuscripts.id, state: manuscripts.state }).from(manuscripts).where(and(eq(manuscripts.corrects, id), ne(manuscripts.state, 'discarded')));
  return found;
}

function inScope({ tables: { manuscripts } }: Database, { villageCode, townshipCode }: Actor) {
  if (villageCode !== null) return eq(manuscripts.villageCode, villageCode);
  return townshipCode === null ? undefined : eq(manuscripts.townshipCode, townshipCode);
}
