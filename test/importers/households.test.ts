import { describe, expect, test } from 'vitest';
import { checkText, identityOf, troubles } from './sample.ts';

const ids = Array.from({ length: 40 }, (_, i) => identityOf(i));
const list = (header: string, ...rows: string[]) => checkText(`${header}\n${rows.join('\n')}\n`, { programme: 'minimum-living', name: '名单.csv' });
const household = '村名,户主姓名,户主身份证号,保障人数,实发金额,成员姓名,成员身份证号,成员姓名,成员身份证号';

describe('a household on one row', () => {
  test('is one payment to its head, whoever else stands in it', () => {
    const checked = list(household, `北洛村,甄有田,${ids[0]},3,900,贾丰年,${ids[1]},乌有粮,${ids[2]}`, `北洛村,卜世苗,${ids[3]},1,300,,,,`);
    expect(troubles(checked)).toEqual([]);
    expect(checked.entries.map((entry) => [entry.name, entry.idNumber, entry.amountFen])).toEqual([['甄有田', ids[0], 90000], ['卜世苗', ids[3], 30000]]);
    expect(checked.totals).toMatchObject({ payments: 2, people: 2 });
  });

  test('is asked about when it lists more or fewer members than it says', () => {
    expect(troubles(list(household, `北洛村,甄有田,${ids[0]},2,900,贾丰年,${ids[1]},乌有粮,${ids[2]}`, `北洛村,卜世苗,${ids[3]},2,300,,,,`))).toEqual(['members-differ@2D', 'members-differ@3D']);
  });

  test('may list its head among its members', () => {
    expect(troubles(list(household, `北洛村,甄有田,${ids[0]},2,900,甄有田,${ids[0]},乌有粮,${ids[2]}`))).toEqual([]);
  });

  test('is asked about when a member belongs to another household, as head or as member', () => {
    const rows = [`北洛村,甄有田,${ids[0]},2,900,贾丰年,${ids[1]},,`, `北洛村,卜世苗,${ids[3]},2,300,贾丰年,${ids[1]},,`, `王村,单聘农,${ids[4]},2,300,甄有田,${ids[0]},,`];
    expect(troubles(list(household, ...rows))).toEqual(['member-repeated@3G', 'member-repeated@4G']);
  });

  test('is asked about once where the list has too few columns for all', () => {
    const rows = Array.from({ length: 12 }, (_, i) => `北洛村,甄有田,${ids[2 * i]},5,900,贾丰年,${ids[2 * i + 1]},,`);
    expect(troubles(list(household, ...rows)).filter((code) => code.startsWith('members'))).toEqual(['members-differ@D']);
  });
});

test('家庭人口 beside two people of different roles makes no household of them', () => {
  const checked = checkText(`村名,户主姓名,农户姓名,身份证号,家庭人口,实发金额\n北洛村,甄有田,贾丰年,${ids[0]},4,100\n`);
  expect(troubles(checked)).toEqual([]);
  expect(checked.entries[0]?.name).toBe('甄有田');
});

test('two columns of identity numbers without members are still not chosen between', () => {
  expect(troubles(checkText(`村名,姓名,身份证号,身份证号,实发金额\n北洛村,甄有田,${ids[0]},${ids[1]},100\n`))).toContain('column-twice@1D');
});

describe('goods instead of money', () => {
  test.each(['供种数量', '化肥（袋）', '领取数量', '大米数量', '发放物资'])('%s is refused and never becomes a payment of 0 yuan', (goods) => {
    const checked = checkText(`村名,姓名,面积,${goods}\n北洛村,甄有田,3,12\n`);
    expect(troubles(checked)).toEqual(['in-kind@1D']);
    expect(checked).toMatchObject({ rows: { data: 1, blocked: 1 }, totals: { fen: 0, payments: 0 }, entries: [] });
  });

  test('goods beside money are only a column more', () => {
    expect(troubles(checkText(`村名,姓名,供种数量,实发金额\n北洛村,甄有田,3,12\n`))).toEqual([]);
  });
});

describe('a table of sums', () => {
  test.each([
    ['per village', '村名,户数,补贴金额\n北洛村,12,1200\n王村,8,800\n合计,20,2000\n'],
    ['per township, the sum on top', '县(区),乡镇(街道),补助金额(元)\n合计,,2000\n青山县,泥沟镇,1200\n青山县,马兰镇,800\n'],
    ['with amounts told by their unit only', '镇街,年度任务,,本次拨付(万元),\n,小计,C级,小计,C级\n泥沟镇,3,2,1.5,1\n马兰镇,2,1,1.1,0.5\n'],
  ])('%s is refused as one', (_title, text) => {
    const checked = checkText(text);
    expect(checked.findings.filter((one) => one.severity === 'block').map((one) => one.code)).toEqual(['aggregate-table']);
    expect(checked.sheets.map((sheet) => sheet.role)).toEqual(['summary']);
  });

  test('is not what a list is called whose names have no header', () => {
    expect(troubles(checkText('村名,,实发金额\n北洛村,甄有田,10\n北洛村,贾丰年,20\n'))).toEqual(['name-column-missing@1']);
  });
});

test('members who stand below their head, alone in columns of their own, are of that household', () => {
  const rows = [`甄有田,${identityOf(1)},3,甄有田,${identityOf(1)},900`, `,,,贾丰年,${identityOf(2, '20100101')},`, `,,,乌有粮,${identityOf(3, '20120101')},`, `费心禾,${identityOf(4)},1,费心禾,${identityOf(4)},400`];
  const list = (...lines: string[]) => checkText(`北洛村2025年9月农村低保发放花名册\n户主姓名,户主身份证号,保障人数,成员姓名,成员身份证号,月保障金\n${lines.join('\n')}\n合计,,4,,,1300\n`);
  const checked = list(...rows);
  expect(troubles(checked)).toEqual(['members-below@F']);
  expect(checked.totals).toMatchObject({ fen: 130_000, payments: 2, people: 2 });
  expect(troubles(list(`,,,贾丰年,${identityOf(2)},`, ...rows)).length).toBeGreaterThan(1);
});
