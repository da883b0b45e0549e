// What a row below the header is, told by its words: a total, a signature line, a page number, a title.
import { columnText, unitOfColumn } from './header-text.ts';
import type { Dictionary } from './fields.ts';
import type { Header } from './header.ts';
import { isWordsOnly } from './header-band.ts';
import type { Grid, Rows } from './grid.ts';
import { compact } from './text.ts';

const footerWord =
  /^(?:制表|填表|审核|复核|审批|经办|负责|单位负责|主管|领导|分管|村会计|会计|出纳|村主任|村书记|支部书记|村支书|书记|主任|镇长|乡长|监督|举报|咨询|公示|说明|注|备注|附注|填报|打印|制单|核对|校对|村委会|村民委员会|乡镇|财政所|农业|单位|签字|盖章|年月日|日期|村民代表|组长|村组长|包村|驻村|联系|户主签|领款|数据来源|附(?!件|表)|登记|抄送|统计|录入|编制|报送|上报|财务|大写|金额\(?大写|人民币)[^:]{0,14}:/;
const footerWhole =
  /^(?:(?:制表|填表|审核|复核|审批|经办|负责|填报|制单|校对|打印)人?|注|说明|[(（](?:盖章|公章|签章|签字)[)）]|第\d+页(?:[,，]?共\d+页)?|共\d+页|\d+\/\d+页?|[一二三四五六七八九十\d年月日\s:.]{0,6}年.{0,4}月.{0,4}日|联系(?:人|电话)|(?:监督|举报|咨询)电话|[^\u4e00-\u9fff]{0,6}(?:以下空白|以下无(?:数据|正文|内容)|[此本]页无正文|无正文|结束|完|END|end)[^\u4e00-\u9fff]{0,6}|特此(?:公示|公告|公布|证明)。?|以上.{0,16}(?:无误|属实|准确|一致)。?)$/;

const officeStamp = /^(?:本?村|社区|乡镇?|镇|街道|单位|[村居]?民?委员?会|[村居]民委员会|村(?:党)?支部|.{0,12}(?:所|站|办|局|中心|政府|办公室|办事处))\((?:盖章|公章|签章|签字)\):?$/;

/** 村委会（盖章）, 泥沟镇财政所（公章）: of whoever fills the form in, and no place. `text` is compact. */
export function isStampOfOffice(text: string): boolean {
  return officeStamp.test(text);
}

/** 制表人：, 监督电话：…, 第 1 页 共 3 页, （盖章）: words around a table, never data. */
export function isRemark(cell: string): boolean {
  const text = compact(cell.slice(0, 80));
  return footerWord.test(text) || footerWhole.test(text) || isStampOfOffice(text);
}

export function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell === '');
}

/** The rows of a header, and the texts that stand over each column in the form in which header words are compared. */
export type Band = { rows: Rows; texts: ReadonlySet<string>[] };

export function bandOf(grid: Grid, { first, last }: Header): Band {
  const rows = grid.slice(first, last + 1);
  const width = Math.max(0, ...rows.map((row) => row.length));
  return { rows, texts: Array.from({ length: width }, (_, i) => new Set(rows.map((row) => columnText(row[i] ?? '')))) };
}

const blank: ReadonlySet<string> = new Set(['']);

function isTwice(row: readonly string[]): boolean {
  const first = row.findIndex((cell) => cell !== '');
  return first >= 0 && row.findLastIndex((cell) => cell !== '') > first;
}

/** The header once more, as on every printed page: each filled cell stands in the header at the same place. */
export function repeatsHeader(row: readonly string[], { texts }: Band): boolean {
  if (!isTwice(row)) return false;
  return row.every((cell, i) => cell === '' || (texts[i] ?? blank).has(columnText(cell)));
}

/** Whether a repeated header names the same units: 补贴金额（万元）on the next page is another column than 补贴金额（元）. */
export function keepsUnits(row: readonly string[], { rows }: Band): boolean {
  const units = (cell: string) => {
    const { amount, area, per, price } = unitOfColumn([cell]);
    return [amount ?? '元', area ?? '亩', per, price].join();
  };
  return row.every((cell, i) => cell === '' || rows.some((line) => columnText(line[i] ?? '') === columnText(cell) && units(line[i] ?? '') === units(cell)));
}

/** Another header: words only, of which at least three are known column words. */
export function isOtherHeader(row: readonly string[], dictionary: Dictionary): boolean {
  if (!isWordsOnly(row)) return false;
  return row.filter((cell) => cell !== '' && dictionary.has(columnText(cell))).length >= 3;
}

/** The row of column numbers under a header: 1 2 3 …, 甲 乙 1 2, or 7=5×6. */
export function isNumbering(row: readonly string[]): boolean {
  const filled = row.map(compact).filter((cell) => cell !== '');
  return (
    filled.length >= 3 &&
    filled.every((cell) => /^(?:\(?\d{1,2}\)?|[甲乙丙丁戊己庚辛]|栏次|[一二三四五六七八九十]{1,2}|\(?\d{1,2}\)?=[\d()+\-*×xX/÷]+)$/.test(cell)) &&
    isRising(filled)
  );
}

function isRising(cells: readonly string[]): boolean {
  const numbers = cells
    .map((cell) => /^\(?(\d{1,2})\)?/.exec(cell)?.[1])
    .filter((text) => text !== undefined)
    .map(Number);
  return numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
}
