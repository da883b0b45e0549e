// The units that lines around a table declare: 单位：亩、万元, （万元）, 以万元为单位; a sum such as 3.5万元 declares none.
import { rounded, type MoneyUnit } from './header-text.ts';

export type AreaUnit = '亩' | '公顷' | '平方米';
/** Every unit that is declared, each once and in the order of the text. */
export type DeclaredUnits = { amounts: MoneyUnit[]; areas: AreaUnit[] };

const one = '(?:人民币|金额|面积|亩|公顷|平方米|㎡|m2|[万千百]?元|万|角|分|户|人|台|套|个|口|次|月)';
const behindKey = new RegExp(`单位(?:名称)?[:;,.为是以用按(—=/-]*(${one}(?:[、,/和:;及]*${one})*)(?=$|[^一-鿿]|填|制表|编制|日期|时间|公示|登记|审|监|联系)`);
const alone = /^\(?(?:(?:金额|资金|人民币)[:;]?)*([万千百]?元|角|分)\)?$/;
const asUnit = /([万千百]元)为(?:计量|金额|货币)?单位/;
// 万元 behind no figure; 3.5万元, 叁拾万元 and 几万元 are sums.
const bare = /(?<![\d一二两三四五六七八九十百千万亿零壹贰叁肆伍陆柒捌玖拾佰仟几数多余.])([万千百]元)/;

export function unitsIn(text: string): DeclaredUnits {
  const line = rounded(text);
  const declared = behindKey.exec(line)?.[1] ?? '';
  const said = declared.replace(/元\/[^、,;]{1,4}/g, '');
  const amounts = [...(said.match(/[万千百]?元|万|角|分/g) ?? []), ...[alone, asUnit, bare].flatMap((form) => form.exec(line)?.[1] ?? [])];
  const areas = declared.match(/公顷|平方米|㎡|m2|亩/g) ?? [];
  return {
    amounts: [...new Set(amounts.map((unit) => (unit === '万' ? '万元' : (unit as MoneyUnit))))],
    areas: [...new Set(areas.map((unit) => (unit === '㎡' || unit === 'm2' ? '平方米' : (unit as AreaUnit))))],
  };
}
