// The sheets that hang, should hang or should come down, as staff see them; and every confirmation with its photo.
import { and, asc, eq, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Actor } from '../accounts/actor.ts';
import type { Database, Reader } from '../db/database.ts';
import type { EditionState, NoticeKind } from '../db/tables-notices.ts';
import type { PostingAct } from '../domain/posting.ts';
import { inScope } from '../notices/desk-queries.ts';
import { Problem } from '../problem.ts';

export interface PostedNotice {
  editionId: string; kind: NoticeKind; number: string; edition: number; programme: string; title: string; year: number; term: string; state: EditionState;
  villageCode: string; village: string; townshipCode: string; township: string;
  publishedAt: Date | null; firstDay: string; lastDay: string | null;
  upOn: string | null; upPlace: string | null; downOn: string | null;
}

export type Posting = Database['tables']['postings']['$inferSelect'] & { by: string };

/** Public now, or over and not confirmed as taken down: by village in the order of the register, within the actor's scope. */
export async function postedNotices(db: Database, actor: Actor): Promise<PostedNotice[]> {
  return noticesWhere(db, db.read, actor, ({ editions }, { up, down }) => (
    or(eq(editions.state, 'published'), and(inArray(editions.state, ['superseded', 'retained']), isNotNull(up.id), isNull(down.id)))
  ));
}

/** Throws `Problem('not-found')` for one that never went out, or is not the actor's to see. */
export async function postedNotice(db: Database, reader: Reader, actor: Actor, editionId: string): Promise<PostedNotice> {
  const [found] = await noticesWhere(db, reader, actor, ({ editions }) => and(eq(editions.id, editionId), inArray(editions.state, ['published', 'superseded', 'retained'])));
  if (!found) throw new Problem('not-found');
  return found;
}

/** Every confirmation of an edition, the newest first. */
export async function confirmations({ tables: { postings, users } }: Database, reader: Reader, editionId: string): Promise<Posting[]> {
  const rows = await reader.select({ posting: postings, by: users.name }).from(postings).innerJoin(users, eq(users.id, postings.confirmedBy))
    .where(eq(postings.editionId, editionId)).orderBy(asc(postings.confirmedAt), asc(postings.id));
  return rows.map(({ posting, by }) => ({ ...posting, by })).toReversed();
}

/** Whether the very file of a photo has confirmed the sheet of another village. */
export async function isOfAnotherVillage({ tables: { postings, editions, notices } }: Database, reader: Reader, original: string, villageCode: string): Promise<boolean> {
  const [other] = await reader.select({ id: postings.id }).from(postings).innerJoin(editions, eq(editions.id, postings.editionId)).innerJoin(notices, eq(notices.id, editions.noticeId))
    .where(and(eq(postings.original, original), ne(notices.villageCode, villageCode))).limit(1);
  return other !== undefined;
}

/** The one that nothing replaced. */
export function standingOf(postings: readonly Posting[], act: PostingAct): Posting | undefined {
  return postings.find((posting) => posting.act === act && posting.replacedBy === null);
}

type Tables = Database['tables'];
type Condition = (tables: Tables, standing: { up: { id: AnyPgColumn }; down: { id: AnyPgColumn } }) => ReturnType<typeof and>;

async function noticesWhere(db: Database, reader: Reader, actor: Actor, condition: Condition): Promise<PostedNotice[]> {
  const { editions, notices, villages, townships, postings } = db.tables;
  const [up, down] = [alias(postings, 'up'), alias(postings, 'down')];
  const rows = await reader.select({
    editionId: editions.id, kind: notices.kind, number: notices.number, edition: editions.seq, programme: notices.programme, title: notices.title, year: notices.year, term: notices.term, state: editions.state,
    villageCode: villages.code, village: villages.name, townshipCode: townships.code, township: townships.name,
    publishedAt: editions.publishedAt, firstDay: editions.firstDay, lastDay: editions.lastDay, upOn: up.day, upPlace: up.place, downOn: down.day,
  }).from(editions).innerJoin(notices, eq(notices.id, editions.noticeId)).innerJoin(villages, eq(villages.code, notices.villageCode))
    .innerJoin(townships, eq(townships.code, villages.townshipCode))
    .leftJoin(up, and(eq(up.editionId, editions.id), eq(up.act, 'up'), isNull(up.replacedBy)))
    .leftJoin(down, and(eq(down.editionId, editions.id), eq(down.act, 'down'), isNull(down.replacedBy)))
    .where(and(inScope(db, actor), condition(db.tables, { up, down })))
    .orderBy(asc(villages.townshipCode), asc(villages.position), asc(editions.publishedAt), asc(editions.id));
  return rows.map((row) => ({ ...row, lastDay: row.lastDay || null }));
}
