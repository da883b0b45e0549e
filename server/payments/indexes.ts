// Blind indexes of a portion's people and accounts: 64 characters for each payment, made from the numbers as they are handed over.
import { indexBytes, wordsOf } from '../blind-index.ts';
import type { Vault } from '../vault.ts';
import { readNumbers, type Unusual } from './number-rows.ts';
import { personOf, type HandedPortion } from './packed.ts';

export const indexLength = 2 * indexBytes;
const noAccount = '-'.repeat(indexLength);
const dash = noAccount.charCodeAt(0);

/** Of each payment its person and its account, as `paymentPortions.indexes` has them. */
export function indexesOf(vault: Vault, { numbers, rows }: Pick<HandedPortion, 'numbers' | 'rows'>): string {
  const { blocks, people, accounts, without, unusual } = readNumbers(numbers, rows);
  const [byPerson, byAccount] = [vault.blindIndexesIn('id', people), vault.blindIndexesIn('account', accounts)];
  put(vault.blindIndexes('id', unusual.map(({ tuple }) => personOf(tuple))), unusual, byPerson);
  const others = unusual.filter(({ tuple: [, account] }) => account);
  put(vault.blindIndexes('account', others.map(({ tuple: [, account] }) => account ?? '')), others, byAccount);
  putInTurn(byPerson, byAccount, blocks);
  const indexes = blocks.toString('hex');
  return without.length === 0 ? indexes : dashed(indexes, without);
}

function dashed(indexes: string, without: readonly number[]): string {
  const bytes = Buffer.from(indexes);
  for (const row of without) bytes.write(noAccount, (2 * row + 1) * indexLength);
  return bytes.toString('latin1');
}

function put(indexes: Buffer, rows: readonly Unusual[], into: Buffer): void {
  for (const [i, { row }] of rows.entries()) indexes.copy(into, row * indexBytes, i * indexBytes, (i + 1) * indexBytes);
}

/** One of these, one of those; as whole words, for to copy each takes longer than to make it. */
function putInTurn(one: Buffer, other: Buffer, both: Buffer): void {
  const [from, also, into] = [wordsOf(one), wordsOf(other), wordsOf(both)];
  for (let i = 0; i < from.length; i++) {
    const at = i + (i & -indexWords);
    into[at] = from[i] ?? 0;
    into[at + indexWords] = also[i] ?? 0;
  }
}

const indexWords = indexBytes / Uint32Array.BYTES_PER_ELEMENT;

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

const keyDigits = 8;

/** Under which a blind index is looked for: others begin alike, so whoever finds a portion compares the whole index. */
export function placeKey(index: string): number {
  return Number.parseInt(index.slice(0, keyDigits), 16) >>> 1;
}

/** Those of a portion, some of them more than once. */
export function keysOf(indexes: string): Uint32Array {
  const keys = new Uint32Array(indexes.length / indexLength);
  let found = 0;
  for (let at = 0; at < indexes.length; at += indexLength) if (indexes.charCodeAt(at) !== dash) keys[found++] = keyAt(indexes, at);
  return keys.subarray(0, found);
}

function keyAt(indexes: string, at: number): number {
  let key = 0;
  for (let i = at; i < at + keyDigits; i++) key = (key << 4) | digitOf(indexes.charCodeAt(i));
  return key >>> 1;
}

/** 0 to 9 or a to f: asked whether it is a letter, a processor guesses wrongly half of the time. */
function digitOf(code: number): number {
  return (code & 0xf) + 9 * (code >> 6);
}
