// The entries of a month from rows of cells, as they are pasted or read from a file; what is wrong has a place and a remedy.
import { isDay } from '../domain/day.ts';
import { columnLetter } from '../../importers/columns.ts';
import { readDecimal } from '../../importers/decimal.ts';
import type { AccountEntry } from '../domain/manuscript.ts';

/** `row` counts from 1 as in the file or the box, `column` is a letter; null where the whole table is meant. */
export interface AccountsFinding { row: number | null; column: string | null; said: string; remedy: string }

/** What the table says of its own sums, in 分; null where it says nothing. */
export interface StatedSums { openingFen: number | null; incomeFen: number | null; expenseFen: number | null; closingFen: number | null }

export interface ReadAccounts { entries: AccountEntry[]; stated: StatedSums; findings: AccountsFinding[] }

type Field = 'day' | 'voucher' | 'item' | 'income' | 'expense' | 'balance' | 'handler';

const heads: readonly (readonly [Field, RegExp])[] = [
  ['day', /^(?:日期|时间|记账日期|年月日|发生日期)$/], ['voucher', /^凭证(?:号|号数|编号|字号)?$/], ['item', /^(?:摘要|项目|事项|用途|内容|收支项目|摘要及用途)$/],
  ['income', /^(?:收入|收入金额|本月收入|借方|收方)$/], ['expense', /^(?:支出|支出金额|本月支出|贷方|付方)$/], ['balance', /^(?:结余|余额|结存)$/], ['handler', /^(?:经手人|经办人|经办|责任人)$/],
];
const needed: readonly Field[] = ['day', 'item', 'income', 'expense'];
const names: Readonly<Record<Field, string>> = { day: '日期', voucher: '凭证号', item: '摘要', income: '收入', expense: '支出', balance: '结余', handler: '经手人' };

const mostEntries = 1000;
const longest = { voucher: 20, item: 100, handler: 20 } as const;

/** `year` and `month`: dates without a year are of this one, and every entry must lie in the month. */
export function readAccounts(rows: readonly (readonly string[])[], { year, month }: { year: number; month: number }): ReadAccounts {
  const at = rows.findIndex((row) => needed.every((field) => columnOf(row, field) >= 0));
  const nothing: StatedSums = { openingFen: null, incomeFen: null, expenseFen: null, closingFen: null };
  if (at < 0) return { entries: [], stated: nothing, findings: [{ row: null, column: null, said: '没有找到表头。', remedy: '表里要有一行表头：日期、摘要、收入、支出；有凭证号、经手人的一起写上。' }] };
  const table = new Table(rows[at] ?? [], year, month);
  rows.slice(at + 1).forEach((row, i) => table.read(row, at + i + 2));
  if (table.entries.length > mostEntries) table.findings.push({ row: null, column: null, said: `一个月有${table.entries.length}笔。`, remedy: `一份最多${mostEntries}笔，请按旬分开公开。` });
  return { entries: table.entries, stated: table.stated, findings: table.findings };
}

/** Columns where heads say so; lines of sums and of the balance before are told by what they are called. */
class Table {
  readonly entries: AccountEntry[] = [];
  readonly findings: AccountsFinding[] = [];
  readonly stated: StatedSums = { openingFen: null, incomeFen: null, expenseFen: null, closingFen: null };
  readonly #columns: Readonly<Record<Field, number>>;
  readonly #year: number;
  readonly #month: number;

  constructor(head: readonly string[], year: number, month: number) {
    this.#columns = Object.fromEntries(heads.map(([field]) => [field, columnOf(head, field)])) as Record<Field, number>;
    [this.#year, this.#month] = [year, month];
  }

  read(cells: readonly string[], row: number): void {
    if (cells.every((cell) => cell.trim() === '')) return;
    const text = (field: Field) => (this.#columns[field] < 0 ? '' : (cells[this.#columns[field]] ?? '').trim());
    const label = [text('item'), text('day'), cells[0] ?? ''].map((cell) => cell.replace(/\s/g, ''));
    const [income, expense] = [this.#amount(text('income'), 'income', row), this.#amount(text('expense'), 'expense', row)];
    const balance = this.#columns.balance < 0 ? null : this.#amount(text('balance'), 'balance', row);
    if (label.some((said) => /^(?:上月结余|期初余额|期初结余|上期结余|承前页|上月结转)$/.test(said))) { this.stated.openingFen = balance ?? income; return; }
    if (label.some((said) => /^(?:本月合计|合计|总计|本期合计)$/.test(said))) { Object.assign(this.stated, { incomeFen: income, expenseFen: expense, closingFen: balance }); return; }
    if (label.some((said) => /^(?:本月结余|期末余额|期末结余|本期结余|结余)$/.test(said))) { this.stated.closingFen = balance ?? income ?? expense; return; }
    this.#entry(row, text, { income, expense });
  }

  #entry(row: number, text: (field: Field) => string, { income, expense }: { income: number | null; expense: number | null }): void {
    const day = this.#day(text('day'));
    if (day === null) this.#blame(row, 'day', `日期“${short(text('day'))}”读不出来，或不在${this.#year}年${this.#month}月。`, `请写成${this.#year}-${String(this.#month).padStart(2, '0')}-05 或 ${this.#month}月5日；不是这个月的，请放到那个月公开。`);
    if (text('item') === '') this.#blame(row, 'item', '这一笔没有写摘要。', '请写明是什么钱。');
    if ((income ?? 0) > 0 === (expense ?? 0) > 0) this.#blame(row, 'income', '这一笔要么是收入、要么是支出，只能填一个。', '又收又支的，请分成两行；没有金额的，请补上或删去。');
    for (const field of ['voucher', 'item', 'handler'] as const) {
      if (text(field).length > longest[field]) this.#blame(row, field, `${names[field]}超过${longest[field]}个字。`, '请写短些。');
    }
    this.entries.push({ day: day ?? '', voucher: text('voucher'), item: text('item'), incomeFen: income ?? 0, expenseFen: expense ?? 0, handler: text('handler') });
  }

  /** Null where the cell is empty; what is no amount is blamed. */
  #amount(cell: string, field: Field, row: number): number | null {
    const isNegative = /^[-−]/.test(cell) && field === 'balance';
    const read = readDecimal(isNegative ? cell.slice(1) : cell, 2);
    if (read.kind === 'value') return isNegative ? -read.units : read.units;
    if (read.kind !== 'blank') this.#blame(row, field, `${names[field]}“${short(cell)}”${read.kind === 'negative' ? '是负数' : read.kind === 'too-fine' ? '比分还细' : '不是金额'}。`, read.kind === 'negative' ? '退回、冲销的钱，请记到另一栏，不写负数。' : '请改成只有数字的金额，例如 1250.00。');
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

function columnOf(head: readonly string[], field: Field): number {
  const pattern = heads.find(([each]) => each === field)?.[1];
  return head.findIndex((cell) => pattern?.test(cell.normalize('NFKC').replace(/\s|\(元\)|（元）|\([^)]*\)/g, '')) ?? false);
}

/** At most so much of a cell is said again, and no row of digits that may be a number of a person. */
function short(cell: string): string {
  return (cell.length > 12 ? `${cell.slice(0, 12)}…` : cell).replace(/\d{7,}/g, '…');
}
