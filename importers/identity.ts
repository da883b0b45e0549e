// Identity numbers (GB 11643-1999) and social credit codes (GB 32100-2015): cleaned, then checked, never mended.
import type { CodeUnits } from './coding.ts';
import { digitsAhead, isDigits } from './digits.ts';
import { foldWidth } from './text.ts';

export type Identity =
  | { kind: 'person'; number: string; isFifteen: boolean; isRareRegion: boolean }
  | { kind: 'organisation'; number: string }
  | { kind: 'blank' | 'rounded' | 'masked' | 'length' | 'characters' | 'date' | 'check' };

const weights = Uint8Array.of(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2);
const checkDigits = '10X98765432';
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const provinces = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(' '));
const plainProvinces = Uint8Array.from({ length: 100 }, (_, code) => (provinces.has(String(code)) ? 1 : 0));
const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function readIdentity(cell: string): Identity {
  if (isEighteen(cell)) return readEighteen(cell);
  const text = cleanIdentity(cell);
  if (text === '' || /^[-—/无]+$/.test(text)) return { kind: 'blank' };
  if (/^\d+(?:\.\d+)?E\+?\d+$/.test(text)) return { kind: 'rounded' };
  if (text.includes('**') && /^[\dX*]+$/.test(text)) return { kind: 'masked' };
  if (/^\d{15}$/.test(text)) return readFifteen(text);
  if (isEighteen(text)) return readEighteen(text);
  if (/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text) && /^[1-9AN]/.test(text)) return isCreditCode(text) ? { kind: 'organisation', number: text } : { kind: 'check' };
  return { kind: /^[\dX]+$/.test(text) ? 'length' : 'characters' };
}

/** The 18 digits of a 15-digit number, so that one person is counted once. */
export function eighteenOf(number: string): string {
  if (number.length !== 15) return number;
  const seventeen = `${number.slice(0, 6)}19${number.slice(6)}`;
  return seventeen + checkDigitOf(seventeen);
}

/** Whether the 18 characters from `from` are a person's number in which nothing is to be asked about, as `readIdentity` would find: province, a day not after `last` (YYYYMMDD), check digit. */
export function isPlainIdentity(units: CodeUnits, from: number, last: number): boolean {
  let [sum, province, day] = [0, 0, 0];
  for (let i = 0; i < 17; i++) {
    const digit = (units[from + i] ?? 0) - 48;
    if (digit < 0 || digit > 9) return false;
    sum += digit * (weights[i] ?? 0);
    if (i < 2) province = province * 10 + digit;
    else if (i >= 6 && i < 14) day = day * 10 + digit;
  }
  if (units[from + 17] !== checkDigits.charCodeAt(sum % 11)) return false;
  return day <= last && plainProvinces[province] === 1 && isDay(Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100);
}

/** Whether who has this number is born later than the day, YYYY-MM-DD; 15 digits are of the last century. */
export function isBornAfter(number: string, day: string): boolean {
  return number.length === 18 && number.slice(6, 14) > day.replaceAll('-', '');
}

// Full-width digits, tabs, apostrophes, NBSP; and what people type for the check digit X: x ×, Cyrillic Х, Greek Χ.
function cleanIdentity(cell: string): string {
  return foldWidth(cell)
    .replace(/[\s\p{Cf}'‘’`"“”]/gu, '')
    .replace(/^(\d{17})[*×хХχΧ✕✖ⅹⅩ]$/u, '$1X')
    .replace(/^(\d{15,18}|\d{17}[Xx])\.0*$/, '$1')
    .toUpperCase();
}

function readEighteen(text: string): Identity {
  const isRight = text[17] === checkDigitOf(text);
  // An organisation's code may be all digits, and one mistyped number of a person in thirty passes its check too: a birthday tells them apart.
  if (!isRight && isCreditCode(text) && !isDayIn(text)) return { kind: 'organisation', number: text };
  if (!isRight) return { kind: text.endsWith('000') ? 'rounded' : 'check' };
  if (!isDayIn(text)) return isCreditCode(text) ? { kind: 'organisation', number: text } : { kind: 'date' };
  return { kind: 'person', number: text, isFifteen: false, isRareRegion: !provinces.has(text.slice(0, 2)) };
}

function readFifteen(text: string): Identity {
  if (!isDay(1900 + numberIn(text, 6, 8), numberIn(text, 8, 10), numberIn(text, 10, 12))) return { kind: 'date' };
  return { kind: 'person', number: text, isFifteen: true, isRareRegion: !provinces.has(text.slice(0, 2)) };
}

/** 17 digits and a check digit. */
function isEighteen(text: string): boolean {
  return text.length === 18 && digitsAhead(text) >= 17 && (text.endsWith('X') || isDigits(text.slice(17)));
}

/** The number that the digits from (included) to (not included) say. */
function numberIn(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i++) number = number * 10 + text.charCodeAt(i) - 48;
  return number;
}

/** Of the first 17 digits. */
function checkDigitOf(seventeen: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (seventeen.charCodeAt(i) - 48) * (weights[i] ?? 0);
  return checkDigits[sum % 11] ?? '';
}

function isCreditCode(text: string): boolean {
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const value = creditAlphabet.indexOf(text[i] ?? '');
    if (value < 0) return false;
    sum += value * (creditWeights[i] ?? 0);
  }
  return creditAlphabet[(31 - (sum % 31)) % 31] === text[17];
}

function isDayIn(eighteen: string): boolean {
  return isDay(numberIn(eighteen, 6, 10), numberIn(eighteen, 10, 12), numberIn(eighteen, 12, 14));
}

function isDay(year: number, month: number, date: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && isLeap ? 29 : (days[month - 1] ?? 0);
  return year >= 1880 && year <= 2099 && date >= 1 && date <= last;
}
