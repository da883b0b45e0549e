// One row of a grid after another, cut into cells only where somebody asks for them.
import { tidyCell, type Grid } from './grid.ts';
import { Letters } from './letters.ts';
import { maxColumns } from './limits.ts';
import type { PlainReader } from './plain-rows.ts';
import { lineEnd } from './text-lines.ts';

const carriageReturn = 0x0d;
const unknown = -1;

export class RowCursor {
  readonly #written: { delimiter: string; stretches: Iterator<string> } | null;
  readonly #rows: Iterator<string[]> | null;
  #cells: string[] = [];
  // The line of the row at hand, and the stretch of lines that it stands in.
  #text = '';
  #from = 0;
  #to = unknown;
  #next = 0;
  #letters = new Letters();

  constructor(grid: Grid) {
    const { written } = grid;
    this.#written = written ? { delimiter: written.delimiter, stretches: written.stretches()[Symbol.iterator]() } : null;
    this.#rows = written ? null : grid[Symbol.iterator]();
  }

  /** Whether there is another row; it is then the one at hand. */
  next(): boolean {
    const next = this.#rows?.next();
    if (next?.done === false) this.#cells = next.value;
    if (next) return next.done !== true;
    if (this.#to === unknown) this.#end();
    [this.#from, this.#to] = [this.#next, unknown];
    if (this.#from >= this.#text.length) {
      const stretch = this.#written?.stretches.next();
      if (stretch?.done !== false) return false;
      [this.#text, this.#from, this.#letters] = [stretch.value, 0, new Letters()];
      this.#letters.hold(stretch.value);
    }
    return true;
  }

  /** `isKnown` where an earlier reading found the row plain. */
  isPlain(reader: PlainReader, isKnown: boolean): boolean {
    if (this.#written === null || !reader.read(this.#letters, this.#from, isKnown)) return false;
    this.#to = reader.to;
    this.#next = this.#to + (this.#letters.units[this.#to] === carriageReturn ? 2 : 1);
    return true;
  }

  /** Looks for the end of the line, where nobody has come to it. */
  #end(): void {
    if (this.#text === '') return;
    const end = this.#letters.endOfLine(this.#from);
    [this.#to, this.#next] = [lineEnd(this.#text, end), end + 1];
  }

  /** As it is written; null where rows are no lines. */
  get line(): string | null {
    if (this.#written && this.#to === unknown) this.#end();
    return this.#written && this.#text.slice(this.#from, this.#to);
  }

  get cells(): string[] {
    return this.#written ? (this.line ?? '').split(this.#written.delimiter, maxColumns + 1).map(tidyCell) : this.#cells;
  }
}
