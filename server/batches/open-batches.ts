// The lists of batches: what is under way, who has it and since when, how often it was returned; and what was published last.
import { and, asc, between, count, desc, eq, inArray, max } from 'drizzle-orm';
import type { Actor } from '../accounts/actor.ts';
import { builtOnce, given } from '../db/built-once.ts';
import type { Database } from '../db/database.ts';
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
  return listed(store, actor, batchesOpen);
}

/** The latest published ones, and what of them was taken back, newest first. */
export async function publishedBatches(store: Store, actor: Actor): Promise<ListedBatch[]> {
  return listed(store, actor, batchesPublished);
}

export interface OfficeReturns { township: string | null; returns: number }

/** How often each office's lists of a year were returned, most often first; only offices with any. */
export async function returnsByOffice({ db }: Store, actor: Actor, year: number): Promise<OfficeReturns[]> {
  const rows = await officesReturned(db, { ...scopeOf(actor), year }, ...shapeOf(actor));
  return rows.toSorted((a, b) => b.returns - a.returns);
}

const officesReturned = builtOnce(({ read, tables: { batches, reviews, townships } }, ...shape: Shape) => read
  .select({ township: townships.name, returns: count() }).from(reviews).innerJoin(batches, eq(batches.id, reviews.batchId))
  .leftJoin(townships, eq(townships.code, batches.townshipCode))
  .where(and(eq(reviews.decision, 'returned'), eq(batches.year, given('year', batches.year)), inScope(batches, ...shape))).groupBy(townships.code, townships.name));

async function listed({ db }: Store, actor: Actor, list: typeof batchesOpen): Promise<ListedBatch[]> {
  const rows = await list(db, scopeOf(actor), ...shapeOf(actor));
  const [decisions, returned] = [await decisionsOf({ db }, rows.map(({ id }) => id)), await returnsBySubject({ db }, actor, rows.map(({ year }) => year))];
  return rows.map(({ createdAt, submittedAt, ...row }) => {
    const decided = decisions.get(row.id);
    return {
      ...row, since: decided?.last ?? submittedAt ?? createdAt, returns: returned.get(subjectKey(row)) ?? 0,
      waitsForOwner: row.state === 'submitted' && programmeOf(row.programme)?.ownerConfirms === true && decided === undefined,
    };
  });
}

const batchesOpen = builtOnce((db, ...shape: Shape) => {
  const { batches } = db.tables;
  return batchesIn(db, ['checking', 'submitted', 'returned', 'approved'], shape).orderBy(asc(batches.createdAt), asc(batches.id));
});

const batchesPublished = builtOnce((db, ...shape: Shape) => {
  const { batches } = db.tables;
  return batchesIn(db, ['published', 'withdrawn'], shape).orderBy(desc(batches.createdAt), desc(batches.id)).limit(mostPublished);
});

function batchesIn({ read, tables: { batches, users, townships, uploads } }: Database, states: BatchState[], shape: Shape) {
  return read.select({
    id: batches.id, programme: batches.programme, year: batches.year, term: batches.term, state: batches.state, kind: batches.kind, fileName: uploads.name,
    townshipCode: batches.townshipCode, township: townships.name, payments: batches.payments, list: batches.list, paidFen: batches.paidFen, proposedFen: batches.proposedFen, checkBlob: batches.checkBlob, toDo: batches.toDo,
    createdBy: users.name, createdAt: batches.createdAt, submittedAt: batches.submittedAt,
  }).from(batches).innerJoin(users, eq(users.id, batches.createdBy)).innerJoin(uploads, eq(uploads.id, batches.uploadId))
    .leftJoin(townships, eq(townships.code, batches.townshipCode))
    .where(and(inArray(batches.state, states), inScope(batches, ...shape)));
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
  if (years.length === 0) return new Map();
  const rows = await subjectsReturned(db, { ...scopeOf(actor), first: Math.min(...years), last: Math.max(...years) }, ...shapeOf(actor));
  return new Map(rows.map((row) => [subjectKey(row), row.returns]));
}

const subjectsReturned = builtOnce(({ read, tables: { batches, reviews } }, ...shape: Shape) => read
  .select({ townshipCode: batches.townshipCode, programme: batches.programme, year: batches.year, term: batches.term, returns: count() })
  .from(reviews).innerJoin(batches, eq(batches.id, reviews.batchId))
  .where(and(eq(reviews.decision, 'returned'), between(batches.year, given('first', batches.year), given('last', batches.year)), inScope(batches, ...shape)))
  .groupBy(batches.townshipCode, batches.programme, batches.year, batches.term));

function subjectKey({ townshipCode, programme, year, term }: ListSubject): string {
  return [townshipCode ?? '', programme, year, term].join('\n');
}

type Shape = [isOfTownship: boolean, isOfDepartment: boolean];

function shapeOf({ role, townshipCode }: Actor): Shape {
  return [townshipCode !== null, role === 'department'];
}

function scopeOf({ townshipCode, programme }: Actor) {
  return { townshipCode, programme: programme ?? '' };
}

/** A township's staff see their township, a department's their programme. */
function inScope(batches: Database['tables']['batches'], isOfTownship: boolean, isOfDepartment: boolean) {
  const place = isOfTownship ? eq(batches.townshipCode, given('townshipCode', batches.townshipCode)) : undefined;
  return and(place, isOfDepartment ? eq(batches.programme, given('programme', batches.programme)) : undefined);
}
