// How people write a village's name in a cell: every one of these is the village of the register.
import { expect, test } from 'vitest';
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
