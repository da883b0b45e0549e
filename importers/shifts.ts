// Rows whose cells slid to the side: an unquoted thousands comma makes two cells of one amount.
import { finding } from './finding.ts';
import type { Header } from './header.ts';
import type { DataLine } from './lines.ts';
import type { Roles } from './roles.ts';
import type { CheckedRow } from './payment-row.ts';
import { quoted } from './text.ts';

/** Looks at every row first (a plain one has as many cells as the header); what `open` answers then adds a blocking finding to a row that does not fit under the header. */
export function watchShifts(header: Header, sheet: string): { add: (line: DataLine) => void; addPlain: () => void; open: (roles: Roles) => (row: CheckedRow) => void } {
  const lastNamed = header.columns.findLast((column) => column.parts.length > 0)?.index ?? 0;
  const widths = new Map<number, number>();
  let [rows, reaching, plain] = [0, 0, 0];
  const beyondOf = (cells: readonly string[]) => cells.findIndex((cell, i) => i > lastNamed && cell !== '');
  return {
    add({ cells }) {
      rows++;
      widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
      if (cells.length > lastNamed + 1 && beyondOf(cells) !== -1) reaching++;
    },
    addPlain() {
      rows++;
      plain++;
    },
    open(roles) {
      if (plain > 0) widths.set(header.columns.length, (widths.get(header.columns.length) ?? 0) + plain);
      const width = Math.max(header.columns.length, [...widths].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]);
      const paid = roles.get('amountPaid')?.index ?? -1;
      const isColumn = reaching * 2 > rows && rows > 2;
      return (row) => {
        const { cells } = row.line;
        const isSplit = threeDigits.test(cells[paid] ?? '') && /^\d{3}(?:\.\d{1,2})?元?$/.test(cells[paid + 1] ?? '');
        if (!isSplit && cells.length <= lastNamed + 1) return;
        const beyond = beyondOf(cells);
        const isLonger = cells.length > width;
        const isNumberBeyond = !isColumn && beyond !== -1 && /^[\d,.]+$/.test(cells[beyond] ?? '');
        const isWider = beyond !== -1 || cells.length > header.columns.length;
        if (!(isLonger && (beyond !== -1 || isSplit)) && !(isSplit && (isWider || isTextColumn(header, paid + 1))) && !isNumberBeyond) return;
        const said = isSplit
          ? `金额像是被逗号分成了${quoted(cells[paid] ?? '')}和${quoted(cells[paid + 1] ?? '')}两格。`
          : `这一行有 ${cells.length} 格，表头只有 ${lastNamed + 1} 列，后面多出${quoted(cells[beyond] ?? '')}。`;
        row.findings.push(finding('row-shifted', { sheet, row: row.line.row, column: roles.get('amountPaid')?.letter ?? null }, said));
        row.isBlocked = true;
      };
    },
  };
}

const threeDigits = /^[¥￥]?\d{1,3}$/;

// A column that has no name, or holds words.
function isTextColumn(header: Header, index: number): boolean {
  const { field = null, parts = [] } = header.columns[index] ?? {};
  return parts.length === 0 || field === 'note' || field === 'signature' || field === 'status' || field === 'date' || field === 'failure';
}
