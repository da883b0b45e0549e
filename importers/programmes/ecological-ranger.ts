// 生态护林员: a wage per month or year for people who guard a stretch of forest.
import type { ProgrammeSpec } from './programme.ts';

export const ecologicalRanger: ProgrammeSpec = {
  code: 'ecological-ranger',
  name: '生态护林员补助',
  titles: ['生态护林员', '建档立卡生态护林员', '护林员'],
  words: {
    name: ['护林员', '护林员姓名', '生态护林员姓名'],
    quantity: ['管护面积', '责任区面积', '管护责任区面积', '管护林地面积', '森林管护面积', '核定管护面积', '实际管护面积', '面积'],
    amount: ['劳务报酬', '管护报酬', '管护费', '管护补助', '补助资金', '工资', '劳务补助'],
    amountPaid: ['实发工资', '实发报酬', '实发劳务报酬'],
    amountDue: ['应发工资', '应发报酬'],
  },
  quantity: { field: 'quantity', unit: '亩', isPriced: false },
  unusualYuan: 30_000,
};
