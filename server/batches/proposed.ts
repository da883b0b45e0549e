// What a result differs in from what was proposed to the villages for objections: village by village, household by household.
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { listDifference, type HouseholdChange, type ListedRow } from '../domain/list-difference.ts';
import { paymentsOf, villagesIn } from '../payments/queries.ts';
import type { Batch } from './queries.ts';

type Store = Pick<Deps, 'db'>;
type Subject = Pick<Batch, 'id' | 'list' | 'programme' | 'year' | 'term' | 'townshipCode'>;

export interface ProposedVillage { name: string; proposedFen: number; fen: number; changes: HouseholdChange[] }

export interface Proposed {
  /** Of villages that were proposed to. */
  villages: ProposedVillage[];
  /** Were proposed to and are not on this list. */
  missing: string[];
  /** Are on this list and were never proposed to. */
  unproposed: string[];
}

/** Null where nothing was proposed, or the batch is a proposal itself. */
export async function proposedFor({ db }: Store, batch: Subject): Promise<Proposed | null> {
  if (batch.list !== 'result') return null;
  const { villages } = db.tables;
  const proposals = await proposalsOf({ db }, batch);
  const [before, now] = [await villagesIn(db, db.read, proposals), await villagesIn(db, db.read, [batch.id])];
  if (before.size === 0) return null;
  const places = await db.read.select({ code: villages.code, name: villages.name }).from(villages).where(inArray(villages.code, [...new Set([...before, ...now])]))
    .orderBy(asc(villages.townshipCode), asc(villages.position));
  const compared: ProposedVillage[] = [];
  for (const { code, name } of places.filter((place) => before.has(place.code) && now.has(place.code))) {
    const [then, after] = [await rowsOf({ db }, proposals, code), await rowsOf({ db }, [batch.id], code)];
    compared.push({ name, proposedFen: fenOf(then), fen: fenOf(after), changes: listDifference(then, after) });
  }
  const only = (some: ReadonlySet<string>, others: ReadonlySet<string>) => places.filter(({ code }) => some.has(code) && !others.has(code)).map(({ name }) => name);
  return { villages: compared, missing: only(before, now), unproposed: only(now, before) };
}

/** Published ones for the same payment, of the same township or of the county for all of them. */
async function proposalsOf({ db: { read, tables: { batches } } }: Store, { programme, year, term, townshipCode }: Subject): Promise<string[]> {
  const found = await read.select({ id: batches.id, townshipCode: batches.townshipCode }).from(batches)
    .where(and(eq(batches.list, 'proposal'), eq(batches.state, 'published'), eq(batches.programme, programme), eq(batches.year, year), eq(batches.term, term)));
  return found.filter((proposal) => townshipCode === null || proposal.townshipCode === null || proposal.townshipCode === townshipCode).map(({ id }) => id);
}

async function rowsOf({ db }: Store, batchIds: readonly string[], villageCode: string): Promise<ListedRow[]> {
  const payments = await paymentsOf(db, db.read, batchIds, [villageCode]);
  return payments.map(({ person, name, group, quantityUnits, standard, amountFen }) => ({ person, name, group, quantityUnits, standard, amountFen }));
}

function fenOf(rows: readonly ListedRow[]): number {
  return rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
}
