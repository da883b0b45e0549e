// 退耕还林补助: per mu of forest that passed inspection, one row per plot (小班).
import { byArea, type ProgrammeSpec } from './programme.ts';

export const forestReturn: ProgrammeSpec = {
  code: 'forest-return',
  name: '退耕还林补助',
  titles: ['退耕还林还草', '退耕还林', '完善退耕还林', '退耕补助'],
  words: {
    name: ['退耕农户', '退耕户', '退耕户主', '退耕户主姓名', '退耕农户姓名', '退耕户姓名'],
    area: ['退耕面积', '退耕地面积', '造林面积'],
    areaPaid: ['合格面积', '兑现面积', '补助面积', '核查合格面积'],
    amount: ['现金补助', '退耕补助', '补助资金', '补助金额', '退耕还林补助'],
    year: ['兑现年度', '造林年度', '退耕年度'],
  },
  quantity: byArea,
  unusualYuan: 200_000,
};
