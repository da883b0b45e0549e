// The texts of a BIFF8 stream (MS-XLS 2.5.293, 2.5.294): of one or two bytes a character, and as long as they like across several records.
import { broken } from './refusal.ts';

const [isWide, hasExtra, hasRuns] = [1, 4, 8];

/** Reads one text after the other from a record and those that continue it. Throws a Refusal for one that goes on behind their end. */
export class BiffTexts {
  readonly #all: Buffer;
  // Where each piece ends, and in which one we are.
  readonly #ends: number[] = [];
  #piece = 0;
  #at: number;

  constructor(pieces: readonly Buffer[], at = 0) {
    this.#all = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
    for (const { length } of pieces) this.#ends.push((this.#ends.at(-1) ?? 0) + length);
    this.#at = at;
  }

  get isDone(): boolean {
    return this.#at >= this.#all.length;
  }

  /** `lengthBytes`: names of sheets say in one byte how many characters they have. */
  next(lengthBytes: 1 | 2 = 2): string {
    const characters = this.#number(lengthBytes);
    const flags = this.#number(1);
    const runs = (flags & hasRuns) !== 0 ? this.#number(2) : 0;
    const extra = (flags & hasExtra) !== 0 ? this.#number(4) : 0;
    const text = this.#characters(characters, flags);
    this.#take(4 * runs + extra);
    return text;
  }

  // Where they go on in the next record, its first byte says how wide they are from there.
  #characters(count: number, flags: number): string {
    let [text, left, width] = ['', count, 1 + (flags & isWide)];
    while (left > 0) {
      while ((this.#ends[this.#piece] ?? Infinity) <= this.#at) this.#piece++;
      if (this.#at === this.#ends[this.#piece - 1]) width = 1 + (this.#number(1) & isWide);
      const fitting = Math.min(left, Math.floor(((this.#ends[this.#piece] ?? 0) - this.#at) / width));
      if (fitting <= 0) throw broken();
      const from = this.#take(fitting * width);
      text += this.#all.toString(width === 2 ? 'utf16le' : 'latin1', from, this.#at);
      left -= fitting;
    }
    return text;
  }

  #number(bytes: number): number {
    return this.#all.readUIntLE(this.#take(bytes), bytes);
  }

  #take(bytes: number): number {
    const from = this.#at;
    this.#at += bytes;
    if (this.#at > this.#all.length) throw broken();
    return from;
  }
}
