// What a person leaves out of a file: rows with a reason, what a spreadsheet hides, whole sheets. It is read, and counted into the totals that the file states.
import type { CheckedRow } from './payment-row.ts';
import { moneyOf, type LeftOutRow, type SheetReport } from './report.ts';
import type { Sheet } from './sheet.ts';

/** Every part may be missing: then all rows count, hidden or not, and the reader tells by itself what a sheet is. */
export type Decided = {
  leftOut?: readonly { sheet: string; row: number }[];
  hidden?: 'count' | 'leave';
  /** Sheet name → what it is. */
  roles?: Readonly<Record<string, SheetReport['role']>>;
};

export function leftOutOf(sheet: Sheet, { leftOut = [], hidden }: Decided): (row: number) => boolean {
  const named = new Set(leftOut.filter((one) => one.sheet === sheet.name).map(({ row }) => row));
  return (row) => named.has(row) || (hidden === 'leave' && sheet.hiddenRows.has(row - 1));
}

/** What a person said of a sheet; undefined where it is left to the reader. */
export function roleSaid({ name, hidden }: Sheet, decided: Decided): SheetReport['role'] | undefined {
  return decided.roles?.[name] ?? (hidden && decided.hidden === 'leave' ? 'ignored' : undefined);
}

export function leftOutRow({ entry, fen }: CheckedRow): LeftOutRow {
  const { sheet, row, name, village, villageSaid } = entry;
  return { sheet, row, name, village: village?.shortName ?? villageSaid, fen: fen === null ? null : moneyOf(entry) };
}
