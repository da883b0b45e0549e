// The identity numbers and accounts behind what a village was told: to see that none of them goes out.
import { and, asc, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { NumberTuple } from '../payments/packed.ts';
import { openedNumbers } from '../payments/sealed.ts';
import type { StoredEdition } from './queries.ts';

/** In the clear, in the order of the payments: never to keep, log or show. Throws `VaultError` when a seal does not open. */
export async function numbersBehind({ db, vault }: Pick<Deps, 'db' | 'vault'>, batchId: string, villageCode: string): Promise<NumberTuple[]> {
  const { paymentPortions: portions } = db.tables;
  const sealed = await db.read.select({ batchId: portions.batchId, villageCode: portions.villageCode, sealKey: portions.sealKey, sealed: portions.sealed }).from(portions)
    .where(and(eq(portions.batchId, batchId), eq(portions.villageCode, villageCode))).orderBy(asc(portions.id));
  return sealed.flatMap((portion) => openedNumbers(vault, portion));
}

/** All numbers behind an edition, to compare with; of what somebody wrote those of the whole village. Throws as `numbersBehind` does. */
export async function sealedNumbers(deps: Pick<Deps, 'db' | 'vault'>, { batchId, content }: StoredEdition): Promise<ReadonlySet<string>> {
  return numbersOf(deps, content.village.code, batchId);
}

/** Those of a village, of one batch or (null) of all that it was told of. Throws as `numbersBehind` does. */
export async function numbersOf(deps: Pick<Deps, 'db' | 'vault'>, villageCode: string, batchId: string | null): Promise<ReadonlySet<string>> {
  const all = new Set<string>();
  for (const id of batchId === null ? await batchesToldOf(deps, villageCode) : [batchId]) {
    for (const [idNumber, account] of await numbersBehind(deps, id, villageCode)) for (const number of [idNumber, account]) if (number) all.add(number);
  }
  return all;
}

/** Of a village, whatever has become of their notices. */
export async function batchesToldOf({ db: { read, tables: { editions, notices } } }: Pick<Deps, 'db'>, villageCode: string): Promise<string[]> {
  const rows = await read.selectDistinct({ batchId: editions.batchId }).from(editions).innerJoin(notices, eq(notices.id, editions.noticeId)).where(eq(notices.villageCode, villageCode));
  return rows.flatMap((row) => row.batchId ?? []);
}
