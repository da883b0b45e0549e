import { describe, expect, test } from 'vitest';
import { checkConfusable, outcome } from './confusable.ts';
import { identityOf } from './sample.ts';

const row = `南洼村,甄有田,${identityOf(1)},0.05`;
const withHeader = (header: string) => outcome(checkConfusable(`村名,姓名,身份证号,${header}\n${row}\n`));
const under = (title: string, header = '补贴金额') => outcome(checkConfusable(`南洼村2024年补贴清册,,,\n${title},,,\n村名,姓名,身份证号,${header}\n${row}\n`));
const asked = '柳林屯镇南洼村 50000, unit-ten-thousand';

describe('a header that says 万元 is asked about, in whatever brackets', () => {
  test.each(['补贴金额（万元）', '补贴金额〔万元〕', '补贴金额﹝万元﹞', '补贴金额{万元}', '补贴金额【万元】', '补贴金额‹万元›', '补贴金额<万元>', '补贴金额《万元》', '"补贴金额，万元"', '补贴金额/万元', '补贴金额；万元', '"补贴金额\n（单位：万元）"'])(
    '%s',
    (header) => expect(withHeader(header)).toBe(asked),
  );
  test('a 万 that nobody understands stops the file', () => {
    for (const header of ['补贴金额（万元/户）', '补贴金额（万）', '补贴金额万元', '补贴金额（人民币：万元）', '补贴金额（萬元）']) expect(withHeader(header)).toMatch(/unit-unknown|amount-column-missing/);
  });
});

test('a unit in a column of its own counts as well', () => {
  const rows = (unit: string) => outcome(checkConfusable(`村名,姓名,身份证号,补贴金额,单位\n${row},${unit}\n`));
  expect(rows('万元')).toContain('unit-unknown');
  expect(rows('元')).toBe('柳林屯镇南洼村 5');
});

describe('so is a line above the table', () => {
  test.each(['单位：万元', '单位万元', '（单位 万元）', '金额单位为万元', '（万元）', '单位-万元', '单位：万', '（金额：万元）', '单位（万元）', '单位：亩/万元', '单位；万元', '以万元为单位', '单位：人民币万元', '补贴资金（万元）发放表'])(
    '%s',
    (title) => expect(under(title)).toBe(asked),
  );

  test.each(['本次下达3.5万元', '补贴叁拾万元', '单位：元', '单位：亩、元', '填报单位：财政所  单位：元  2024年5月1日', '单位负责人：甄某', '单位名称：元宝公司'])('but not about %s', (title) => {
    expect(under(title)).toBe('柳林屯镇南洼村 5');
  });

  test('two units above the table stop it, unless the header says which', () => {
    expect(under('单位：元、万元')).toBe('柳林屯镇南洼村 5, unit-unknown');
    expect(under('单位：万元', '补贴金额（元）')).toBe('柳林屯镇南洼村 5, unit-ten-thousand');
  });
});

test('公顷 above the table is 15 亩, with or without a colon', () => {
  for (const title of ['单位：公顷、元', '单位公顷、元']) {
    const checked = checkConfusable(`${title},,,,\n村名,姓名,身份证号,补贴面积,补贴金额\n南洼村,甄有田,${identityOf(1)},2,5\n`);
    expect(checked.villages[0]?.area).toBe('30.00');
  }
});
