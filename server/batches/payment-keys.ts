// What finds stored payments by person and account: made while the rows are prepared, put in sorted.
import type { Deps } from '../deps.ts';
import { inArray, and, eq, type SQL } from 'drizzle-orm';

const keyLength = 8;
const buckets = 4096;
const perKey = 2 ** 21;
const least = 500;

/** The start of a blind index, under which its payments are found; they must be compared with all of it. */
export function paymentKey(index: string): string {
  return index.slice(0, keyLength);
}

export interface Keys {
  /** `n` is the payment's number among those prepared. */
  add(index: string, n: number): void;
  /** All of them in their order, some hundreds at a time; may be read any number of times. */
  sorted(idOf: (n: number) => string): Generator<[string, string][]>;
}

/** Eight bytes for each: a number of 53 bits holds the key and the payment's number. Sorted in pieces, for others are answered in between. */
export function openKeys(): Keys {
  const all = Array.from({ length: buckets }, (): number[] => []);
  return {
    add(index, n) {
      if (n >= perKey) throw new RangeError('a batch has more payments than a file can hold');
      const key = Number.parseInt(paymentKey(index), 16);
      all[key >>> 20]?.push(key * perKey + n);
    },
    *sorted(idOf) {
      let rows: [string, string][] = [];
      for (const bucket of all) {
        // The same twice where person and account begin alike.
        for (const pair of new Set(Float64Array.from(bucket).sort())) rows.push([Math.floor(pair / perKey).toString(16).padStart(keyLength, '0'), idOf(pair % perKey)]);
        if (rows.length < least) continue;
        yield rows;
        rows = [];
      }
      if (rows.length > 0) yield rows;
    },
  };
}

/** For a join of `payments` with `paymentKeys`: those whose person or account is one of these. */
export function paymentsWith({ db }: Pick<Deps, 'db'>, column: 'personIndex' | 'accountIndex', indexes: readonly string[]): SQL | undefined {
  const { payments, paymentKeys } = db.tables;
  return and(eq(payments.id, paymentKeys.paymentId), inArray(paymentKeys.key, [...new Set(indexes.map(paymentKey))]), inArray(payments[column], [...indexes]));
}
