// Ways of writing that offices have and that need no question: numbered blocks, sums on top, sources of money, sums in a title.
import { describe, expect, test } from 'vitest';
import { checkFile } from '../../importers/index.ts';
import { checkText, identityOf, troubles } from './sample.ts';

const [one, two, three] = [identityOf(1), identityOf(2), identityOf(3)];
const villagesOf = (text: string) => checkText(text).villages.map(({ code, payments, fen }) => [code, payments, fen]);
const north = ['990101001202', 2, 3_000];
const bridge = ['990101002202', 1, 3_000];

test.each([['第一部分 北洛村', '第二部分 刘桥村'], ['第1部分：北洛村', '第2部分：刘桥村'], ['第一章 北洛村', '第二章 刘桥村'], ['附表一：北洛村', '附表二：刘桥村'], ['附件1 北洛村', '附件2 刘桥村'], ['① 北洛村', '② 刘桥村'], ['1 北洛村', '2 刘桥村']])('blocks that are numbered: %s', (first, second) => {
  const text = `姓名,身份证号,实发金额\n${first},,\n甄有田,${one},10\n贾丰年,${two},20\n${second},,\n乌来顺,${three},30\n`;
  expect(troubles(checkText(text))).toEqual([]);
  expect(villagesOf(text)).toEqual([north, bridge]);
});

describe('the sum of each village above its rows', () => {
  const list = (first: string, second: string, column = false) => {
    const rows = [`北洛村,甄有田,${one},10`, `北洛村,贾丰年,${two},20`, `刘桥村,乌来顺,${three},30`].map((row) => (column ? row : row.slice(4)));
    return `${column ? '村名,' : ''}姓名,身份证号,实发金额\n${first}\n${rows[0]}\n${rows[1]}\n${second}\n${rows[2]}\n`;
  };

  test.each([['北洛村合计：2户30元,,', '刘桥村合计：1户30元,,'], ['北洛村合计,,30', '刘桥村合计,,30'], ['北洛村小计,,30', '刘桥村小计,,30'], ['泥沟镇北洛村共计2户30元,,', '马兰镇刘桥村共计1户30元,,']])('is their title, and is compared with them: %s', (first, second) => {
    expect(troubles(checkText(list(first, second)))).toEqual([]);
    expect(villagesOf(list(first, second))).toEqual([north, bridge]);
    expect(checkText(list(first, second)).controlTotals.map(({ matches }) => matches)).toEqual([true, true]);
  });

  test('stops the file where it is not the sum of what stands below it', () => {
    expect(troubles(checkText(list('北洛村合计：2户60元,,', '刘桥村合计：1户30元,,')))).toEqual(['total-mismatch@2C']);
    expect(troubles(checkText(list('北洛村合计：2户30元,,', '刘桥村合计：1户60元,,')))).toEqual(['total-mismatch@5C']);
    expect(troubles(checkText(list('北洛村合计：2户30元,,,', '刘桥村合计：1户30元,,,', true)))).toEqual([]);
    expect(troubles(checkText(list('北洛村合计：3户60元,,,', '刘桥村合计：1户30元,,,', true)))).toEqual(['total-mismatch@2D']);
  });

  test('below the rows it tells the village of none: whose the first rows are nobody wrote', () => {
    const { villages, findings } = checkText(`姓名,身份证号,实发金额\n甄有田,${one},10\n贾丰年,${two},20\n北洛村合计：2户30元,,\n乌来顺,${three},30\n刘桥村合计：1户30元,,\n`);
    expect([villages, findings.some(({ code }) => code === 'village-column-missing')]).toEqual([[], true]);
  });
});

describe('where the money comes from, and its 合计', () => {
  const list = (header: string, ...rows: string[]) => checkText(`村名,姓名,身份证号,${header}\n${rows.map((row, i) => `北洛村,甄有田,${identityOf(i + 1)},${row}\n`).join('')}`);

  test.each(['中央资金,省级资金,合计', '中央补助,市级补助,合计', '中央财政,县级配套资金,总计'])('%s: the sum is what is paid', (header) => {
    const checked = list(header, '10,5,15', '20,,20');
    expect([troubles(checked), checked.totals.fen]).toEqual([['amount-column-guess@1F'], 3_500]);
  });

  test('and nothing else but names: that is a list too', () => {
    const checked = checkText(`北洛村,,,\n姓名,中央财政,县级配套资金,合计\n甄有田,10,5,15\n`);
    expect([troubles(checked), checked.totals.fen]).toEqual([['amount-column-guess@2D'], 1_500]);
  });

  test('is no money where they do not add up to it, and crops or areas are no sources', () => {
    expect(list('中央资金,省级资金,合计', '10,5,15', '20,1,22').findings.find(({ code }) => code === 'amount-column-missing')?.said).toBe('“中央资金”、“省级资金”加起来不是“合计”（第 3 行），看不出哪一列是金额。');
    for (const header of ['小麦,玉米,合计', '中央资金,玉米,合计', '省级（亩）,市级（亩）,合计']) expect(troubles(list(header, '10,5,15'))).toContain('amount-column-missing@1');
  });
});

describe('a title that states several sums', () => {
  const list = (title: string) => checkText(`${title},,,\n村名,姓名,身份证号,金额\n北洛村,甄有田,${one},10\n北洛村,贾丰年,${two},20\n刘桥村,乌来顺,${three},30\n`);

  test.each(['2025年补贴：北洛村2户30元，刘桥村1户30元，共计60元', '中央资金40元，省级资金20元，合计60元', '下达资金100元，共计3户，实发金额60.00元', '补贴资金合计0.006万元，其中中央40元'])('is compared by the one that is of all: %s', (title) => {
    const { controlTotals, ...checked } = list(title);
    expect([troubles({ controlTotals, ...checked }), controlTotals.map(({ stated, matches }) => [stated.fen, matches])]).toEqual([[], [[6_000, true]]]);
  });

  test('stops the file where that one is wrong, and is asked about where nobody can tell which it is', () => {
    expect(troubles(list('中央资金40元，省级资金20元，合计61元'))).toEqual(['total-mismatch@1D']);
    expect(troubles(list('共计两个村，中央资金40元，省级资金20元'))).toEqual(['total-unreadable@1D']);
    expect(troubles(list('合计60元，实发50元'))).toEqual(['total-unreadable@1D']);
  });
});

test('an amount for a month beside what was paid for the months is no other amount', () => {
  const list = (...rows: string[]) => troubles(checkText(`村名,姓名,身份证号,月保障金额合计,本季发放金额\n${rows.map((row, i) => `北洛村,甄有田,${identityOf(i + 1)},${row}\n`).join('')}`));
  expect(list('10,30', '20,60', '15.5,31')).toEqual([]);
  expect(list('10,30', '20,61')).toEqual(['amount-column-guess@1E']);
});

test('villages of one or two rows that are written once are as good as merged cells; a single blank is asked about', () => {
  const list = (...names: string[]) => troubles(checkText(`村名,姓名,身份证号,金额\n${names.map((name, i) => `${name},甄有田,${identityOf(i + 1)},10\n`).join('')}`));
  expect(list('北洛村', '', '刘桥村', '王村', '', '兴中社区', '林桥居委会', '')).toEqual([]);
  expect(list('北洛村', '', '刘桥村', '王村', '兴中社区')).toEqual(['village-forgotten@3A']);
  expect(list('北洛村', '刘桥村', '王村', '兴中社区', '', '北洛村', '刘桥村', '王村', '')).toEqual(['village-forgotten@6A']);
});

test.each(['____县____乡____村2025年补贴发放表', '     乡     村补贴清册', '××乡××村农户补贴表', '泥沟镇____村委会（盖章）', '乡（镇）：____ 村：____'])('a form that nobody filled in names no village: %s', (form) => {
  const text = `${form},,\n姓名,身份证号,实发金额\n北洛村合计：1户10元,,\n甄有田,${one},10\n王村合计：1户20元,,\n贾丰年,${two},20\n`;
  const { villages, findings } = checkFile({ name: '明细.csv', bytes: Buffer.from(text) });
  expect(findings.filter(({ severity }) => severity === 'block')).toEqual([]);
  expect(villages.map(({ name, fen }) => [name, fen])).toEqual([['北洛村', 1_000], ['王村', 2_000]]);
});

test('what is filled in on a line is the village', () => {
  for (const title of ['__北洛__村2025年补贴清册', '北洛____村', '泥沟镇__北洛村__']) {
    expect([title, checkText(`${title},,\n姓名,身份证号,实发金额\n甄有田,${one},10\n`).villages.map(({ code }) => code)]).toEqual([title, ['990101001202']]);
  }
});

test('the sum of a 居委会 among others is not that of the whole list', () => {
  const rows = `北洛村,甄有田,${one},10\n小计,,,10\n林桥居委会,贾丰年,${two},20\n林桥居委会合计,,,20\n王村,乌来顺,${three},30\n王村合计,,,30\n`;
  expect(troubles(checkText(`村名,姓名,身份证号,实发金额\n${rows}`))).toEqual([]);
});
