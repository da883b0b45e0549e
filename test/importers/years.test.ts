// Last year's file is not taken for this year's without a word.
import { expect, test } from 'vitest';
import { checkText } from './sample.ts';

const table = (title: string, years = ['', '']) => `${title}\n村名,户主姓名,年度,实发金额\n北洛村,王桂英,${years[0]},10\n北洛村,陈建国,${years[1]},20\n`;
const said = (text: string, name?: string) => checkText(text, { year: 2026, ...(name ? { name } : {}) }).findings.filter(({ code }) => code === 'year-differs').map((one) => [one.severity, one.place.row, one.place.column, one.said]);

test.each([
  ['2025年耕地地力保护补贴兑付清册', '2025年'],
  ['二〇二五年耕地地力保护补贴', '2025年'],
  ['2024-2025年度耕地地力保护补贴', '2025年'],
  ['2025年6月农村低保发放表', '2025年'],
])('a title of another year is asked about: %s', (title, year) => {
  expect(said(table(title))).toEqual([['confirm', 1, null, `标题写的是${year}，选的是2026年。`]]);
});

test.each([
  '2026年耕地地力保护补贴兑付清册', '2025年度耕地地力保护补贴（2026年发放）', '填报日期：2025年12月31日', '制表 2025年12月31日', '耕地地力保护补贴', '第20250101号',
])('a title that says the year, or none, is not: %s', (title) => {
  expect(said(table(title))).toEqual([]);
});

test('where the titles say nothing the name of the file does', () => {
  expect(said(table('耕地地力保护补贴'), '泥沟镇2025年耕地补贴.csv')).toEqual([['confirm', null, null, '文件名写的是2025年，选的是2026年。']]);
  expect(said(table('2026年耕地地力保护补贴'), '泥沟镇2025年耕地补贴.csv')).toEqual([]);
});

test('rows of another year are counted, with the first of them', () => {
  expect(said(table('2026年耕地地力保护补贴', ['2026', '2025年度']))).toEqual([['confirm', 4, 'C', '有 1 行的年度写的是2025年，选的是2026年。']]);
  expect(said(table('2026年耕地地力保护补贴', ['2026', '2026年']))).toEqual([]);
});

test('the year of planting is not the year that is paid for', () => {
  const text = '2026年退耕还林补助\n村名,户主姓名,退耕年度,实发金额\n北洛村,王桂英,2015,10\n';
  expect(checkText(text, { year: 2026 }).findings.filter(({ code }) => code === 'year-differs')).toEqual([]);
});

test('nobody chose a year: nothing is compared', () => {
  expect(checkText(table('2025年耕地地力保护补贴')).findings.filter(({ code }) => code === 'year-differs')).toEqual([]);
});
