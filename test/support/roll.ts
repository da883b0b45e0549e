// A payment roll as a township keeps it, for any programme: groups, areas, standards, and what the bank sent back. The people are invented.
import { account, idNumber } from './payment-files.ts';

export interface Paid {
  village: string;
  group?: string;
  name: string;
  /** Tells persons apart; the same number is the same person. */
  person: number;
  quantity: string;
  standard: string;
  yuan: string;
  status?: '成功' | '退汇' | '未发放';
  /** Whose account it was paid into; the own one where it is not given. */
  payee?: number;
}

/** What the roll calls the quantity of each programme. */
const quantityHead = { 'farmland-fertility': '补贴面积（亩）', 'grain-one-off': '补贴面积（亩）', 'forest-return': '补贴面积（亩）', 'old-age': '月数' } as const;

export type RollProgramme = keyof typeof quantityHead;

const titles: Record<RollProgramme, string> = { 'farmland-fertility': '耕地地力保护补贴', 'grain-one-off': '种粮一次性补贴', 'forest-return': '退耕还林补助', 'old-age': '高龄津贴' };

/** UTF-8 with a title, a header and a 合计 over all rows, paid or not. */
export function roll(programme: RollProgramme, rows: readonly Paid[], year = 2026): { name: string; bytes: Uint8Array } {
  const title = `${year}年${titles[programme]}发放表`;
  const text = [
    `${title},,,,,,,,,`,
    `序号,村名,组别,姓名,身份证号,银行账号,${quantityHead[programme]},补贴标准,补贴金额（元）,支付状态`,
    ...rows.map((row, i) => [i + 1, row.village, row.group ?? '', row.name, idNumber(row.person), account(row.payee ?? row.person), row.quantity, row.standard, row.yuan, row.status ?? '成功'].join(',')),
    `合计,,,,,,,,${yuanOf(rows)},`,
  ].join('\r\n');
  return { name: `${title}.csv`, bytes: new TextEncoder().encode(text) };
}

export function fenOf(yuan: string): number {
  const [whole = '', part = ''] = yuan.split('.');
  return Number(whole + part.padEnd(2, '0'));
}

function yuanOf(rows: readonly Paid[]): string {
  const fen = rows.reduce((sum, row) => sum + fenOf(row.yuan), 0);
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}
