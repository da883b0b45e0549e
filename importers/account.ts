// Bank accounts and passbooks: digits only; the check digit of cards is asked about, not demanded.
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
  const isCard = text.length >= 16 && text.length <= 19;
  const passesCheck = !isCard || passesLuhn(text);
  const lostDigits = text.length - 15;
  if (!passesCheck && lostDigits >= 3 && /^0+$/.test(text.slice(15))) return { kind: 'rounded' };
  return { kind: 'account', number: text, passesCheck: passesCheck || !/^[4569]/.test(text) };
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
