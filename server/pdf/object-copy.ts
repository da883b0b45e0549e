// Copies objects of one PDF into another: numbered anew in the order in which they are met, with whatever they refer to.
import type { PdfObject, PdfObjects } from './objects.ts';

export class Copy {
  /** Elements of structure that others refer to by name, under their old numbers. */
  readonly ids = new Map<string, number>();
  readonly #from: PdfObjects;
  readonly #into: PdfObject[];
  readonly #numbers = new Map<number, number>();
  readonly #waiting: number[] = [];
  readonly #written = new Map<number, string>();

  /** `into[i]` is going to have the number i + 1; several may copy into one. */
  constructor(from: PdfObjects, into: PdfObject[]) {
    this.#from = from;
    this.#into = into;
  }

  /** From now on `old` means `instead`. */
  alias(old: number, instead: number): void {
    this.#numbers.set(old, this.#numberOf(instead));
  }

  /** `text`, with old numbers in it, takes the place of what the object says; answers its new number. */
  own(old: number, text: string): number {
    const number = this.#numberOf(old);
    this.#written.set(old, text);
    if (this.#into[number - 1] !== PENDING) this.#put(old);
    return number;
  }

  /** Brings along everything that was referred to so far. */
  rest(): void {
    for (let old = this.#waiting.pop(); old !== undefined; old = this.#waiting.pop()) this.#put(old);
  }

  #put(old: number): void {
    const { text, stream } = this.#from.get(old);
    const id = /\/ID \(([^)]*)\)/.exec(text)?.[1];
    if (id !== undefined && text.includes('/StructElem')) this.ids.set(id, old);
    const said = (this.#written.get(old) ?? text).replace(REFERENCE, (found, number: string | undefined) => (number === undefined ? found : `${this.#numberOf(Number(number))} 0 R`));
    this.#into[this.#numberOf(old) - 1] = { text: said, stream };
  }

  #numberOf(old: number): number {
    const known = this.#numbers.get(old);
    if (known !== undefined) return known;
    const number = this.#into.push(PENDING);
    this.#numbers.set(old, number);
    this.#waiting.push(old);
    return number;
  }
}

const PENDING: PdfObject = { text: 'null', stream: null };

/** A string is passed over, so that nothing in it is taken for a reference. */
const REFERENCE = /\((?:\\[^]|[^\\()])*\)|<[0-9A-Fa-f]*>|(\d+) 0 R\b/g;

/** A text string of PDF, in hexadecimal UTF-16. */
export function utf16(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}
