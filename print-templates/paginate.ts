// Works out which rows stand on which sheet, before anything is rendered.
import { layoutOf, type Layout } from './layout.ts';
import { linesOf } from './measure.ts';
import { inner, sheet, type } from './sheet.ts';
import type { NoticeFrame, NoticeRow } from './view.ts';

/** Rows `start` up to but not including `end`. */
export type Slice = { readonly start: number; readonly end: number };

/** Rows a last sheet keeps at least, so that totals and seal never stand alone. */
const KEPT_TOGETHER = 10;
const SPARE = 2;

/** The sheets of a notice in order; always at least one, each row on exactly one. Same input, same sheets. */
export function paginate(rows: readonly NoticeRow[], frame: NoticeFrame): readonly Slice[] {
  const layout = planOf(rows, frame);
  const slices: Slice[] = [];
  let start = 0;
  while (rows.length - start > capacity(frame, layout, slices.length === 0, true)) {
    const left = rows.length - start - KEPT_TOGETHER;
    const end = start + Math.min(left, capacity(frame, layout, slices.length === 0, false));
    slices.push({ start, end });
    start = end;
  }
  return [...slices, { start, end: rows.length }];
}

/** The layout that both the page plan and the renderer use for a notice. */
export function planOf(rows: readonly NoticeRow[], frame: NoticeFrame): Layout {
  return layoutOf(rows, frame, (row) => Math.floor(room(frame, true, true) / row));
}

function capacity(frame: NoticeFrame, { panels, row }: Layout, first: boolean, last: boolean): number {
  const high = Math.floor(room(frame, first, last) / row);
  return panels * Math.max(high, first ? 0 : KEPT_TOGETHER);
}

/** Millimetres left for table rows. */
function room(frame: NoticeFrame, first: boolean, last: boolean): number {
  const head = sheet.strip + (frame.superseded === null ? 0 : sheet.superseded);
  const opening = first ? openingHeight(frame) : sheet.continuedTitle;
  const closing = last ? closingHeight(frame) : 0;
  return inner.height - head - opening - sheet.tableHead - sheet.sum - closing - sheet.foot - sheet.base - SPARE;
}

function openingHeight({ title, period, facts, statements, basis }: NoticeFrame): number {
  const titleLines = linesOf(title, inner.width, type.title) + 1;
  const text = [...statements, ...basis].reduce((sum, line) => sum + linesOf(line, inner.width, type.text), 0);
  return sheet.titleGap + titleLines * sheet.titleLine + (period === null ? 0 : sheet.period)
    + (facts.length === 0 ? 0 : sheet.facts + sheet.factsGap) + text * sheet.textLine + sheet.textGap;
}

function closingHeight({ remarks }: NoticeFrame): number {
  const lines = remarks.reduce((sum, line) => sum + linesOf(line, inner.width, type.remark), 0);
  return sheet.sum + lines * sheet.remarkLine;
}
