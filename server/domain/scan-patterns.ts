// How each kind of personal number looks once folded, and what tells it from amounts, dates, codes and hashes.
import { isLabelledCode } from './labelled-code.ts';
import { hasCardChecksum, hasIdentityChecksum, isIdentityShaped } from './personal-number.ts';

export type HitKind = 'identity-number' | 'bank-account' | 'phone' | 'licence-plate' | 'masked-number';

/** `accepts` gets the characters without separators, as written, and what stands before them. */
export type Detector = {
  kind: HitKind;
  pattern: RegExp;
  accepts: (bare: string, raw: string, before: string) => boolean;
};

const always = (): boolean => true;
const gap = '[ \\t\\r\\n-]{0,3}';
const some = '[ -]{1,2}';
const maybe = '[ -]{0,2}';
const sign = '([.·_/~|、:=+，*°])';
const single = '[ .·_/~|、:=+，*°-]';
const plate = '[0-9A-HJ-NP-Z]';

/** In order of precedence: of two overlapping hits that begin together the earlier kind counts. */
export const detectors: readonly Detector[] = [
  {
    kind: 'identity-number',
    pattern: new RegExp(`(?<!\\d)[1-9](?:${gap}\\d){16}${gap}(?:[Xx]|\\d(?!\\d))`, 'g'),
    accepts: isIdentityNumber,
  },
  { kind: 'identity-number', pattern: /(?<!\d)[1-9]\d{5}[ -]?\d{6}[ -]?\d{3}(?!\d)/g, accepts: isIdentityShaped },
  // Cells that ran together: inside a longer run only a number that is right in every respect counts.
  {
    kind: 'identity-number',
    pattern: /(?<=\d)\d{17}[\dXx]|\d{17}[\dXx](?=\d)/g,
    accepts: (bare) => isIdentityShaped(bare) && hasIdentityChecksum(bare),
  },
  { kind: 'bank-account', pattern: /(?<!\d)\d{16,19}(?!\d)/g, accepts: (bare, _raw, before) => !isLabelledCode(bare, before) },
  // No card begins with 0, 1 or 2, so a row of years or of running numbers is not one.
  {
    kind: 'bank-account',
    pattern: /(?<!\d)[3-9]\d{3}([ -])\d{4}\1\d{4}\1\d{4}(?:\1?\d{1,3})?(?!\d)/g,
    accepts: always,
  },
  ...[14, 15, 16, 17].map((rest): Detector => ({
    kind: 'bank-account',
    pattern: new RegExp(`(?<!\\d)62(?=\\d{2,6}(?!\\d))(?:${maybe}\\d){${rest}}(?!\\d)`, 'g'),
    accepts: hasCardChecksum,
  })),
  {
    kind: 'phone',
    pattern: new RegExp(
      `(?<!\\d)(?:(?:\\+|00)?86\\)?${maybe}|0)?(?:1[3-9]\\d${maybe}\\d{4}${maybe}\\d{4}|1[3-9]\\d${some}\\d{3}${some}\\d{5}` +
        `|1[3-8]\\d\\d${some}(?:\\d{3}${maybe}\\d{4}|\\d{4}${some}\\d{3})|1[3-9]\\d{3}${some}\\d{6})(?!\\d)`,
      'g',
    ),
    accepts: (_bare, raw, before) => !(/^\d{11}$/.test(raw) && /fen"?\s*:\s*$/i.test(before)),
  },
  // One sign between the groups that people read a number in, the same each time: 138.1234.5678.
  { kind: 'identity-number', pattern: new RegExp(`(?<![\\d.])[1-9]\\d{5}${sign}\\d{4}\\1?\\d{4}\\1\\d{3}[\\dXx](?!\\d)`, 'g'), accepts: isIdentityShaped },
  { kind: 'bank-account', pattern: new RegExp(`(?<![\\d.])[3-9]\\d{3}${sign}\\d{4}\\1\\d{4}\\1\\d{4}(?:\\1?\\d{1,3})?(?!\\d)`, 'g'), accepts: always },
  { kind: 'phone', pattern: new RegExp(`(?<![\\d.])1[3-9]\\d${sign}\\d{4}\\1\\d{4}(?!\\d)|(?<![\\d.])1[3-9]\\d\\d${sign}(?:\\d{3}\\2\\d{4}|\\d{4}\\2\\d{3})(?!\\d)`, 'g'), accepts: always },
  // Digit by digit, with the same sign between all of them: 1 3 8 1 2 3 4 5 6 7 8.
  { kind: 'phone', pattern: new RegExp(`(?<!\\d${single}?)1(${single})[3-9](?:\\1\\d){9}(?!\\1?\\d)`, 'g'), accepts: always },
  {
    kind: 'licence-plate',
    pattern: new RegExp(
      `[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·.*-]?(?:${plate}{5,6}(?![0-9A-Z])|${plate}{4}[挂学警港澳超领使])(?!号(?:文|函|令|公告|通知|通报|批复|决定|意见))`,
      'gi',
    ),
    accepts: isPlate,
  },
  { kind: 'masked-number', pattern: /(?<!\d)\d{1,17}(?: ?\*){3,18} ?\d{0,4}[\dXx]/g, accepts: always },
  { kind: 'masked-number', pattern: /(?<!\d)\d{3,17}(?: ?\*){4,18}|\*{4,18} ?\d{3}[\dXx]/g, accepts: always },
  // What else people put in the place of digits; what stands on a line to be filled in has no digits on both sides.
  { kind: 'masked-number', pattern: /(?<!\d)\d{3,14}(?:_{4,18}|…{2,6}|[~～]{3,18}|-{6,18}|\.{6,18})\d{2,3}[\dXx](?!\d)/g, accepts: always },
  { kind: 'masked-number', pattern: /(?<!\d)1[3-9]\d\*\*\d{4}(?!\d)/g, accepts: always },
  { kind: 'masked-number', pattern: /(?:身份证|证件|身份号码)[^\d\n。；]{0,6}(?:尾号|[后末][二两三四六2346]位(?:数字?)?)[^\d\n]{0,3}\d{2,6}[Xx]?/g, accepts: always },
  { kind: 'phone', pattern: /\(1[3-9]\d\)[ -]{0,2}\d{4}[ -]{0,2}\d{4}(?!\d)/g, accepts: always },
  { kind: 'masked-number', pattern: /(?<![0-9A-Za-z])\d{3,14}[Xx]{4,14}\d{1,4}[Xx]?(?![0-9A-Za-z])/g, accepts: always },
];

/** Numbers of ours that look like others: SHA sums and UUIDs, and notice numbers (village code, year, number). */
export const ours: readonly RegExp[] = [
  /(?<![0-9A-Za-z])(?:[0-9a-f]{128}|[0-9a-f]{96}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![0-9A-Za-z])/gi,
  /(?<![0-9A-Za-z])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9A-Za-z])/gi,
  /(?<![\d-])\d{12}-20\d\d-\d{1,6}(?![\d-])/g,
];

/** 统一社会信用代码 of companies, traders and cooperatives, which anybody may know; one of digits alone only where it is called so. */
export const creditCode = /(?<![0-9A-Za-z])(?:(?<=(?:信用代码|税号|识别号)[^0-9A-Za-z]{0,6})|(?=\d*[A-Za-z]))9[123]\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/gi;

// The more a number is torn apart, the more must be right about it: table cells also stand side by side.
function isIdentityNumber(bare: string, raw: string, before: string): boolean {
  if (raw.length === bare.length) return !isLabelledCode(bare, before) && (isIdentityShaped(bare) || hasIdentityChecksum(bare));
  if (!isIdentityShaped(bare)) return false;
  const isUsualGrouping = /^(?:\d[ -]*){6}(?<=[ -])|^(?:[ -]*\d){14}[ -]/.test(raw);
  return hasIdentityChecksum(bare) || (isUsualGrouping && !/[\t\r\n]/.test(raw));
}

function isPlate(bare: string): boolean {
  const serial = bare.slice(2);
  const digits = serial.replace(/\D/g, '').length;
  return serial.length === 6 && !/[挂学警港澳超领使]$/.test(serial) ? digits >= 4 : digits >= 3;
}
