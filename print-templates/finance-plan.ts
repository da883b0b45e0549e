// Which entries of the accounts stand on which sheet. The browser cannot take rows of a table that it has broken once along with what follows it.
import { figuresHeight, rowHeight, spare, textHeight, type Density, type Room } from './flow-fit.ts';
import type { FinanceView } from './finance.tsx';
import { fit, type Steps } from './measure.ts';
import type { Slice } from './paginate.ts';

type Amounts = Pick<FinanceView, 'opening' | 'entries' | 'income' | 'expense' | 'closing'>;

const narrow = { day: 19.5, voucher: 15, handler: 16, yuan: 22.5, left: 24 } as const;
const wide = { ...narrow, yuan: 26.5, left: 28.5 } as const;
/** Of a column of amounts this much is not for them. */
const inset = 2.4;

/** Millimetres; what is left is for the words. Millions have wider columns. */
export function columnsFor(view: Amounts): { readonly [name in keyof typeof narrow]: number } {
  return amountPoints(view, narrow) < points ? wide : narrow;
}

/** The largest size at which every amount stands in its column. */
export function amountPoints({ opening, closing, income, expense, entries }: Amounts, { yuan, left }: { readonly yuan: number; readonly left: number }): number {
  const moved = [income, expense, ...entries.flatMap((entry) => [entry.income, entry.expense])];
  const kept = [opening, closing, ...entries.map(({ balance }) => balance)];
  const least = (amounts: readonly string[], width: number) => amounts.reduce((size, amount) => Math.min(size, fit(amount, width - inset, SIZES).points), points);
  return Math.min(least(moved, yuan), least(kept, left));
}

const SIZES = [10.5, 9.5, 8.5, 7.5, 6.5].map((size) => ({ points: size, lines: 1 as const })) as unknown as Steps;
export const columnNames = ['day', 'voucher', undefined, 'handler', 'yuan', 'yuan', 'left'] as const;

const points = 10.5;
/** The unit above the table and its margins. */
const above = 8;
/** Entries that stand with the sum and the seal at least. */
const keptTogether = 3;

/** Always at least one sheet; each entry is on exactly one, and no sheet is much emptier than the others. */
export function sheetsOfEntries(view: Entries, density: Density, room: Room): Slice[] {
  const heights = heightsOf(view, density, room);
  const full = fill(heights, room, 1);
  const shares = Array.from({ length: 50 }, (_, i) => (i + 1) / 50);
  return shares.map((share) => fill(heights, room, share)).find((sheets) => sheets.length === full.length) ?? full;
}

type Entries = Amounts & Pick<FinanceView, 'closingInWords' | 'figures' | 'remarksBelow'>;
/** The head, what stands above the first entry, each entry, the sum with all that follows it. */
type Heights = { readonly head: number; readonly first: number; readonly entries: readonly number[]; readonly closing: number };

function heightsOf(view: Entries, density: Density, room: Room): Heights {
  const widths = columnsOf(columnsFor(view), room.width);
  const high = (cells: readonly string[]) => rowHeight(cells, widths, points, density);
  const line = high(['']);
  return {
    head: line, first: room.opening + above + line, closing: line + 3 + closingHeight(view, density, room.width) + room.ending,
    entries: view.entries.map(({ voucher, summary, handler }) => high(['', voucher, summary, handler])),
  };
}

/** Sheets of which only so great a share is used. */
function fill({ head, first, entries, closing }: Heights, room: Room, share: number): Slice[] {
  const sheets: Slice[] = [];
  for (let start = 0; ;) {
    const free = share * (room.sheet - spare) - head - (sheets.length === 0 ? first : 0);
    const all = entries.slice(start).reduce((sum, each) => sum + each, 0);
    if (all + closing <= free || start + 1 >= entries.length) return [...sheets, { start, end: entries.length }];
    const end = start + Math.max(1, Math.min(countFitting(entries.slice(start), free), entries.length - start - keptTogether));
    sheets.push({ start, end });
    start = end;
  }
}

function closingHeight({ closingInWords, figures = [], remarksBelow }: Pick<FinanceView, 'closingInWords' | 'figures' | 'remarksBelow'>, density: Density, width: number): number {
  const { line } = density;
  return textHeight(`本月结余（大写）　${closingInWords}`, width, 13, line) + figuresHeight(figures, width, density) + remarksBelow.reduce((sum, remark) => sum + textHeight(remark, width, 12, line), 0);
}

function countFitting(heights: readonly number[], free: number): number {
  let left = free;
  const at = heights.findIndex((height) => (left -= height) < 0);
  return at < 0 ? heights.length : at;
}

function columnsOf(columns: ReturnType<typeof columnsFor>, width: number): number[] {
  const taken = columnNames.reduce((sum, name) => sum + (name ? columns[name] : 0), 0);
  return columnNames.map((name) => (name ? columns[name] : width - taken));
}
