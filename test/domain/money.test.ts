import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatArea, formatCount, formatYuan, yuanInCapitals } from '../../server/domain/money.ts';

const fenAmount = fc.maxSafeInteger();

describe('an amount on a notice', () => {
  it('has thousands separators and two decimals', () => {
    expect(formatYuan(9_374_910)).toBe('93,749.10');
    expect(formatYuan(5)).toBe('0.05');
    expect(formatYuan(-41_100)).toBe('-411.00');
    expect(formatYuan(Number.MAX_SAFE_INTEGER)).toBe('90,071,992,547,409.91');
  });

  it('reads back as exactly the same fen', () => {
    fc.assert(
      fc.property(fenAmount, (fen) => {
        expect(Number(formatYuan(fen).replace(/[,.]/g, ''))).toBe(fen === 0 ? 0 : fen);
      }),
    );
  });

  it('is refused when it is not a whole number of fen', () => {
    for (const bad of [0.1, Number.NaN, Infinity, 2 ** 53]) {
      expect(() => formatYuan(bad)).toThrow(RangeError);
      expect(() => formatArea(bad)).toThrow(RangeError);
      expect(() => yuanInCapitals(bad)).toThrow(RangeError);
    }
  });
});

describe('an area on a notice', () => {
  it('has two decimals, and more only where the measuring had more', () => {
    expect(formatArea(6_843_000)).toBe('684.30');
    expect(formatArea(1_250)).toBe('0.125');
    expect(formatArea(12_345_678)).toBe('1,234.5678');
    expect(formatArea(0)).toBe('0.00');
  });

  it('counts households with separators', () => {
    expect(formatCount(1_234_567)).toBe('1,234,567');
  });
});

// The examples of 《正确填写票据和结算凭证的基本规定》, and the gaps they leave open.
const CAPITALS: readonly [number, string][] = [
  [140_950, '壹仟肆佰零玖元伍角'],
  [600_714, '陆仟零柒元壹角肆分'],
  [168_032, '壹仟陆佰捌拾元叁角贰分'],
  [10_700_053, '壹拾万柒仟元伍角叁分'],
  [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
  [32_504, '叁佰贰拾伍元零肆分'],
  [9_374_910, '玖万叁仟柒佰肆拾玖元壹角'],
  [10_000, '壹佰元整'],
  [1_000, '壹拾元整'],
  [0, '零元整'],
  [7, '柒分'],
  [70, '柒角'],
  [10_000_000_000_00, '壹佰亿元整'],
  [100_000_000_01, '壹亿元零壹分'],
  [1_0000_0005_00, '壹亿零伍元整'],
  [10_5000_00, '壹拾万伍仟元整'],
  [10_0500_00, '壹拾万零伍佰元整'],
  [90_0719_9254_7409_91, '玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
];

describe('an amount in capitals', () => {
  it.each(CAPITALS)('writes %d fen as %s', (fen, words) => {
    expect(yuanInCapitals(fen)).toBe(words);
  });

  it('carries 人民币 when asked and 负 when paid back', () => {
    expect(yuanInCapitals(100, { prefix: true })).toBe('人民币壹元整');
    expect(yuanInCapitals(-150)).toBe('负壹元伍角');
  });

  it('never stands for two different amounts, and reads back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (fen) => {
        expect(readCapitals(yuanInCapitals(fen))).toBe(BigInt(fen));
      }),
    );
  });

  it('never doubles a zero nor ends a yuan part with one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (fen) => {
        expect(yuanInCapitals(fen)).not.toMatch(/零零|零元|零[万亿]|^零/);
      }),
    );
  });
});

// An independent reader: evaluates the words from left to right.
function readCapitals(words: string): bigint {
  let yuan = 0n;
  let section = 0n;
  let pending = 0n;
  let fen = 0n;
  for (const word of words) {
    const digit = BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(word));
    if (digit >= 0n) pending = digit;
    const small = { 拾: 10n, 佰: 100n, 仟: 1000n }[word];
    if (small !== undefined) {
      section += pending * small;
      pending = 0n;
    }
    if (word === '万') yuan += (section + pending) * 10_000n;
    if (word === '亿') yuan = (yuan + section + pending) * 100_000_000n;
    if (word === '元') fen = (yuan + section + pending) * 100n;
    if (word === '角') fen += pending * 10n;
    if (word === '分') fen += pending;
    if ('万亿元角分'.includes(word)) {
      section = 0n;
      pending = 0n;
    }
  }
  return fen;
}
