// What finds portions by person and account: collected while the portions are made, put in sorted.
const perKey = 2 ** 21;
// Sorted, or made one of two, in some milliseconds; a full batch has eight runs in the end.
const [atOnce, longest] = [2 ** 16, 2 ** 18];

export interface Keys {
  /** `n` is the portion's number among those made. */
  add(keys: Iterable<number>, n: number): void;
  /** Key, portion's number plus `first`, key and so on, at most so many pairs at a time: in their order, each pair once. May be read any number of times. */
  sorted(first: number, most: number): Generator<number[]>;
}

/**
 * Eight bytes for each, and no more: a number of 52 bits holds the key and the portion's number. Sorted run by run as they come, and two
 * runs of one length become one, for others are answered in between.
 */
export function openKeys(): Keys {
  const runs: Float64Array[] = [];
  let [last, filled] = [new Float64Array(0), 0];
  const close = () => {
    if (filled === 0) return;
    runs.push(last.subarray(0, filled).sort());
    [last, filled] = [new Float64Array(0), 0];
    for (let [a, b] = runs.slice(-2); a && b && a.length === b.length && a.length < longest; [a, b] = runs.slice(-2)) runs.splice(-2, 2, merged(a, b));
  };
  return {
    add(keys, n) {
      if (n >= perKey) throw new RangeError('a batch has more payments than a file can hold');
      for (const key of keys) {
        if (filled === last.length) {
          close();
          last = new Float64Array(atOnce);
        }
        last[filled++] = key * perKey + n;
      }
    },
    *sorted(first, most) {
      close();
      let pairs: number[] = [];
      for (const pair of distinct(runs)) {
        const key = Math.floor(pair / perKey);
        pairs.push(key, pair - key * perKey + first);
        if (pairs.length < 2 * most) continue;
        yield pairs;
        pairs = [];
      }
      if (pairs.length > 0) yield pairs;
    },
  };
}

/** All numbers of sorted runs in their order, each once: a person is on several rows, and indexes begin alike. */
function* distinct(runs: readonly Float64Array[]): Generator<number> {
  const places = new Uint32Array(runs.length);
  const heads = runs.map((run) => run[0] ?? Infinity);
  for (let last = -1; ;) {
    let [first, lowest] = [0, Infinity];
    for (let i = 0; i < heads.length; i++) if ((heads[i] ?? Infinity) < lowest) [first, lowest] = [i, heads[i] ?? Infinity];
    if (lowest === Infinity) return;
    const place = (places[first] ?? 0) + 1;
    [places[first], heads[first]] = [place, runs[first]?.[place] ?? Infinity];
    if (lowest !== last) yield last = lowest;
  }
}

/** Of two sorted runs one. */
function merged(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  for (let [at, i, j] = [0, 0, 0]; at < both.length; at++) {
    const [left, right] = [a[i] ?? Infinity, b[j] ?? Infinity];
    both[at] = left <= right ? left : right;
    if (left <= right) i++;
    else j++;
  }
  return both;
}
