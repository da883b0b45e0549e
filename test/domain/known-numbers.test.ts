// A number that looks like nothing is found by what it is, however it is spaced.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdsNumber } from '../../server/domain/known-numbers.ts';

const digits = (min: number, max: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((list) => list.join(''));

test('an account of 10 to 25 digits is found, with spaces, dashes, line breaks and full-width digits between', () => {
  const gap = fc.constantFrom('', ' ', '-', '\n', '　', '\u200b');
  fc.assert(fc.property(digits(10, 25), fc.array(gap, { minLength: 25, maxLength: 25 }), fc.boolean(), (number, gaps, isWide) => {
    const written = Array.from(number, (digit, i) => (isWide ? String.fromCharCode(digit.charCodeAt(0) + 0xfee0) : digit) + (i < number.length - 1 ? gaps[i] ?? '' : '')).join('');
    expect(holdsNumber(`王桂英${written}，3.25亩`, new Set(['9'.repeat(9), number]))).toBe(true);
  }));
});

test('another number is not', () => {
  fc.assert(fc.property(digits(10, 25), digits(10, 25), (number, other) => {
    fc.pre(!other.includes(number));
    expect(holdsNumber(`王桂英 ${other} 亩`, new Set([number]))).toBe(false);
  }));
});

test('credit codes and an X in either case are found; dates and amounts are left alone', () => {
  expect(holdsNumber('合作社 91370405ma3c1a2b3x。', new Set(['91370405MA3C1A2B3X']))).toBe(true);
  expect(holdsNumber('{"firstDay":"2026-06-22","amountFen":20260622}', new Set(['20260622']))).toBe(false);
});
