// What each village gets this time beside what it got last year and at the programme's other payment of the year.
import { and, count, desc, eq, inArray, ne, sum } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Batch } from './queries.ts';

type Store = Pick<Deps, 'db'>;

export interface VillageAmount { code: string; name: string; payments: number; fen: number }

export interface ComparedVillage {
  name: string;
  /** Null where the village is not on the list. */
  now: number | null;
  lastYear: number | null;
  sibling: number | null;
}

/** In fen that were paid, the villages of now first. */
export interface Comparison {
  /** The term that `sibling` is of; null where the year had no other payment. */
  siblingTerm: string | null;
  hasLastYear: boolean;
  villages: ComparedVillage[];
}

/** Only with what was published; a county's batch is compared with all townships', a township's with its own villages'. */
export async function comparisonOf(store: Store, batch: Pick<Batch, 'id' | 'programme' | 'year' | 'term' | 'townshipCode'>, now: readonly VillageAmount[]): Promise<Comparison> {
  const siblingTerm = await latestOtherTerm(store, batch);
  const [lastYear, sibling] = await Promise.all([
    publishedAmounts(store, batch, batch.year - 1, batch.term),
    siblingTerm === null ? [] : publishedAmounts(store, batch, batch.year, siblingTerm),
  ]);
  const [before, beside, here] = [lastYear, sibling, now].map((list) => new Map(list.map(({ code, fen }) => [code, fen])));
  const names = new Map([...now, ...lastYear, ...sibling].map(({ code, name }) => [code, name]));
  const villages = [...names].map(([code, name]) => ({ name, now: here?.get(code) ?? null, lastYear: before?.get(code) ?? null, sibling: beside?.get(code) ?? null }));
  return { siblingTerm, hasLastYear: lastYear.length > 0, villages };
}

type Subject = Pick<Batch, 'programme' | 'year' | 'term' | 'townshipCode'>;

async function latestOtherTerm({ db: { read, tables: { batches } } }: Store, { programme, year, term, townshipCode }: Subject): Promise<string | null> {
  const [latest] = await read.select({ term: batches.term }).from(batches)
    .where(and(eq(batches.programme, programme), eq(batches.year, year), ne(batches.term, term), eq(batches.state, 'published'), eq(batches.list, 'result'), townshipCode === null ? undefined : eq(batches.townshipCode, townshipCode)))
    .orderBy(desc(batches.createdAt)).limit(1);
  return latest?.term ?? null;
}

async function publishedAmounts({ db: { read, tables: { batches, payments, villages } } }: Store, { programme, townshipCode }: Subject, year: number, term: string): Promise<VillageAmount[]> {
  const ids = await read.select({ id: batches.id }).from(batches)
    .where(and(eq(batches.programme, programme), eq(batches.year, year), eq(batches.term, term), eq(batches.state, 'published'), eq(batches.list, 'result')));
  if (ids.length === 0) return [];
  return read.select({ code: villages.code, name: villages.name, payments: count(), fen: sum(payments.amountFen).mapWith(Number) })
    .from(payments).innerJoin(villages, eq(villages.code, payments.villageCode))
    .where(and(inArray(payments.batchId, ids.map(({ id }) => id)), eq(payments.status, 'paid'), townshipCode === null ? undefined : eq(villages.townshipCode, townshipCode)))
    .groupBy(villages.code, villages.name, villages.townshipCode, villages.position).orderBy(villages.townshipCode, villages.position);
}
