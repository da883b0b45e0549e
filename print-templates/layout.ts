// How the rows of a notice stand on the sheet: how many panels, how wide the columns, how high and large the rows.
import { hasRoom, POINT, widthInEm, type Fit, type Steps } from './measure.ts';
import { inner, sheet, type Paper } from './sheet.ts';
import type { NoticeFrame, NoticeRow, RowColumn, RowField } from './view.ts';

export type Layout = {
  readonly panels: number;
  /** Height of one line of the table in mm; a name too long for it takes two. */
  readonly row: number;
  /** Width of 序号 and of each column in mm. */
  readonly number: number;
  readonly widths: { readonly [field in RowField]: number };
  /** Sizes to try for a name, for anything else in a cell, and for the head of a column. */
  readonly names: Steps;
  readonly cells: Steps;
  readonly heads: Steps;
};

type OtherField = Exclude<RowField, 'name'>;

/** How wide the texts of the rows are, in em. */
type Widths = { readonly names: readonly number[]; readonly longest: { readonly [field in RowField | 'number']: number } };

type Density = { readonly row: number; readonly name: number; readonly cell: number };

/** From roomy to dense; the densest still has names of 12 pt. */
export const densities: readonly [Density, ...Density[]] = [
  { row: 9, name: 16, cell: 12 }, { row: 8.2, name: 15, cell: 12 }, { row: 7.6, name: 14, cell: 11 },
  { row: 7.1, name: 13.5, cell: 11 }, { row: 6.6, name: 13, cell: 10.5 }, { row: 6.2, name: 12, cell: 10.5 },
];

/** Below this a name column is no column of names any more. */
const NAME = 20;
const AIR = 2.2;
/** Of a column's width this much is not for its text: half a millimetre on both sides, and what rounding to pixels takes. */
export const INSET = 1.4;
/** Bold figures are wider than the estimate by about this much. */
export const BOLD = 1.04;

const step = (lines: 1 | 2 | 3) => (points: number): Fit => ({ points, lines });
const SMALLER: Steps = [step(1)(9.5), step(1)(8.5), ...[7.5, 7, 6, 5].map(step(2))];

/**
 * Every way the rows can stand on this paper, the most legible first: few rows in one panel of large lines, then as
 * many panels as the columns leave room for. The last is there for any rows.
 */
export function layoutsOf(rows: readonly NoticeRow[], frame: NoticeFrame, paper: Paper): readonly [Layout, ...Layout[]] {
  const [roomy] = densities;
  const texts = widthsOf(rows, frame, 1);
  // Sums that would cost the second panel are set smaller.
  const [several = []] = [texts, widthsOf(rows, frame, 0.8)].map((any) => severalOf(any, frame, paper)).filter((layouts) => layouts.length > 0);
  const single = several.length > 0 ? [] : densities.map((density) => layoutOf(texts, frame, paper, density, 1));
  return [layoutOf(texts, frame, paper, roomy, 1), ...several, ...single];
}

function severalOf(texts: Widths, frame: NoticeFrame, paper: Paper): Layout[] {
  return densities.flatMap((density) => {
    const wide = [4, 3, 2].map((panels) => layoutOf(texts, frame, paper, density, panels));
    return wide.find((layout) => texts.names.every((name) => canStand(name, layout))) ?? [];
  });
}

/** 1, or 2 for a row whose name does not stand in one line. */
export function linesOfRow({ name = '' }: NoticeRow, { widths, names }: Layout): 1 | 2 {
  const em = widthInEm(name);
  return (names.find((one) => hasRoom(em, widths.name - INSET, one)) ?? names.at(-1))?.lines === 1 ? 1 : 2;
}

/** `share` of a sum's width has to find room in its column. */
function widthsOf(rows: readonly NoticeRow[], { total, columns }: NoticeFrame, share: number): Widths {
  const longest = (field: OtherField, sum = '') => rows.reduce((em, row) => Math.max(em, widthInEm(row[field] ?? '')), share * BOLD * widthInEm(sum));
  const names = rows.map(({ name = '' }) => widthInEm(name));
  return {
    names,
    longest: {
      name: names.reduce((a, b) => Math.max(a, b), 0), number: widthInEm(String(rows.length)),
      group: longest('group'), area: longest('area', total?.area), standard: longest('standard'), amount: longest('amount', hasStandardBefore(columns) ? '' : total?.amount),
    },
  };
}

/** Then the sum of the amounts, which is the longest figure of all, stands in both columns: standards add up to nothing. */
export function hasStandardBefore(columns: readonly RowColumn[]): boolean {
  return columns[columns.findIndex(({ field }) => field === 'amount') - 1]?.field === 'standard';
}

function layoutOf(texts: Widths, frame: NoticeFrame, paper: Paper, { row, name, cell }: Density, panels: number): Layout {
  const width = (inner(paper).width - (panels - 1) * sheet.panelGap) / panels;
  const needed = neededOf(texts, cell);
  const taken = needed.number + frame.columns.reduce((sum, { field }) => sum + (field === 'name' ? 0 : needed[field]), 0);
  const longest = texts.longest.name * name * POINT + AIR;
  // What the names do not need is shared out, so that a wide sheet is not one wide gap.
  const share = Math.max(0, width - taken - Math.max(longest + 2, width * 0.34)) / frame.columns.length;
  const widened = (millimetres: number) => short(millimetres + share);
  return {
    panels, row, number: widened(needed.number),
    widths: {
      group: widened(needed.group), area: widened(needed.area), standard: widened(needed.standard), amount: widened(needed.amount),
      name: short(width - taken - frame.columns.length * share),
    },
    names: [step(1)(name), ...[12, 10.5].filter((points) => points < name).map(step(1)), step(2)(name), step(2)(12), step(3)(10.5), ...[9.5, 9, 8, 7, 6].map(step(3))],
    cells: [step(1)(cell), ...(cell > 10.5 ? [step(1)(10.5)] : []), ...SMALLER],
    heads: [step(1)(9.5), step(2)(9.5), ...[8, 7, 6, 5].map(step(2))],
  };
}

/** What each column needs at its ordinary size, within bounds: the very long is set smaller. */
function neededOf({ longest }: Widths, points: number): { readonly [field in OtherField | 'number']: number } {
  const between = (least: number, field: OtherField | 'number', most: number) =>
    Math.min(most, Math.max(least, longest[field] * points * POINT + AIR));
  return {
    number: between(9, 'number', 14), group: between(8, 'group', 17), area: between(11.5, 'area', 19),
    standard: between(12.5, 'standard', 19), amount: between(12.5, 'amount', 24),
  };
}

// 12.626611111111112 has as many digits after its point as an old identity number, and could even be one.
function short(millimetres: number): number {
  return Math.floor(millimetres * 100) / 100;
}

/** In several panels every name stands in two lines of the table at most, legible at 1 m; a company's may be smaller. */
function canStand(name: number, { widths, names }: Layout): boolean {
  const least = name > 20 ? 8 : name > 12 ? 9 : 10.5;
  return widths.name >= NAME && names.some((one) => one.points >= least && hasRoom(name, widths.name - INSET, one));
}
