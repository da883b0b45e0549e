// JSON written straight into bytes: a million rows put together as strings are a gigabyte of pieces to be thrown away.
import type { CodedText, Span } from '../../importers/coded-text.ts';

const [quote, stroke, firstPrinted, firstOfTwo, firstOfThree, firstSurrogate, lastSurrogate] = [0x22, 0x5c, 0x20, 0x80, 0x800, 0xd800, 0xdfff];
// No character takes more bytes of UTF-8 than three for each of its code units.
export const mostOfUnit = 3;
// Of a list that goes from village to village each has but a row or two in a handful.
const fewest = 2 ** 8;
// What 32 bits hold is divided faster.
const mostSmall = 2 ** 31 - 1;
// -0.0000012345678901234567 is one of the longest.
export const mostOfNumber = 25;

export class JsonBytes {
  #bytes = Buffer.alloc(fewest);
  #at = 0;

  get isEmpty(): boolean {
    return this.#at === 0;
  }

  /** Brackets, commas and words of JSON: plain ASCII. */
  add(ascii: string): void {
    this.room(ascii.length);
    const [bytes, start] = [this.#bytes, this.#at];
    for (let i = 0; i < ascii.length; i++) bytes[start + i] = ascii.charCodeAt(i);
    this.#at = start + ascii.length;
  }

  /** As `JSON.stringify` writes it. */
  text(text: string | null): void {
    if (text === null) return this.add('null');
    this.room(text.length * mostOfUnit + 2);
    const [bytes, start] = [this.#bytes, this.#at];
    let at = start;
    bytes[at++] = quote;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code < firstOfTwo && code >= firstPrinted && code !== quote && code !== stroke) bytes[at++] = code;
      else if (code >= firstOfThree && (code < firstSurrogate || code > lastSurrogate)) {
        bytes[at++] = 0xe0 | (code >> 12);
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[at++] = 0x80 | (code & 0x3f);
      } else return this.#rare(text);
    }
    bytes[at++] = quote;
    this.#at = at;
  }

  /** A whole number, or null. */
  number(value: number | null): void {
    this.#at = putNumber(this.room(mostOfNumber), this.#at, value);
  }

  /** The bytes, with room for so many more behind what is written; until more room is asked for. */
  room(most: number): Buffer {
    if (this.#at + most > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2 + most);
    return this.#bytes;
  }

  /** How many bytes are written; who writes more into the `room` says so here. */
  get length(): number {
    return this.#at;
  }

  set length(length: number) {
    // Nothing else tells that a byte was written past the end, where it is lost.
    if (length > this.#bytes.length) throw new RangeError('more was written than there was room for');
    this.#at = length;
  }

  /** A copy of all of it; what comes next begins anew. */
  take(): Uint8Array {
    const taken = Uint8Array.prototype.slice.call(this.#bytes, 0, this.#at);
    this.#at = 0;
    return taken;
  }

  #rare(text: string): void {
    const written = JSON.stringify(text);
    this.room(written.length * mostOfUnit);
    this.#at += this.#bytes.write(written, this.#at);
  }
}

// Each answers where what it puts at `start` ends. They ask for no room: `JsonBytes.room` asked for each cell of a row takes as long as to write them.

export function putBytes(bytes: Buffer, start: number, made: Uint8Array): number {
  for (let i = 0; i < made.length; i++) bytes[start + i] = made[i] ?? 0;
  return start + made.length;
}

/** A whole number, or null, of at most `mostOfNumber` bytes. */
export function putNumber(bytes: Buffer, start: number, value: number | null): number {
  if (value === null || value < 0 || value > mostSmall || !Number.isInteger(value)) return start + bytes.write(JSON.stringify(value), start);
  let [digits, rest] = [1, value | 0];
  for (let limit = 10; rest >= limit; limit *= 10) digits++;
  for (let at = start + digits - 1; at >= start; at--) {
    const above = (rest / 10) | 0;
    bytes[at] = 0x30 + rest - above * 10;
    rest = above;
  }
  return start + digits;
}

/** Digits of a long text: a byte for each, and two. */
export function putDigits(bytes: Buffer, start: number, { units }: CodedText, { from, to }: Span): number {
  let at = start;
  bytes[at++] = quote;
  for (let i = from; i < to; i++) bytes[at++] = units[i] ?? 0;
  bytes[at++] = quote;
  return at;
}

/** A name of common Chinese characters: at most `mostOfUnit` bytes for each of its units, and two. */
export function putHan(bytes: Buffer, start: number, { units, coding }: CodedText, { from, to }: Span): number {
  let at = start;
  bytes[at++] = quote;
  for (let i = from; i < to; i += coding.width) {
    const code = coding.hanAt(units, i);
    bytes[at++] = 0xe0 | (code >> 12);
    bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
    bytes[at++] = 0x80 | (code & 0x3f);
  }
  bytes[at++] = quote;
  return at;
}
