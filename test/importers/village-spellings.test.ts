// How people write a village's name in a cell: every one of these is the village of the register.
import { describe, expect, test } from 'vitest';
import { checkFile } from '../../importers/index.ts';

const place = { townshipCode: '', township: '泥沟镇', countyCode: '', county: '青山县' };
const villages = [
  { ...place, code: '1', village: '湖洼村委会', shortName: '湖洼村' },
  { ...place, code: '2', village: '兴中社区居委会', shortName: '兴中社区' },
];
const villageOf = (said: string) =>
  checkFile({ name: '明细.csv', bytes: Buffer.from(`村名,姓名,实发金额\n${said},甄有田,10\n`), villages }).entries.map(({ village, group }) => [village?.shortName, group]);

test.each(['湖洼', '湖洼村', '湖洼村委', '湖洼村委会', '湖洼村村委', '湖洼村民委员会', '湖洼村（居）委会', '湖洼村(居)委会', '湖洼村（居）民委员会', '湖洼行政村', '泥沟镇湖洼村（居）委会'])('%s is 湖洼村', (said) => {
  expect(villageOf(said)).toEqual([['湖洼村', null]]);
});

test.each(['兴中居委', '兴中社区居委', '兴中社区居委会', '兴中社区村（居）委会'])('%s is 兴中社区', (said) => {
  expect(villageOf(said)).toEqual([['兴中社区', null]]);
});

test('a group behind it is still told apart', () => {
  expect(villageOf('湖洼村委3组')).toEqual([['湖洼村', '3组']]);
  expect(villageOf('湖洼村（居）委会3组')).toEqual([['湖洼村', '3组']]);
});

test('a village that became a community keeps its name', () => {
  const own = [{ ...place, code: '1', village: '仁家村居委会', shortName: '仁家村居委会' }];
  const codesOf = (said: string, register = own) => checkFile({ name: '明细.csv', bytes: Buffer.from(`村名,姓名,实发金额\n${said},甄有田,10\n`), villages: register }).villages.map(({ code }) => code);
  for (const said of ['仁家村', '仁家村居委会', '仁家', '仁家社区', '泥沟镇仁家村']) expect([said, codesOf(said)]).toEqual([said, ['1']]);
  expect(codesOf('仁家村', [...own, { ...place, code: '2', village: '仁家村委会', shortName: '仁家村' }])).toEqual([]);
});

test('where a village is called 同上, the word means it and not the village above', () => {
  const own = [...villages, { ...place, code: '3', village: '同上村委会', shortName: '同上村' }];
  const rows = (register: typeof own) => checkFile({ name: '明细.csv', bytes: Buffer.from('村名,姓名,实发金额\n湖洼村,甄有田,10\n同上,贾丰年,10\n'), villages: register }).villages.map(({ name, payments }) => [name, payments]);
  expect(rows(own)).toEqual([['湖洼村委会', 1], ['同上村委会', 1]]);
  expect(rows(villages)).toEqual([['湖洼村委会', 2]]);
});

describe('without a register', () => {
  const named = (...names: string[]) => checkFile({ name: '明细.csv', bytes: Buffer.from(`村名,姓名,金额\n${names.map((name) => `${name},甄有田,10\n`).join('')}`) }).villages.map(({ name, payments }) => `${name} ${payments}`);

  test('one village is one village, with or without 村 and its committee', () => {
    expect(named('大北洛', '大北洛村', '大北洛村委会', '大北洛村民委员会', '大北洛行政村', '大北洛村村委会')).toEqual(['大北洛村 6']);
    expect(named('大北洛', '大北洛村3组', '小北洛')).toEqual(['大北洛村 2', '小北洛 1']);
    expect(named('兴中社区', '兴中社区居委会', '兴中社区居民委员会')).toEqual(['兴中社区 3']);
  });

  test('two villages of like names stay two', () => {
    expect(named('大北洛社区', '大北洛村', '大北洛村委会')).toEqual(['大北洛社区 1', '大北洛村 2']);
    expect(named('大北洛', '大北洛社区', '大北洛村')).toEqual(['大北洛 1', '大北洛社区 1', '大北洛村 1']);
    expect(named('大北洛', '大北洛居委会', '大北洛村')).toEqual(['大北洛 1', '大北洛居委会 1', '大北洛村 1']);
    expect(named('大北洛', '大北洛社区')).toEqual(['大北洛 1', '大北洛社区 1']);
    expect(named('仁家村', '仁家村居委会')).toEqual(['仁家村 1', '仁家村居委会 1']);
    expect(named('北洛', '大北洛村', '北洛东村', '北洛新村')).toEqual(['北洛 1', '大北洛村 1', '北洛东村 1', '北洛新村 1']);
  });
});
