// What the township of these tests paid: a village with many households, one with two, and two programmes beside the first.
import { fenOf } from '../support/roll.ts';
import type { Paid } from '../support/roll.ts';

export const beiluo = '370405102214';
export const lancheng = '370405102215';

const names = ['王桂英', '陈建国', '赵德福', '周素琴', '吴玉海', '郑秀兰', '孙䶮', '冯国霞', '褚庆珍', '卫洪文'];

/** 70 households of 北洛村, three more that were not reached, and two of 兰城村: 137 yuan for a mu. */
export const farmland: readonly Paid[] = [
  ...Array.from({ length: 70 }, (_, i): Paid => ({
    ...mu('北洛村', `${names[i % 10] ?? ''}${i < 10 ? '' : '大二三四五六'.charAt(i / 10 - 1)}`, i + 1, 120 + 7 * i),
    group: `${1 + Math.floor(i / 20)}组`,
  })),
  { ...mu('北洛村', '乌有粮', 73, 310), group: '1组', status: '退汇' },
  { ...mu('北洛村', '子虚禾', 74, 420), group: '1组', status: '退汇' },
  { ...mu('北洛村', '单聘农', 75, 150), group: '2组', status: '未发放' },
  mu('兰城村', '刘德福', 71, 200),
  mu('兰城村', '刘素琴', 72, 500),
];

/** 100 yuan a month; a list of the very old by name is nobody's business. */
export const oldAge: readonly Paid[] = [
  old('北洛村', '王桂英', 1), old('北洛村', '陈建国', 2), old('北洛村', '赵德福', 3), old('兰城村', '刘德福', 71),
];

/** Reached four households of 北洛村 and one was sent back: the one must not be told. */
export const grain: readonly Paid[] = [
  { ...mu('北洛村', '王桂英', 1, 300), status: '退汇' }, mu('北洛村', '陈建国', 2, 410), mu('北洛村', '赵德福', 3, 520), mu('北洛村', '周素琴', 4, 630), mu('北洛村', '吴玉海', 5, 740),
];

export function paidFen(rows: readonly Paid[], village?: string, status: Paid['status'] = '成功'): number {
  return rows.filter((row) => (row.status ?? '成功') === status && (village === undefined || row.village === village)).reduce((sum, row) => sum + fenOf(row.yuan), 0);
}

/** 123456 → 1,234.56 */
export function yuan(fen: number): string {
  return `${Math.floor(fen / 100).toLocaleString('en-US')}.${String(fen % 100).padStart(2, '0')}`;
}

function mu(village: string, name: string, person: number, hundredths: number): Paid {
  return { village, name, person, quantity: decimal(hundredths), standard: '137', yuan: decimal(hundredths * 137) };
}

function old(village: string, name: string, person: number): Paid {
  return { village, name, person, quantity: '3', standard: '100', yuan: '300.00' };
}

function decimal(hundredths: number): string {
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}
