// Which rows and which programmes of a year's matrix stand on which sheet.
import type { Slice } from './paginate.ts';
import { inner, papers, sheet, type PaperName } from './sheet.ts';

/** The programmes of each sheet, by their places in the list; the columns before them are repeated on every one. */
export type ColumnBlocks = readonly (readonly number[])[];

/** Widths of a sheet's columns in mm. */
export type MatrixWidths = { readonly number: number; readonly group: number; readonly name: number; readonly amount: number; readonly total: number };

const NUMBER = 11;
const GROUP = 14;
const NAME = 34;
const TOTAL = 25;
const NARROW = 22;
const WIDE = 38;
/** One line below the sums, and the air above the first. */
const LINE = 6;
const GAP = 2;

/** As few sheets as there can be, each with about as many programmes; the last has room for the total. */
export function columnBlocks(programmes: number, width: number): ColumnBlocks {
  const most = Math.max(1, Math.floor((width - NUMBER - GROUP - NAME - TOTAL) / NARROW));
  const sheets = Math.max(1, Math.ceil(programmes / most));
  const each = Math.ceil(programmes / sheets);
  return Array.from({ length: sheets }, (_, i) => Array.from({ length: Math.min(each, programmes - i * each) }, (__, j) => i * each + j));
}

/** The whole width of the paper: amounts as wide as is of use, the rest for the names. */
export function widthsOf(programmes: number, isLast: boolean, width: number): MatrixWidths {
  const total = isLast ? TOTAL : 0;
  const amount = short(Math.min(WIDE, (width - NUMBER - GROUP - NAME - total) / Math.max(1, programmes)));
  return { number: NUMBER, group: GROUP, name: short(width - NUMBER - GROUP - total - programmes * amount), amount, total };
}

function short(millimetres: number): number {
  return Math.floor(millimetres * 100) / 100;
}

/** Height in mm of what stands below the sums: lines of totals, and notes. */
export function heightBelow(lines: number, notes: number): number {
  return (lines > 0 ? GAP : 0) + lines * LINE + notes * LINE;
}

/** The rows of each sheet, all but the last full; where the sums would stand alone some rows come with them. `below`: as `heightBelow` says. */
export function paginateMatrix(rows: number, paper: PaperName = 'a3-landscape', isSuperseded = false, below = 0): readonly Slice[] {
  const { height } = inner(papers[paper]);
  const head = sheet.strip + (isSuperseded ? sheet.superseded : 0) + 12 + 7 + 13;
  const room = height - head - sheet.foot - sheet.base - 2;
  const [open, closing] = [Math.floor((room - 7) / 6.6), Math.floor((room - 7 - 7 - 9 - below) / 6.6)];
  const slices: Slice[] = [];
  let start = 0;
  while (rows - start > closing) {
    const end = start + Math.max(1, Math.min(open, rows - start - Math.min(4, closing)));
    slices.push({ start, end });
    start = end;
  }
  return [...slices, { start, end: rows }];
}
