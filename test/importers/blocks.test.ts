import { describe, expect, test } from 'vitest';
import { checkConfusable, outcome } from './confusable.ts';
import { checkText, identityOf, troubles } from './sample.ts';

const header = '序号,姓名,身份证号,补贴金额';
const first = `1,甄有田,${identityOf(1)},500`;
const second = `1,贾丰年,${identityOf(2)},50`;
const blocks = (one: string, other: string) => outcome(checkConfusable(`${one}\n${header}\n${first}\n合计,,,500\n${other}\n${header}\n${second}\n合计,,,50\n`));
const both = '柳林屯镇南洼村 50000, 柳林屯镇新楼村 5000';

describe('the village above a block stands for its rows, whatever stands beside it', () => {
  test.each<[string, (village: string) => string]>([
    ['a unit', (village) => `村名：${village},,单位：元,`],
    ['a unit in the same cell', (village) => `${village} 单位：元,,,`],
    ['the day of registration', (village) => `村名：${village},登记时间：2024年5月1日,,`],
    ['the day of publication', (village) => `村名：${village},公示日期：2024年5月1日,,`],
    ['a stamp and a day', (village) => `${village}（盖章）,,2024年5月1日,`],
    ['a telephone', (village) => `${village},,监督电话：0000-0000000,`],
    ['who fills it in', (village) => `单位：${village},,,`],
    ['which committee fills it in', (village) => `填报单位：${village}委会,,,`],
    ['the committee and a person', (village) => `填报单位：${village}委会  填报人：甄某,,,`],
    ['a title', (village) => `柳林屯镇${village}2024年耕地地力保护补贴清册,,,`],
    ['a title that begins with the year', (village) => `2024年${village}补贴清册,,,`],
    ['the cadres of a village', (village) => `${village}干部登记清册,,,`],
  ])('%s', (_title, line) => {
    expect(blocks(line('南洼村'), line('新楼村'))).toBe(both);
    expect(blocks(line('南洼村'), line('新褛村'))).toMatch(/^柳林屯镇南洼村 50000, village-(?:unknown|missing)/);
  });

  test('a footer with no place of its own ends nothing', () => {
    for (const footer of ['制表人：甄某', '审核单位：柳林屯镇财政所', '村会计签字：', '监督电话：0000-0000000', '填报单位：南洼村委会']) {
      expect(outcome(checkConfusable(`南洼村（盖章）,,,\n${header}\n${first}\n${footer},,,\n${header}\n${second}\n`))).toBe('柳林屯镇南洼村 55000');
    }
  });

  test('the page title of the township, once more, ends nothing either; that of another township does', () => {
    const pages = (township: string) => outcome(checkConfusable(`柳林屯镇张庄村清册,,,\n${header}\n${first}\n${township}2024年补贴清册,,,\n${header}\n${second}\n`));
    expect(pages('柳林屯镇')).toBe('柳林屯镇张庄村 55000');
    expect(pages('石桥镇')).toBe('柳林屯镇张庄村 50000, village-missing');
  });

  test('a township in a line of its own is that of the village below it', () => {
    const both = ['柳林屯镇2024年清册,,,\n顿庄村 单位：亩,,,', '涧头集镇2024年清册,,,\n张庄村 单位：亩,,,'] as const;
    expect(blocks(...both)).toBe('柳林屯镇顿庄村 50000, 涧头集镇张庄村 5000');
    expect(blocks(`${both[0]}`, `柳林屯镇2024年清册,,,\n南洼村,,,\n${header}\n1,乌有粮,${identityOf(3)},7\n${both[1]}`)).toContain('涧头集镇张庄村 5000');
  });

  test('two different villages above one table are not chosen between', () => {
    expect(blocks('南洼村,,顿庄村,', '新楼村,,,')).toBe('柳林屯镇新楼村 5000, village-unknown');
  });
});

describe('which of two villages of one name is meant', () => {
  const under = (title: string) => outcome(checkConfusable(`${title},,,\n村名,姓名,身份证号,补贴金额\n张庄村,甄有田,${identityOf(1)},50\n`));
  test.each([
    ['石桥镇2024年清册', '石桥镇张庄村 5000'],
    ['柳林屯镇、涧头集镇2024年清册', 'village-ambiguous'],
    ['抄送：涧头集镇人民政府', 'village-ambiguous'],
    ['依据涧头集镇人民政府会议纪要', 'village-ambiguous'],
    ['城东街道、石桥镇2024年清册', '石桥镇张庄村 5000'],
  ])('under %s', (title, expected) => {
    expect(under(title)).toBe(expected);
  });
});

describe('a block in another unit stops the file', () => {
  test.each(['新楼村 单位：万元,,,', '村名：新楼村,,单位：万元,', '新楼村,,,\n单位：万元,,,', '新楼村（金额：万元）,,,'])('%s', (line) => {
    expect(blocks('南洼村 单位：元,,,', line)).toContain('header-changed');
  });

  test('so does a header once more with another unit, and the same unit does not', () => {
    const again = (one: string, other: string) => outcome(checkConfusable(`村名,姓名,身份证号,${one}\n南洼村,甄有田,${identityOf(1)},500\n村名,姓名,身份证号,${other}\n新楼村,贾丰年,${identityOf(2)},50\n`));
    expect(again('补贴金额（元）', '补贴金额（万元）')).toBe(`${both}, header-changed`);
    expect(again('补贴金额（元）', '补贴金额')).toBe(both);
  });
});

test('a stamped group is a group of the village above, not a village', () => {
  const head = '序号,户主姓名,补贴面积,补贴金额\n';
  const checked = checkText(`泥沟镇北洛村2025年耕地地力保护补贴,,,\n东一组（盖章）,,,\n${head}1,甄有田,1,10\n合计,,1,10\n\n东二组（盖章）,,,\n${head}1,贾丰年,2,20\n合计,,2,20\n`);
  expect(troubles(checked)).toEqual([]);
  expect(checked.entries.map(({ village, group }) => [village?.code, group])).toEqual([['990101001202', '东一组'], ['990101001202', '东二组']]);
});
