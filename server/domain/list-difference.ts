// What became of a proposed list, household by household: who was added, who fell off, what changed for whom.
import type { PlanRow } from './plan.ts';

export type ListedRow = Pick<PlanRow, 'person' | 'name' | 'group' | 'quantityUnits' | 'standard' | 'amountFen'>;

export interface HouseholdSum { name: string; group: string | null; fen: number; quantityUnits: number | null }
/** `before` null: added; `after` null: dropped. */
export interface HouseholdChange { before: HouseholdSum | null; after: HouseholdSum | null }

/**
 * Of one village. Proposals often have no identity numbers, and wrong ones are put right: whose number is on one list only
 * is found by name and group, where nobody else is called so.
 */
export function listDifference(proposed: readonly ListedRow[], result: readonly ListedRow[]): HouseholdChange[] {
  const [before, after] = [Map.groupBy(proposed, personOf), Map.groupBy(result, personOf)];
  const [left, fresh] = [unmatched(before, after), unmatched(after, before)];
  const renamed = new Map([...onlyOnes(left)].flatMap(([name, person]) => { const now = onlyOnes(fresh).get(name); return now === undefined ? [] : [[now, person] as const]; }));
  const found = new Set(renamed.values());
  const gone = [...left.keys()].filter((person) => !found.has(person)).map((person): HouseholdChange => ({ before: sumOf(before.get(person)), after: null }));
  return [...after].flatMap(([person, now]): HouseholdChange[] => {
    const then = before.get(renamed.get(person) ?? person);
    return then && contentOf(then) === contentOf(now) ? [] : [{ before: sumOf(then), after: sumOf(now) }];
  }).concat(gone);
}

type Households = Map<string, ListedRow[]>;

function personOf({ person }: ListedRow): string {
  return person;
}

function unmatched(some: Households, others: Households): Households {
  return new Map([...some].filter(([person]) => !others.has(person)));
}

/** Name and group → person. */
function onlyOnes(households: Households): Map<string, string> {
  const named = Map.groupBy(households, ([, [row]]) => JSON.stringify([row?.name, row?.group]));
  return new Map([...named].flatMap(([name, [only, another]]) => (only && !another ? [[name, only[0]] as const] : [])));
}

function contentOf(rows: readonly ListedRow[]): string {
  return JSON.stringify(rows.map(({ name, group, quantityUnits, standard, amountFen }) => JSON.stringify([name, group, quantityUnits, standard, amountFen])).toSorted());
}

function sumOf(rows: readonly ListedRow[] | undefined): HouseholdSum | null {
  const [first] = rows ?? [];
  if (!rows || !first) return null;
  const counted = rows.flatMap(({ quantityUnits }) => quantityUnits ?? []);
  return {
    name: first.name, group: first.group, fen: rows.reduce((sum, { amountFen }) => sum + amountFen, 0),
    quantityUnits: counted.length === 0 ? null : counted.reduce((sum, units) => sum + units, 0),
  };
}
