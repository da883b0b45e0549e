// A correction: which published batch a new file takes the place of, how, and why.
import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import type { Actor } from '../accounts/actor.ts';
import type { Reader } from '../db/database.ts';
import type { BatchKind, BatchState } from '../db/tables.ts';
import type { Deps } from '../deps.ts';
import { leftOut } from '../notices/finish.ts';
import { Problem } from '../problem.ts';
import { batchFor } from './queries.ts';
import type { Batch } from './queries.ts';
import type { Subject } from './subject.ts';

type Store = Pick<Deps, 'db'>;

export interface CorrectionOf {
  /** The published batch. */
  batchId: string;
  kind: Exclude<BatchKind, 'first'>;
  reason: string;
}

/** What a new batch is about: as the clerk states it, or as the batch that it corrects or takes the place of was. */
export type Stated = Omit<Subject, 'list'> & Pick<Batch, 'list' | 'townshipCode' | 'corrects' | 'kind' | 'correctionReason' | 'resentOn'>;

interface Given extends Subject { correction?: CorrectionOf | undefined; replaces?: string | undefined }

/**
 * A correction keeps programme, year, term and office of what it corrects; payments sent again keep its day and its
 * documents too, and `paidOn` is then the day on which they were sent again. A mended file stays the correction that the file before it was.
 */
export async function statedOf(store: Store, actor: Actor, given: Given): Promise<Stated> {
  const { correction, replaces, programme, year, term, basis, list = 'result' } = given;
  // What is only proposed has no day of payment yet.
  const paidOn = list === 'proposal' ? null : given.paidOn;
  const before = replaces === undefined || correction ? null : await batchFor(store, actor, replaces);
  const of = correction ?? (before?.corrects ? { batchId: before.corrects, kind: before.kind, reason: before.correctionReason } : null);
  if (of === null) return { list, programme, year, term, paidOn, basis, townshipCode: actor.townshipCode, ...none };
  const base = await batchFor(store, actor, of.batchId);
  const own = of.kind === 'resent' ? { paidOn: base.paidOn, basis: base.basis, resentOn: before ? before.resentOn : paidOn } : { paidOn: base.list === 'proposal' ? null : paidOn, basis, resentOn: null };
  return {
    list: base.list, programme: base.programme, year: base.year, term: base.term, townshipCode: base.townshipCode, ...own,
    corrects: base.id, kind: base.list === 'proposal' ? 'replacement' : of.kind, correctionReason: of.reason,
  };
}

/** Throws Problem `correction-outdated` unless `batchId` is what the villages were told last, and `correction-in-work` when another batch than `self` corrects it already. */
export async function demandCorrectable({ db }: Store, reader: Reader, batchId: string, self = ''): Promise<void> {
  const { batches } = db.tables;
  const [base] = await reader.select({ state: batches.state }).from(batches).where(eq(batches.id, batchId));
  if (base?.state !== 'published') throw new Problem('correction-outdated');
  const others = await reader.$count(batches, and(eq(batches.corrects, batchId), ne(batches.id, self), inArray(batches.state, inWorkStates)));
  if (others > 0) throw new Problem('correction-in-work');
}

export interface Corrections {
  /** Corrects this batch and is in work now. */
  inWork: string | null;
  /** Has taken the place of this batch. */
  successor: string | null;
  /** Villages that this batch itself, a correction, leaves out. */
  leftOut: string[];
}

export async function correctionsOf({ db }: Store, batchId: string): Promise<Corrections> {
  const { batches } = db.tables;
  const found = await db.read.select({ id: batches.id, state: batches.state }).from(batches)
    .where(and(eq(batches.corrects, batchId), inArray(batches.state, [...inWorkStates, 'published', 'superseded'])));
  const one = (isWanted: (state: BatchState) => boolean) => found.find(({ state }) => isWanted(state))?.id ?? null;
  return { inWork: one((state) => inWorkStates.includes(state)), successor: one((state) => !inWorkStates.includes(state)), leftOut: await villagesLeftOut(db, batchId) };
}

async function villagesLeftOut(db: Deps['db'], batchId: string): Promise<string[]> {
  const { editions, notices, villages } = db.tables;
  const rows = await db.read.select({ name: villages.name }).from(editions).innerJoin(notices, eq(notices.id, editions.noticeId)).innerJoin(villages, eq(villages.code, notices.villageCode))
    .where(leftOut(db, db.read, batchId)).orderBy(asc(villages.position));
  return rows.map(({ name }) => name);
}

const inWorkStates: BatchState[] = ['checking', 'submitted', 'returned', 'approved'];

const none = { corrects: null, kind: 'first', correctionReason: '', resentOn: null } as const;
