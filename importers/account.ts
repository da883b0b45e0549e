// Bank accounts and passbooks: digits only; the check digit of cards is asked about, not demanded.
import { utf8, type CodeUnits } from './coding.ts';
import { isDigits } from './digits.ts';
import { foldWidth } from './text.ts';

export type Account = { kind: 'account'; number: string; passesCheck: boolean } | { kind: 'blank' | 'rounded' | 'masked' | 'odd' };

/** Cards have 16 to 19 digits with a Luhn check digit (ISO/IEC 7812-1); passbooks 10 to 25 without one. */
export function readAccount(cell: string): Account {
  if (cell === '') return { kind: 'blank' };
  if (isDigits(cell)) return readDigits(cell);
  const text = foldWidth(cell).replace(/[\s\p{Cf}'‘’`"“”-]/gu, '').replace(/^(\d+)\.0+$/, '$1');
  if (text === '' || /^[/—无]+$/.test(text)) return { kind: 'blank' };
  if (/^\d+(?:\.\d+)?[eE]\+?\d+$/.test(text)) return { kind: 'rounded' };
  if (/^\d*\*{2,}\d*$/.test(text)) return { kind: 'masked' };
  return isDigits(text) ? readDigits(text) : { kind: 'odd' };
}

function readDigits(text: string): Account {
  if (text.length < 8 || text.length > 32) return { kind: 'odd' };
  const passesCheck = !isCard(text.length) || passesLuhn(utf8.encode(text), 0, text.length);
  const lostDigits = text.length - 15;
  if (!passesCheck && lostDigits >= 3 && /^0+$/.test(text.slice(15))) return { kind: 'rounded' };
  return { kind: 'account', number: text, passesCheck: passesCheck || !/^[4569]/.test(text) };
}

/** Whether the digits from (included) to (not included) are an account in which nothing is to be asked about, as `readAccount` would find. */
export function isPlainAccount(units: CodeUnits, from: number, to: number): boolean {
  const length = to - from;
  return length >= 8 && length <= 32 && (!isCard(length) || passesLuhn(units, from, to));
}

function isCard(length: number): boolean {
  return length >= 16 && length <= 19;
}

function passesLuhn(units: CodeUnits, from: number, to: number): boolean {
  let [sum, isDoubled] = [0, false];
  for (let i = to - 1; i >= from; i--) {
    const digit = (units[i] ?? 0) - 48;
    sum += isDoubled ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
    isDoubled = !isDoubled;
  }
  return sum % 10 === 0;
}
