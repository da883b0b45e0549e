// Copies objects of one PDF into another: numbered anew in the order in which they are met, with whatever they refer to.
import type { PdfObject, PdfObjects } from './objects.ts';

export class Copy {
  readonly #from: PdfObjects;
  readonly #into: PdfObject[];
  readonly #numbers = new Map<number, number>();
  readonly #waiting: number[] = [];
  readonly #own = new Map<number, { readonly text: string; readonly stream: Uint8Array | null }>();

  /** `into[i]` is going to have the number i + 1; several may copy into one. */
  constructor(from: PdfObjects, into: PdfObject[]) {
    this.#from = from;
    this.#into = into;
  }

  /** From now on `old` means `instead`. */
  alias(old: number, instead: number): void {
    this.#numbers.set(old, this.numberOf(instead));
  }

  /** `text`, with old numbers in it, and `stream` take the place of what the object is; to be said before `rest`. Answers its new number. */
  own(old: number, text: string, stream: Uint8Array | null = null): number {
    this.#own.set(old, { text, stream });
    return this.numberOf(old);
  }

  /** The new number; the object comes along. */
  numberOf(old: number): number {
    const known = this.#numbers.get(old);
    if (known !== undefined) return known;
    const number = this.#into.push(PENDING);
    this.#numbers.set(old, number);
    this.#waiting.push(old);
    return number;
  }

  /** Brings along everything that was referred to so far. */
  rest(): void {
    for (let old = this.#waiting.pop(); old !== undefined; old = this.#waiting.pop()) {
      const { text, stream } = this.#own.get(old) ?? this.#from.get(old);
      const said = text.replace(REFERENCE, (found, number: string | undefined) => (number === undefined ? found : `${this.numberOf(Number(number))} 0 R`));
      this.#into[this.numberOf(old) - 1] = { text: said, stream };
    }
  }
}

const PENDING: PdfObject = { text: 'null', stream: null };

/** A string is passed over, so that nothing in it is taken for a reference. */
const REFERENCE = /\((?:\\[^]|[^\\()])*\)|<[0-9A-Fa-f]*>|(\d+) 0 R\b/g;
