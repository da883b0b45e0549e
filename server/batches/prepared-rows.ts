// The rows of a batch between the check and the transaction: sealed and indexed, in a file without a name, then put in all at once.
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { insertPortions, portionColumns, portionTuple, type PortionTuple } from '../payments/insert.ts';
import { openKeys } from '../payments/keys.ts';
import { sealedPortion, type PortionBytes } from '../payments/sealed.ts';
import { openSpool } from './spool.ts';

export interface PreparedRows {
  readonly count: number;
  readonly villages: ReadonlySet<string>;
  /** Nothing of the numbers is on the disk but under seal. `indexes` where they are known. */
  addPacked(portion: PortionBytes, indexes?: string): Promise<void>;
  /** The same rows however often; a transaction may be tried again. */
  insert(tx: Writer, each: (done: number) => void): Promise<void>;
  close(): Promise<void>;
}

export async function openPreparedRows(deps: Pick<Deps, 'db' | 'vault' | 'config'>, batchId: string): Promise<PreparedRows> {
  const [spool, keys, villages] = [await openSpool(deps), openKeys(), new Set<string>()];
  let [count, portions] = [0, 0];
  return {
    get count() { return count; },
    villages,
    async addPacked(packed, indexes) {
      const { portion, keys: own } = sealedPortion(deps.vault, batchId, packed, indexes);
      keys.add(own, portions++);
      count += packed.rows;
      villages.add(packed.villageCode);
      await spool.add(partsOf(portionTuple(portion)));
    },
    insert: (tx, each) => insertPortions(deps.db, tx, { handfuls: tuplesOf(spool.read()), keys, tell: each }),
    close: () => spool.close(),
  };
}

// The long ones as they are; the short ones are JSON together.
const texts = ['payments', 'indexes', 'sealed'].map((name) => (portionColumns as readonly string[]).indexOf(name));

function partsOf(tuple: PortionTuple): (Uint8Array | string)[] {
  return [Buffer.from(JSON.stringify(tuple.map((value, i) => (texts.includes(i) ? null : value)))), ...texts.map((at) => tuple[at] as Uint8Array | string)];
}

async function* tuplesOf(pieces: AsyncIterable<Buffer[]>): AsyncGenerator<PortionTuple[]> {
  for await (const parts of pieces) {
    yield Array.from({ length: parts.length / (1 + texts.length) }, (_, i) => {
      const [short, ...long] = parts.slice(i * (1 + texts.length), (i + 1) * (1 + texts.length));
      const tuple = JSON.parse(String(short)) as unknown[];
      for (const [n, at] of texts.entries()) tuple[at] = long[n];
      return tuple;
    });
  }
}
