import { describe, expect, test } from 'vitest';
import { checkFile } from '../../importers/index.ts';
import { checkConfusable, outcome } from './confusable.ts';
import { identityOf, troubles } from './sample.ts';

const rows = (header: string, ...cells: string[]) => `${header},姓名,身份证号,补贴金额\n${cells.map((cell, i) => `${cell},甄有田,${identityOf(i + 1)},10\n`).join('')}`;

describe('an address is the village it names, and none other', () => {
  test.each<[string, string]>([
    ['柳林屯镇张庄村5号', '柳林屯镇张庄村 1000'],
    ['柳林屯镇新楼村12号', '柳林屯镇新楼村 1000'],
    ['某省青山县石桥镇北洼村3组5号', '石桥镇北洼村 1000'],
    ['石桥镇石桥村东街5号', '石桥镇石桥村 1000'],
    ['石桥镇小北洼村2组', '石桥镇小北洼村 1000'],
    ['石桥镇李洼村5号', 'village-unknown'],
    ['石桥镇大谢村2号', 'village-unknown'],
    ['柳林屯镇张庄新村5号', 'village-unknown'],
    ['柳林屯镇南洼东村12号', 'village-unknown'],
    ['石桥镇老王组', 'village-unknown'],
    ['石桥镇西三组', 'village-unknown'],
    ['南洼村、新楼村一组', 'village-unknown'],
    ['南洼老王庄组', 'village-unknown'],
  ])('%s', (address, expected) => {
    expect(outcome(checkConfusable(rows('家庭住址', address)))).toBe(expected);
  });

  test('in the column of villages as well', () => {
    expect(outcome(checkConfusable(rows('村名', '石桥镇老王组')))).toBe('village-unknown');
    expect(outcome(checkConfusable(rows('村名', '柳林屯镇张庄村')))).toBe('柳林屯镇张庄村 1000');
  });
});

describe('a code, a name, a township and a county have to say the same place', () => {
  test.each<[string, string, string, string]>([
    ['a code alone', '村代码', '990201002004', '柳林屯镇南洼村 1000'],
    ['a code and its village', '村代码,村名', '990201002004,南洼村', '柳林屯镇南洼村 1000'],
    ['a code and a village nobody knows', '村代码,村名', '990201002004,张三庄村', 'village-code-differs'],
    ['a code of another county', '村代码,村名', '990301002004,南洼村', 'village-code-differs'],
    ['a code and another township', '乡镇,村代码', '石桥镇,990201002004', 'village-elsewhere'],
    ['a code and its township', '乡镇,村代码', '柳林屯镇,990201002004', '柳林屯镇南洼村 1000'],
    ['another county', '县,村名', '绿水县,南洼村', 'village-elsewhere'],
    ['another county of the same township', '县,乡镇,村名', '绿水县,柳林屯镇,南洼村', 'village-elsewhere'],
    ['the county, short and long', '县,村名', '青山,南洼村', '柳林屯镇南洼村 1000'],
    ['the county under its city', '县,村名', '某市青山县,南洼村', '柳林屯镇南洼村 1000'],
  ])('%s', (_title, header, cell, expected) => {
    expect(outcome(checkConfusable(rows(header, cell)))).toBe(expected);
  });
});

describe('a group is no village', () => {
  test.each<[string, string, string]>([
    ['another village where the group should stand', '组别', '新楼村'],
    ['a group of another village', '组别', '新楼村3组'],
    ['a hamlet called as a village of the township', '自然村', '新楼村'],
  ])('%s', (_title, header, group) => {
    expect(outcome(checkConfusable(rows(`村名,${header}`, `南洼村,${group}`)))).toBe('group-unclear');
  });

  test.each([['组别', '南洼村3组'], ['组别', '新村组'], ['自然村', '北洼村'], ['组别', '后村']])('%s: %s is', (header, group) => {
    expect(outcome(checkConfusable(rows(`村名,${header}`, `南洼村,${group}`)))).toBe('柳林屯镇南洼村 1000');
  });
});

test('without a register the township is not told twice where the file writes it before the village', () => {
  const bytes = Buffer.from('张山子镇2026年耕地地力保护补贴清册,,\n村名,姓名,实发金额\n张山子镇李庄村,甄有田,10\n李庄村,贾丰年,20\n张山子镇李庄村3组,乌有粮,5\n');
  expect(checkFile({ name: '明细.csv', bytes }).villages).toMatchObject([{ township: '张山子镇', name: '李庄村', payments: 3 }]);
});

test.each(['万年村', '贾元村', '补贴村'])('a title names %s, whatever its name seems to say', (village) => {
  const villages = [{ code: '990101001301', village: `${village}委会`, shortName: village, townshipCode: '990101001', township: '泥沟镇', countyCode: '990101', county: '青山县' }];
  for (const title of [`泥沟镇${village}2024年补贴发放花名册`, `村名：${village}`, `填报单位：泥沟镇${village}`, `2024年泥沟镇${village}补贴公示表`]) {
    const checked = checkFile({ name: 'x.csv', bytes: Buffer.from(`${title},,\n姓名,身份证号,补贴金额\n甄有田,${identityOf(1)},10\n`), villages });
    expect([title, troubles(checked), checked.villages.map(({ fen }) => fen)]).toEqual([title, [], [1000]]);
  }
});
