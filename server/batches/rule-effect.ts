// What a version of a programme that waits for approval would do to a real list, beside what holds now.
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Version } from '../catalogue/versions.ts';
import type { Deps } from '../deps.ts';
import { countyOffice } from '../domain/catalogue.ts';
import type { DraftContent } from '../notices/draft.ts';
import { draftUnder } from '../notices/drafts.ts';
import type { VillageFacts } from '../notices/facts.ts';
import { villageFacts } from '../notices/village-facts.ts';
import { sumsIn } from '../payments/queries.ts';
import { Problem, problemWords } from '../problem.ts';

type Effect = DraftContent | { refused: string };

/** A village of a real list, and how many payments it has there. */
export interface RealList { batchId: string; village: string; said: string; payments: number }
export interface RuleEffect { lists: RealList[]; chosen: RealList; effects: Effect[] }

/** So many of the newest lists, and of each so many villages: the largest and the smallest, where a rule on small groups shows. */
const mostBatches = 5;
const mostVillages = 40;

/** On the list that is asked for, or else where the most were paid; null where the office told nobody of the programme yet. */
export async function ruleEffect(deps: Deps, { code, office, asked }: { code: string; office: string; asked: string }, versions: readonly Pick<Version, 'code' | 'office' | 'seq' | 'content'>[]): Promise<RuleEffect | null> {
  const lists = await realLists(deps, code, office);
  const chosen = lists.find((list) => listKey(list) === asked) ?? lists.toSorted((a, b) => b.payments - a.payments)[0];
  const facts = chosen && await villageFacts(deps.db, deps.db.read, chosen.batchId, chosen.village);
  if (!chosen || !facts) return null;
  return { lists, chosen, effects: await Promise.all(versions.map((version) => effectUnder(deps, chosen.batchId, facts, version))) };
}

export function listKey({ batchId, village }: Pick<RealList, 'batchId' | 'village'>): string {
  return `${batchId}.${village}`;
}

async function effectUnder(deps: Deps, batchId: string, facts: VillageFacts, version: Pick<Version, 'code' | 'office' | 'seq' | 'content'>): Promise<Effect> {
  try {
    return await draftUnder(deps, batchId, facts, version, deps.clock.now());
  } catch (error) {
    if (error instanceof Problem) return { refused: problemWords(error) };
    throw error;
  }
}

/** The newest first, and in each the largest village. */
async function realLists({ db: { read, tables } }: Deps, code: string, office: string): Promise<RealList[]> {
  const { batches, paymentPortions: portions, villages } = tables;
  const { rows } = sumsIn(tables);
  const newest = await read.select({ id: batches.id, year: batches.year, term: batches.term }).from(batches)
    .where(and(eq(batches.programme, code), eq(batches.list, 'result'), inArray(batches.state, ['approved', 'published', 'superseded']), office === countyOffice ? undefined : eq(batches.townshipCode, office)))
    .orderBy(desc(batches.createdAt), desc(batches.id)).limit(mostBatches);
  const all = await Promise.all(newest.map(async ({ id, year, term }) => {
    const found = await read.select({ code: villages.code, name: villages.name, payments: rows }).from(portions).innerJoin(villages, eq(villages.code, portions.villageCode))
      .where(eq(portions.batchId, id)).groupBy(villages.code, villages.name).orderBy(desc(rows), asc(villages.code));
    const some = found.length > mostVillages ? [...found.slice(0, mostVillages / 2), ...found.slice(-mostVillages / 2)] : found;
    return some.map((village): RealList => ({ batchId: id, village: village.code, said: `${year}年${term} ${village.name}，${village.payments} 笔`, payments: village.payments }));
  }));
  return all.flat();
}
