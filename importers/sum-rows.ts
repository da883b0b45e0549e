// A row without a number of a person that is just the sum of the rows around it: a total under words nobody knows.
import { yuan } from './decimal.ts';
import { finding, type Finding } from './finding.ts';
import type { CheckedRow } from './payment-row.ts';

const fewest = 3;

/** Asks about the first and the last row of the sheet and of each village; a file with identity numbers tells payments by them. */
export function checkSumRows(rows: readonly CheckedRow[], sheet: string): Finding[] {
  const stretches = [rows, ...villagesOf(rows)].filter((stretch) => stretch.length >= fewest);
  const found = new Set(stretches.flatMap((stretch) => [stretch[0], stretch.at(-1)].filter((row) => row && isSum(row, stretch))));
  return [...found].flatMap((row) => (row ? [finding('row-is-sum', { sheet, row: row.line.row }, `第 ${row.line.row} 行的金额 ${yuan(row.fen ?? 0)} 元，正好是其余各行加起来的数，现在当作一笔发放算了。`)] : []));
}

function isSum(row: CheckedRow, stretch: readonly CheckedRow[]): boolean {
  return row.entry.account === null && (row.fen ?? 0) > 0 && stretch.reduce((sum, { fen }) => sum + (fen ?? 0), 0) === 2 * (row.fen ?? 0);
}

function villagesOf(rows: readonly CheckedRow[]): CheckedRow[][] {
  return [...Map.groupBy(rows, ({ entry }) => entry.village ?? entry.villageSaid).values()];
}
