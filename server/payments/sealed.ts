// A portion as it is stored: its numbers under one seal, opened only to copy them or to see that none goes out.
import { randomUUID } from 'node:crypto';
import type { Database } from '../db/database.ts';
import type { Vault } from '../vault.ts';
import { indexesOf, keysOf } from './indexes.ts';
import type { HandedPortion, NumberTuple, PackedPortion } from './packed.ts';

export type StoredPortion = Database['tables']['paymentPortions']['$inferSelect'];
/** As it is put in, but for the key that only the transaction gives. */
export type NewPortion = Omit<StoredPortion, 'id'>;
/** The same with its payments as UTF-8: nobody looks at them on their way. */
export type SealedPortion = Omit<NewPortion, 'payments'> & { payments: Uint8Array };
/** As it is sealed, its texts as UTF-8. */
export type PortionBytes = Omit<HandedPortion, 'village' | 'township'>;
type SealedNumbers = Pick<StoredPortion, 'batchId' | 'villageCode' | 'sealKey' | 'sealed'>;

/**
 * Nothing of the numbers is left in the clear. Whoever has the indexes gives them: those of payments that are copied are taken over.
 * `keys` are what finds the portion (`placeKey`), some of them more than once.
 */
export function sealedPortion(vault: Vault, batchId: string, { numbers, villageCode, sheet, rows, paidRows, paidFen, returnedFen, unpaidFen, proposedFen, paidQuantity, payments }: PortionBytes, indexes = indexesOf(vault, { numbers, rows })): { portion: SealedPortion; keys: Uint32Array } {
  const place = { batchId, villageCode, sealKey: randomUUID() };
  return { portion: { ...place, sheet, rows, paidRows, paidFen, returnedFen, unpaidFen, proposedFen, paidQuantity, payments, indexes, sealed: vault.seal(numbers, boundTo(place)) }, keys: keysOf(indexes) };
}

/** For those who made texts of what they changed. */
export function portionBytes({ payments, numbers, ...portion }: PackedPortion): PortionBytes {
  return { ...portion, payments: Buffer.from(payments), numbers: Buffer.from(numbers) };
}

/** In the order of the payments, in the clear: never to keep, log or show. Throws `VaultError` when the seal does not open. */
export function openedNumbers(vault: Vault, { sealed, ...place }: SealedNumbers): NumberTuple[] {
  return JSON.parse(vault.open(sealed, boundTo(place))) as NumberTuple[];
}

/** Moved elsewhere it does not open. */
function boundTo({ sealKey, batchId, villageCode }: Omit<SealedNumbers, 'sealed'>): string {
  return `payment_portions|${sealKey}|${batchId}|${villageCode}`;
}
