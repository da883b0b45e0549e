// 耕地地力保护补贴, until 2016 农业支持保护补贴: per mu of contracted land.
import { byArea, type ProgrammeSpec } from './programme.ts';

export const farmlandFertility: ProgrammeSpec = {
  code: 'farmland-fertility',
  name: '耕地地力保护补贴',
  titles: ['耕地地力保护补贴', '耕地地力补贴', '地力保护补贴', '地力补贴', '耕地地力', '农业支持保护补贴', '农业保护补贴'],
  words: {
    areaPaid: ['应享受补贴面积', '地力补贴面积', '耕地地力补贴面积', '耕地地力保护补贴面积'],
    amount: ['耕地地力保护补贴', '地力补贴', '耕地地力补贴', '耕地地力保护补贴金额', '地力补贴金额', '耕地地力补贴金额'],
  },
  quantity: byArea,
  unusualYuan: 200_000,
};
