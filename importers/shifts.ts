// Rows whose cells slid to the side: an unquoted thousands comma makes two cells of one amount.
import { finding } from './finding.ts';
import type { Header } from './header.ts';
import type { Roles } from './roles.ts';
import type { CheckedRow } from './payment-row.ts';
import { quoted } from './text.ts';

/** Adds a blocking finding to each row that does not fit under the header. */
export function checkShifts(rows: readonly CheckedRow[], header: Header, roles: Roles, sheet: string): void {
  const lastNamed = header.columns.findLast((column) => column.parts.length > 0)?.index ?? 0;
  const width = Math.max(header.columns.length, usualWidth(rows));
  const paid = roles.get('amountPaid')?.index ?? -1;
  const isColumn = rows.filter((row) => row.line.cells.some((cell, i) => i > lastNamed && cell !== '')).length * 2 > rows.length && rows.length > 2;
  for (const row of rows) {
    const { cells } = row.line;
    const beyond = cells.findIndex((cell, i) => i > lastNamed && cell !== '');
    const isLonger = cells.length > width;
    const isSplit = /^[¥￥]?\d{1,3}$/.test(cells[paid] ?? '') && /^\d{3}(?:\.\d{1,2})?元?$/.test(cells[paid + 1] ?? '');
    const isNumberBeyond = !isColumn && beyond !== -1 && /^[\d,.]+$/.test(cells[beyond] ?? '');
    const isWider = beyond !== -1 || cells.length > header.columns.length;
    if (!(isLonger && (beyond !== -1 || isSplit)) && !(isSplit && (isWider || isTextColumn(header, paid + 1))) && !isNumberBeyond) continue;
    const said = isSplit
      ? `金额像是被逗号分成了${quoted(cells[paid] ?? '')}和${quoted(cells[paid + 1] ?? '')}两格。`
      : `这一行有 ${cells.length} 格，表头只有 ${lastNamed + 1} 列，后面多出${quoted(cells[beyond] ?? '')}。`;
    row.findings.push(finding('row-shifted', { sheet, row: row.line.row, column: roles.get('amountPaid')?.letter ?? null }, said));
    row.isBlocked = true;
  }
}

// A column that has no name, or holds words.
function isTextColumn(header: Header, index: number): boolean {
  const { field = null, parts = [] } = header.columns[index] ?? {};
  return parts.length === 0 || field === 'note' || field === 'signature' || field === 'status' || field === 'date' || field === 'failure';
}

function usualWidth(rows: readonly CheckedRow[]): number {
  const counts = new Map<number, number>();
  for (const { line } of rows) counts.set(line.cells.length, (counts.get(line.cells.length) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0];
}
