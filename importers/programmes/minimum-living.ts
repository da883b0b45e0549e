// 农村低保: one household per row, in 民政 files also with its members; never by name on the internet.
import type { ProgrammeSpec } from './programme.ts';

export const minimumLiving: ProgrammeSpec = {
  code: 'minimum-living',
  name: '农村低保',
  titles: ['农村最低生活保障', '最低生活保障', '农村低保', '城乡低保', '低保'],
  words: {
    amount: [
      '保障金额',
      '户月保障金额',
      '月保障金额',
      '月保障金',
      '家庭月保障金',
      '户保障金额',
      '保障金',
      '低保金',
      '救助金额',
      '月救助金额',
      '户月保障金',
      '家庭月保障金额',
      '低保金额',
    ],
    amountPaid: ['实发保障金', '实发低保金', '发放低保金'],
    quantity: ['保障人口数', '保障人数', '保障人口', '享受人数', '享受人口', '享受低保人数', '低保人数', '低保人口', '低保人口数'],
  },
  // What is paid is the standard less what the family earns, so nothing can be multiplied.
  quantity: { field: 'quantity', unit: '人', isPriced: false },
  unusualYuan: 30_000,
};
