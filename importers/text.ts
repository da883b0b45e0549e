// How cell text is compared and how it may be shown.
import { anySigns, digitRuns } from './digit-runs.ts';

const invisible = /[\p{Cf}\u034f\u115f\u1160\u3164\uffa0]/gu;
const spaces = /\s+/g;

/** For headers, numbers and village names, never for people: NFKC without white space and invisible characters. */
export function compact(text: string): string {
  if (plain.test(text)) return text;
  return text.normalize('NFKC').replace(invisible, '').replace(spaces, '');
}
const plain = /^[\x21-\x7e\u4e00-\u9fff]*$/;

/** Full-width forms (０-９ Ａ-Ｚ ．，－￥ and the wide space) as ASCII; unlike NFKC it makes no digit of ① or ². */
export function foldWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0)).replaceAll('\uffe5', '¥').replaceAll('\u3000', ' ');
}

/**
 * A cell as it may stand in a sentence: one line, at most 24 characters, and of every number long enough
 * to be an identity number, account or phone only its ends.
 */
export function quoted(cell: string): string {
  const line = masked(cell.normalize('NFKC').replace(invisible, '').replace(spaces, ' '));
  const chars = Array.from(line);
  return `“${chars.length > 24 ? chars.slice(0, 24).join('') + '…' : line}”`;
}

/**
 * A cell of a file as it may be shown: seven digits close together, or eleven with any signs between, keep the first
 * four and the last two (the first two below ten); dates, years and amounts stay. Other scripts hide no digit.
 */
export function masked(text: string): string {
  return withoutRuns(withoutRuns(text, 7, close), 11, anySigns);
}

/** A sentence as it may be shown: eleven digits, with signs that no list of numbers has between; amounts stay. */
export function maskedSentence(text: string): string {
  return withoutRuns(text, 11, tight);
}

/** The name of a file as it may be kept and shown: `masked`, also where dots stand between the digits; the code of a village is nobody's number. */
export function maskedName(name: string): string {
  return name.replace(invisible, '').split(placeCode).map((part, i) => (i % 2 === 1 ? part : withoutRuns(masked(part), 7, dotted))).join('');
}

// 370405102214 as GB/T 2260 and GB/T 10114 make it: province, city, county, township, village; alone, for with digits behind it could be half of an identity number.
const placeCode = /(?<!\d[ _.·-]{0,2})((?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])(?:0[1-9]|[1-9]\d)(?:0[1-9]|[1-8]\d)[0-4]\d\d[0-3]\d\d)(?![ _.·-]{0,2}(?!20\d\d年)\d)/;

const close = /^[\p{Cf}\p{M}]*[ _-]?[\p{Cf}\p{M}]*$/u;
const dotted = /^[ _.·-]{0,2}$/;
const tight = /^(?:[^\p{L}\p{N}*、，；：。“”()（）]|\*(?!\*)){0,3}$/u;
const dates = /^(?:20\d\d(?:(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|[./-](?:0?[1-9]|1[0-2])(?:[./-](?:0?[1-9]|[12]\d|3[01]))?)?(?:[^\p{L}\p{N}]+|$))+$/u;
const amount = /^\d{1,3}(?:,\d{3}){0,3}(?:\.\d{1,2})?$|^\d{1,10}\.\d{1,2}$/;

function withoutRuns(text: string, least: number, gap: RegExp): string {
  if (text.length < least / 2) return text;
  return digitRuns(text, least, gap).reduceRight((left, { start, end, digits }) => {
    const raw = text.slice(start, end);
    if (dates.test(raw) || (gap !== close && amount.test(raw))) return left;
    const check = /^[Xx]/.exec(left.slice(end))?.[0] ?? '';
    return left.slice(0, start) + ends(digits + check) + left.slice(end + check.length);
  }, text);
}

function ends(digits: string): string {
  const [front, back] = digits.length >= 10 ? [4, 2] : [2, 2];
  return digits.slice(0, front) + '*'.repeat(digits.length - front - back) + digits.slice(-back);
}

const traditional = '戶號證銀帳賬補貼發額鄉鎮組聯電話備註種畝積標準應實狀態項單縣區務莊計總領簽開稱對齡數農業機購糧門時間匯';
const simplified = '户号证银账账补贴发额乡镇组联电话备注种亩积标准应实状态项单县区务庄计总领签开称对龄数农业机购粮门时间汇';
const foldable = new RegExp(`[帐${traditional}]`);
const foldMap = new Map(Array.from(traditional).map((char, i) => [char, Array.from(simplified)[i] ?? char]));

/** Traditional and variant characters of header words in their simplified form (帳、賬、帐 → 账). */
export function simplify(text: string): string {
  if (!foldable.test(text)) return text;
  return Array.from(text.replaceAll('帐', '账'))
    .map((char) => foldMap.get(char) ?? char)
    .join('');
}
