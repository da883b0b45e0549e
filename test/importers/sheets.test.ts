// Workbooks of several sheets: lists count, tables of sums check them, nobody is counted twice, and what is hidden is said.
import { describe, expect, test } from 'vitest';
import { checkBook, workbook, type Cells, type Format } from './make-workbook.ts';
import { identityOf, troubles } from './sample.ts';

const names = ['甄有田', '贾丰年', '乌有粮', '费心禾', '苗满仓', '田多收'];
const title = ['2024年耕地地力保护补贴发放清册'];
const head = ['序号', '村名', '姓名', '身份证号', '补贴金额（元）'];
const person = (i: number, village = '北洛村', yuan: number = 100 + i) => [i, village, names[i % names.length] ?? '', identityOf(i + 1), yuan];
const list = (...people: Cells): Cells => [title, head, ...people];
const unnamed = (people: Cells): Cells => [title, ['序号', '村名', '姓名', '补贴金额（元）'], ...people.map((row) => row.toSpliced(3, 1))];
const six = names.map((_, i) => person(i));
const said = (checked: ReturnType<typeof checkBook>, code: string) => checked.findings.filter((one) => one.code === code).map((one) => one.said);
const roles = (checked: ReturnType<typeof checkBook>) => checked.sheets.map(({ name, role }) => `${name} ${role}`);

describe('the same people on two sheets', () => {
  test('are counted once, from the sheet with the identity numbers, and the other is named', () => {
    const checked = checkBook(workbook({ 公示: unnamed(six), 清册: list(...six) }));
    expect(roles(checked)).toEqual(['公示 ignored', '清册 data']);
    expect(checked.totals).toMatchObject({ fen: 61_500, payments: 6, people: 6 });
    expect(troubles(checked)).toEqual(['sheet-left-out@2']);
    expect(said(checked, 'sheet-left-out')[0]).toMatch(/“公示”里的 6 人都在“清册”里，金额也一样（615.00 元）/);
  });

  test.each<[string, Cells, RegExp]>([
    ['another amount', six.with(2, person(2, '北洛村', 999)), /有 1 人的金额不一样（“公示”里共 1,512.00 元，“清册”里共 615.00 元）/],
    ['somebody more', [...six, [7, '北洛村', '多一人', identityOf(50), 88]], /有 1 人只在“公示”里/],
  ])('and %s stop the file: nobody can tell which one was paid', (_what, others, words) => {
    const checked = checkBook(workbook({ 公示: unnamed(others), 清册: list(...six) }));
    expect(troubles(checked)).toEqual(['sheets-differ@2']);
    expect(said(checked, 'sheets-differ')[0]).toMatch(words);
  });

  test('of which one is only a part of the other stop nothing', () => {
    const checked = checkBook(workbook({ 村干部: list(...six.slice(0, 2)), 清册: list(...six) }));
    expect(roles(checked)).toEqual(['村干部 ignored', '清册 data']);
    expect(checked.totals.fen).toBe(61_500);
  });

  test('spread over several sheets are found on the one that has all of them', () => {
    const checked = checkBook(workbook({ 甲: list(...six.slice(0, 3)), 乙: list(...six.slice(3)), 全部: unnamed(six) }));
    expect(roles(checked)).toEqual(['甲 data', '乙 data', '全部 ignored']);
    expect(checked.totals.fen).toBe(61_500);
  });
});

test('sheets with different people all count; one person on two of them is asked about', () => {
  const sheets = { 北洛村: list(...six.slice(0, 4)), 王村: list(person(3, '王村', 7), person(10, '王村'), person(11, '王村'), person(12, '王村')) };
  const checked = checkBook(workbook(sheets));
  expect(roles(checked)).toEqual(['北洛村 data', '王村 data']);
  expect(checked.totals).toMatchObject({ payments: 8, people: 7, villages: 2 });
  expect(troubles(checked)).toEqual(['person-on-sheets@']);
});

describe('a table of sums beside the lists', () => {
  const sums = (yuan: number, total: number, count = 6): Cells => [['分村汇总表'], ['村名', '户数', '补贴金额（元）'], ['北洛村', count, yuan], ['合计', count, total]];

  test('is used to check them, row by row, and counts nothing itself', () => {
    const checked = checkBook(workbook({ 汇总: sums(615, 615), 清册: list(...six) }));
    expect(roles(checked)).toEqual(['汇总 summary', '清册 data']);
    expect(troubles(checked)).toEqual([]);
    expect(checked.controlTotals.map(({ label, place, stated, matches }) => [label, place.sheet, place.row, stated.fen, stated.rows, matches])).toEqual([
      ['北洛村', '汇总', 3, 61_500, 6, true],
      ['合计', '汇总', 4, 61_500, 6, true],
    ]);
    expect(checked.totals.fen).toBe(61_500);
  });

  test.each<[string, Cells, string[]]>([
    ['a village', sums(616, 615), ['total-mismatch@3C']],
    ['the total', sums(615, 715), ['total-mismatch@4C']],
    ['the number of households', sums(615, 615, 7), ['total-mismatch@3C', 'total-mismatch@4C']],
  ])('stops the file when %s differs', (_what, wrong, found) => {
    expect(troubles(checkBook(workbook({ 汇总: wrong, 清册: list(...six) })))).toEqual(found);
  });

  test('may sum up the list that was left out', () => {
    const checked = checkBook(workbook({ 干部: list(...six.slice(0, 2)), 汇总: sums(201, 201, 2), 清册: list(...six) }));
    expect(troubles(checked)).toEqual(['sheet-left-out@2']);
    expect(checked.controlTotals.every(({ matches }) => matches)).toBe(true);
  });

  test('with a village nobody is paid in stops the file, and one it cannot tell is asked about', () => {
    const other = (name: string): Cells => [...sums(615, 615).toSpliced(3, 1), [name, 1, 50]];
    expect(troubles(checkBook(workbook({ 汇总: other('王村'), 清册: list(...six) })))).toEqual(['total-mismatch@4C']);
    expect(troubles(checkBook(workbook({ 汇总: other('没有村'), 清册: list(...six) })))).toEqual(['total-unreadable@4C']);
  });
});

describe('sheets without payments', () => {
  test('are left out, with a word where they hold something', () => {
    const checked = checkBook(workbook({ 封面: [['泥沟镇'], ['2024年']], 空表: [], 清册: list(...six) }));
    expect(roles(checked)).toEqual(['封面 ignored', '空表 ignored', '清册 data']);
    expect(checked.findings.filter(({ severity }) => severity !== 'confirm').map(({ code, place }) => `${code} ${place.sheet}`)).toEqual(['sheet-ignored 封面']);
  });

  test('but with people are asked about, and with identity numbers and no header stop the file', () => {
    const withoutMoney = [['姓名', '身份证号'], ...six.map((row) => [row[2] ?? '', row[3] ?? ''])];
    expect(troubles(checkBook(workbook({ 名单: withoutMoney, 清册: list(...six) })))).toEqual(['sheet-left-out@1']);
    expect(troubles(checkBook(workbook({ 名单: withoutMoney.slice(1), 清册: list(...six) })))).toEqual(['header-missing@1']);
  });

  test('of a template that nobody filled in are no list', () => {
    const checked = checkBook(workbook({ 模板: list(), 清册: list(...six) }));
    expect(roles(checked)).toEqual(['模板 ignored', '清册 data']);
    expect(troubles(checked)).toEqual([]);
  });

  test('alone are told what they lack', () => {
    expect(troubles(checkBook(workbook({ 封面: [['泥沟镇']], 说明: [['请填写']] })))).toEqual(['header-missing@1']);
    expect(troubles(checkBook(workbook({ 汇总: [['村名', '金额'], ['北洛村', 5]] })))).toEqual(['aggregate-table@1']);
    expect(troubles(checkBook(workbook({ 空: [] })))).toEqual(['file-empty@']);
  });
});

describe('what is hidden counts, and both sums are said', () => {
  const hide = (format: Format) => workbook({ 清册: list(...six) }, format, (sheet) => {
    sheet['!rows'] = Array.from({ length: 8 }, (_, i) => ({ hidden: i === 3 || i === 4 }));
    sheet['!autofilter'] = { ref: 'A2:E8' };
  });

  test.each([
    [['x', 'x'], '有 2 行是隐藏的（第 2、3 行），有必须改正的问题，改好以前没有算。'],
    [['x', '20'], '有 2 行是隐藏的（第 2、3 行），其中 1 行有必须改正的问题，没有算，别的已经算进来：全部 50.00 元，不算隐藏的是 30.00 元。'],
  ])('hidden rows that cannot be counted are not said to be worth nothing: %s', ([first = '', second = ''], said) => {
    const rows = [['村名', '户主姓名', '补贴金额'], ['北洛村', '甄有田', first], ['北洛村', '贾丰年', second], ['北洛村', '常满仓', '30']];
    const checked = checkBook(workbook({ 明细: rows }, 'xlsx', (sheet) => { sheet['!rows'] = [{}, { hidden: true }, { hidden: true }]; }));
    expect(checked.findings.find(({ code }) => code === 'rows-hidden')?.said).toBe(said);
  });

  test.each(['xlsx', 'xlml'] as const)('rows behind a filter (%s)', (format) => {
    const checked = checkBook(hide(format));
    expect(checked.totals.fen).toBe(61_500);
    expect(troubles(checked)).toEqual(['rows-hidden@4']);
    expect(said(checked, 'rows-hidden')[0]).toBe('表里开着筛选，有 2 行是隐藏的（第 4、5 行），已经算进来：全部 615.00 元，不算隐藏的是 412.00 元。');
  });

  test.each(['xlsx', 'biff8', 'xlml'] as const)('a column that is used, but not one of bank accounts (%s)', (format) => {
    const hidden = (at: number) => workbook({ 清册: [title, [...head, '一卡通号'], ...six] }, format, (sheet) => {
      sheet['!cols'] = Array.from({ length: 6 }, (_, i) => ({ hidden: i === at }));
    });
    expect(troubles(checkBook(hidden(4)))).toContain('column-hidden@2E');
    expect(troubles(checkBook(hidden(5)))).not.toContain('column-hidden@2F');
  });

  test.each(['xlsx', 'biff8', 'xlml'] as const)('a whole sheet (%s)', (format) => {
    const checked = checkBook(workbook({ 北洛村: list(...six), 王村: list(person(20, '王村', 50)) }, format, () => {}, ['王村']));
    expect(checked.sheets.map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(checked.totals.fen).toBe(66_500);
    expect(said(checked, 'sheet-hidden')).toEqual(['“王村”这张工作表是隐藏的，已经算进来：全部 665.00 元，不算这一张是 615.00 元。']);
  });
});

describe('a sheet of payments that failed beside the list of all', () => {
  const failed = (...people: Cells): Cells => [['序号', '姓名', '身份证号', '金额', '失败原因'], ...people.map((row) => [...row.toSpliced(1, 1), '户名不符'])];

  test('is asked about, for the list counts them as paid', () => {
    for (const sheets of [{ 发放明细: list(...six), 失败清单: failed(...six.slice(0, 2)) }, { 发放明细: list(...six), 附表: failed(...six.slice(0, 2)) }]) {
      const checked = checkBook(workbook(sheets));
      expect(troubles(checked).map((one) => one.replace(/@.*/, ''))).toContain('title-not-paid');
      expect(said(checked, 'title-not-paid')[0]).toMatch(/里有 2 人像是没有发成（201.00 元），在“发放明细”里都当作发成了算。/);
    }
  });

  test('stops nobody where the list says so itself', () => {
    const stated: Cells = [title, [...head, '支付状态'], ...six.map((row, i) => [...row, i < 2 ? '失败' : '成功'])];
    const checked = checkBook(workbook({ 发放明细: stated, 失败清单: failed(...six.slice(0, 2)) }));
    expect(troubles(checked)).not.toContain('title-not-paid@1');
    expect(checked.totals).toMatchObject({ fen: 41_400, payments: 4 });
  });
});

describe('lists of two years in one file', () => {
  const of = (year: string, ...people: Cells): Cells => [[year], head, ...people];

  test('are asked about where nobody chose a year', () => {
    expect(troubles(checkBook(workbook({ 甲: of('2025年补贴清册', ...six.slice(0, 3)), 乙: of('2024年补贴清册', ...six.slice(3)) })))).toEqual(['year-differs@']);
    expect(troubles(checkBook(workbook({ 2025: of('补贴清册', ...six.slice(0, 3)), '2024年': of('补贴清册', ...six.slice(3)) })))).toEqual(['year-differs@']);
  });

  test('not where they are of one year, or one says none', () => {
    expect(troubles(checkBook(workbook({ 甲: of('2025年补贴清册', ...six.slice(0, 3)), 乙: of('2025年第二批补贴清册', ...six.slice(3)) })))).toEqual([]);
    expect(troubles(checkBook(workbook({ 甲: of('2025年补贴清册', ...six.slice(0, 3)), 乙: of('补贴清册', ...six.slice(3)) })))).toEqual([]);
  });
});
