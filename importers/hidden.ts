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

/** Hidden rows and columns of a sheet that counts; both sums are said, for a person decides. */
export function sayHidden(sheet: Sheet, header: Header, rows: readonly CheckedRow[]): Finding[] {
  const unseen = rows.filter(({ line }) => sheet.hiddenRows.has(line.row - 1));
  const columns = header.columns.filter(({ index, field }) => sheet.hiddenColumns.has(index) && shown.includes(field));
  return [
    ...(unseen.length === 0 ? [] : [sayRows(sheet, unseen, rows)]),
    ...columns.map((column) => {
      const said = `“${masked(titleOf(column))}”（${column.letter} 列）是隐藏的，已经用了这一列。`;
      return finding('column-hidden', { sheet: sheet.name, row: header.first + 1, column: column.letter }, said);
    }),
  ];
}

/** Sheets that are hidden and counted, with what is paid with and without them. */
export function sayHiddenSheets(sheets: readonly CheckedSheet[]): Finding[] {
  const all = paidOf(sheets.flatMap(({ rows }) => rows));
  return sheets.flatMap(({ report: { name, hidden }, rows }) =>
    hidden ? [finding('sheet-hidden', { sheet: name }, `“${name}”这张工作表是隐藏的，已经算进来：全部 ${yuan(all)} 元，不算这一张是 ${yuan(all - paidOf(rows))} 元。`)] : [],
  );
}

function sayRows({ name, isFiltered }: Sheet, unseen: readonly CheckedRow[], rows: readonly CheckedRow[]): Finding {
  const [all, hidden] = [paidOf(rows), paidOf(unseen)];
  const numbers = unseen.slice(0, mostRows).map(({ line }) => line.row);
  const where = `第 ${numbers.join('、')} 行${unseen.length > mostRows ? '等' : ''}`;
  const said = `${isFiltered ? '表里开着筛选，' : ''}有 ${unseen.length} 行是隐藏的（${where}），已经算进来：全部 ${yuan(all)} 元，不算隐藏的是 ${yuan(all - hidden)} 元。`;
  return finding('rows-hidden', { sheet: name, row: numbers[0] ?? null }, said);
}

function paidOf(rows: readonly CheckedRow[]): number {
  return rows.reduce((sum, { entry, isBlocked }) => (isBlocked || entry.status !== 'paid' ? sum : sum + entry.amountFen), 0);
}
