// Looks at every record of a text: how many there are, and what is wrong with them.
import { columnLetter } from './columns.ts';
import { finding, type Finding } from './finding.ts';
import { isUsualCode, tidyCell } from './grid.ts';
import { maxCell, maxColumns, maxRows } from './limits.ts';
import { countOf, linesIn } from './text-lines.ts';
import type { Records } from './text-records.ts';
import type { Survey } from './text-survey.ts';

// Enough of a cell to see whole lines in it, and of long cells to be worth a list.
const swallowedSample = 10_000;
const mostLong = 20;
const usualRows = 50;

/** How many there are up to the last one that holds something, or why they cannot be read. */
export function lookAt(all: Iterable<Records>, delimiter: string, survey: Survey): { length: number } | { findings: Finding[] } {
  const seen = new Look(delimiter);
  for (const records of all) {
    if ('stretch' in records) for (const line of linesIn(records.stretch)) seen.addLine(line);
    else {
      const room = maxRows - seen.count;
      if (records.broken !== null && records.broken < room) return { findings: [quotesBroken(survey, seen.count + records.broken + 1)] };
      for (const row of records.rows) seen.add(row);
    }
    if (seen.count > maxRows) return { findings: [tooManyRows()] };
  }
  return seen.end();
}

/** What is wrong with rows, and where the last one stands that holds something: blank ones behind it do not count. */
class Look {
  count = 0;
  #length = 0;
  readonly #delimiter: string;
  readonly #head: string[][] = [];
  #wide: { at: number; width: number } | null = null;
  #usual = 0;
  readonly #swallowed: Swallowed[] = [];
  readonly #long: { at: number; column: number; length: number }[] = [];

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  /** A line is split only where that could tell anything. */
  addLine(line: string): void {
    const first = line.charCodeAt(0);
    if (this.count >= usualRows && line.length <= maxColumns && isUsualCode(first)) this.#length = ++this.count;
    else this.#addSplit(line, line.split(this.#delimiter, maxColumns + 1));
  }

  // Of a line of a hundred million commas no cells are made: with anything in it it is refused, without it is blank.
  #addSplit(line: string, cells: string[]): void {
    const isWide = cells.length > maxColumns;
    if (isWide) this.#wide ??= { at: this.count, width: countOf(line, this.#delimiter) + 1 };
    this.add(isWide && line.replaceAll(this.#delimiter, '').trim() !== '' ? [line.slice(0, maxCell)] : cells);
  }

  add(row: string[]): void {
    const at = this.count++;
    if (row.some((cell) => cell.trim() !== '')) this.#length = this.count;
    if (row.length > maxColumns) this.#wide ??= { at, width: row.length };
    if (at < usualRows) this.#head.push(row);
    else if (row.some((cell) => cell.includes('\n'))) this.#swallowed.push(...this.#swallowedIn(row, at));
    if (this.#long.length < mostLong) this.#lookForLong(row, at);
    if (this.count === usualRows) this.#usual = usualWidth(this.#head);
  }

  end(): { length: number } | { findings: Finding[] } {
    const head = this.#head.slice(0, this.#length);
    this.#usual = usualWidth(head);
    const early = head.flatMap((row, at) => this.#swallowedIn(row, at));
    const isIn = ({ at }: { at: number }) => at < this.#length;
    const wide = this.#wide && isIn(this.#wide) ? [tooWide(this.#wide)] : [];
    const findings = [...wide, ...[...early, ...this.#swallowed.filter(isIn)].map(swallowed)];
    const long = this.#long.filter(isIn).map(tooLong);
    return findings.length > 0 ? { findings } : long.length > 0 ? { findings: long } : { length: this.#length };
  }

  // Two stray quotes that happen to pair swallow whole lines without a parse error: the line count is the only witness.
  #swallowedIn(row: readonly string[], at: number): Swallowed[] {
    const enough = row.length < this.#usual ? 1 : Math.max(2, this.#usual / 2);
    const cell = row.find((one) => one.includes('\n') && holdsWholeLine(one, this.#delimiter, enough));
    return cell === undefined ? [] : [{ at, lines: countOf(cell, '\n') + 1 }];
  }

  #lookForLong(row: readonly string[], at: number): void {
    const column = row.findIndex((cell) => cell.length > maxCell && tidyCell(cell).length > maxCell);
    if (column !== -1) this.#long.push({ at, column, length: tidyCell(row[column] ?? '').length });
  }
}

type Swallowed = { at: number; lines: number };

function usualWidth(head: readonly (readonly string[])[]): number {
  return Math.max(...head.map((row) => row.length));
}

function holdsWholeLine(cell: string, delimiter: string, enough: number): boolean {
  return cell.slice(0, swallowedSample).split('\n').some((line) => line.split(delimiter).length - 1 >= enough);
}

export function tooManyRows(): Finding {
  return finding('too-many-rows', {}, `文件的行数超过 ${maxRows} 行，最多能读这么多。`);
}

function quotesBroken({ quotes }: Survey, record: number): Finding {
  const odd = quotes % 2 === 1 ? `全文件英文双引号有 ${quotes} 个，是单数。` : '';
  return finding('quotes-broken', { row: record }, `英文双引号不配对，后面的行可能被并进了一格。${odd}`);
}

function tooWide({ at, width }: { at: number; width: number }): Finding {
  return finding('too-many-columns', { row: at + 1 }, `有 ${width} 列，最多能读 ${maxColumns} 列。`);
}

function swallowed({ at, lines }: Swallowed): Finding {
  return finding('lines-swallowed', { row: at + 1 }, `有一格里装进了 ${lines} 行内容，像是引号把几行连在了一起。`);
}

function tooLong({ at, column, length }: { at: number; column: number; length: number }): Finding {
  return finding('cell-too-long', { row: at + 1, column: columnLetter(column) }, `这一格有 ${length} 个字，一格最多能读 ${maxCell} 个字。`);
}
