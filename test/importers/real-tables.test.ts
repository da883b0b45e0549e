// Tables as offices send them, each with the sums that a person adds up by hand; what cannot be told is asked about.
import { describe, expect, test } from 'vitest';
import { checkText, identityOf, troubles } from './sample.ts';
import { checkBook, workbook } from './make-workbook.ts';

const [one, two, three, four] = [identityOf(1), identityOf(2), identityOf(3), identityOf(4)];

type Case = [title: string, text: string, villages: string[], asked: string[]];
const sums = (text: string) => checkText(text).villages.map(({ township, name, fen }) => `${township}${name} ${fen}`);

const cases: Case[] = [
  [
    'a village cell forgotten where each row has its own',
    `村名,姓名,身份证号,金额\n北洛村,甄有田,${one},10\n王村,贾丰年,${two},20\n,乌有粮,${three},30\n刘桥村,甄大山,${four},40\n`,
    ['泥沟镇北洛村委会 1000', '泥沟镇王村村民委员会 5000', '马兰镇刘桥村委会 4000'],
    ['village-forgotten@4A'],
  ],
  [
    'a village written once for many rows',
    `村名,姓名,身份证号,金额\n北洛村,甄有田,${one},10\n,贾丰年,${two},20\n,乌有粮,${three},30\n刘桥村,甄大山,${four},40\n`,
    ['泥沟镇北洛村委会 6000', '马兰镇刘桥村委会 4000'],
    [],
  ],
  [
    'totals that call a village without 村',
    `村名,姓名,身份证号,金额\n北洛,甄有田,${one},10\n北洛,贾丰年,${two},20\n北洛小计,,,30\n刘桥,乌有粮,${three},30\n刘桥小计,,,30\n合计,,,60\n`,
    ['泥沟镇北洛村委会 3000', '马兰镇刘桥村委会 3000'],
    [],
  ],
  [
    'such a total that is wrong',
    `村名,姓名,身份证号,金额\n北洛,甄有田,${one},10\n北洛,贾丰年,${two},20\n北洛合计,,,31\n刘桥,乌有粮,${three},30\n刘桥合计,,,30\n`,
    ['泥沟镇北洛村委会 3000', '马兰镇刘桥村委会 3000'],
    ['total-mismatch@4D'],
  ],
  ['somebody called 北小计', `村名,姓名,金额\n北洛,北小计,10\n北洛,贾合计,20\n`, ['泥沟镇北洛村委会 3000'], ['name-unusual@2B', 'name-unusual@3B']],
  [
    'words in brackets under each header word',
    `村名,姓名,身份证号,金额\n（规范全称）,（与户口本一致）,（18位）,（元）\n北洛村,甄有田,${one},10\n`,
    ['泥沟镇北洛村委会 1000'],
    [],
  ],
  [
    'lines that end where their words end',
    `序号,村名,农户基本情况,,,补贴情况\n,,户主姓名,身份证号,开户行,面积,标准,金额\n1,北洛村,甄有田,${one},农商行,1,10,10\n2,刘桥村,贾丰年,${two},农商行,2,10,20\n`,
    ['泥沟镇北洛村委会 1000', '马兰镇刘桥村委会 2000'],
    [],
  ],
  [
    'villages with a number before them',
    `2025年补贴发放表,,\n一、北洛村,,\n姓名,身份证号,金额\n甄有田,${one},10\n（二）刘桥村,,\n贾丰年,${two},20\n3.王村,,\n乌有粮,${three},30\n`,
    ['泥沟镇北洛村委会 1000', '马兰镇刘桥村委会 2000', '泥沟镇王村村民委员会 3000'],
    [],
  ],
  ['a line of units under the header', `序号,村名,姓名,身份证号,面积,金额\n,,,,亩,万元\n1,北洛村,甄有田,${one},1,0.01\n2,刘桥村,贾丰年,${two},2,0.02\n`, ['泥沟镇北洛村委会 10000', '马兰镇刘桥村委会 20000'], ['unit-ten-thousand@1F']],
  ['what a total is made of', `村名,姓名,身份证号,金额\n北洛村,甄有田,${one},10\n合计,1户,,10\n其中：脱贫户,1户,,10\n`, ['泥沟镇北洛村委会 1000'], ['row-skipped@4']],
  ['addresses in a street', `姓名,身份证号,家庭住址,金额\n甄有田,${one},泥沟镇北洛村和平路3号院2单元501室,10\n贾丰年,${two},刘桥村东街1号楼,20\n`, ['泥沟镇北洛村委会 1000', '马兰镇刘桥村委会 2000'], []],
  ['a deduction without 实发金额', `村名,姓名,身份证号,补贴金额,扣款\n北洛村,甄有田,${one},10,0\n北洛村,贾丰年,${two},20,5\n`, ['泥沟镇北洛村委会 3000'], ['amount-column-guess@1D']],
  ['a column of deductions in which nothing is deducted', `村名,姓名,身份证号,补贴金额,扣款\n北洛村,甄有田,${one},10,0\n北洛村,贾丰年,${two},20,\n`, ['泥沟镇北洛村委会 3000'], []],
  ['a deduction between 应发 and 实发', `村名,姓名,身份证号,应发金额,扣款,实发金额\n北洛村,甄有田,${one},10,1,9\n`, ['泥沟镇北洛村委会 900'], []],
  ['areas in tenths of a mu', `村名,姓名,身份证号,面积（分）,金额\n北洛村,甄有田,${one},20,10\n`, ['泥沟镇北洛村委会 1000'], ['unit-unknown@1D']],
];

test.each(cases)('%s', (_title, text, villages, asked) => {
  expect(troubles(checkText(text))).toEqual(asked);
  expect(sums(text)).toEqual(villages);
});

test('a total that swallowed the row behind it is shown', () => {
  const text = `村名,姓名,身份证号,金额\n北洛村,甄有田,${one},10\n北洛村,合计,,10 刘桥村,贾丰年,${two},20\n刘桥村,合计,,20\n`;
  expect(troubles(checkText(text))).toContain('row-skipped@3');
});

test.each(['已死亡，不予发放', '本次未发', '资格取消，停止发放', '没发'])('a remark of %s is asked about', (note) => {
  expect(troubles(checkText(`村名,姓名,身份证号,金额,备注\n北洛村,甄有田,${one},10,\n北洛村,贾丰年,${two},20,${note}\n`))).toEqual(['status-elsewhere@3E']);
});

describe('two sheets of different villages', () => {
  const head = ['村名', '姓名', '身份证号', '银行账号', '金额'];
  const people = (village: string, from: number) => [1, 2, 3].map((i) => [village, `甄${'有大小'[i - 1]}${village[0]}`, identityOf(from + i), `62284800000000${from + i}`, 10]);
  const other = people('刘桥村', 20);
  const codes = (second: (string | number)[][]) => troubles(checkBook(workbook({ 北洛: [head, ...people('北洛村', 10)], 刘桥: [head, ...second] }))).filter((code) => !code.startsWith('account-check'));

  test('with one account under two names are asked about', () => {
    expect(codes(other)).toEqual([]);
    expect(codes(other.with(1, ['刘桥村', '甄大刘', identityOf(22), '6228480000000011', 10]))).toEqual(['account-two-names@3']);
  });

  test('with one identity number under two names are asked about', () => {
    expect(codes(other.with(2, ['刘桥村', '甄小刘', identityOf(12), '6228480000000023', 10]))).toEqual(['person-on-sheets@', 'id-two-names@4']);
  });
});

describe('header words put together from the usual parts', () => {
  const table = (...head: [string, string, string, string]) => `${head.join(',')}\n北洛村,甄有田,${one},10\n刘桥村,贾丰年,${two},20\n刘桥村,贾丰年,${two},30\n`;
  const read = (text: string) => {
    const { totals } = checkText(text);
    return [totals.fen, totals.payments, totals.people, totals.villages];
  };

  test.each<[string, string, string, string]>([
    ['所在行政村（社区）', '承包户主', '身份证号（18位）', '2025年补贴金额（元）'],
    ['户籍所在村', '种粮大户', '身份证号码（户主）', '兑付资金（元）'],
    ['乡镇村', '受补贴人姓名', '农户身份证', '实发总额'],
    ['村名（社区）', '客户姓名', '客户证件号码', '交易金额'],
    ['村民委员会名称', '姓名（户主）', '居民身份证', '救助金'],
    ['村屯', '领款人姓名', '享受人身份证号码', '发放金额小计'],
  ])('%s, %s, %s, %s', (...head) => {
    expect(troubles(checkText(table(...head)))).toEqual([]);
    expect(read(table(...head))).toEqual([6000, 3, 2, 2]);
  });

  test('of another year only explain the amount', () => {
    const text = `村名,姓名,身份证号,2024年补贴金额,补贴金额\n北洛村,甄有田,${one},9,10\n`;
    expect(read(text)).toEqual([1000, 1, 1, 1]);
    expect(troubles(checkText(`村名,姓名,身份证号,2024年补贴金额,2025年补贴金额\n北洛村,甄有田,${one},9,10\n`))).toEqual(['column-twice@1E']);
  });
});

describe('identity numbers under words that nobody knows', () => {
  test('are taken for those of the person, and asked about', () => {
    const checked = checkText(`村名,姓名,编码乙,金额\n北洛村,甄有田,${one},10\n北洛村,甄有田,${one},20\n刘桥村,贾丰年,3.70499E+17,30\n`);
    expect(troubles(checked)).toEqual(['id-column-guess@1C', 'id-rounded@4C']);
    expect(checked.totals.people).toBe(1);
  });

  test('are left alone where they stand in two columns, or beside a column that is known', () => {
    expect(troubles(checkText(`村名,姓名,编码甲,编码乙,金额\n北洛村,甄有田,${one},${two},10\n`))).toEqual([]);
    expect(checkText(`村名,姓名,身份证号,编码乙,金额\n北洛村,甄有田,${one},${two},10\n`).entries.map(({ idNumber }) => idNumber)).toEqual([one]);
  });
});

describe('a payment that did not arrive', () => {
  const table = (header: string, ...said: string[]) => `村名,姓名,身份证号,金额,${header}\n${said.map((word, i) => `北洛村,甄有田,${identityOf(i + 1)},10,${word}\n`).join('')}`;

  test.each(['是否领取', '是否发放到位', '打卡与否', '发放成功与否'])('is told by a column called %s', (header) => {
    const checked = checkText(table(header, '是', '否', '是'));
    expect(troubles(checked)).toEqual([]);
    expect(checked.totals).toMatchObject({ fen: 2000, payments: 2 });
  });

  test.each(['银行反馈', '处理情况', '发放标志', '交易结果', '回盘结果'])('is asked about in a column called %s', (header) => {
    expect(troubles(checkText(table(header, '是', '否', '是')))).toEqual(['status-elsewhere@3E']);
  });

  test.each([['√', '×'], ['Y', 'N'], ['已领', '未领'], ['成功打卡', '尚未打卡'], ['发放完毕', '发放异常'], ['已到户', '未到户']])('is told by %s and %s', (yes, no) => {
    const checked = checkText(table('发放状态', yes, no));
    expect(troubles(checked)).toEqual([]);
    expect(checked.totals.fen).toBe(1000);
  });
});

describe('a sum in a list without identity numbers', () => {
  const list = (label: string, sum = 69) => checkText(`北洛村2025年补贴\n序号,姓名,面积,金额\n1,甄有田,1,10\n2,贾丰年,2,25\n3,乌有粮,3,34\n,${label},6,${sum}\n`);

  test.each(['北洛合计', '【合计】', '—合计—', '合.计', '本次合计', '人民币合计'])('is told by %s', (label) => {
    expect(list(label).totals.fen).toBe(6900);
    expect(troubles(list(label))).toEqual([]);
    expect(troubles(list(label, 70))).toEqual(['total-mismatch@6D']);
  });

  test.each(['全村', '平均', '北洛村', '泥沟镇', '一组', '第2村民小组', '甄计', '北小计'])('is asked about under %s', (label) => {
    expect(troubles(list(label))).toContain('row-is-sum@6');
  });

  test.each(['全村', '平均', '北洛村', '一组', '上年合计数'])('or a figure under %s', (label) => {
    expect(troubles(list(label, 50)).length).toBeGreaterThan(0);
  });
});

test('numbered lines that nobody filled in are no rows', () => {
  const checked = checkText(`序号,村名,姓名,身份证号,金额\n1,北洛村,甄有田,${one},10\n2,,,,\n3,,,,\n合计,,,,10\n`);
  expect(troubles(checked)).toEqual([]);
});

test('a township in brackets behind its village', () => {
  expect(sums(`村名,姓名,身份证号,金额\n张庄（泥沟镇）,甄有田,${one},10\n张庄村(马兰镇),贾丰年,${two},20\n`)).toEqual(['泥沟镇张庄村委会 1000', '马兰镇张庄村委会 2000']);
});

describe('which amount was paid', () => {
  const asked = (header: string, ...cells: string[]) => troubles(checkText(`村名,姓名,身份证号,${header}\n${cells.map((cell, i) => `北洛村,甄有田,${identityOf(i + 1)},${cell}\n`).join('')}`));

  test.each([
    ['补贴金额,本次发放50%', '100,50', '200,100'],
    ['补贴金额,扣除农业保险,剩余发放', '100,10,90', '200,20,180'],
    ['补贴金额,代扣电费', '100,10', '200,20'],
    ['补贴面积,补贴金额,退耕面积,退耕补助金额', '1,100,2,300', '2,200,1,150'],
  ])('is asked about with %s', (header, ...cells) => {
    expect(new Set(asked(header, ...cells).map((code) => code.split('@')[0]))).toEqual(new Set(['amount-column-guess']));
  });

  test('is 实补, and the sum of all where each kind has its own', () => {
    const fen = (header: string, cells: string) => checkText(`村名,姓名,身份证号,${header}\n北洛村,甄有田,${one},${cells}\n`).totals.fen;
    expect(fen('补贴金额,抵扣,实补', '100,10,90')).toBe(9000);
    expect(fen('粮食补贴金额,补贴资金,补贴金额合计', '60,40,100')).toBe(10_000);
  });

  test.each(['作废', '放弃补贴', '不符合条件', '此户取消', '重复登记'])('a remark of %s is asked about', (note) => {
    expect(asked('发放金额,备注', '10,', `20,${note}`)).toEqual(['status-elsewhere@3E']);
  });

  test.each(['补录', '由儿子代领', '合计有误', '2025年新增'])('a remark of %s is not', (note) => {
    expect(asked('发放金额,备注', '10,', `20,${note}`)).toEqual([]);
  });
});

describe('a list that is no result by its title', () => {
  const rows = `村名,姓名,身份证号,金额\n北洛村,甄有田,${one},10\n`;

  test.each(['2025年补贴发放失败名单', '泥沟镇补贴退回明细表', '2025年补贴拟发放公示', '耕地地力保护补贴申报表'])('%s', (title) => {
    expect(troubles(checkText(`${title},,,\n${rows}`))).toEqual(['title-not-paid@']);
    expect(troubles(checkText(rows, { name: `${title}.csv` }))).toEqual(['title-not-paid@']);
  });

  test.each(['2025年退耕还林补贴发放表', '发放失败的请联系：财政所', '2025年补贴发放结果公示'])('but not %s', (title) => {
    expect(troubles(checkText(`${title},,,\n${rows}`))).toEqual([]);
  });
});

describe('numbers that begin again at 1', () => {
  const blocks = (...lines: string[]) => troubles(checkText(`序号,组,姓名,身份证号,金额\n${[...lines].join('\n')}\n`));
  const person = (seq: number, serial: number, group = '') => `${seq},${group},甄有田,${identityOf(serial)},10`;

  test('without a title in a file of several villages are asked about', () => {
    expect(blocks('北洛村,,,,', person(1, 1), person(2, 2), '刘桥村,,,,', person(1, 3), person(1, 4), person(2, 5))).toEqual(['village-forgotten@7']);
    expect(blocks('北洛村,,,,', person(1, 1), '小计,,,,10', '刘桥村,,,,', person(1, 2), '小计,,,,10', person(1, 3), '小计,,,,10')).toEqual(['village-forgotten@8']);
  });

  test('are asked about where the village stands only in its first row', () => {
    const column = (...lines: string[]) => troubles(checkText(`村名,序号,组,姓名,身份证号,金额\n${lines.join('\n')}\n`));
    const [first, second, forgotten] = [[`北洛村,${person(1, 1)}`, `,${person(2, 2)}`], [`刘桥村,${person(1, 3)}`, `,${person(2, 4)}`], [`,${person(1, 5)}`, `,${person(2, 6)}`]];
    expect(column(...first, ...second)).toEqual([]);
    expect(column(...first, ...forgotten, ...second)).toEqual(['village-forgotten@4']);
    expect(column(`北洛村,${person(1, 1, '1组')}`, `,${person(2, 2)}`, `,${person(1, 5, '2组')}`, `,${person(2, 6)}`, ...second)).toEqual([]);
  });

  test('are no question under a title, with another group, or in a file of one village', () => {
    expect(blocks('北洛村,,,,', person(1, 1), person(2, 2), '刘桥村,,,,', person(1, 3))).toEqual([]);
    expect(blocks('北洛村,,,,', person(1, 1, '1组'), person(1, 2, '2组'), '刘桥村,,,,', person(1, 3))).toEqual([]);
    expect(blocks('北洛村,,,,', person(1, 1), person(1, 2))).toEqual([]);
  });
});

describe('ordinary lists that are read without a question', () => {
  const list = (head: string, cells: string) => `${head}\n序号,姓名,身份证号,金额\n1,甄有田,${one},10\n${cells}`;

  test.each(['城东街道兴中社区2024年补贴发放花名册', '2024年城东街道兴中社区居委会补贴兑付清册'])('the title %s names a community', (title) => {
    expect(troubles(checkText(list(`${title},,,`, `2,贾丰年,${two},20\n`)))).toEqual([]);
  });

  test('the one 合计 of a community among totals in other words is of that community', () => {
    const text = `序号,姓名,身份证号,金额\n城东街道兴中社区,,,\n1,甄有田,${one},10\n2,贾丰年,${two},20\n兴中社区合计,,,30\n泥沟镇北洛村,,,\n1,乌有粮,${three},30\n小计,,,30\n`;
    expect(troubles(checkText(text))).toEqual([]);
  });

  test('a group of columns that holds only one is a header all the same', () => {
    expect(sums(`村名,农户基本情况,身份证号,补贴情况,备注\n,户主姓名,,实发金额,\n北洛村,甄有田,${one},10,\n`)).toEqual(['泥沟镇北洛村委会 1000']);
  });

  test('the sums of villages beside a list are of the township that the list is of', () => {
    const people = [['马兰镇2024年补贴'], ['村名', '姓名', '身份证号', '金额'], ['张庄村', '甄有田', one, 10], ['张庄村', '贾丰年', two, 20]];
    expect(troubles(checkBook(workbook({ 明细: people, 汇总: [['分村汇总表'], ['村名', '金额'], ['张庄村', 30]] })))).toEqual([]);
    expect(troubles(checkBook(workbook({ 明细: people, 汇总: [['分村汇总表'], ['村名', '金额'], ['张庄村', 31]] })))).toEqual(['total-mismatch@3B']);
  });

  test('a header that is repeated with its merged cells makes nobody a member of a household', () => {
    const [band, lower] = [['村名', '农户基本情况', '', '金额'], ['', '姓名', '身份证号', '']];
    const merges = [2, 5].flatMap((top) => [[top, 0, top + 1, 0], [top, 1, top, 2], [top, 3, top + 1, 3]]).map(([r = 0, c = 0, bottom = 0, right = 0]) => ({ s: { r: r - 2, c }, e: { r: bottom - 2, c: right } }));
    const cells = [band, lower, ['北洛村', '甄有田', one, 10], band, lower, ['北洛村', '贾丰年', two, 20]];
    expect(troubles(checkBook(workbook({ 明细: cells }, 'xlsx', (sheet) => { sheet['!merges'] = merges; })))).toEqual([]);
  });
});

test('a block of another programme or year in the same sheet is asked about', () => {
  const blocks = (title: string) => troubles(checkText(`2024年耕地地力保护补贴发放表,,,\n村名,姓名,身份证号,金额\n北洛村,甄有田,${one},10\n${title},,,\n北洛村,贾丰年,${two},20\n`));
  expect(blocks('2023年度')).toEqual(['year-differs@4']);
  expect(blocks('种粮农民一次性补贴')).toEqual(['programme-differs@4']);
  expect(blocks('2024年耕地地力保护补贴发放表')).toEqual([]);
});

describe('a village that only the name of the sheet or file tells', () => {
  const list = [['姓名', '身份证号', '金额'], ['甄有田', one, 10]];

  test('is taken, and asked about', () => {
    const checked = checkBook(workbook({ 北洛村: list, 刘桥村委会: [['姓名', '身份证号', '金额'], ['贾丰年', two, 20]] }));
    expect(troubles(checked)).toEqual(['village-from-name@', 'village-from-name@']);
    expect(checked.villages.map(({ name, fen }) => [name, fen])).toEqual([['北洛村委会', 1000], ['刘桥村委会', 2000]]);
    expect(troubles(checkText(`姓名,身份证号,金额\n甄有田,${one},10\n`, { name: '泥沟镇张庄村2025年补贴.csv' }))).toEqual(['village-from-name@']);
  });

  test('counts less than a title, and is no village of two townships', () => {
    expect(troubles(checkBook(workbook({ 北洛村: [['刘桥村'], ...list] })))).toEqual([]);
    expect(troubles(checkBook(workbook({ 张庄村: list })))).toEqual(['village-from-name@', 'village-ambiguous@2']);
    expect(troubles(checkBook(workbook({ 没有村: list })))).toEqual(['village-column-missing@1']);
  });
});
