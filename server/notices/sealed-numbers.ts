// The identity numbers and accounts behind payments: sealed together by the handful, opened only to copy them or to see that none of them goes out.
import { and, eq } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { StoredEdition } from './queries.ts';
import type { Vault } from '../vault.ts';

export interface Numbers { idNumber: string | null; account: string | null }

interface Handful { id: string; batchId: string; villageCode: string }

/** Bound to its row, batch and village: moved elsewhere it does not open. Inside it, each payment's key stands with its numbers. */
export function sealNumbers(vault: Vault, handful: Handful, payments: readonly (readonly [string, Numbers])[]): string {
  return vault.seal(JSON.stringify(payments.map(([id, { idNumber, account }]) => [id, idNumber, account])), placeOf(handful));
}

/** In the clear, by payment: never to keep, log or show. Throws `VaultError` when a seal does not open. */
export async function numbersBehind({ db, vault }: Pick<Deps, 'db' | 'vault'>, batchId: string, villageCode: string): Promise<ReadonlyMap<string, Numbers>> {
  const { payments, sealedNumbers: handfuls } = db.tables;
  const together = await db.read.select().from(handfuls).where(and(eq(handfuls.batchId, batchId), eq(handfuls.villageCode, villageCode)));
  const numbers = new Map(together.flatMap((handful) => opened(vault, handful)));
  // Earlier releases sealed each number by itself.
  const singly = await db.read.select({ id: payments.id, idSealed: payments.idSealed, accountSealed: payments.accountSealed })
    .from(payments).where(and(eq(payments.batchId, batchId), eq(payments.villageCode, villageCode)));
  for (const { id, idSealed, accountSealed } of singly) {
    if (idSealed || accountSealed) numbers.set(id, { idNumber: idSealed && vault.open(idSealed, `payments|id|${id}`), account: accountSealed && vault.open(accountSealed, `payments|account|${id}`) });
  }
  return numbers;
}

/** All numbers behind an edition, to compare with; of what somebody wrote those of the whole village. Throws as `numbersBehind` does. */
export async function sealedNumbers(deps: Pick<Deps, 'db' | 'vault'>, { batchId, content }: StoredEdition): Promise<ReadonlySet<string>> {
  return numbersOf(deps, content.village.code, batchId);
}

/** Those of a village, of one batch or (null) of all that it was told of. Throws as `numbersBehind` does. */
export async function numbersOf(deps: Pick<Deps, 'db' | 'vault'>, villageCode: string, batchId: string | null): Promise<ReadonlySet<string>> {
  const all = new Set<string>();
  for (const id of batchId === null ? await batchesToldOf(deps, villageCode) : [batchId]) {
    for (const { idNumber, account } of (await numbersBehind(deps, id, villageCode)).values()) for (const number of [idNumber, account]) if (number) all.add(number);
  }
  return all;
}

/** Of a village, whatever has become of their notices. */
export async function batchesToldOf({ db: { read, tables: { editions, notices } } }: Pick<Deps, 'db'>, villageCode: string): Promise<string[]> {
  const rows = await read.selectDistinct({ batchId: editions.batchId }).from(editions).innerJoin(notices, eq(notices.id, editions.noticeId)).where(eq(notices.villageCode, villageCode));
  return rows.flatMap((row) => row.batchId ?? []);
}

function opened(vault: Vault, { sealed, ...handful }: Handful & { sealed: string }): [string, Numbers][] {
  const rows = JSON.parse(vault.open(sealed, placeOf(handful))) as [string, string | null, string | null][];
  return rows.map(([id, idNumber, account]) => [id, { idNumber, account }]);
}

function placeOf({ id, batchId, villageCode }: Handful): string {
  return `sealed_numbers|${id}|${batchId}|${villageCode}`;
}
