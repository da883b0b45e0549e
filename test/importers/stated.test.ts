// A 合计 counts wherever in its row, in which words or in which line of the sheet it stands.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCapitals } from '../../importers/capitals.ts';
import { checkText, troubles } from './sample.ts';

const head = '村名,姓名,补贴标准,实发金额,备注\n';
const rows = '北洛村,甄有田,10,100,\n刘桥村,贾丰年,10,200,\n';
const totalTroubles = (text: string) => troubles(checkText(text)).filter((one) => one.startsWith('total'));

describe('a wrong sum is found', () => {
  test.each([
    ['one column to the left', '合计,,999,,'],
    ['one column to the right', '合计,,,,999'],
    ['in 万元', '合计,,,0.0999万元,'],
    ['in 万元 in its label', '合计：0.0999万元,,,,'],
    ['in capitals', '合计,,,玖佰玖拾玖元整,'],
    ['in capitals beside its label', '合计（大写）：玖佰玖拾玖元整,,,,'],
    ['with its sign', '合计：￥999.00,,,,'],
    ['without a unit', '合计：999.00,,,,'],
    ['behind a comma in words below the table', '本表共 2 户，合计 999 元,,,,'],
    ['in capitals below the table', '金额（大写）：玖佰玖拾玖元整,,,,'],
  ])('%s', (_where, line) => {
    expect(totalTroubles(`${head}${rows}${line}\n`)).toEqual(['total-mismatch@4D']);
    const right = line.replace('0.0999', '0.03').replace(/999(\.00)?/, '300').replace('玖佰玖拾玖', '叁佰').replace(/：300,/, '：300.00,');
    expect(totalTroubles(`${head}${rows}${right}\n`)).toEqual([]);
    expect(checkText(`${head}${rows}${right}\n`).controlTotals).toMatchObject([{ stated: { fen: 30_000 }, matches: true }]);
  });

  test('in the title of the sheet, and in the title of a block', () => {
    const text = (first: string, second: string) => `2024年耕地地力保护补贴 ${first}\n${head}北洛村,甄有田,10,100,\n刘桥村 2024年 ${second}\n刘桥村,贾丰年,10,200,\n`;
    expect(totalTroubles(text('合计300元', '共计200元'))).toEqual([]);
    expect(totalTroubles(text('合计999元', '共计200元'))).toEqual(['total-mismatch@1D']);
    expect(totalTroubles(text('合计0.03万元', '共计999元'))).toEqual(['total-mismatch@4D']);
  });
});

describe('a 合计 without one clear amount is asked about', () => {
  test.each([
    ['no amount', '合计,,,,', ['total-unreadable@4D']],
    ['two numbers beside the column', '合计,,999,,300', ['total-unreadable@4D']],
    ['words', '合计,,,见附表,', ['total-unreadable@4D']],
    ['two amounts', '合计：300元、999元,,,,', ['total-unreadable@4D']],
    ['capitals that say another sum', '合计（大写）：玖佰玖拾玖元整,,,300,', ['total-unreadable@4D']],
    ['a number of households only', '合计,2户,,,', ['total-unreadable@4D']],
  ])('%s', (_what, line, expected) => {
    expect(totalTroubles(`${head}${rows}${line}\n`)).toEqual(expected);
  });
});

test('a sum in figures that is wrong stays so, whatever its capitals say', () => {
  expect(totalTroubles(`${head}${rows}合计（大写）：叁佰元整,,,300.01,\n`)).toEqual(['total-unreadable@4D', 'total-mismatch@4D']);
});

test('a standard or an appropriation in a title is no total', () => {
  expect(totalTroubles(`2024年补贴发放合计表 标准：125元/亩\n每亩125元\n${head}${rows}合计,,,300,\n大写：,,,,\n`)).toEqual([]);
});

test('every amount in capitals is read to the fen', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (fen) => {
    expect(readCapitals(inCapitals(fen))).toBe(fen);
  }));
  expect(['拾元整', '壹仟零贰拾元伍角', '伍分', '贰佰圆整'].map(readCapitals)).toEqual([1000, 102050, 5, 20000]);
  expect(['', '元', '壹佰', '佰拾元', '壹拾贰佰元', '壹贰元', '万元', '一百元'].map(readCapitals)).toEqual(Array(8).fill(null));
});

/** The plain rule of the Ministry of Finance for cheques, written the long way round. */
function inCapitals(fen: number): string {
  const numerals = '零壹贰叁肆伍陆柒捌玖';
  const four = (value: number) => Array.from(String(value).padStart(4, '0')).map((digit, i) => (digit === '0' ? '零' : `${numerals[Number(digit)]}${['仟', '佰', '拾', ''][i]}`)).join('');
  const whole = Math.floor(fen / 100);
  const parts = [Math.floor(whole / 1e8), Math.floor(whole / 1e4) % 1e4, whole % 1e4];
  const text = parts.map((part, i) => (part === 0 ? '零' : four(part) + (['亿', '万', ''][i] ?? ''))).join('').replace(/零+/g, '零').replace(/^零/, '').replace(/零(?=[万亿]|$)/g, '');
  const [jiao, last] = [Math.floor(fen / 10) % 10, fen % 10];
  return `${text === '' ? '' : `${text}元`}${jiao > 0 ? `${numerals[jiao]}角` : ''}${last > 0 ? `${numerals[last]}分` : ''}${jiao + last === 0 ? '整' : ''}`;
}
