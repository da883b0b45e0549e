// The cells of a sheet, row by row.
import type { CodedText } from './coded-text.ts';

/**
 * Rows of cells, read from the first one as often as somebody asks; the first is row 1 of the file. An array of rows is a grid;
 * that of a long text reads its file anew each time and keeps none of it.
 */
export interface Grid extends Iterable<string[]> {
  readonly length: number;
  slice(from: number, to: number): Rows;
  /** Also as they are written, where each row is one line of a text; else absent. */
  readonly written?: Written;
}

/**
 * The rows of a text without quotes before they are cut into cells. Each stretch is one line or more, in the order of the rows and
 * each with its line feed, the last one too; behind the last row of the grid may come blank lines. A carriage return stands nowhere but
 * before a line feed, and is no part of the line. The cells of a line are what `delimiter` splits it into, tidied (`tidyCell`); before
 * those of the first, which is no row of data, the byte order mark of the file may stand.
 */
export interface Written { readonly delimiter: string; stretches(): Iterable<CodedText> }

/** A few rows at hand, such as those in which a header is looked for. */
export type Rows = string[][];

/** More rows than a header can be found in or is judged by. */
export const headRows = 64;

/** Each row of a grid made into another one when it is read. */
export function mapped(grid: Grid, change: (row: string[]) => string[]): Grid {
  return {
    length: grid.length,
    slice: (from, to) => grid.slice(from, to).map(change),
    *[Symbol.iterator]() { for (const row of grid) yield change(row); },
  };
}

/** Spreadsheets and their users mark text by an apostrophe or by ="…"; neither is part of the value. */
export function tidyCell(raw: string): string {
  if (isTidy(raw)) return raw;
  let cell = raw.trim();
  if (cell.startsWith('="') && cell.endsWith('"') && cell.length > 2) cell = cell.slice(2, -1).trim();
  const first = cell.charCodeAt(0);
  if ((first === 0x27 || first === 0x2018 || first === 0x2019) && cell.length > 1) cell = cell.slice(1).trim();
  return cell;
}

// Nearly every cell is empty, or begins and ends with a digit or a Chinese character.
function isTidy(raw: string): boolean {
  return raw === '' || (isUsualCode(raw.charCodeAt(0)) && isUsualCode(raw.charCodeAt(raw.length - 1)));
}

/** Whether a UTF-16 code is that of a digit or a common Chinese character, which is no sign and no space. */
export function isUsualCode(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x4e00 && code <= 0x9fff);
}
