// The numbers of a portion: blind indexes that find its payments, and the numbers themselves under one seal, opened only to copy them or to see that none goes out.
import { randomUUID } from 'node:crypto';
import { eighteenOf } from '../../importers/identity.ts';
import type { Database } from '../db/database.ts';
import type { Vault } from '../vault.ts';
import type { HandedPortion, NumberTuple, PackedPortion } from './packed.ts';
import { textOf } from './texts.ts';

export type StoredPortion = Database['tables']['paymentPortions']['$inferSelect'];
/** As it is put in, but for the key that only the transaction gives. */
export type NewPortion = Omit<StoredPortion, 'id'>;
type LongTexts = 'payments' | 'indexes' | 'sealed';
/** The same with its long texts as UTF-8: nobody reads them on their way. */
export type SealedPortion = Omit<NewPortion, LongTexts> & Record<LongTexts, Uint8Array>;
/** As it is sealed, its texts as UTF-8. */
export type PortionBytes = Omit<HandedPortion, 'village' | 'township'>;
type SealedNumbers = Pick<StoredPortion, 'batchId' | 'villageCode' | 'sealKey' | 'sealed'>;

export const indexLength = 32;
const noAccount = '-'.repeat(indexLength);

/** Of each payment its person and its account, as `paymentPortions.indexes` has them. */
export function indexesOf(vault: Vault, numbers: Uint8Array): Uint8Array {
  const tuples = JSON.parse(textOf(numbers)) as NumberTuple[];
  const people = vault.blindIndexes('id', tuples.map(personOf)).toString('hex');
  const accounts = vault.blindIndexes('account', tuples.flatMap(([, account]) => account || [])).toString('hex');
  let at = 0;
  const accountOf = () => accounts.slice(at, at += indexLength);
  return Buffer.from(tuples.flatMap(([, account], i) => [people.slice(i * indexLength, (i + 1) * indexLength), account ? accountOf() : noAccount]).join(''));
}

function personOf([idNumber, , personKey]: NumberTuple): string {
  const person = idNumber === null ? personKey : eighteenOf(idNumber);
  // Of rows that an earlier release stored the key was not kept, and their indexes are taken over.
  if (person === undefined) throw new Error('a person without number or key');
  return person;
}

/**
 * Nothing of the numbers is left in the clear. Whoever has the indexes gives them: those of payments that are copied are taken over.
 * `keys` are what finds the portion (`placeKey`), some of them more than once.
 */
export function sealedPortion(vault: Vault, batchId: string, { numbers, villageCode, sheet, rows, paidRows, paidFen, returnedFen, unpaidFen, proposedFen, paidQuantity, payments }: PortionBytes, indexes = indexesOf(vault, numbers)): { portion: SealedPortion; keys: number[] } {
  const place = { batchId, villageCode, sealKey: randomUUID() };
  return { portion: { ...place, sheet, rows, paidRows, paidFen, returnedFen, unpaidFen, proposedFen, paidQuantity, payments, indexes, sealed: Buffer.from(vault.seal(numbers, boundTo(place))) }, keys: keysOf(indexes) };
}

/** For those who made texts of what they changed. */
export function portionBytes({ payments, numbers, ...portion }: PackedPortion): PortionBytes {
  return { ...portion, payments: Buffer.from(payments), numbers: Buffer.from(numbers) };
}

/** In the order of the payments, in the clear: never to keep, log or show. Throws `VaultError` when the seal does not open. */
export function openedNumbers(vault: Vault, { sealed, ...place }: SealedNumbers): NumberTuple[] {
  return JSON.parse(vault.open(sealed, boundTo(place))) as NumberTuple[];
}

/** Of one payment. Throws for anything but whole blind indexes, with which all after them would be read wrongly. */
export function blindIndexes(person: string, account: string | null): string {
  const both = person + (account ?? noAccount);
  if (person.length !== indexLength || both.length !== 2 * indexLength) throw new RangeError('no blind index');
  return both;
}

/** Of one payment by its place. */
export function indexesAt(indexes: string, place: number): string {
  return indexes.slice(place * 2 * indexLength, (place + 1) * 2 * indexLength);
}

/** Under which a blind index is looked for: others begin alike, so whoever finds a portion compares the whole index. */
export function placeKey(index: string): number {
  return Number.parseInt(index.slice(0, keyDigits), 16) >>> 1;
}

function keysOf(indexes: Uint8Array): number[] {
  const keys: number[] = [];
  for (let at = 0; at < indexes.length; at += indexLength) if (indexes[at] !== dash) keys.push(keyAt(indexes, at));
  return keys;
}

function keyAt(indexes: Uint8Array, at: number): number {
  let key = 0;
  for (let i = at; i < at + keyDigits; i++) key = (key << 4) | digitOf(indexes[i] ?? 0);
  return key >>> 1;
}

/** 0 to 9 or a to f. */
function digitOf(code: number): number {
  return code <= 0x39 ? code - 0x30 : code - 0x57;
}

const keyDigits = 8;

const dash = noAccount.charCodeAt(0);

/** Moved elsewhere it does not open. */
function boundTo({ sealKey, batchId, villageCode }: Omit<SealedNumbers, 'sealed'>): string {
  return `payment_portions|${sealKey}|${batchId}|${villageCode}`;
}
