// Whether a list is that of another term of the year once more.
import { and, eq, inArray, ne, notInArray } from 'drizzle-orm';
import { finding } from '../../importers/finding.ts';
import type { Finding } from '../../importers/index.ts';
import type { Deps } from '../deps.ts';
import { programmeOf } from '../domain/programmes.ts';
import { lineOf } from '../notices/edition-plan.ts';
import type { Finder } from '../payments/finder.ts';
import type { HandedRow } from '../payments/handed.ts';
import type { Batch } from './queries.ts';

export interface EarlierTerms {
  /** Whether there is another list that has rows. */
  hasOthers: boolean;
  see(rows: readonly HandedRow[]): Promise<void>;
  /** What is to be said of the file as a whole. */
  ofFile(): Finding[];
}

// What is paid by the month or by the head is the same every time; an area or a machine is paid for once, or in parts.
const paidOnce: readonly string[] = ['元/亩', '元/台'];
// A handful of people may well get the same again.
const fewest = 5;
const share = 0.95;

/** Compares person and amount with every other list of the programme and year that was submitted. */
export async function openEarlierTerms({ db }: Pick<Deps, 'db'>, finder: Finder, batch: Pick<Batch, 'id' | 'corrects' | 'list' | 'programme' | 'year' | 'term'>): Promise<EarlierTerms> {
  const { batches } = db.tables;
  const isAsked = batch.programme !== '' && paidOnce.includes(programmeOf(batch.programme)?.unitWords.standard ?? '');
  const others = isAsked ? await db.read.select({ id: batches.id, term: batches.term }).from(batches).where(and(
    eq(batches.list, batch.list), eq(batches.programme, batch.programme), eq(batches.year, batch.year), ne(batches.term, batch.term),
    inArray(batches.state, ['submitted', 'approved', 'published']), notInArray(batches.id, await lineOf(db, db.read, batch.id)),
  )) : [];
  const same = new Map(others.map(({ id }) => [id, 0]));
  const stored = new Set(same.keys());
  let all = 0;
  return {
    hasOthers: others.length > 0,
    async see(rows) {
      all += rows.length;
      if (others.length === 0 || rows.length === 0) return;
      const found = (await finder.find('person', rows.map(({ person }) => person), stored)).filter(({ status }) => status !== 'returned');
      const paid = new Set(found.map(({ batchId, person, amountFen }) => `${batchId} ${person} ${amountFen}`));
      for (const [id, count] of same) same.set(id, count + rows.filter(({ amountFen, person }) => paid.has(`${id} ${person} ${amountFen}`)).length);
    },
    ofFile() {
      const again = others.map(({ id, term }) => ({ term, count: same.get(id) ?? 0 })).toSorted((a, b) => b.count - a.count)[0];
      if (!again || all < fewest || again.count < all * share) return [];
      return [finding('term-repeated', {}, `${all} 行里有 ${again.count} 行，与本年${again.term === '' ? '没有写期次的那一批' : `“${again.term}”`}是同样的人、同样的金额。`)];
    },
  };
}
