// What finds stored payments by person and account: made while the rows are prepared, put in sorted.
import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Deps } from '../deps.ts';

const keyLength = 8;
const perKey = 2 ** 21;
const least = 500;
// Sorted in some milliseconds; a full batch has sixty-four such pieces.
const atOnce = 2 ** 16;

/** The start of a blind index, under which its payments are found; they must be compared with all of it. */
function paymentKey(index: string): string {
  return index.slice(0, keyLength);
}

export interface Keys {
  /** `n` is the payment's number among those prepared. */
  add(index: string, n: number): void;
  /** All of them in their order, some hundreds at a time; may be read any number of times. */
  sorted(idOf: (n: number) => string): Generator<[string, string][]>;
}

/** Eight bytes for each, and no more: a number of 53 bits holds the key and the payment's number. Sorted piece by piece as they come, for others are answered in between. */
export function openKeys(): Keys {
  const sorted: Float64Array[] = [];
  let [piece, filled] = [new Float64Array(0), 0];
  return {
    add(index, n) {
      if (n >= perKey) throw new RangeError('a batch has more payments than a file can hold');
      if (filled === piece.length) {
        if (filled > 0) sorted.push(piece.sort());
        [piece, filled] = [new Float64Array(atOnce), 0];
      }
      piece[filled++] = Number.parseInt(paymentKey(index), 16) * perKey + n;
    },
    *sorted(idOf) {
      let rows: [string, string][] = [];
      for (const pair of merged([...sorted, piece.slice(0, filled).sort()])) {
        rows.push([Math.floor(pair / perKey).toString(16).padStart(keyLength, '0'), idOf(pair % perKey)]);
        if (rows.length < least) continue;
        yield rows;
        rows = [];
      }
      if (rows.length > 0) yield rows;
    },
  };
}

/** All numbers of the sorted pieces in their order, each once: person and account may begin alike. */
function* merged(pieces: readonly Float64Array[]): Generator<number> {
  const places = new Uint32Array(pieces.length);
  for (let last = -1; ;) {
    let [first, lowest] = [-1, Infinity];
    for (let i = 0; i < pieces.length; i++) {
      const head = pieces[i]?.[places[i] ?? 0] ?? Infinity;
      if (head < lowest) [first, lowest] = [i, head];
    }
    if (first < 0) return;
    places[first] = (places[first] ?? 0) + 1;
    if (lowest !== last) yield last = lowest;
  }
}

/**
 * For a join of `payments` with `paymentKeys`: those that begin as one of a hundred indexes do, which `fillings` name when the prepared
 * query is asked. It is asked ten thousand times for a county's file, and building it takes longer than answering it. A few that only
 * begin alike come with them: who asked compares the whole index.
 */
export function paymentsWith({ db }: Pick<Deps, 'db'>): SQL | undefined {
  const { payments, paymentKeys } = db.tables;
  return and(eq(payments.id, paymentKeys.paymentId), inArray(paymentKeys.key, places.map((place) => sql.placeholder(place))));
}

const places = Array.from({ length: 100 }, (_, i) => `key${i}`);

/** A hundred at a time; where there are fewer, the first stands for the missing. */
export function fillings(indexes: readonly string[]): Record<string, string>[] {
  return Array.from({ length: Math.ceil(indexes.length / places.length) }, (_, part) => {
    const filling: Record<string, string> = {};
    for (const [i, place] of places.entries()) filling[place] = paymentKey(indexes[part * places.length + i] ?? indexes[0] ?? '');
    return filling;
  });
}
