import { describe, expect, test } from 'vitest';
import { checkConfusable, outcome } from './confusable.ts';
import { checkFile } from '../../importers/index.ts';
import { checkText, identityOf, troubles, villages } from './sample.ts';

const table = (header: string, ...rows: string[]) => outcome(checkConfusable(`村名,姓名,身份证号,${header}\n${rows.map((row, i) => `南洼村,甄有田,${identityOf(i + 1)},${row}\n`).join('')}`, 'minimum-living'));
const village = (fen: number, ...codes: string[]) => ['柳林屯镇南洼村 ' + fen, ...codes].join(', ');

describe('what is paid for each 亩 or month is no payment', () => {
  test.each<[string, string, string]>([
    ['补贴面积（亩）,补贴金额（元/亩）,合计（元）', '10,137,1370', village(137_000, 'amount-column-guess')],
    ['补助金额（元/人·月）,月数,小计', '100,12,1200', village(120_000, 'amount-column-guess')],
    ['补贴面积（亩）,补贴金额（元/亩）,金额（元）', '10,137,1370', village(137_000)],
    ['补贴面积（亩）,补贴金额（元/亩）,应补金额（元）', '10,137,1370', 'amount-only-due'],
    ['补贴面积（亩）,补贴金额（元/亩）', '10,137', 'amount-column-missing'],
    ['补贴金额（元/月）', '100', village(10_000, 'amount-column-guess')],
    ['补贴金额（元/户）', '100', village(10_000)],
  ])('%s', (header, row, expected) => {
    expect(table(header, row)).toBe(expected);
  });
});

describe('of two amounts that differ one is not taken without a question', () => {
  test.each<[string, string]>([
    ['应发金额,已发金额,补发金额', '500,300,200'],
    ['月保障金额,补发金额,发放金额合计', '300,100,500'],
    ['保障金额,分类施保金', '300,100'],
    ['补贴金额,县级配套资金', '300,100'],
    ['保障金额,分类施保金,合计', '300,100,400'],
    ['补贴金额,金额（大写）', '300,贰佰元整'],
  ])('%s', (header, row) => {
    expect(table(header, row)).toContain('amount-column-guess');
  });

  test('under two heads', () => {
    const text = `村名,姓名,身份证号,中央资金,,县级资金,\n,,,比例,补贴金额,比例,发放金额\n南洼村,甄有田,${identityOf(1)},8,500,2,100\n`;
    expect(outcome(checkConfusable(text))).toContain('amount-column-guess');
  });

  test.each<[string, string]>([
    ['补贴金额,中央资金,省级资金', '300,200,100'],
    ['补贴金额,其中：中央资金', '300,200'],
    ['补贴金额,合计', '300,300'],
    ['单台销售价格(元),补贴金额,年收入', '9000,300,8000'],
    ['应发金额,实发金额,累计发放', '300,300,900'],
    ['应发金额,扣款金额,实发金额', '400,100,300'],
    ['应发金额,补发金额,实发金额', '200,100,300'],
  ])('but not about %s', (header, row) => {
    expect(table(header, row)).toBe(village(30_000));
  });

  test('a sum beside 应发 is named, and may be taken by whoever knows', () => {
    const text = `村名,姓名,身份证号,应发金额,补发金额,合计\n北洛村,甄有田,${identityOf(1)},300,100,400\n`;
    expect(checkText(text).findings.find(({ code }) => code === 'amount-only-due')?.said).toBe('只有“应发金额”，没有实发金额一列；“合计”是不是实际发放的，表里没有写明。');
    const mapped = checkFile({ name: '明细.csv', bytes: Buffer.from(text), villages, mapping: { 合计: 'amountPaid' } });
    expect([mapped.totals.fen, troubles(mapped)]).toEqual([40_000, []]);
  });

  test('two lists beside each other stop the file, also under other words', () => {
    expect(outcome(checkConfusable(`村名,户主姓名,实发金额,,村组,姓名,金额\n南洼村,甄有田,50,,新楼村1组,贾丰年,60\n`))).toBe('side-by-side');
    expect(outcome(checkConfusable(`村名,户主姓名,户主身份证号,实发金额,姓名,身份证号,补贴金额\n南洼村,甄有田,${identityOf(1)},50,贾丰年,${identityOf(2)},60\n`))).toBe('side-by-side');
  });
});

describe('money that came back is asked about, wherever the file says so', () => {
  test.each<[string, string, string]>([
    ['交易结果', '失败', '成功'],
    ['回盘结果', '户名不符', '成功'],
    ['银行返回信息', '账户已销户', '交易成功'],
    ['发放标志', '退汇', ''],
    ['是否退汇', '是', '否'],
    ['退回金额', '50', ''],
    ['备注', '账号错误未发放成功', ''],
    ['失败原因', '账户不存在', ''],
    ['备注', '已死亡，未发', '户主去世，由其子代领'],
    ['备注', '补卡中，下批补发', '发现面积有误已改正'],
    ['备注', '卡已注销', '地址注销后未变'],
    ['备注', '身份证号有误', '种粮大户'],
    ['备注', '未领', '已领'],
    ['银行反馈', '异常', '成功'],
    ['交易结果', 'F', 'success'],
    ['到账', '0', '2026-03-05'],
    ['发放标志', '2', '已发放'],
    ['享受状态', '停保', '在享'],
    ['是否健在', '否', '是'],
    ['结果', '否', '是'],
    ['备注', '名字不符', '无'],
  ])('%s: %s', (header, bad, good) => {
    expect(table(`补贴金额,${header}`, `50,${bad}`, `70,${good}`)).toContain('status-elsewhere');
    expect(table(`补贴金额,${header}`, `50,${good}`, `70,${good}`)).not.toContain('status-elsewhere');
  });

  test('a day of payment that is missing in a few rows', () => {
    expect(table('补贴金额,到账日期', '50,', '70,2026-03-05', '90,2026-03-05')).toContain('status-elsewhere');
    expect(table('补贴金额,到账日期', '50,2026-03-05', '70,', '90,')).not.toContain('status-elsewhere');
  });

  const two = `村名,姓名,身份证号,补贴金额\n北洛村,甄有田,${identityOf(1)},50\n北洛村,贾丰年,${identityOf(2)},70\n`;

  test.each(['说明：序号1已退回，实际发放70元。', '注：甄有田的 50 元未发放，下批补发'])('and what stands below the table: %s', (line) => {
    expect(troubles(checkText(`${two}${line}\n`))).toEqual(['status-elsewhere@4']);
  });

  test.each(['说明：发放失败的请联系财政所', '监督电话：12345，没有发到的请举报'])('but not who is to be asked: %s', (line) => {
    expect(troubles(checkText(`${two}${line}\n`))).toEqual([]);
  });

  test('a reason of 0000 is no failure', () => {
    expect(table('补贴金额,失败原因', '50,0000', '70,0000')).toBe(village(12_000));
  });

  test('a row whose own status says so needs no question', () => {
    expect(table('补贴金额,支付状态,备注', '50,失败,退汇', '70,成功,')).toBe(village(7_000));
  });
});

test('of what was paid before and what is paid this time the latter counts, and is asked about', () => {
  expect(table('已发放金额,本次发放金额', '50,100')).toBe(village(10_000, 'amount-column-guess'));
  expect(table('本期实发金额,前期已发金额', '100,50')).toBe(village(10_000, 'amount-column-guess'));
});
