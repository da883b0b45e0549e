// What finds portions by person and account: collected while the portions are made, put in sorted.
const perKey = 2 ** 21;
// Sorted in some milliseconds; a full batch has thirty-two such pieces.
const atOnce = 2 ** 16;

export interface Keys {
  /** `n` is the portion's number among those made. */
  add(keys: readonly number[], n: number): void;
  /** Key, portion's number plus `first`, key and so on: in their order, each pair once. May be read any number of times. */
  sorted(first: number): Generator<number>;
}

/** Eight bytes for each, and no more: a number of 52 bits holds the key and the portion's number. Sorted piece by piece as they come, for others are answered in between. */
export function openKeys(): Keys {
  const sorted: Float64Array[] = [];
  let [piece, filled] = [new Float64Array(0), 0];
  return {
    add(keys, n) {
      if (n >= perKey) throw new RangeError('a batch has more payments than a file can hold');
      for (const key of keys) {
        if (filled === piece.length) {
          if (filled > 0) sorted.push(piece.sort());
          [piece, filled] = [new Float64Array(atOnce), 0];
        }
        piece[filled++] = key * perKey + n;
      }
    },
    *sorted(first) {
      for (const pair of merged([...sorted, piece.slice(0, filled).sort()])) {
        yield Math.floor(pair / perKey);
        yield pair % perKey + first;
      }
    },
  };
}

/** All numbers of the sorted pieces in their order, each once: a person is on several rows, and indexes begin alike. */
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
