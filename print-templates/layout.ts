// How the rows of a notice stand on the sheet: one panel or two, and how high a row is.
import { fits, POINT, widthInEm, type Fit, type Steps } from './measure.ts';
import { inner, sheet } from './sheet.ts';
import type { NoticeFrame, NoticeRow, RowColumn, RowField } from './view.ts';

export type Layout = {
  readonly panels: 1 | 2;
  /** Row height in mm, the same for every row of the notice. */
  readonly row: number;
  /** Width of 序号 and of each column in mm. */
  readonly number: number;
  readonly widths: { readonly [field in RowField]: number };
  /** Sizes to try for a name, for anything else in a cell, and for the head of a column. */
  readonly names: Steps;
  readonly cells: Steps;
  readonly heads: Steps;
};

const DENSE = 6.6;
const ROOMY = 9;

const lines = (count: 1 | 2) => (points: number): Fit => ({ points, lines: count });
const SMALLER: Steps = [lines(1)(9.5), ...[8, 7, 6, 5].map(lines(2))];

/** Two panels where every name has room; large rows where all of them fit on one sheet anyway. */
export function layoutOf(rows: readonly NoticeRow[], frame: NoticeFrame, roomFor: (row: number) => number): Layout {
  const single = onePanel(frame.columns);
  if (rows.length <= roomFor(ROOMY)) return { ...single, row: ROOMY, names: larger(16, single.names), cells: larger(12, single.cells) };
  const double = twoPanels(frame.columns, groupWidth(rows));
  return rows.every((row) => canStand(row, double)) ? double : single;
}

const larger = (points: number, steps: Steps): Steps => [{ points, lines: 1 }, ...steps];

function onePanel(columns: readonly RowColumn[]): Layout {
  const widths = { group: 28, area: 28, standard: 32, amount: 36 };
  return complete(columns, 1, inner.width, 15, widths);
}

/** 第1小组 on one line at its ordinary size, as long as names keep their room. */
function groupWidth(rows: readonly NoticeRow[]): number {
  const longest = rows.reduce((em, { group }) => Math.max(em, widthInEm(group ?? '')), 0);
  return Math.min(16, longest * 9.5 * POINT + 1.5);
}

function twoPanels(columns: readonly RowColumn[], group: number): Layout {
  // With a standard beside every area both are narrower, which still saves every second sheet.
  const widths = columns.length < 5
    ? { group: Math.max(11, group), area: 15.5, standard: 16, amount: 20.5 }
    : { group: Math.max(9.5, Math.min(11, group)), area: 13.5, standard: 13.5, amount: 18 };
  return complete(columns, 2, (inner.width - sheet.panelGap) / 2, 8, widths);
}

function complete(
  columns: readonly RowColumn[], panels: 1 | 2, width: number, number: number,
  others: { readonly [field in Exclude<RowField, 'name'>]: number },
): Layout {
  const taken = columns.reduce((sum, { field }) => sum + (field === 'name' ? 0 : others[field]), number);
  const { group, area, standard, amount } = others;
  return {
    panels, row: DENSE, number,
    widths: { group: short(group), area: short(area), standard: short(standard), amount: short(amount), name: short(width - taken) },
    names: larger(13.5, larger(12, larger(10.5, SMALLER))),
    cells: larger(10.5, SMALLER),
    heads: SMALLER,
  };
}

// 12.626611111111112 has as many digits after its point as an old identity number, and could even be one.
function short(millimetres: number): number {
  return Math.floor(millimetres * 100) / 100;
}

/** A name column narrower than five characters is not worth a second panel. */
function canStand({ name }: NoticeRow, { widths, names }: Layout): boolean {
  return widths.name >= 22 && names.some((step) => fits(name ?? '', widths.name - 1, step));
}
