// Cells of a workbook that hold no value of their own: errors, formulas nobody computed, and more text than may be read.
import { columnLetter } from './columns.ts';
import type { Field } from './fields.ts';
import { finding, type Finding } from './finding.ts';
import { maxCell } from './limits.ts';
import type { Lines } from './lines.ts';
import type { CheckedRow } from './payment-row.ts';
import { titleOf, type Roles } from './roles.ts';
import type { CellFault, Sheet } from './sheet.ts';

const harmless: readonly Field[] = ['seq', 'phone', 'bank', 'note', 'signature', 'date', 'relation', 'landArea', 'deductedArea', 'amountToDate', 'amountChange'];

export type FaultWatch = { add: (row: CheckedRow) => void; findings: () => Finding[] };

/** Blocks the rows whose used columns have such cells; `findings` is what is to be said of cells outside of the rows. */
export function watchFaults({ name, faults }: Sheet, lines: Lines, roles: Roles): FaultWatch {
  const byRow = Map.groupBy(faults, ({ row }) => row + 1);
  const said = new Map<CellFault, Finding>();
  const totals = new Set(lines.totals.map(({ row }) => row));
  const look = (fault: CellFault, row: CheckedRow | null): Finding | null => {
    const used = [...roles].find(([, column]) => column.index === fault.column);
    const place = { sheet: name, row: fault.row + 1, column: columnLetter(fault.column) };
    if (fault.kind === 'long') return finding('cell-too-long', place, `这一格有 ${fault.said} 个字，一格最多能读 ${maxCell} 个字。`);
    if (!used || harmless.includes(used[0]) || (!row && !totals.has(place.row))) return null;
    const found = finding(fault.kind === 'error' ? 'cell-error' : 'formula-uncomputed', place, sentence(fault, titleOf(used[1])));
    if (!row) return found;
    row.isBlocked = true;
    row.findings = [...row.findings.filter((one) => one.place.column !== place.column), found];
    return null;
  };
  const keep = (fault: CellFault, row: CheckedRow | null) => {
    const found = look(fault, row);
    if (found) said.set(fault, found);
  };
  return {
    add(row) {
      for (const fault of byRow.get(row.line.row) ?? []) keep(fault, row);
      byRow.delete(row.line.row);
    },
    findings() {
      for (const [, rest] of byRow) for (const fault of rest) keep(fault, null);
      return faults.flatMap((fault) => said.get(fault) ?? []);
    },
  };
}

function sentence({ kind, said }: CellFault, title: string): string {
  return kind === 'error' ? `“${title}”这一格是错误值${said === '' ? '' : ` ${said}`}，不是内容。` : `“${title}”这一格是公式，文件里没有存下它的结果。`;
}
