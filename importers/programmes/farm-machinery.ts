// 农机购置与应用补贴: the list of the national real-time disclosure system, one machine per row.
import type { ProgrammeSpec } from './programme.ts';

export const farmMachinery: ProgrammeSpec = {
  code: 'farm-machinery',
  name: '农机购置与应用补贴',
  titles: ['农机购置与应用补贴', '农业机械购置与应用补贴', '农机购置补贴', '农业机械购置补贴', '农机补贴'],
  words: {
    amount: ['总补贴额', '补贴总额', '总补贴金额', '补贴额合计', '结算金额'],
    amountPaid: ['结算补贴金额', '实际结算金额'],
    standard: ['单台补贴额', '单台中央补贴额', '单台补贴金额'],
    quantity: ['购买数量', '购置数量', '购机数量', '机具数量', '数量', '台数', '购买台数', '购置台数', '补贴数量', '补贴台数'],
    status: ['结算状态', '状态'],
    name: ['购机者', '购机者姓名', '购机者名称', '购机者姓名或组织名称', '申请人', '姓名或组织名称'],
  },
  quantity: { field: 'quantity', unit: '台', isPriced: true },
  unusualYuan: 1_000_000,
};
