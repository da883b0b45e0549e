// A header cell in the form in which header words are compared, and the unit it names.
import { isDigits } from './digits.ts';
import { compact, simplify } from './text.ts';

const unitWords = '元|万元|千元|百元|角|分|亩|公顷|平方米|㎡|m2|户|人|个|台|套|株|头|只|台套|架|人次|口|岁|月|个月|%|必填|选填|可不填|文本|文本格式|人民币|人民币元';
const unit = new RegExp(`^(?:单位:?)?(?:(?:${unitWords})|台/套|[万千百]?元[/·.每].{1,6}|(?:元|亩)[、,](?:元|亩))$`);
const onlyHan = /^[\u4e00-\u9fff]+$/;

/** Whether a cell is a unit and nothing else: 亩, 万元, 元/亩. */
export function isUnitWord(cell: string): boolean {
  return cell.length < 12 && unit.test(rounded(cell));
}

/**
 * NFKC, simplified, no spaces, stars or unit in brackets; other brackets lose only the brackets.
 * @example columnText('补贴金额\n（元）*') // '补贴金额'
 * @example columnText('村（居）委会')      // '村居委会'
 */
export function columnText(cell: string): string {
  if (cell.length > 200) return '';
  if (isDigits(cell)) return cell;
  // As all of the dictionary's thousands of words are, which are read again by every process that checks a file.
  if (onlyHan.test(cell)) return simplify(cell);
  const text = rounded(cell.toLowerCase())
    .replace(/[*★"'“”‘’:]/g, '')
    .replace(/(标准|单价)[万千百]?元\/.{1,4}$/, '$1')
    .replace(/[/,、;-](?:[万千百]?元|亩|公顷)$/, '')
    .replace(/\(([^()]*)\)/g, (_all, inside: string) => (unit.test(inside.replace(/[,、;]?(?:保留|精确|四舍五入).*$/, '') || '元') ? '' : inside));
  return text.replace(/[(){}、,.;·\-_/]/g, '').replace(/^\d{1,2}(?=[\u4e00-\u9fff])/, '');
}

/** Compact and simplified, with all brackets round: 〔万元〕 and {万元} say what （万元） says. */
export function rounded(text: string): string {
  return simplify(compact(text)).replace(/[[{<【〔［〖〘﹝‹«《〈「『❨⟨⦅]/g, '(').replace(/[\]}>】〕］〗〙﹞›»》〉」』❩⟩⦆]/g, ')');
}

/** A whole header path (农户基本情况/户主姓名) as a key of its own, never the same as a header word. */
export function pathText(path: string): string {
  return `=${columnText(path)}`;
}

export type MoneyUnit = '元' | '万元' | '千元' | '百元' | '角' | '分';

/** The unit a header names, for amounts and for areas; 万元/亩 is `price` per `per`. Null when it names none. */
export function unitOf(text: string): { amount: MoneyUnit | null; area: '亩' | '公顷' | '平方米' | null; per: string | null; price: MoneyUnit | null } {
  const line = rounded(text);
  const [, price = null, per = null] = /([万千百]?元)[/每](.{1,8}?)(?:\)|$)/.exec(line) ?? [];
  const rest = line.replace(/[万千百]?元[/每].{1,8}?(?=\)|$)/, '');
  const amount = /(万元|千元|百元|元|角|分)(?:[)、,/]|$)/.exec(rest)?.[1] ?? null;
  const area = /(公顷|平方米|㎡|m2|亩)(?:[)、,/]|$)/.exec(rest)?.[1] ?? null;
  return {
    amount: amount as MoneyUnit | null,
    price: price as MoneyUnit | null,
    area: area === '㎡' || area === 'm2' ? '平方米' : (area as '亩' | null),
    per,
  };
}

/** The unit of a column, which stands behind a bracket or a mark; the lowest header cell that names one counts. */
export function unitOfColumn(parts: readonly string[]): ReturnType<typeof unitOf> {
  return unitOf(
    parts
      .map((part) => rounded(part).replace(/^[^(/,:、;-]*/, ''))
      .toReversed()
      .join(''),
  );
}
