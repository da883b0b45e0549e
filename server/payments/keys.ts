// What finds portions by person and account: collected while the portions are made, put in sorted.

// By its first eight bits a key goes into a bucket; by the rest, twelve bits at a time, it is sorted there in a fraction of a millisecond.
const [buckets, bucketShift, digits] = [2 ** 8, 23, 2 ** 12];
const [low, high] = [0, 12];

export interface Keys {
  /** `n` is the portion's number among those made, which come in their order. */
  add(keys: ArrayLike<number>, n: number): void;
  /** Key, portion's number plus `first`, key and so on, at most so many pairs at a time: in their order, each pair once. May be read any number of times. */
  sorted(first: number, most: number): Generator<number[]>;
}

/** Eight bytes for each, and what the buckets have grown ahead. */
export function openKeys(): Keys {
  const all = Array.from({ length: buckets }, () => new Bucket());
  let last = 0;
  return {
    add(keys, n) {
      if (n < last) throw new RangeError('portions in another order than they were made');
      last = n;
      for (let i = 0; i < keys.length; i++) all[(keys[i] ?? 0) >>> bucketShift]?.add(keys[i] ?? 0, n);
    },
    *sorted(first, most) {
      let places: number[] = [];
      for (const bucket of all) {
        const pairs = bucket.sorted();
        for (let i = 0; i < pairs.length; i += 2) {
          // A person is on several rows, and indexes begin alike.
          if (i > 0 && pairs[i] === pairs[i - 2] && pairs[i + 1] === pairs[i - 1]) continue;
          places.push(pairs[i] ?? 0, (pairs[i + 1] ?? 0) + first);
          if (places.length < 2 * most) continue;
          yield places;
          places = [];
        }
      }
      if (places.length > 0) yield places;
    },
  };
}

class Bucket {
  /** Key, portion, key and so on. */
  #pairs = new Uint32Array(0);
  #filled = 0;

  add(key: number, n: number): void {
    if (this.#filled === this.#pairs.length) this.#grow();
    this.#pairs[this.#filled++] = key;
    this.#pairs[this.#filled++] = n;
  }

  #grow(): void {
    const grown = new Uint32Array(16 + 2 * Math.ceil(this.#filled * 0.7));
    grown.set(this.#pairs);
    this.#pairs = grown;
  }

  /** By key; what has one key stays in the order of the portions. */
  sorted(): Uint32Array {
    const [pairs, between] = [this.#pairs.subarray(0, this.#filled), new Uint32Array(this.#filled)];
    dealt(pairs, between, low);
    dealt(between, pairs, high);
    return pairs;
  }
}

/** By twelve bits of the key, and else in the order in which they were. */
function dealt(pairs: Uint32Array, into: Uint32Array, shift: number): void {
  if (pairs.length === 0) return;
  const places = new Uint32Array(digits);
  const digitAt = (i: number) => ((pairs[i] ?? 0) >>> shift) & (digits - 1);
  for (let i = 0; i < pairs.length; i += 2) places[digitAt(i)] = (places[digitAt(i)] ?? 0) + 2;
  for (let [digit, sum] = [0, 0]; digit < digits; digit++) {
    const count = places[digit] ?? 0;
    places[digit] = sum;
    sum += count;
  }
  for (let i = 0; i < pairs.length; i += 2) {
    const [digit, place] = [digitAt(i), places[digitAt(i)] ?? 0];
    into[place] = pairs[i] ?? 0;
    into[place + 1] = pairs[i + 1] ?? 0;
    places[digit] = place + 2;
  }
}
