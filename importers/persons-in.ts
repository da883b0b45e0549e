// How many different persons stand in a stretch of rows: a few bytes for each row, whoever is in it.
import type { CheckedRow } from './payment-row.ts';
import type { PlainStretch } from './plain-stretch.ts';
import type { Scope } from './total-scopes.ts';
import { detached } from './detached.ts';

/** Of each row of a stretch the person stands nowhere else, and was paid. */
export type Persons = { add: (row: CheckedRow) => void; addStretch: (rows: PlainStretch) => void; count: (scope: Scope, isPaid: boolean) => number };

/** `most` is the largest number of rows there can be. Stretches that begin at the top cost one walk together. */
export function personsIn(most: number): Persons {
  const [persons, paid, numbers] = [new Int32Array(most), new Uint8Array(most), new Map<string, number>()];
  let [rows, last] = [0, 0];
  const numberOf = (key: string) => {
    const known = numbers.get(key);
    if (known === undefined) numbers.set(detached(key), ++last);
    return known ?? last;
  };
  const sizes = (from: number, to: number, isPaid: boolean): Int32Array => {
    const [seen, found] = [new Uint8Array(last + 1), new Int32Array(to - from + 1)];
    for (let at = from, size = 0; at < to; at++) {
      const person = persons[at] ?? 0;
      if (person > 0 && seen[person] === 0 && (!isPaid || paid[at] === 1)) [seen[person], size] = [1, size + 1];
      found[at - from + 1] = size;
    }
    return found;
  };
  const [known, fromTop] = [new Map<string, number>(), new Map<boolean, Int32Array>()];
  return {
    add({ personKey, isPersonOnce, entry }) {
      if (personKey) persons[rows] = isPersonOnce ? ++last : numberOf(personKey);
      paid[rows++] = entry.status === 'paid' ? 1 : 0;
    },
    addStretch({ count }) {
      paid.fill(1, rows, rows + count);
      for (const end = rows + count; rows < end; rows++) persons[rows] = ++last;
    },
    count([from, to], isPaid) {
      if (from === 0) {
        const top = fromTop.get(isPaid) ?? sizes(0, rows, isPaid);
        fromTop.set(isPaid, top);
        return top[to] ?? 0;
      }
      const key = `${from}-${to}-${isPaid}`;
      const count = known.get(key) ?? sizes(from, to, isPaid).at(-1) ?? 0;
      known.set(key, count);
      return count;
    },
  };
}
