// 实际种粮农民一次性补贴: per mu of grain really sown, often with a column per crop.
import { byArea, type ProgrammeSpec } from './programme.ts';

export const grainOneOff: ProgrammeSpec = {
  code: 'grain-one-off',
  name: '种粮一次性补贴',
  titles: ['实际种粮农民一次性补贴', '种粮农民一次性补贴', '种粮一次性补贴', '一次性种粮补贴', '种粮农民补贴', '种粮补贴', '一次性补贴'],
  words: {
    areaPaid: ['种粮补贴面积', '实际种粮面积', '粮食种植面积', '种粮面积', '种粮总面积'],
    amount: ['一次性补贴金额', '种粮补贴金额', '一次性补贴', '种粮补贴', '种粮一次性补贴'],
  },
  quantity: byArea,
  unusualYuan: 300_000,
};
