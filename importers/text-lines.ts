// The lines of a text without quotes, as they go by: how many are rows, told without cutting them into cells.
import { isUsualCode } from './grid.ts';
import { maxCell, maxColumns, maxRows } from './limits.ts';

export const delimiters = [',', '\t', ';', '|'] as const;

// Ctrl-Z at the very end is no content, anywhere else it is.
export const endMark = '\u001a';
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
    // Nobody asks any more: somebody looks at every line, or the file is refused.
    this.#isUnusual ||= this.ended > maxRows || piece.includes('"');
    if (this.#isUnusual) this.ended += countOf(piece, '\n');
    else this.#watch(piece);
  }

  #watch(piece: string): void {
    let [from, at] = [0, piece.indexOf('\n')];
    if (at !== -1 && this.#held !== '') {
      this.#see(this.#held + piece.slice(0, at), ++this.ended);
      [from, at, this.#held] = [at + 1, piece.indexOf('\n', at + 1), ''];
    }
    for (; at !== -1; at = piece.indexOf('\n', from)) {
      this.ended++;
      if (at - from < maxColumns && isUsualCode(piece.charCodeAt(from))) this.#lastFull = this.ended;
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

/** The lines of a stretch in which each has its line feed. */
export function linesIn(stretch: string): string[] {
  const lines: string[] = [];
  for (let from = 0, at = stretch.indexOf('\n'); at !== -1; at = stretch.indexOf('\n', from)) {
    lines.push(stretch.slice(from, lineEnd(stretch, at)));
    from = at + 1;
  }
  return lines;
}

/** Where the line ends that has its line feed at `at`: a carriage return right before it is no part of the line. */
export function lineEnd(stretch: string, at: number): number {
  return stretch.charCodeAt(at - 1) === 0x0d ? at - 1 : at;
}

/** How often one character stands in a text. */
export function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) count++;
  return count;
}
