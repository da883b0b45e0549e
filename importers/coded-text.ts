// A stretch of a long text as the code units of its file, or of UTF-16: to look at its characters there takes a third of what it takes in a string
// that was cut out of another one, and nothing is decoded that nobody asks for.
import { utf16, utf8, type CodeUnits, type Coding } from './coding.ts';

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** A part of such a text by its code units, from (included) to (not included). */
export type Span = { from: number; to: number };

export class CodedText {
  readonly units: CodeUnits;
  readonly coding: Coding;

  constructor(units: CodeUnits, coding: Coding) {
    // A Buffer is an array of another shape, and to look into arrays of several takes longer.
    this.units = units instanceof Buffer ? new Uint8Array(units.buffer, units.byteOffset, units.length) : units;
    this.coding = coding;
  }

  /** Nothing, until there is a text. */
  static readonly none = new CodedText(new Uint8Array(0), utf8);

  static of(text: string): CodedText {
    const bytes = Buffer.from(new ArrayBuffer(2 * text.length));
    bytes.write(text, 'utf16le');
    return new CodedText(new Uint16Array(bytes.buffer), utf16);
  }

  get length(): number {
    return this.units.length;
  }

  /** Whether a line ends there. */
  isEnd(at: number): boolean {
    const unit = this.units[at];
    return unit === lineFeed || unit === carriageReturn;
  }

  slice(from: number, to: number): string {
    return this.coding.decode(this.units, from, to);
  }

  /** Where the line feed stands of the line that ends there. */
  lineFeedAt(end: number): number {
    return this.units[end] === carriageReturn ? end + 1 : end;
  }

  /** Where the line ends that begins there, and where the next one begins: a carriage return right before its line feed, which every line has, is no part of it. */
  lineAt(from: number): { to: number; next: number } {
    const end = this.units.indexOf(lineFeed, from);
    return { to: this.units[end - 1] === carriageReturn && end > from ? end - 1 : end, next: end + 1 };
  }
}
