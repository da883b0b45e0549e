// How many different people there are among a million payments, to the last one, without a set of a million texts.
import { setImmediate as breathe } from 'node:timers/promises';

// By the first two digits of the index; the other thirty are kept as bytes.
const buckets = 256;
const width = 15;

export interface Distinct {
  /** A blind index. */
  add(index: string): void;
  count(): Promise<number>;
}

export function openDistinct(): Distinct {
  const kept = Array.from({ length: buckets }, () => ({ bytes: Buffer.alloc(0), filled: 0 }));
  return {
    add(index) {
      const bucket = kept[Number.parseInt(index.slice(0, 2), 16)];
      if (!bucket) throw new RangeError('no blind index');
      if (bucket.filled === bucket.bytes.length) bucket.bytes = Buffer.concat([bucket.bytes], bucket.filled + width * Math.max(16, Math.ceil(bucket.filled / width / 2)));
      bucket.filled += bucket.bytes.write(index.slice(2), bucket.filled, 'hex');
    },
    async count() {
      let all = 0;
      for (const { bytes, filled } of kept) {
        const different = new Set<string>();
        for (let at = 0; at < filled; at += width) different.add(bytes.toString('latin1', at, at + width));
        all += different.size;
        await breathe();
      }
      return all;
    },
  };
}
