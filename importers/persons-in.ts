// How many different persons stand in a stretch of rows, at the cost of one walk for all stretches that begin at the top.
import type { CheckedRow } from './payment-row.ts';
import type { Scope } from './total-scopes.ts';

export function personsIn(rows: readonly CheckedRow[]): (scope: Scope, isPaid: boolean) => number {
  const known = new Map<string, number>();
  const fromTop = new Map<boolean, number[]>();
  return ([from, to], isPaid) => {
    if (from === 0) {
      const sizes = fromTop.get(isPaid) ?? sizesOf(rows, isPaid);
      fromTop.set(isPaid, sizes);
      return sizes[to] ?? 0;
    }
    const key = `${from}-${to}-${isPaid}`;
    const count = known.get(key) ?? sizesOf(rows.slice(from, to), isPaid).at(-1) ?? 0;
    known.set(key, count);
    return count;
  };
}

/** At i the number of persons in the first i rows. */
function sizesOf(rows: readonly CheckedRow[], isPaid: boolean): number[] {
  const persons = new Set<string>();
  const sizes = [0];
  for (const { personKey, entry } of rows) {
    if (personKey && (!isPaid || entry.status === 'paid')) persons.add(personKey);
    sizes.push(persons.size);
  }
  return sizes;
}
