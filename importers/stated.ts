// What a total says: amount, area and number of rows, wherever in its row or words they stand.
import { readCapitals } from './capitals.ts';
import { readDecimal } from './decimal.ts';
import type { Field } from './fields.ts';
import type { Column } from './header.ts';
import { maxTotalCount, maxTotalFen } from './limits.ts';
import { countOf, readAmount, type Units } from './measures.ts';
import type { Roles } from './roles.ts';
import { compact } from './text.ts';

/** Fen, fen that were due, 1/10000 of the quantity's unit, and rows; `unreadable` is the sentence why no amount, or not only one, could be read. */
export type Stated = { fen: number | null; due: number | null; quantity: number | null; rows: number | null; unreadable: string | null };

// 共6户,600元: a comma before a number is none of its own.
const plain = /(?<![\d.]|\d,|标准:?|单价:?|每[亩人户台月年])(?:[¥￥](\d[\d,]*(?:\.\d+)?)(万元|千元|元)?|(\d[\d,]*(?:\.\d+)?)(万元|千元|元))(?![/每\d])/g;
const bare = /(?:合计|总计|共计|金额|资金)(?:金额)?:?([\d,]*\d\.\d\d)(?![\d元万千亩])/g;
const capitals = /[零壹贰叁肆伍陆柒捌玖拾佰仟万亿角分元圆]*[元圆角分][整正]?/g;

/** The different amounts that words state, in fen: 1,166.25元, ￥300, 0.03万元, 合计：300.00, 叁佰元整. */
export function amountsIn(text: string): number[] {
  const inDigits = [...text.matchAll(plain)].map((match) => fenOf(match[1] ?? match[3] ?? '', match[2] ?? match[4]));
  const inBare = [...text.matchAll(bare)].map((match) => fenOf(match[1] ?? '', '元'));
  return [...new Set([...inDigits, ...inBare, ...capitalsIn(text)])].filter((fen) => fen !== null);
}

// 合计60元, 共计3户，补贴资金60元, 实发金额：60.00元: nothing but counts and words for money between the word and its sum.
const labelled = /(?:合计|总计|共计|总金额|总额|共发放|共补贴|实发|实际发放)(?:补贴|补助|资金|金额|总额|发放|人民币|[:,、为是]|\d[\d.]*(?:户|人|笔|亩|个村|人次)[,、]?)*[¥￥]?(\d[\d,]*(?:\.\d+)?)(万元|千元|元)(?![/每\d])/g;

/** The sum that words which state several call the sum of all; null where none or more than one is called so. */
export function wholeAmountIn(text: string): number | null {
  const found = new Set([...text.matchAll(labelled)].map(([, digits, unit]) => fenOf(digits ?? '', unit)));
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

export function readStated(cells: readonly string[], columns: readonly Column[], roles: Roles, units: Units): Stated {
  const cell = (field: Field) => cells[roles.get(field)?.index ?? -1] ?? '';
  const text = cells.map((one) => compact(one.slice(0, 200))).join(' ');
  const own = roles.get(units.quantity.field)?.index;
  // 30人 under 保障人数 is no number of rows.
  const around = units.quantity.unit === '亩' ? text : cells.map((one, i) => (i === own ? '' : compact(one.slice(0, 200)))).join(' ');
  const count = /(?:^|[^\d.])(\d{1,6})(?:户|人|笔|条|名)(?!次)/.exec(around)?.[1] ?? /^\d{1,6}$/.exec(compact(cell('name')))?.[0];
  return {
    ...readFen(cells, text, columns, roles, units),
    due: valueOf(readAmount(cell('amountDue'), units.due)),
    quantity: readSum(cell(units.quantity.field), text, units),
    rows: count === undefined ? null : Number(count),
  };
}

/** Of counts only the column's own cell tells: 30人 in words may be rows as well. */
function readSum(cell: string, text: string, { quantity: { unit, times } }: Units): number | null {
  if (unit !== '亩') {
    const count = times === null ? null : valueOf(countOf(cell));
    return count === null || count > maxTotalCount ? null : count * 10_000;
  }
  const area = times === null ? null : readDecimal(cell, 4, 0, true);
  if (area?.kind === 'value' && area.units < maxTotalFen) return area.units * (times ?? 1);
  const inText = /(\d[\d,]*(?:\.\d+)?)亩/.exec(text)?.[1];
  return inText === undefined ? null : valueOf(readDecimal(inText, 4, 0, true));
}

function readFen(cells: readonly string[], text: string, columns: readonly Column[], roles: Roles, units: Units): Pick<Stated, 'fen' | 'unreadable'> {
  const none = (unreadable: string) => ({ fen: null, unreadable });
  const column = roles.get('amountPaid');
  if (!column) return { fen: null, unreadable: null };
  const own = readAmount(cells[column.index] ?? '', units.paid);
  const said = amountsIn(text);
  const lone = looseNumbers(cells, columns, units);
  const found = own.kind === 'value' ? [own.units] : said.length > 0 ? said : lone;
  const [fen] = found;
  if (fen === undefined) return none('没有读到金额');
  if (found.length > 1) return none('有几个不同的金额');
  if (fen > maxTotalFen) return none('金额太大，像是填错了列');
  return { fen, unreadable: capitalsIn(text).some((other) => other !== fen) ? '大写的金额和数字的不一样' : null };
}

// Columns whose totals are no amount paid.
const others = new Set<Field | null>([
  'seq', 'year', 'period', 'name', 'village', 'villageGroup', 'group', 'area', 'areaPaid', 'landArea', 'deductedArea', 'count', 'quantity', 'amount', 'amountDue', 'amountToDate', 'amountChange', 'phone', 'date',
]);

/** Numbers that slid out of the amount column. */
function looseNumbers(cells: readonly string[], columns: readonly Column[], units: Units): number[] {
  return cells.flatMap((cell, i) => (others.has(columns[i]?.field ?? null) ? [] : (valueOf(readAmount(cell, units.paid)) ?? [])));
}

function capitalsIn(text: string): (number | null)[] {
  return (text.match(capitals) ?? []).map(readCapitals).filter((fen) => fen !== null);
}

function fenOf(text: string, unit = '元'): number | null {
  return valueOf(readAmount(text, unit === '万元' ? 4 : unit === '千元' ? 3 : 0));
}

function valueOf(read: ReturnType<typeof readDecimal>): number | null {
  return read.kind === 'value' ? read.units : null;
}
