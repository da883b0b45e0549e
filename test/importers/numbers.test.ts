// A number of a person in a cell that will be printed stops the file; ordinary names, groups and standards do not.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkText, identityOf, troubles } from './sample.ts';

const check = (name: string, group = '3组', standard = '137') => checkText(`村名,组别,姓名,补贴标准,实发金额\n北洛村,"${group}","${name}","${standard}",10\n`);

test.each([
  ['an identity number', `王桂英${identityOf(7)}`],
  ['an old identity number', '王桂英370499600101001'],
  ['an account of 12 digits', '王桂英 100200300400'],
  ['a telephone in groups', '陈建国 139-1234-0001'],
  ['full-width digits', '陈建国１３９１２３４０００１'],
  ['half a number under stars', '王桂英3704****0012'],
  ['a licence plate', '陈建国鲁D12345'],
])('%s beside a name, a group or a standard is blocked at its cell, and never said whole', (_what, text) => {
  const said = (checked: ReturnType<typeof check>) => troubles(checked).filter((one) => one.startsWith('number-in-text'));
  const each = [check(text), check('王桂英', text), check('王桂英', '3组', text)];
  expect(each.map(said)).toEqual([['number-in-text@2C'], ['number-in-text@2B'], ['number-in-text@2D']]);
  expect(each.map(({ rows }) => rows.blocked)).toEqual([1, 1, 1]);
  expect(JSON.stringify(each.map(({ findings }) => findings))).not.toMatch(/\d{11}/);
});

test.each([['阿卜杜拉·买买提', '第12村民小组', '137.00元/亩'], ['王桂英', '1-2-3', '137.123456'], ['北洛粮食专业合作社（2组）', '2026', '1,234.56']])('%s, %s, %s may be printed', (name, group, standard) => {
  expect(troubles(check(name, group, standard)).filter((one) => one.startsWith('number-in-text'))).toEqual([]);
});

const own = (name: string, group = '3组', id = identityOf(7)) => checkText(`村名,组别,姓名,身份证号,银行账号,实发金额\n北洛村,"${group}","${name}",${id},6228480012345679,10\n`);
const tail = identityOf(7).slice(-4);

test.each([
  ['behind the name', `王桂英${tail}`, '3组', 'C'], ['in brackets', `王桂英（尾号${tail}）`, '3组', 'C'], ['in full-width figures', '王桂英（１９６０）', '3组', 'C'], ['apart from each other', `王桂英 ${Array.from(tail).join(' ')}`, '3组', 'C'],
  ['of the account', '王桂英（5679）', '3组', 'C'], ['in the group', '王桂英', `3组（${tail}）`, 'B'],
])('a few digits of the own number %s stop the file, and are not repeated', (_where, name, group, column) => {
  const checked = own(name, group);
  expect(troubles(checked)).toContain(`number-in-text@2${column}`);
  expect(checked.findings.filter(({ code }) => code === 'number-in-text').map(({ said }) => said).join()).not.toMatch(/\d/);
});

test.each([['王桂英', '12组'], ['王桂英1', '3组'], ['王桂英（大）', '1-2-3'], ['王桂英（9999）', '3组'], ['北洛731粮食专业合作社', '2026组']])('digits of nobody’s number in %s, %s are asked about at most', (name, group) => {
  expect(troubles(own(name, group)).filter((one) => one.startsWith('number-in-text'))).toEqual([]);
});

test.each(['低保户', '残疾二级', '3组（特困）'])('what nobody may read of a person stops the file in the column of groups too: %s', (group) => {
  expect(troubles(check('王桂英', group)).filter((one) => one.startsWith('name-sensitive'))).toEqual(['name-sensitive@2B']);
});

test('no name of people is taken for a number', () => {
  const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((point) => String.fromCharCode(point));
  fc.assert(fc.property(fc.array(han, { minLength: 2, maxLength: 6 }), (chars) => {
    expect(troubles(check(chars.join(''))).filter((one) => one.startsWith('number-in-text'))).toEqual([]);
  }), { numRuns: 50 });
});
