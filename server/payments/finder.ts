// Who of a handful of rows is in stored payments: asked for every handful of a file, and mostly the answer is nobody.
import { setImmediate as breathe } from 'node:timers/promises';
import { asc, inArray } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { placesAsked } from '../db/places.ts';
import { slicesOf } from '../slices.ts';
import { placeKey } from './indexes.ts';
import { unpacked, type StoredPayment } from './unpacked.ts';

export interface Found extends StoredPayment { batchId: string; villageCode: string }

export interface Finder {
  /** The payments of some batches whose person or account has one of the indexes: for each index in the order in which they were put in. */
  find(of: 'person' | 'account', indexes: readonly string[], batchIds: ReadonlySet<string>): Promise<Found[]>;
}

// The rows of a village come together, and those of other lists with them: what was unpacked for one handful serves the next.
const mostKept = 32;
// Unpacking as many takes some milliseconds.
const atOnce = 4;
// A statement takes some ten thousand values.
const mostAsked = 1000;

/** Remembers the portions that it looked into last; for one file, as what is stored may change. */
export function openFinder(db: Database): Finder {
  const ask = placesAsked(db);
  const kept = new Map<number, Opened>();
  return {
    async find(of, indexes, batchIds) {
      if (indexes.length === 0 || batchIds.size === 0) return [];
      const wanted = [...new Set(indexes)];
      const ids = await among(db, await ask(Int32Array.from(new Set(wanted.map(placeKey))).sort()), batchIds);
      const found: Found[] = [];
      for (const some of slicesOf(ids, atOnce)) {
        await open(db, kept, some);
        for (const id of some) found.push(...kept.get(id)?.having(of, wanted) ?? []);
      }
      return found;
    },
  };
}

/** Asked for by themselves: joined with the keys, PostgreSQL looks for every key in every portion. */
async function among({ read, tables: { paymentPortions: portions } }: Database, ids: readonly number[], batchIds: ReadonlySet<string>): Promise<number[]> {
  const own: number[] = [];
  for (const some of slicesOf(ids.toSorted((a, b) => a - b), mostAsked)) {
    const found = await read.select({ id: portions.id, batchId: portions.batchId }).from(portions).where(inArray(portions.id, some)).orderBy(asc(portions.id));
    own.push(...found.filter(({ batchId }) => batchIds.has(batchId)).map(({ id }) => id));
  }
  return own;
}

async function open({ read, tables: { paymentPortions: portions } }: Database, kept: Map<number, Opened>, ids: readonly number[]): Promise<void> {
  const missing = ids.filter((id) => !kept.has(id));
  const rows = missing.length === 0 ? [] : await read.select({ id: portions.id, batchId: portions.batchId, villageCode: portions.villageCode, payments: portions.payments, indexes: portions.indexes }).from(portions).where(inArray(portions.id, missing));
  const fresh = new Map(rows.map(({ id, ...row }) => [id, opened(row)]));
  // Those asked for last stand at the end, and the first goes.
  for (const id of ids) {
    const portion = kept.get(id) ?? fresh.get(id);
    kept.delete(id);
    if (portion) kept.set(id, portion);
  }
  for (const id of kept.keys()) if (kept.size > mostKept) kept.delete(id);
  if (rows.length > 0) await breathe();
}

interface Opened { having(of: 'person' | 'account', indexes: readonly string[]): Found[] }

function opened({ batchId, villageCode, ...packed }: { batchId: string; villageCode: string; payments: string; indexes: string }): Opened {
  const payments = unpacked(packed);
  const known = new Map<'person' | 'account', Map<string | null, StoredPayment[]>>();
  const by = (of: 'person' | 'account') => {
    const own = known.get(of) ?? Map.groupBy(payments, (payment) => payment[of]);
    known.set(of, own);
    return own;
  };
  return { having: (of, indexes) => indexes.flatMap((index) => (by(of).get(index) ?? []).map((payment) => ({ ...payment, batchId, villageCode }))) };
}
