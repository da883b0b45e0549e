// 大中型水库移民后期扶持直补: a fixed sum per registered person and quarter.
import type { ProgrammeSpec } from './programme.ts';

export const reservoirResettlement: ProgrammeSpec = {
  code: 'reservoir-resettlement',
  name: '水库移民后期扶持',
  titles: ['水库移民后期扶持', '移民后期扶持', '后期扶持直补', '水库移民直补', '移民直补', '水库移民'],
  words: {
    name: ['移民姓名', '移民户主', '移民户主姓名'],
    amount: ['直补资金', '直补金额', '后扶资金', '扶持资金', '后期扶持资金', '直补资金金额', '后扶金额'],
    quantity: ['移民人数', '移民人口', '移民人口数', '直补人数', '直补人口', '核定人数', '核定人口', '扶持人数', '扶持人口', '人数', '补贴人数'],
  },
  quantity: { field: 'quantity', unit: '人', isPriced: true },
  unusualYuan: 50_000,
};
