// Amounts and telephones as they are read aloud over the village.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counted, spokenDay, spokenPhone, spokenText, spokenYear, spokenYuan } from '../../server/domain/spoken.ts';

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

test('days and numbers within a text are read as people say them, another year with its own', () => {
  expect([spokenDay('2026-06-22', 2026), spokenDay('2027-01-05', 2026), spokenDay('2026-12-31', 2026)]).toEqual(['六月二十二日', '二〇二七年一月五日', '十二月三十一日']);
  expect([spokenText('泥沟镇便民服务中心3号窗口'), spokenText('7个工作日'), spokenText('12月第2次'), spokenText('另有007项')]).toEqual(['泥沟镇便民服务中心三号窗口', '七个工作日', '十二月第二次', '另有零零七项']);
});

test('different amounts are never read alike', () => {
  fc.assert(fc.property(fc.nat(1e12), fc.nat(1e12), (a, b) => {
    expect(spokenYuan(a) === spokenYuan(b)).toBe(a === b);
  }), { numRuns: 3000 });
  expect(() => spokenYuan(-1)).toThrow(RangeError);
  expect(() => spokenYuan(1.5)).toThrow(RangeError);
});
