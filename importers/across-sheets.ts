// What only shows when the sheets of a workbook lie side by side: one account or identity number under two names.
import { watchShared } from './across.ts';
import type { CheckedSheet } from './check-sheet.ts';
import { finding, type Finding, type FindingCode } from './finding.ts';
import { eighteenOf } from './identity.ts';
import type { CheckedRow } from './payment-row.ts';

/** `counted` are the sheets that count together; two rows of one sheet are asked about where the sheet is checked. */
export function checkAcrossSheets(counted: readonly CheckedSheet[]): Finding[] {
  if (counted.length < 2) return [];
  const say = (code: FindingCode, what: (row: CheckedRow) => string) => (first: { sheet: string; row: number }, other: CheckedRow) =>
    finding(code, { sheet: other.entry.sheet, row: other.entry.row }, `与“${first.sheet}”表第 ${first.row} 行是${what(other)}不一样。`);
  const isOnOtherSheet = (first: { sheet: string }, other: CheckedRow) => first.sheet !== other.entry.sheet;
  const account = say('account-two-names', ({ entry }) => `同一个账号（尾号 ${entry.account?.slice(-4)}），户名`);
  const identity = say('id-two-names', () => '同一个身份证号，姓名');
  const watches = [
    watchShared(({ entry }) => entry.account, ({ payee }) => payee, account, isOnOtherSheet),
    watchShared(({ entry }) => entry.idNumber && eighteenOf(entry.idNumber), ({ entry }) => entry.name, identity, isOnOtherSheet),
  ];
  for (const sheet of counted) for (const row of sheet.rows) if (!row.isLeftOut) for (const watch of watches) watch.add(row);
  return watches.flatMap((watch) => watch.findings());
}
