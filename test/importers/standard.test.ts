// A standard is one and the same however the file writes it, and keeps the unit that the file says.
import { expect, test } from 'vitest';
import { readStandard } from '../../importers/standard.ts';
import { checkText, troubles } from './sample.ts';

test.each([
  ['137', null, '137'], ['137.00', null, '137'], ['137元', null, '137'], ['１３７．５０', null, '137.5'], ['1,234.56', null, '1234.56'],
  ['137', '亩', '137 元/亩'], ['137.00元/亩', null, '137 元/亩'], ['137/亩', null, '137 元/亩'], ['300', '人·季', '300 元/人·季'],
  ['每亩137元', null, '137 元/亩'], ['137元每亩', null, '137 元/亩'], ['600元/人/月', null, '600 元/人/月'], ['137', '批次说明', '137'],
])('%s under a header of %s is %s', (cell, per, text) => {
  expect(readStandard(cell, per)).toEqual({ kind: 'value', text });
});

test.each(['', '—', '/', '无'])('%j says no standard', (cell) => {
  expect(readStandard(cell, '亩')).toEqual({ kind: 'blank' });
});

test.each(['按文件执行', '137²', '125/105', '137元/亩（王桂英）', '137元/王桂英', '1370000001', '12 34', '$137', '<b>137</b>', '137元/亩 电话6611234'])('%s is not printed, and the clerk is asked', (cell) => {
  const checked = checkText(`村名,户主姓名,补贴标准,实发金额\n北洛村,王桂英,"${cell}",10\n`);
  expect(troubles(checked)).toEqual(['standard-unclear@2C']);
  expect(checked.entries.map(({ standard }) => standard)).toEqual([null]);
});

test.each(['6611组', '3组12345', '３７０４９组', '本组由村民代表会议于上年确定具体划分方法另见附件'])('the group %s stops its row', (group) => {
  const checked = checkText(`村名,组别,户主姓名,实发金额\n北洛村,${group},王桂英,10\n`);
  expect(troubles(checked)).toEqual(['group-unclear@2B']);
  expect(checked.rows.blocked).toBe(1);
});

test.each([['补贴标准（元/亩）', '137 元/亩'], ['补贴标准(元/人·月)', '137 元/人·月'], ['补贴标准', '137'], ['补贴标准（元）', '137']])('%s: every row the same', (header, said) => {
  const { entries } = checkText(`村名,户主姓名,${header},补贴面积（亩）,实发金额\n北洛村,王桂英,137,1,137\n北洛村,陈建国,137.00,2,274\n`);
  expect(entries.map(({ standard }) => standard)).toEqual([said, said]);
});

test('area times standard is still compared', () => {
  const { findings } = checkText('村名,户主姓名,补贴标准（元/亩）,补贴面积（亩）,实发金额\n北洛村,王桂英,137.00,1,150\n');
  expect(findings.map(({ code }) => code)).toContain('amount-not-product');
});
