// One row of a grid after another, cut into cells only where somebody asks for them.
import { CodedText } from './coded-text.ts';
import { tidyCell, type Grid } from './grid.ts';
import { maxColumns } from './limits.ts';
import type { PlainReader } from './plain-rows.ts';

/** A row where it stands in the text. */
export type WrittenRow = { text: CodedText; from: number; line: string };

const unknown = -1;

export class RowCursor {
  readonly #written: { delimiter: string; stretches: Iterator<CodedText> } | null;
  readonly #rows: Iterator<string[]> | null;
  #left: number;
  #cells: string[] = [];
  // The stretch of lines that the row at hand stands in, where its line begins and ends, and where the next one begins.
  #text = CodedText.none;
  #from = 0;
  #to = unknown;
  #next = 0;

  /** `plain` where rows may be read at a glance: only then it matters how they are written. */
  constructor(grid: Grid, plain: PlainReader | null = null) {
    const { written } = grid;
    this.#written = plain && written ? { delimiter: written.delimiter, stretches: written.stretches()[Symbol.iterator]() } : null;
    this.#rows = this.#written ? null : grid[Symbol.iterator]();
    this.#left = grid.length;
  }

  /** Whether there is another row; it is then the one at hand. */
  next(): boolean {
    const next = this.#rows?.next();
    if (next?.done === false) this.#cells = next.value;
    if (next) return next.done !== true;
    if (this.#left-- <= 0) return false;
    if (this.#to === unknown && this.#text.length > 0) this.#end();
    [this.#from, this.#to] = [this.#next, unknown];
    if (this.#from >= this.#text.length) {
      const stretch = this.#written?.stretches.next();
      if (stretch?.done !== false) return false;
      [this.#text, this.#from] = [stretch.value, 0];
    }
    return true;
  }

  /** `isKnown` where an earlier reading found the row plain. */
  isPlain(reader: PlainReader, isKnown: boolean): boolean {
    if (this.#written === null || !reader.read(this.#text, this.#from, isKnown)) return false;
    [this.#to, this.#next] = [reader.to, this.#text.lineFeedAt(reader.to) + 1];
    return true;
  }

  /** Looks for the end of the line, where nobody has come to it. */
  #end(): void {
    const { to, next } = this.#text.lineAt(this.#from);
    [this.#to, this.#next] = [to, next];
  }

  /** Null where rows are no lines, or nobody reads them at a glance. */
  get written(): WrittenRow | null {
    return this.#written && { text: this.#text, from: this.#from, line: this.#line };
  }

  get cells(): string[] {
    return this.#written ? this.#line.split(this.#written.delimiter, maxColumns + 1).map(tidyCell) : this.#cells;
  }

  get #line(): string {
    if (this.#to === unknown) this.#end();
    return this.#text.slice(this.#from, this.#to);
  }
}
