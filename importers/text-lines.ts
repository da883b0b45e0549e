// The lines of a text without quotes, as they go by: how many are rows, told without cutting them into cells.
import { isUsual } from './grid.ts';
import { maxCell, maxColumns } from './limits.ts';

export const delimiters = [',', '\t', ';', '|'] as const;

// Ctrl-Z at the very end is no content, anywhere else it is.
const endMark = '\u001a';
const marks = [...delimiters, endMark];
const onlyDelimiters = /^[,\t;|\s]*$/;

/** Sees a text with line ends piece after piece. */
export class LineWatch {
  /** How many lines have ended. */
  ended = 0;
  #held = '';
  #isUnusual = false;
  #lastFull = 0;
  readonly #lastBlank = new Map<string, number>();

  add(piece: string): void {
    let [from, at] = [0, piece.indexOf('\n')];
    if (at !== -1 && this.#held !== '') {
      this.#see(this.#held + piece.slice(0, at), ++this.ended);
      [from, at, this.#held] = [at + 1, piece.indexOf('\n', at + 1), ''];
    }
    for (; at !== -1; at = piece.indexOf('\n', from)) {
      this.ended++;
      if (at - from < maxColumns && isUsual(piece.charCodeAt(from))) this.#lastFull = this.ended;
      else if (at > from) this.#see(piece.slice(from, at), this.ended);
      from = at + 1;
    }
    // What is longer than a cell is looked at by others, so that it need not be held.
    if (this.#held.length + piece.length - from <= maxCell) this.#held += piece.slice(from);
    else [this.#isUnusual, this.#held] = [true, ''];
  }

  end(): void {
    this.#see(this.#held, this.ended + 1);
  }

  #see(line: string, number: number): void {
    if (line.length > maxCell || delimiters.some((mark) => line.length >= maxColumns && line.split(mark).length > maxColumns)) this.#isUnusual = true;
    else if (!onlyDelimiters.test(line.replaceAll(endMark, ''))) this.#lastFull = number;
    else for (const mark of marks) if (line.includes(mark)) this.#lastBlank.set(mark, number);
  }

  /**
   * How many lines there are up to the last one that holds something; null where somebody must look at every line: one
   * may have too many cells or a cell that is too long, or what stands in the last ones may be a cell or only cut them.
   */
  rowsFor(delimiter: string): number | null {
    const isUnclear = [...this.#lastBlank].some(([mark, number]) => mark !== delimiter && number > this.#lastFull);
    return this.#isUnusual || isUnclear ? null : this.#lastFull;
  }
}

/** The whole lines of a text, many at a time, each with its line feed, the last one too. Only a line that is cut by the end of a piece is put together: a new string of a whole piece costs half as much as to decode it. */
export function* stretchesOf(text: Iterable<string>): Generator<string> {
  let rest: string[] = [];
  for (const piece of text) {
    const [first, last] = [piece.indexOf('\n') + 1, piece.lastIndexOf('\n') + 1];
    const isHeld = rest.length > 0;
    if (first > 0 && isHeld) yield rest.join('') + piece.slice(0, first);
    if (last > 0) rest = [];
    if (last > (isHeld ? first : 0)) yield piece.slice(isHeld ? first : 0, last);
    if (last < piece.length) rest.push(piece.slice(last));
  }
  yield `${rest.join('')}\n`;
}
