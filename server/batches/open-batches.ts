// The lists of batches: what is under way, who has it and since when, how often it was returned; and what was published last.
import { and, asc, count, desc, eq, inArray, max } from 'drizzle-orm';
import type { Actor } from '../accounts/actor.ts';
import type { BatchKind, BatchState, ListKind, ToDoCounts } from '../db/tables.ts';
import type { Deps } from '../deps.ts';
import { programmeOf } from '../domain/programmes.ts';

type Store = Pick<Deps, 'db'>;

export interface ListedBatch {
  id: string; programme: string; year: number; term: string; state: BatchState; kind: BatchKind; fileName: string;
  /** Null before the first check has come to its end. */
  checkBlob: string | null;
  toDo: ToDoCounts | null;
  townshipCode: string | null; township: string | null; payments: number; list: ListKind; paidFen: number; proposedFen: number; createdBy: string;
  /** When it came to whoever has it now. */
  since: Date;
  /** How often a list of this office for this programme, year and term was returned (工作台账: more than once is noted). */
  returns: number;
  /** The owning department has not given its word yet. */
  waitsForOwner: boolean;
}

const mostPublished = 20;

/** Batches somebody still has to do something with, oldest first. */
export async function openBatches(store: Store, actor: Actor): Promise<ListedBatch[]> {
  return listed(store, actor, ['checking', 'submitted', 'returned', 'approved']);
}

/** The latest published ones, and what of them was taken back, newest first. */
export async function publishedBatches(store: Store, actor: Actor): Promise<ListedBatch[]> {
  return listed(store, actor, ['published', 'withdrawn'], mostPublished);
}

export interface OfficeReturns { township: string | null; returns: number }

/** How often each office's lists of a year were returned, most often first; only offices with any. */
export async function returnsByOffice({ db }: Store, actor: Actor, year: number): Promise<OfficeReturns[]> {
  const { batches, reviews, townships } = db.tables;
  const rows = await db.read.select({ township: townships.name, returns: count() }).from(reviews).innerJoin(batches, eq(batches.id, reviews.batchId))
    .leftJoin(townships, eq(townships.code, batches.townshipCode))
    .where(and(eq(reviews.decision, 'returned'), eq(batches.year, year), ofActor({ db }, actor))).groupBy(townships.code, townships.name);
  return rows.toSorted((a, b) => b.returns - a.returns);
}

async function listed({ db }: Store, actor: Actor, states: BatchState[], newest?: number): Promise<ListedBatch[]> {
  const { batches, users, townships, uploads } = db.tables;
  const order = newest === undefined ? [asc(batches.createdAt), asc(batches.id)] : [desc(batches.createdAt), desc(batches.id)];
  const query = db.read.select({
    id: batches.id, programme: batches.programme, year: batches.year, term: batches.term, state: batches.state, kind: batches.kind, fileName: uploads.name,
    townshipCode: batches.townshipCode, township: townships.name, payments: batches.payments, list: batches.list, paidFen: batches.paidFen, proposedFen: batches.proposedFen, checkBlob: batches.checkBlob, toDo: batches.toDo,
    createdBy: users.name, createdAt: batches.createdAt, submittedAt: batches.submittedAt,
  }).from(batches).innerJoin(users, eq(users.id, batches.createdBy)).innerJoin(uploads, eq(uploads.id, batches.uploadId))
    .leftJoin(townships, eq(townships.code, batches.townshipCode))
    .where(and(inArray(batches.state, states), ofActor({ db }, actor))).orderBy(...order);
  const rows = newest === undefined ? await query : await query.limit(newest);
  const [decisions, returned] = [await decisionsOf({ db }, rows.map(({ id }) => id)), await returnsBySubject({ db }, actor, [...new Set(rows.map(({ year }) => year))])];
  return rows.map(({ createdAt, submittedAt, ...row }) => {
    const decided = decisions.get(row.id);
    return {
      ...row, since: decided?.last ?? submittedAt ?? createdAt, returns: returned.get(subjectKey(row)) ?? 0,
      waitsForOwner: row.state === 'submitted' && programmeOf(row.programme)?.ownerConfirms === true && decided === undefined,
    };
  });
}

/** Of a submitted batch only its department can have decided yet. */
async function decisionsOf({ db: { read, tables: { reviews } } }: Store, ids: string[]): Promise<Map<string, { last: Date | null }>> {
  if (ids.length === 0) return new Map();
  const rows = await read.select({ batchId: reviews.batchId, last: max(reviews.reviewedAt) }).from(reviews).where(inArray(reviews.batchId, ids)).groupBy(reviews.batchId);
  return new Map(rows.map(({ batchId, last }) => [batchId, { last }]));
}

interface ListSubject { townshipCode: string | null; programme: string; year: number; term: string }

/** A mended file is a batch of its own, so returns are counted by what the lists are about. */
async function returnsBySubject({ db }: Store, actor: Actor, years: number[]): Promise<Map<string, number>> {
  const { batches, reviews } = db.tables;
  if (years.length === 0) return new Map();
  const subject = { townshipCode: batches.townshipCode, programme: batches.programme, year: batches.year, term: batches.term };
  const rows = await db.read.select({ ...subject, returns: count() }).from(reviews).innerJoin(batches, eq(batches.id, reviews.batchId))
    .where(and(eq(reviews.decision, 'returned'), inArray(batches.year, years), ofActor({ db }, actor)))
    .groupBy(batches.townshipCode, batches.programme, batches.year, batches.term);
  return new Map(rows.map((row) => [subjectKey(row), row.returns]));
}

function subjectKey({ townshipCode, programme, year, term }: ListSubject): string {
  return [townshipCode ?? '', programme, year, term].join('\n');
}

/** A township's staff see their township, a department's their programme. */
function ofActor({ db: { tables: { batches } } }: Store, { role, townshipCode, programme }: Actor) {
  const place = townshipCode === null ? undefined : eq(batches.townshipCode, townshipCode);
  return and(place, role === 'department' ? eq(batches.programme, programme ?? '') : undefined);
}
