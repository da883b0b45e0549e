// How cell text is compared and how it may be shown.

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

/** Digits in a row of seven or more (spaces, hyphens and low lines between them count) keep four in front and two behind; a date stays. */
export function masked(text: string): string {
  return text.replace(/[\d０-９](?:[ _-]?[\d０-９]){6,}[Xx]?/g, ends);
}

/** The name of a file as it may be kept and shown: `masked`, also where dots stand between the digits. */
export function maskedName(name: string): string {
  return name.replace(invisible, '').replace(/[\d０-９](?:[ _.·-]{0,2}[\d０-９]){6,}[Xx]?/g, ends);
}

function ends(digits: string): string {
  const bare = digits.replace(/[ _.·-]/g, '');
  if (/^20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/.test(bare)) return digits;
  const [front, back] = bare.length >= 10 ? [4, 2] : [2, 2];
  return bare.slice(0, front) + '*'.repeat(bare.length - front - back) + bare.slice(-back);
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
