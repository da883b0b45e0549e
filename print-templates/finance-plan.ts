// Which entries of the accounts stand on which sheet. The browser cannot take rows of a table that it has broken once along with what follows it.
import { figuresHeight, rowHeight, spare, textHeight, type Density, type Room } from './flow-fit.ts';
import type { FinanceView } from './finance.tsx';
import type { Slice } from './paginate.ts';

/** Millimetres; what is left is for the words. */
export const columns = { day: 19.5, voucher: 15, handler: 16, yuan: 22.5, left: 24 } as const;
export const columnNames = ['day', 'voucher', undefined, 'handler', 'yuan', 'yuan', 'left'] as const;

const points = 10.5;
/** The unit above the table and its margins. */
const above = 10;
/** Entries that stand with the sum and the seal at least. */
const keptTogether = 3;

/** Always at least one sheet; each entry is on exactly one. */
export function sheetsOfEntries(view: Pick<FinanceView, 'entries' | 'closingInWords' | 'figures' | 'remarksBelow'>, density: Density, room: Room): Slice[] {
  const widths = columnsOf(room.width);
  const high = (cells: readonly string[]) => rowHeight(cells, widths, points, density);
  const line = high(['']);
  const entries = view.entries.map(({ voucher, summary, handler }) => high(['', voucher, summary, handler]));
  const closing = line + 3 + closingHeight(view, density, room.width) + room.ending;
  const sheets: Slice[] = [];
  for (let start = 0; ;) {
    const isFirst = sheets.length === 0;
    // The head, and on the first sheet the balance before.
    const free = room.sheet - spare - line - (isFirst ? room.opening + above + line : 0);
    const all = entries.slice(start).reduce((sum, each) => sum + each, 0);
    if (all + closing <= free || start + 1 >= entries.length) return [...sheets, { start, end: entries.length }];
    const fitting = countFitting(entries.slice(start), free);
    const end = start + Math.max(1, Math.min(fitting, entries.length - start - keptTogether));
    sheets.push({ start, end });
    start = end;
  }
}

function closingHeight({ closingInWords, figures = [], remarksBelow }: Pick<FinanceView, 'closingInWords' | 'figures' | 'remarksBelow'>, { line }: Density, width: number): number {
  return textHeight(`本月结余（大写）　${closingInWords}`, width, 13, line) + figuresHeight(figures, width) + remarksBelow.reduce((sum, remark) => sum + textHeight(remark, width, 12, line), 0);
}

function countFitting(heights: readonly number[], free: number): number {
  let left = free;
  const at = heights.findIndex((height) => (left -= height) < 0);
  return at < 0 ? heights.length : at;
}

function columnsOf(width: number): number[] {
  const taken = columnNames.reduce((sum, name) => sum + (name ? columns[name] : 0), 0);
  return columnNames.map((name) => (name ? columns[name] : width - taken));
}
