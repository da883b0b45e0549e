// Works out which rows stand on which sheet, before anything is rendered.
import { layoutsOf, linesOfRow, type Layout } from './layout.ts';
import { linesOf } from './measure.ts';
import { panelsOf } from './panels.ts';
import { inner, papers, sheet, type, type PaperName } from './sheet.ts';
import type { NoticeFrame, NoticeRow } from './view.ts';

/** Rows `start` up to but not including `end`. */
export type Slice = { readonly start: number; readonly end: number };

export type Plan = { readonly layout: Layout; readonly slices: readonly Slice[] };

/** Rows a last sheet keeps at least, so that totals and seal never stand alone. */
export const KEPT_TOGETHER = 5;
const SPARE = 2;

/** The sheets of a notice in order; always at least one, each row on exactly one. Same input, same sheets. */
export function paginate(rows: readonly NoticeRow[], frame: NoticeFrame, paper: PaperName = 'a4'): readonly Slice[] {
  return planOf(rows, frame, paper).slices;
}

/** The fewest sheets that hold the rows, and among those the largest lines. */
export function planOf(rows: readonly NoticeRow[], frame: NoticeFrame, paper: PaperName): Plan {
  const [first, ...others] = layoutsOf(rows, frame, papers[paper]);
  let best: Plan = { layout: first, slices: slicesOf(rows, frame, paper, first) };
  if (best.slices.length === 1) return best;
  for (const layout of others) {
    const slices = slicesOf(rows, frame, paper, layout);
    if (slices.length < best.slices.length) best = { layout, slices };
  }
  return best;
}

function slicesOf(rows: readonly NoticeRow[], frame: NoticeFrame, paper: PaperName, layout: Layout): Slice[] {
  const heights = rows.map((row) => linesOfRow(row, layout));
  const slices: Slice[] = [];
  let start = 0;
  for (;;) {
    const isFirst = slices.length === 0;
    const left = heights.slice(start);
    const closing = { lines: capacity(frame, paper, layout, isFirst, true), sums: isFirst ? 1 : 2 };
    if (panelsOf(left, layout.panels, closing).count === left.length) return [...slices, { start, end: rows.length }];
    const open = { lines: capacity(frame, paper, layout, isFirst, false), sums: 1 };
    const { count } = panelsOf(left, layout.panels, open);
    const end = start + Math.max(isFirst ? 0 : 1, Math.min(count, left.length - KEPT_TOGETHER));
    slices.push({ start, end });
    start = end;
  }
}

/** Lines of a panel; however much is said above and below, a sheet has room for the rows that must stay together. */
function capacity(frame: NoticeFrame, paper: PaperName, { row }: Layout, first: boolean, last: boolean): number {
  return Math.max(Math.floor(room(frame, paper, first, last) / row), first ? 0 : KEPT_TOGETHER + 2);
}

/** Millimetres left for table rows. */
function room(frame: NoticeFrame, paper: PaperName, first: boolean, last: boolean): number {
  const { width, height } = inner(papers[paper]);
  const head = sheet.strip + (frame.superseded === null ? 0 : sheet.superseded);
  const opening = first ? openingHeight(frame, width) : sheet.continuedTitle;
  const closing = last ? closingHeight(frame, width) : 0;
  return height - head - opening - sheet.tableHead - closing - sheet.foot - sheet.base - SPARE;
}

function openingHeight({ title, period, facts, statements, basis }: NoticeFrame, width: number): number {
  const titleLines = linesOf(title, width, type.title) + 1;
  const text = [...statements, ...basis].reduce((sum, line) => sum + linesOf(line, width, type.text), 0);
  return sheet.titleGap + titleLines * sheet.titleLine + (period === null ? 0 : sheet.period)
    + (facts.length === 0 ? 0 : sheet.facts + sheet.factsGap) + text * sheet.textLine + sheet.textGap;
}

function closingHeight({ remarks, totalInWords }: NoticeFrame, width: number): number {
  const lines = remarks.reduce((sum, line) => sum + linesOf(line, width, type.remark), 0);
  return (totalInWords === null ? 0 : sheet.inWords) + lines * sheet.remarkLine;
}
