// Lists of children and of the ill are stopped where they come in, whatever they were sent as.
import { describe, expect, test } from 'vitest';
import { checkText, identityOf, troubles } from './sample.ts';

const one = identityOf(1);
const as = { programme: 'farmland-fertility' };

describe('a list of people who are never told by name', () => {
  const rows = `村名,姓名,身份证号,金额\n北洛村,甄有田,${one},10\n`;

  test.each(['2026年孤儿基本生活费发放表', '事实无人抚养儿童基本生活补贴花名册', '泥沟镇困境儿童（含孤儿）生活补助', '严重精神障碍患者监护补贴发放名单', '资金名称：孤儿基本生活费'])('is stopped by its title, its sheet and its file: %s', (title) => {
    for (const checked of [checkText(`${title},,,\n${rows}`, as), checkText(rows, { ...as, name: `${title}.csv` })]) expect(troubles(checked)).toContain('never-public@');
  });

  test('is read like every list, rows and sums, while it is sent as that of no programme', () => {
    expect(troubles(checkText(`2026年孤儿基本生活费发放表,,,\n${rows}`))).toEqual([]);
  });

  test('is stopped where a column says what they are', () => {
    expect(troubles(checkText(`村名,姓名,身份证号,对象类型,金额\n北洛村,甄有田,${one},社会散居孤儿,10\n`, as))).toContain('never-public@2D');
    expect(troubles(checkText(`村名,姓名,身份证号,对象类型,金额\n北洛村,甄有田,${one},农户,10\n`, as))).toEqual([]);
  });

  test.each(['残疾人两项补贴发放表', '特困人员供养金发放花名册', '计划生育特别扶助金发放表', '项目：残疾人两项补贴'])('is asked about: %s', (title) => {
    expect(troubles(checkText(`${title},,,\n${rows}`, as))).toContain('title-personal@');
  });

  test.each([['old-age', '2026年高龄津贴发放表'], ['minimum-living', '农村低保金发放花名册'], ['farmland-fertility', '2026年儿童村耕地地力保护补贴发放表'], ['minimum-living', '农村低保金发放花名册（不含孤儿）']])('but not as %s %s', (programme, title) => {
    expect(troubles(checkText(`${title},,,\n${rows}`, { programme }))).toEqual([]);
  });
});
