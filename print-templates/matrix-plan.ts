// Which rows and which programmes of a year's matrix stand on which sheet.
import { fit, type Steps } from './measure.ts';
import type { Slice } from './paginate.ts';
import { inner, papers, sheet, type PaperName } from './sheet.ts';

/** The programmes of each sheet, by their places in the list; the columns before them are repeated on every one. */
export type ColumnBlocks = readonly (readonly number[])[];

/** Widths of a sheet's columns in mm; 0 for one that is not there. */
export type MatrixWidths = { readonly number: number; readonly group: number; readonly name: number; readonly amount: number; readonly total: number };

const NUMBER = 11;
const GROUP = 14;
const NAME = 34;
const TOTAL = 25;
const NARROW = 22;
const WIDE = 38;
/** Height of one line of the table. */
export const ROW = 6.6;
/** One line below the sums, and the air above the first. */
const LINE = 6;
const GAP = 2;

/** A village without groups has no column for them. */
export function haveGroups(rows: readonly { readonly group: string }[]): boolean {
  return rows.some(({ group }) => group !== '');
}

/** As few sheets as there can be, each with about as many programmes; the last has room for the total. */
export function columnBlocks(programmes: number, width: number, hasGroups = true): ColumnBlocks {
  const most = Math.max(1, Math.floor((width - NUMBER - groupWidth(hasGroups) - NAME - TOTAL) / NARROW));
  const sheets = Math.max(1, Math.ceil(programmes / most));
  const each = Math.ceil(programmes / sheets);
  return Array.from({ length: sheets }, (_, i) => Array.from({ length: Math.min(each, programmes - i * each) }, (__, j) => i * each + j));
}

/** The whole width of the paper: amounts as wide as is of use, the rest for the names. */
export function widthsOf(programmes: number, isLast: boolean, width: number, hasGroups = true): MatrixWidths {
  const [group, total] = [groupWidth(hasGroups), isLast ? TOTAL : 0];
  const amount = short(Math.min(WIDE, (width - NUMBER - group - NAME - total) / Math.max(1, programmes)));
  return { number: NUMBER, group, name: short(width - NUMBER - group - total - programmes * amount), amount, total };
}

function groupWidth(hasGroups: boolean): number {
  return hasGroups ? GROUP : 0;
}

function short(millimetres: number): number {
  return Math.floor(millimetres * 100) / 100;
}

/** Height in mm of what stands below the sums: lines of totals, and notes. */
export function heightBelow(lines: number, notes: number): number {
  return (lines > 0 ? GAP : 0) + lines * LINE + notes * LINE;
}

/** Of a column's width this much is not for its text. */
export const INSET = 1.4;
/** A name that does not stand in one line of letters that are read at 1 m has a row of two lines. */
export const NAMES: Steps = [
  { points: 13, lines: 1 }, { points: 12, lines: 1 }, { points: 10.5, lines: 1 }, { points: 12, lines: 2 }, { points: 10.5, lines: 2 }, { points: 10.5, lines: 3 },
  { points: 9, lines: 3 }, { points: 8, lines: 3 }, { points: 6.5, lines: 3 }, { points: 5, lines: 3 },
];

/** Lines that each of these rows takes, on the sheet whose name column is the narrowest. */
export function matrixLines(rows: readonly { readonly group: string; readonly name: string }[], programmes: number, paper: PaperName): (1 | 2)[] {
  const { width } = inner(papers[paper]);
  const hasGroups = haveGroups(rows);
  const blocks = columnBlocks(programmes, width, hasGroups);
  const narrowest = Math.min(...blocks.map((columns, i) => widthsOf(columns.length, i === blocks.length - 1, width, hasGroups).name));
  return rows.map(({ name }) => (fit(name, narrowest - INSET, NAMES).lines === 1 ? 1 : 2));
}

/** The rows of each sheet (by the lines they take), all but the last full; where the sums would stand alone some rows come with them. `below`: as `heightBelow` says. */
export function paginateMatrix(lines: readonly (1 | 2)[], paper: PaperName = 'a3-landscape', isSuperseded = false, below = 0): readonly Slice[] {
  const { height } = inner(papers[paper]);
  const head = sheet.strip + (isSuperseded ? sheet.superseded : 0) + 12 + 7 + 13;
  const room = height - head - sheet.foot - sheet.base - 2;
  const [open, closing] = [Math.floor((room - 7) / ROW), Math.floor((room - 7 - 7 - 9 - below) / ROW)];
  const slices: Slice[] = [];
  let start = 0;
  while (sum(lines.slice(start)) > closing) {
    const left = lines.slice(start);
    const end = start + Math.max(1, Math.min(countFitting(left, open), left.length - Math.min(4, closing)));
    slices.push({ start, end });
    start = end;
  }
  return [...slices, { start, end: lines.length }];
}

function countFitting(lines: readonly number[], room: number): number {
  let free = room;
  const at = lines.findIndex((each) => (free -= each) < 0);
  return at < 0 ? lines.length : at;
}

function sum(lines: readonly number[]): number {
  return lines.reduce((all, each) => all + each, 0);
}
