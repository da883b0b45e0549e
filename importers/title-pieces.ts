// The cells around a table as single statements: 乡镇：泥沟镇  村（居）：北洛村  单位：元 in one cell are three.
import { compact, simplify } from './text.ts';

// Longer text is an explanation, not a title; the bound also keeps every pattern fast that reads titles.
const longestTitle = 200;

// Whom a copy goes to, and what a table is based on, is not where its people live.
const elsewhere = /^(?:抄送|主送|抄报|报送|发送|依据|根据|按照|参照|说明|备注|注)[:：]?/;
const nextKey = /[\s,，;；|]+(?=[^\s,，;；|:：]{0,8}(?:[县区镇乡村居组社队人]|街道|单位|户数|面积|金额|标准|电话|日期|时间|年度|项目)[^\s,，;；|:：]{0,6}[:：])/;
// ____县____乡____村: a form that nobody filled in; what was filled in stands before its line: 北洛____村.
const leftBlank = /(^|[省市县区旗镇乡道村组:：,，、(（])(?:[_＿×○]{2,}|\s{2,})(?:省|市|县|区|旗|乡镇|乡|镇|街道|办事处|[村居](?:民委员|委)会|社区(?:居委会)?|(?:行政)?村|(?:村民)?小?组)(?![名称别级])/g;
// ① 北洛村, 2 刘桥村: what numbers a block stays apart from its name.
const numberOf = /^\s*([\u2460-\u2473]|\d{1,2}(?=\s))\s*(?=[\u4e00-\u9fff])/;
// 村（居）, 乡（镇、街道）: the form names all kinds, the office filled in one.
const otherKinds = /\((?:[乡镇村居市区旗、/,]|街道|社区|(?:村|居|村民|居民)?委员?会)+\)/g;

/** Compact and simplified; what a copy or an explanation says is left out. */
export function titlePieces(cells: readonly string[]): string[] {
  const titles = cells.filter((cell) => cell !== '' && cell.length <= longestTitle);
  return titles.flatMap((cell) => (elsewhere.test(cell.trim()) ? [cell] : cell.split(nextKey))).map((piece) => simplify(compact(withoutBlanks(piece).replace(numberOf, '$1、'))).replace(otherKinds, '').replaceAll('_', '')).filter((piece) => piece !== '');
}

// Each blank ends where the next one begins.
function withoutBlanks(piece: string): string {
  const left = piece.replace(leftBlank, '$1');
  return left === piece ? piece : withoutBlanks(left);
}

/** Whether a piece speaks of other offices than that whose list this is. */
export function isAside(piece: string): boolean {
  return elsewhere.test(piece);
}
