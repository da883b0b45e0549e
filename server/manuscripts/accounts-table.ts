// The entries of a month from rows of cells, as they are pasted or read from a file; what is wrong has a place and a remedy.
import { isDay } from '../domain/day.ts';
import { columnLetter } from '../../importers/columns.ts';
import { readDecimal } from '../../importers/decimal.ts';
import type { AccountEntry } from '../domain/manuscript.ts';
import { columnsOf, fieldNames, fields, headAt, headFaults, plain, sameness, type AccountsFinding, type Field } from './accounts-head.ts';

/** What the table says of its own sums, in 分; null where it says nothing. */
export interface StatedSums { openingFen: number | null; incomeFen: number | null; expenseFen: number | null; closingFen: number | null }

/** What a line of the table says is left after it, in 分; null where it says nothing. */
export interface StatedBalance { row: number; balanceFen: number | null }

/** `balances` has one for each entry. */
export interface ReadAccounts { entries: AccountEntry[]; balances: StatedBalance[]; stated: StatedSums; findings: AccountsFinding[] }

export const nothingStated: StatedSums = { openingFen: null, incomeFen: null, expenseFen: null, closingFen: null };

const mostEntries = 1000;
/** Ten thousand million yuan: no village has it, and a thousand of them still add up exactly. */
export const mostFen = 1_000_000_000_000;
const longest = { voucher: 20, item: 100, handler: 20 } as const;

/** `year` and `month`: dates without a year are of this one, and every entry must lie in the month. */
export function readAccounts(rows: readonly (readonly string[])[], { year, month }: { year: number; month: number }): ReadAccounts {
  const at = headAt(rows);
  if (at < 0) return { entries: [], balances: [], stated: nothingStated, findings: [{ row: null, column: null, said: '没有找到表头。', remedy: '表里要有一行表头：日期、摘要、收入、支出；有凭证号、经手人的一起写上。' }] };
  const table = new Table(rows[at] ?? [], year, month);
  table.findings.push(...headFaults(rows, at));
  rows.slice(at + 1).forEach((row, i) => table.read(row, at + i + 2));
  if (table.entries.length > mostEntries) table.findings.push({ row: null, column: null, said: `一个月有${table.entries.length}笔。`, remedy: `一份最多${mostEntries}笔，请按旬分开公开。` });
  return { entries: table.entries, balances: table.balances, stated: table.stated, findings: table.findings };
}

/** Columns where heads say so; lines of sums and of the balance before are told by what they are called. */
class Table {
  readonly entries: AccountEntry[] = [];
  readonly findings: AccountsFinding[] = [];
  readonly balances: StatedBalance[] = [];
  readonly stated: StatedSums = { ...nothingStated };
  readonly #head: string;
  readonly #columns: Readonly<Record<Field, number>>;
  readonly #year: number;
  readonly #month: number;

  constructor(head: readonly string[], year: number, month: number) {
    this.#columns = Object.fromEntries(fields.map((field) => [field, columnsOf(head, field)[0] ?? -1])) as Record<Field, number>;
    this.#head = sameness(head);
    [this.#year, this.#month] = [year, month];
  }

  read(cells: readonly string[], row: number): void {
    // A ledger of several sheets has its head on each.
    if (cells.every((cell) => cell.trim() === '') || sameness(cells) === this.#head) return;
    const text = (field: Field) => (this.#columns[field] < 0 ? '' : (cells[this.#columns[field]] ?? '').trim());
    const labels = [text('item'), text('day'), cells[0] ?? ''].map(plain);
    const is = (pattern: RegExp) => labels.some((said) => pattern.test(said));
    if (is(sumsOfOthers) || (this.entries.length > 0 && is(/^承前页$/))) return;
    const found = this.findings.length;
    const [income, expense] = [this.#amount(text('income'), 'income', row), this.#amount(text('expense'), 'expense', row)];
    const isRead = this.findings.length === found;
    const balance = this.#columns.balance < 0 ? null : this.#amount(text('balance'), 'balance', row);
    if (is(/^(?:上月结余|期初余额|期初结余|上期结余|承前页|上月结转)$/)) { this.stated.openingFen = balance ?? income; return; }
    if (is(/^(?:本月合计|合计|总计|本期合计)$/)) { Object.assign(this.stated, { incomeFen: income, expenseFen: expense, closingFen: balance ?? this.stated.closingFen }); return; }
    if (is(/^(?:本月结余|期末余额|期末结余|本期结余|结余)$/)) { this.stated.closingFen = balance ?? income ?? expense; return; }
    this.balances.push({ row, balanceFen: balance });
    this.#entry(row, text, { income, expense, isRead });
  }

  #entry(row: number, text: (field: Field) => string, { income, expense, isRead }: { income: number | null; expense: number | null; isRead: boolean }): void {
    const day = this.#day(text('day'));
    if (day === null) this.#blame(row, 'day', `日期“${short(text('day'))}”读不出来，或不在${this.#year}年${this.#month}月。`, `请写成${this.#year}-${String(this.#month).padStart(2, '0')}-05 或 ${this.#month}月5日；不是这个月的，请放到那个月公开。`);
    if (text('item') === '') this.#blame(row, 'item', '这一笔没有写摘要。', '请写明是什么钱。');
    // Of an amount that cannot be read it is not known whether there is one.
    if (isRead && (income ?? 0) > 0 === (expense ?? 0) > 0) this.#blame(row, 'income', '这一笔要么是收入、要么是支出，只能填一个。', '又收又支的，请分成两行；没有金额的，请补上或删去。');
    for (const field of ['voucher', 'item', 'handler'] as const) {
      if (text(field).length > longest[field]) this.#blame(row, field, `${fieldNames[field]}超过${longest[field]}个字。`, '请写短些。');
    }
    this.entries.push({ day: day ?? '', voucher: text('voucher'), item: text('item'), incomeFen: income ?? 0, expenseFen: expense ?? 0, handler: text('handler') });
  }

  /** Null where the cell is empty; what is no amount is blamed. */
  #amount(cell: string, field: Field, row: number): number | null {
    const isNegative = /^[-−]/.test(cell) && field === 'balance';
    const read = readDecimal(isNegative ? cell.slice(1) : cell, 2);
    if (read.kind === 'value' && read.units > mostFen) this.#blame(row, field, `${fieldNames[field]}“${short(cell)}”超过100亿元。`, '请查对是不是多写了几位。');
    if (read.kind === 'value') return isNegative ? -read.units : read.units;
    if (read.kind !== 'blank') this.#blame(row, field, `${fieldNames[field]}“${short(cell)}”${read.kind === 'negative' ? '是负数' : read.kind === 'too-fine' ? '比分还细' : '不是金额'}。`, read.kind === 'negative' ? '退回、冲销的钱，请记到另一栏，不写负数。' : '请改成只有数字的金额，例如 1250.00。');
    return null;
  }

  #day(cell: string): string | null {
    const text = cell.normalize('NFKC').replace(/\s/g, '');
    const [, year, month, date] = /^(?:(\d{4})[-年./])?(\d{1,2})[-月./](\d{1,2})日?(?:0?0:00(?::00)?)?$/.exec(text) ?? [];
    const alone = /^(\d{1,2})日?$/.exec(text)?.[1];
    const [y, m, d] = alone ? [this.#year, this.#month, Number(alone)] : [Number(year ?? this.#year), Number(month), Number(date)];
    const day = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
    return y === this.#year && m === this.#month && isDay(day) ? day : null;
  }

  #blame(row: number, field: Field, said: string, remedy: string): void {
    this.findings.push({ row, column: columnLetter(Math.max(0, this.#columns[field])), said, remedy });
  }
}

/** Lines that sum up what is not this month, or is summed up below. */
const sumsOfOthers = /^(?:本年累计|累计|自年初累计|年初至今累计|过次页|(?:本[日旬页])?小计|本[日旬页]合计)$/;

/** At most so much of a cell is said again, and no row of digits that may be a number of a person. */
function short(cell: string): string {
  return (cell.length > 12 ? `${cell.slice(0, 12)}…` : cell).replace(/\d{7,}/g, '…');
}
