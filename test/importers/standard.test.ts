// A standard is one and the same however the file writes it, and keeps the unit that the file says.
import { expect, test } from 'vitest';
import { readStandard } from '../../importers/standard.ts';
import { checkText } from './sample.ts';

test.each([
  ['137', null, '137'], ['137.00', null, '137'], ['137元', null, '137'], ['１３７．５０', null, '137.5'], ['1,234.56', null, '1234.56'],
  ['137', '亩', '137 元/亩'], ['137.00元/亩', null, '137 元/亩'], ['137/亩', null, '137 元/亩'], ['300', '人·季', '300 元/人·季'],
  ['', '亩', null], ['—', '亩', null], ['按文件执行', '亩', '按文件执行'],
])('%s under a header of %s is %s', (cell, per, said) => {
  expect(readStandard(cell, per)).toBe(said);
});

test.each([['补贴标准（元/亩）', '137 元/亩'], ['补贴标准(元/人·月)', '137 元/人·月'], ['补贴标准', '137'], ['补贴标准（元）', '137']])('%s: every row the same', (header, said) => {
  const { entries } = checkText(`村名,户主姓名,${header},补贴面积（亩）,实发金额\n北洛村,王桂英,137,1,137\n北洛村,陈建国,137.00,2,274\n`);
  expect(entries.map(({ standard }) => standard)).toEqual([said, said]);
});

test('area times standard is still compared', () => {
  const { findings } = checkText('村名,户主姓名,补贴标准（元/亩）,补贴面积（亩）,实发金额\n北洛村,王桂英,137.00,1,150\n');
  expect(findings.map(({ code }) => code)).toContain('amount-not-product');
});
