// JSON written straight into bytes: a million rows put together as strings are a gigabyte of pieces to be thrown away.
import type { CodedText, Span } from '../../importers/coded-text.ts';

const [quote, stroke, firstPrinted, firstOfTwo, firstOfThree, firstSurrogate, lastSurrogate] = [0x22, 0x5c, 0x20, 0x80, 0x800, 0xd800, 0xdfff];
// No character takes more bytes of UTF-8 than three for each of its code units.
const mostOfUnit = 3;
// Of a list that goes from village to village each has but a row or two in a handful.
const fewest = 2 ** 8;
// What 32 bits hold is divided faster.
const mostSmall = 2 ** 31 - 1;
const digitsOfSmall = 10;

export class JsonBytes {
  #bytes = Buffer.alloc(fewest);
  #at = 0;

  get isEmpty(): boolean {
    return this.#at === 0;
  }

  /** Brackets, commas and words of JSON: plain ASCII. */
  add(ascii: string): void {
    this.#makeRoom(ascii.length);
    const [bytes, start] = [this.#bytes, this.#at];
    for (let i = 0; i < ascii.length; i++) bytes[start + i] = ascii.charCodeAt(i);
    this.#at = start + ascii.length;
  }

  /** As `JSON.stringify` writes it. */
  text(text: string | null): void {
    if (text === null) return this.add('null');
    this.#makeRoom(text.length * mostOfUnit + 2);
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
    if (value === null || value < 0 || value > mostSmall || !Number.isInteger(value)) return this.add(JSON.stringify(value));
    this.#makeRoom(digitsOfSmall);
    const [bytes, start] = [this.#bytes, this.#at];
    let [digits, rest] = [1, value | 0];
    for (let limit = 10; rest >= limit; limit *= 10) digits++;
    for (let at = start + digits - 1; at >= start; at--) {
      const above = (rest / 10) | 0;
      bytes[at] = 0x30 + rest - above * 10;
      rest = above;
    }
    this.#at = start + digits;
  }

  /** Digits of a long text. */
  digits({ units }: CodedText, { from, to }: Span): void {
    this.#makeRoom(to - from + 2);
    const bytes = this.#bytes;
    let at = this.#at;
    bytes[at++] = quote;
    for (let i = from; i < to; i++) bytes[at++] = units[i] ?? 0;
    bytes[at++] = quote;
    this.#at = at;
  }

  /** A name of common Chinese characters. */
  han({ units, coding }: CodedText, { from, to }: Span): void {
    this.#makeRoom((to - from) * mostOfUnit + 2);
    const bytes = this.#bytes;
    let at = this.#at;
    bytes[at++] = quote;
    for (let i = from; i < to; i += coding.width) {
      const code = coding.hanAt(units, i);
      bytes[at++] = 0xe0 | (code >> 12);
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[at++] = 0x80 | (code & 0x3f);
    }
    bytes[at++] = quote;
    this.#at = at;
  }

  /** What was made of JSON before. */
  bytes(made: Uint8Array): void {
    this.#makeRoom(made.length);
    const [bytes, start] = [this.#bytes, this.#at];
    for (let i = 0; i < made.length; i++) bytes[start + i] = made[i] ?? 0;
    this.#at = start + made.length;
  }

  /** A copy of all of it; what comes next begins anew. */
  take(): Uint8Array {
    const taken = Uint8Array.prototype.slice.call(this.#bytes, 0, this.#at);
    this.#at = 0;
    return taken;
  }

  #rare(text: string): void {
    const written = JSON.stringify(text);
    this.#makeRoom(written.length * mostOfUnit);
    this.#at += this.#bytes.write(written, this.#at);
  }

  #makeRoom(most: number): void {
    if (this.#at + most > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], this.#bytes.length * 2 + most);
  }
}
