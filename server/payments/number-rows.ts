// The numbers of a portion, read from their bytes: nearly all are eighteen digits and an account of digits, of which no text is made.
import { indexBytes, packNumber } from '../blind-index.ts';
import { mostRows, type NumberTuple } from './packed.ts';
import { textOf } from './texts.ts';

export interface Unusual { row: number; tuple: NumberTuple }

export interface NumberBlocks {
  /** Both halves below; only until the next portion is read. */
  blocks: Buffer;
  /** A block for each row (blind-index.ts); of a row that is unusual it means nothing. */
  people: Buffer;
  accounts: Buffer;
  /** Rows that have no account. */
  without: number[];
  /** Rows of which anything is written otherwise. */
  unusual: Unusual[];
}

const [quote, comma, opening, closing, stroke, firstOfNull] = [0x22, 0x2c, 0x5b, 0x5d, 0x5c, 0x6e];
const idLength = 18;
// Made anew for every portion, it is a tenth of what the service has to collect.
const kept = Buffer.alloc(2 * mostRows * indexBytes);

/** `numbers` as `HandedPortion` has them. Throws for another number of rows. */
export function readNumbers(numbers: Uint8Array, rows: number): NumberBlocks {
  const half = rows * indexBytes;
  const all = rows > mostRows ? Buffer.alloc(2 * half) : kept.subarray(0, 2 * half).fill(0);
  const blocks: NumberBlocks = { blocks: all, people: all.subarray(0, half), accounts: all.subarray(half), without: [], unusual: [] };
  let at = 0;
  for (let row = 0; row < rows; row++) {
    if (numbers[at++] !== (row === 0 ? opening : comma)) throw new TypeError('no list of numbers');
    const end = usualEnd(numbers, at, row, blocks);
    at = end < 0 ? unusualEnd(numbers, at, row, blocks) : end;
  }
  if (at !== numbers.length - 1 || numbers[at] !== closing) throw new TypeError('more numbers than rows');
  return blocks;
}

/** Where the row ends; -1 where it is unusual. */
function usualEnd(numbers: Uint8Array, start: number, row: number, { people, accounts, without }: NumberBlocks): number {
  const id = start + 2;
  if (numbers[start] !== opening || numbers[start + 1] !== quote || packNumber(numbers, id, people, row * indexBytes) !== id + idLength) return -1;
  const account = id + idLength + 2;
  if (numbers[account - 2] !== quote || numbers[account - 1] !== comma) return -1;
  if (numbers[account] === firstOfNull && numbers[account + 4] === closing) {
    without.push(row);
    return account + 5;
  }
  const end = packNumber(numbers, account + 1, accounts, row * indexBytes);
  return numbers[account] === quote && end > account + 1 && numbers[end] === quote && numbers[end + 1] === closing ? end + 2 : -1;
}

function unusualEnd(numbers: Uint8Array, start: number, row: number, { without, unusual }: NumberBlocks): number {
  let end = start;
  for (let isText = false; end < numbers.length && (isText || numbers[end] !== closing); end++) {
    if (numbers[end] === quote) isText = !isText;
    else if (isText && numbers[end] === stroke) end++;
  }
  const tuple = tupleIn(numbers.subarray(start, end + 1));
  if (!tuple[1]) without.push(row);
  unusual.push({ row, tuple });
  return end + 1;
}

function tupleIn(bytes: Uint8Array): NumberTuple {
  try {
    return JSON.parse(textOf(bytes)) as NumberTuple;
  } catch {
    // The cause quotes what it could not read.
    throw new TypeError('no list of numbers');
  }
}
