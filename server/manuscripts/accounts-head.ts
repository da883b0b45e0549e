// The head of a table of accounts: which column is what, and what would make every amount below it wrong.
import { columnLetter } from '../../importers/columns.ts';
import { readDecimal } from '../../importers/decimal.ts';

/** `row` counts from 1 as in the file or the box, `column` is a letter; null where the whole table is meant. */
export interface AccountsFinding { row: number | null; column: string | null; said: string; remedy: string }

export type Field = 'day' | 'voucher' | 'item' | 'income' | 'expense' | 'balance' | 'handler';

const heads: readonly (readonly [Field, RegExp])[] = [
  ['day', /^(?:日期|时间|记账日期|年月日|发生日期)$/], ['voucher', /^凭证(?:号|号数|编号|字号)?$/], ['item', /^(?:摘要|项目|事项|用途|内容|收支项目|摘要及用途)$/],
  ['income', /^(?:收入|收入金额|本月收入|借方|收方)$/], ['expense', /^(?:支出|支出金额|本月支出|贷方|付方)$/], ['balance', /^(?:结余|余额|结存)$/], ['handler', /^(?:经手人|经办人|经办|责任人)$/],
];
const needed: readonly Field[] = ['day', 'item', 'income', 'expense'];
export const fieldNames: Readonly<Record<Field, string>> = { day: '日期', voucher: '凭证号', item: '摘要', income: '收入', expense: '支出', balance: '结余', handler: '经手人' };

export const fields = heads.map(([field]) => field);

export function hasAccountsHead(rows: readonly (readonly string[])[]): boolean {
  return headAt(rows) >= 0;
}

/** Index of the head among the rows; -1 where there is none. */
export function headAt(rows: readonly (readonly string[])[]): number {
  return rows.findIndex((row) => needed.every((field) => columnsOf(row, field).length > 0));
}

/** What would make amounts wrong without anybody seeing it: another unit, two columns of one name, or one more that nobody adds up. */
export function headFaults(rows: readonly (readonly string[])[], at: number): AccountsFinding[] {
  const faults: AccountsFinding[] = [];
  const said = rows.slice(0, at).flat().filter((cell) => /单位/.test(cell));
  const unit = /[万千百]元|[角分]$/.exec([...said, ...rows[at] ?? []].map(plain).find((cell) => /[万千百]元|单位:?[角分]$/.test(cell)) ?? '');
  if (unit) faults.push({ row: at + 1, column: null, said: `表里的金额写的是以“${unit[0]}”为单位。`, remedy: '请都换算成元，并把单位改成元。' });
  for (const field of ['income', 'expense', 'balance'] as const) {
    const columns = columnsOf(rows[at] ?? [], field);
    if (columns.length > 1) faults.push({ row: at + 1, column: columnLetter(columns[1] ?? 0), said: `有${columns.length}列都是${fieldNames[field]}。`, remedy: '请合成一列，或只留要公开的那一列。' });
  }
  return [...faults, ...leftOver(rows, at)];
}

/** Columns of money that are none of ours. What sums up other months may stand beside them. */
function leftOver(rows: readonly (readonly string[])[], at: number): AccountsFinding[] {
  const head = rows[at] ?? [];
  const taken = new Set(fields.flatMap((field) => columnsOf(head, field)));
  return head.flatMap((cell, i) => {
    const name = plain(cell);
    const isMoney = !taken.has(i) && /收入|支出|借方|贷方|收方|付方|金额/.test(name) && !/累计|预算|计划|[上去]年/.test(name) && rows.slice(at + 1).some((row) => isAmount(row[i] ?? ''));
    return isMoney ? [{ row: at + 1, column: columnLetter(i), said: `“${name.slice(0, 20)}”这一列也写着金额，没有算进收入和支出。`, remedy: '请并到收入或支出一列；只是说明的，请去掉这一列。' }] : [];
  });
}

function isAmount(cell: string): boolean {
  const read = readDecimal(cell, 2);
  return read.kind === 'value' ? read.units > 0 : read.kind === 'negative' || read.kind === 'too-fine';
}

export function columnsOf(head: readonly string[], field: Field): number[] {
  const pattern = heads.find(([each]) => each === field)?.[1];
  return head.flatMap((cell, i) => (pattern?.test(plain(cell).replace(/\([^)]*\)/g, '')) ? [i] : []));
}

export function plain(cell: string): string {
  return cell.normalize('NFKC').replace(/\s/g, '');
}

export function sameness(cells: readonly string[]): string {
  return cells.map(plain).join('\t').trimEnd();
}
