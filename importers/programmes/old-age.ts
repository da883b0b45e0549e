// 高龄津贴: a monthly sum by age group, mostly paid by the quarter.
import type { ProgrammeSpec } from './programme.ts';

export const oldAge: ProgrammeSpec = {
  code: 'old-age',
  name: '高龄津贴',
  titles: ['高龄津贴', '高龄补贴', '高龄老人津贴', '高龄老人补贴', '高龄老年人', '老年人津贴', '长寿补贴'],
  words: {
    name: ['老人姓名', '老年人姓名', '高龄老人姓名'],
    amount: ['津贴金额', '季度合计', '津贴', '高龄津贴', '高龄补贴', '补助金额', '津贴合计', '高龄津贴金额'],
    amountPaid: ['实发津贴', '发放津贴', '实发津贴金额', '津贴发放金额'],
    amountDue: ['应发津贴'],
    quantity: ['月数', '发放月数', '享受月数', '补贴月数', '合计月数', '合计月份'],
    standard: ['津贴标准', '月标准', '月津贴标准'],
  },
  quantity: { field: 'quantity', unit: '月', isPriced: true },
  unusualYuan: 20_000,
};
