// 大豆玉米带状复合种植补贴: households, cooperatives, family farms and companies.
import { byArea, type ProgrammeSpec } from './programme.ts';

export const soyCornStrip: ProgrammeSpec = {
  code: 'soy-corn-strip',
  name: '大豆玉米带状复合种植补贴',
  titles: ['大豆玉米带状复合种植', '带状复合种植', '大豆玉米带状', '玉米大豆带状'],
  words: {
    name: ['种植主体名称', '主体名称', '实施主体', '实施主体名称', '种植主体', '农户主体名称', '经营主体'],
    areaPaid: ['带状复合种植面积', '核定种植面积', '大豆玉米带状复合种植面积', '验收合格面积'],
  },
  quantity: byArea,
  unusualYuan: 500_000,
};
