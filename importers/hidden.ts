// What somebody who looks at the screen does not see: rows, columns and sheets that are hidden but counted.
import type { CheckedSheet } from './check-sheet.ts';
import { yuan } from './decimal.ts';
import type { Field } from './fields.ts';
import { finding, type Finding } from './finding.ts';
import type { Header } from './header.ts';
import type { CheckedRow } from './payment-row.ts';
import { titleOf } from './roles.ts';
import type { Sheet } from './sheet.ts';
import { masked } from './text.ts';

const shown: readonly (Field | null)[] = ['name', 'village', 'group', 'villageGroup', 'area', 'standard', 'amountPaid', 'status'];
const mostRows = 5;

export type HiddenWatch = { add: (row: CheckedRow) => void; findings: () => Finding[] };

/** Hidden rows and columns of a sheet that counts; both sums are said, for a person decides. */
export function watchHidden(sheet: Sheet, header: Header): HiddenWatch {
  const unseen: Unseen = { count: 0, first: [], fen: 0, allFen: 0 };
  return {
    add(row) {
      const fen = paidFen(row);
      unseen.allFen += fen;
      if (!sheet.hiddenRows.has(row.line.row - 1)) return;
      unseen.count++;
      unseen.fen += fen;
      if (unseen.first.length < mostRows) unseen.first.push(row.line.row);
    },
    findings: () => [...(unseen.count === 0 ? [] : [sayRows(sheet, unseen)]), ...sayColumns(sheet, header)],
  };
}

function sayColumns(sheet: Sheet, header: Header): Finding[] {
  const columns = header.columns.filter(({ index, field }) => sheet.hiddenColumns.has(index) && shown.includes(field));
  return columns.map((column) => {
    const said = `“${masked(titleOf(column))}”（${column.letter} 列）是隐藏的，已经用了这一列。`;
    return finding('column-hidden', { sheet: sheet.name, row: header.first + 1, column: column.letter }, said);
  });
}

/** Sheets that are hidden and counted, with what is paid with and without them. */
export function sayHiddenSheets(sheets: readonly Pick<CheckedSheet, 'report' | 'paidFen'>[]): Finding[] {
  const all = sheets.reduce((sum, sheet) => sum + sheet.paidFen, 0);
  return sheets.flatMap(({ report: { name, hidden }, paidFen: own }) =>
    hidden ? [finding('sheet-hidden', { sheet: name }, `“${name}”这张工作表是隐藏的，已经算进来：全部 ${yuan(all)} 元，不算这一张是 ${yuan(all - own)} 元。`)] : [],
  );
}

/** `fen` of the hidden rows, `allFen` of all. */
type Unseen = { count: number; first: number[]; fen: number; allFen: number };

function sayRows({ name, isFiltered }: Sheet, { count, first, fen, allFen }: Unseen): Finding {
  const where = `第 ${first.join('、')} 行${count > mostRows ? '等' : ''}`;
  const said = `${isFiltered ? '表里开着筛选，' : ''}有 ${count} 行是隐藏的（${where}），已经算进来：全部 ${yuan(allFen)} 元，不算隐藏的是 ${yuan(allFen - fen)} 元。`;
  return finding('rows-hidden', { sheet: name, row: first[0] ?? null }, said);
}

/** What a row adds to the money really paid. */
export function paidFen({ entry, isBlocked }: CheckedRow): number {
  return isBlocked || entry.status !== 'paid' ? 0 : entry.amountFen;
}
