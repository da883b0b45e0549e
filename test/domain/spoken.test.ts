// Amounts and telephones as they are read aloud over the village.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counted, spokenPhone, spokenYear, spokenYuan } from '../../server/domain/spoken.ts';

test.each([
  [1_230_050, '一万二千三百元五角'], [0, '零元'], [5, '五分'], [105, '一元零五分'], [50, '五角'], [55, '五角五分'], [1000, '十元'], [1100, '十一元'], [11_000, '一百一十元'],
  [200, '两元'], [20_000, '二百元'], [200_000, '两千元'], [2_000_000, '两万元'], [20_000_000_000, '两亿元'], [2_000_000_000, '两千万元'], [22_222_200, '二十二万二千二百二十二元'], [1_000_100, '一万零一元'], [1_001_000, '一万零一十元'], [10_000_000_000, '一亿元'], [9_374_910, '九万三千七百四十九元一角'],
])('%i 分 is read as %s', (fen, said) => {
  expect(spokenYuan(fen)).toBe(said);
});

test('two of something are 两, telephones are read digit by digit, years as well', () => {
  expect([counted(2, '户'), counted(12, '户'), counted(132, '户'), counted(0, '户')]).toEqual(['两户', '十二户', '一百三十二户', '零户']);
  expect(spokenPhone('0632-661 1234')).toBe('零六三二，六六幺，幺二三四');
  expect(spokenYear(2026)).toBe('二〇二六');
});

test('different amounts are never read alike', () => {
  fc.assert(fc.property(fc.nat(1e12), fc.nat(1e12), (a, b) => {
    expect(spokenYuan(a) === spokenYuan(b)).toBe(a === b);
  }), { numRuns: 3000 });
  expect(() => spokenYuan(-1)).toThrow(RangeError);
  expect(() => spokenYuan(1.5)).toThrow(RangeError);
});
