// What each village gets this time beside what it got last year and at the programme's other payment of the year.
import { and, desc, eq, gt, inArray, ne } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { sumsIn } from '../payments/queries.ts';
import type { Batch } from './queries.ts';

type Store = Pick<Deps, 'db'>;

export interface VillageAmount { code: string; name: string; payments: number; fen: number }

export interface ComparedVillage {
  name: string;
  /** Null where the village is not on the list. */
  now: number | null;
  /** In the order of the sides. */
  earlier: (number | null)[];
}

/** Another payment of the programme: that of last year, or the latest other one of this year. */
export interface Side { of: 'lastYear' | 'sibling'; term: string }
/** One that went to other villages, how many it has and has in common with this one, and what it came to. */
export interface ApartSide extends Side { villages: number; shared: number; fen: number }

/** In fen that were paid, the villages of now first. */
export interface Comparison { sides: Side[]; apart: ApartSide[]; villages: ComparedVillage[] }

/** Of the shorter list so many villages are on the other one too, or the two are of different villages and their difference says nothing. */
const leastShared = 0.1;

/** Only with what was published; a county's batch is compared with all townships', a township's with its own villages'. */
export async function comparisonOf(store: Store, batch: Pick<Batch, 'id' | 'programme' | 'year' | 'term' | 'townshipCode'>, now: readonly VillageAmount[]): Promise<Comparison> {
  const siblingTerm = await latestOtherTerm(store, batch);
  const [lastYear, sibling] = await Promise.all([
    publishedAmounts(store, batch, batch.year - 1, batch.term),
    siblingTerm === null ? [] : publishedAmounts(store, batch, batch.year, siblingTerm),
  ]);
  const all = [{ of: 'lastYear' as const, term: batch.term, amounts: lastYear }, { of: 'sibling' as const, term: siblingTerm ?? '', amounts: sibling }].filter(({ amounts }) => amounts.length > 0);
  const here = new Map(now.map(({ code, fen }) => [code, fen]));
  const sharedWith = (amounts: readonly VillageAmount[]) => amounts.filter(({ code }) => here.has(code)).length;
  const [beside, apart] = [true, false].map((wanted) => all.filter(({ amounts }) => (sharedWith(amounts) > leastShared * Math.min(amounts.length, now.length)) === wanted));
  return {
    sides: (beside ?? []).map(({ of, term }) => ({ of, term })), villages: villagesOf(now, (beside ?? []).map(({ amounts }) => amounts)),
    apart: (apart ?? []).map(({ of, term, amounts }) => ({ of, term, villages: amounts.length, shared: sharedWith(amounts), fen: amounts.reduce((sum, { fen }) => sum + fen, 0) })),
  };
}

function villagesOf(now: readonly VillageAmount[], sides: readonly (readonly VillageAmount[])[]): ComparedVillage[] {
  const names = new Map([...now, ...sides.flat()].map(({ code, name }) => [code, name]));
  const [here, ...earlier] = [now, ...sides].map((list) => new Map(list.map(({ code, fen }) => [code, fen])));
  return [...names].map(([code, name]) => ({ name, now: here?.get(code) ?? null, earlier: earlier.map((side) => side.get(code) ?? null) }));
}

type Subject = Pick<Batch, 'programme' | 'year' | 'term' | 'townshipCode'>;

async function latestOtherTerm({ db: { read, tables: { batches } } }: Store, { programme, year, term, townshipCode }: Subject): Promise<string | null> {
  const [latest] = await read.select({ term: batches.term }).from(batches)
    .where(and(eq(batches.programme, programme), eq(batches.year, year), ne(batches.term, term), eq(batches.state, 'published'), eq(batches.list, 'result'), townshipCode === null ? undefined : eq(batches.townshipCode, townshipCode)))
    .orderBy(desc(batches.createdAt)).limit(1);
  return latest?.term ?? null;
}

async function publishedAmounts({ db: { read, tables } }: Store, { programme, townshipCode }: Subject, year: number, term: string): Promise<VillageAmount[]> {
  const { batches, paymentPortions: portions, villages } = tables;
  const ids = await read.select({ id: batches.id }).from(batches)
    .where(and(eq(batches.programme, programme), eq(batches.year, year), eq(batches.term, term), eq(batches.state, 'published'), eq(batches.list, 'result')));
  if (ids.length === 0) return [];
  const { paidRows, paidFen } = sumsIn(tables);
  return read.select({ code: villages.code, name: villages.name, payments: paidRows, fen: paidFen })
    .from(portions).innerJoin(villages, eq(villages.code, portions.villageCode))
    .where(and(inArray(portions.batchId, ids.map(({ id }) => id)), gt(portions.paidRows, 0), townshipCode === null ? undefined : eq(villages.townshipCode, townshipCode)))
    .groupBy(villages.code, villages.name, villages.townshipCode, villages.position).orderBy(villages.townshipCode, villages.position);
}
