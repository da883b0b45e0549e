// What is known of notices and their editions.
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, notInArray } from 'drizzle-orm';
import { chainOf } from '../accounts/actor.ts';
import type { Database, Reader } from '../db/database.ts';
import type { ListKind } from '../db/tables.ts';
import { isList, type EditionContent, type ListContent } from './content.ts';
import { leftOut } from './finish.ts';
import { madeOf, publicationSubjects, type MadeOf } from './source.ts';

export interface StoredEdition<C extends EditionContent = EditionContent> extends MadeOf {
  id: string;
  noticeId: string;
  seq: number;
  state: string;
  hash: string;
  /** Short form of the audit checkpoint; empty where there is no audit. */
  witness: string;
  /** The batch or manuscript that replaced it or left its village out; its own where it was taken back. */
  supersededBy: string | null;
  number: string;
  content: C;
  days: PublicDays;
  /** Of a year's edition, where it was asked for: whether results were published or corrected since. */
  isOutdated?: boolean;
}

/** Those of the content, or counted from the posting: then `lastDay` is null until it is confirmed. */
export interface PublicDays { firstDay: string; lastDay: string | null }

export async function editionById(db: Database, id: string, reader: Reader = db.read): Promise<StoredEdition | undefined> {
  const [edition] = await editionsWhere(db, reader, eq(db.tables.editions.id, id));
  return edition;
}

export async function editionsOfNotice(db: Database, noticeId: string, reader: Reader = db.read): Promise<StoredEdition[]> {
  return editionsWhere(db, reader, eq(db.tables.editions.noticeId, noticeId));
}

/** What a village shows now: its published editions, the newest year first, in the order of their numbers. */
export async function publishedEditions(db: Database, villageCode: string, reader: Reader = db.read): Promise<StoredEdition[]> {
  const { editions, notices } = db.tables;
  return editionsWhere(db, reader, and(eq(notices.villageCode, villageCode), eq(editions.state, 'published')));
}

export interface PublicationProgress {
  /** Villages that are told something, and of them those that have been told. */
  total: number;
  published: number;
  /** Sentences for the batch's page. */
  failures: string[];
}

/** How far the publication of a batch or manuscript has come. */
export async function publicationProgress(db: Database, source: string, reader: Reader = db.read): Promise<PublicationProgress> {
  const { editions, jobs } = db.tables;
  const ended = leftOut(db, reader, source);
  const total = await reader.$count(editions, and(madeOf(db, source), ne(editions.state, 'withdrawn'))) + await reader.$count(editions, ended);
  const waiting = await reader.$count(editions, and(madeOf(db, source), eq(editions.state, 'rendering')))
    + await reader.$count(editions, and(ended, eq(editions.state, 'published')));
  const failed = await reader.select({ failure: jobs.failure }).from(jobs)
    .where(and(inArray(jobs.subject, publicationSubjects(source)), eq(jobs.state, 'failed'))).limit(20);
  return { total, published: total - waiting, failures: failed.map((job) => job.failure ?? '') };
}

/** Villages that have been told of the proposal, or of the result, of this programme, year and term by a batch that is none of `line`. */
export async function villagesAlreadyTold({ tables: { notices, editions } }: Database, reader: Reader, { list, programme, year, term }: { list: ListKind; programme: string; year: number; term: string }, villageCodes: readonly string[], line: readonly string[] = []): Promise<string[]> {
  if (villageCodes.length === 0) return [];
  const told = await reader.selectDistinct({ code: notices.villageCode }).from(notices).innerJoin(editions, eq(editions.noticeId, notices.id)).where(and(
    inArray(editions.state, ['rendering', 'published', 'retained']), isNull(editions.supersededBy), isNotNull(editions.batchId), notInArray(editions.batchId, [...line]),
    eq(notices.kind, list), eq(notices.programme, programme), eq(notices.year, year), eq(notices.term, term), inArray(notices.villageCode, [...villageCodes]),
  ));
  return told.map((notice) => notice.code);
}

export async function artefactsOf(db: Database, editionId: string) {
  const { artefacts } = db.tables;
  return db.read.select().from(artefacts).where(eq(artefacts.editionId, editionId)).orderBy(asc(artefacts.name));
}

/** Those that are made of payments. */
export function listsAmong(editions: readonly StoredEdition[]): StoredEdition<ListContent>[] {
  return editions.flatMap(({ content, ...edition }) => (isList(content) ? [{ ...edition, content }] : []));
}

/** Without proposals whose result is among them: then only what was paid counts, and the two sums beside each other would tell what one household had been dropped with. */
export function withoutSettled(editions: readonly StoredEdition[]): StoredEdition[] {
  const subject = ({ programme, year, term }: ListContent) => `${programme}/${year}/${term}`;
  const settled = new Set(listsAmong(editions).flatMap(({ content }) => (content.kind === 'result' ? [subject(content)] : [])));
  return editions.filter(({ content }) => content.kind !== 'proposal' || !settled.has(subject(content)));
}

/** The audit chain of what happens to a village: its township's. */
export async function chainOfVillage(db: Database, reader: Reader, villageCode: string): Promise<string> {
  const { villages } = db.tables;
  const [village] = await reader.select({ townshipCode: villages.townshipCode }).from(villages).where(eq(villages.code, villageCode));
  return chainOf(village?.townshipCode ?? null);
}

/** Of many notices: the newest year first, then by number; of one notice the newest edition first. */
export async function editionsWhere(db: Database, reader: Reader, condition: ReturnType<typeof and>): Promise<StoredEdition[]> {
  const { editions, notices } = db.tables;
  const rows = await reader.select({
    id: editions.id, noticeId: editions.noticeId, batchId: editions.batchId, manuscriptId: editions.manuscriptId, seq: editions.seq, state: editions.state,
    hash: editions.hash, witness: editions.witness, number: notices.number, content: editions.content, supersededBy: editions.supersededBy,
    firstDay: editions.firstDay, lastDay: editions.lastDay,
  }).from(editions).innerJoin(notices, eq(notices.id, editions.noticeId))
    .where(condition).orderBy(desc(notices.year), asc(notices.seq), desc(editions.seq));
  return rows.map(({ firstDay, lastDay, ...row }) => ({ ...row, content: JSON.parse(row.content) as EditionContent, days: { firstDay, lastDay: lastDay || null } }));
}
