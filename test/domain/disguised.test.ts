// The last look before publishing reads digits as people write them, and the two readers of digits agree on what a digit is.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digitsOf } from '../../importers/digit-runs.ts';
import { foldNumerals } from '../../server/domain/digit-forms.ts';
import { foldText } from '../../server/domain/fold-text.ts';
import { formatArea, formatYuan, yuanInCapitals } from '../../server/domain/money.ts';
import { findPersonalData } from '../../server/domain/scan.ts';
import { numberInRows } from '../../server/notices/printed-words.ts';
import { disguises } from '../importers/disguises.ts';
import { bankCard, identityNumber, mobilePhone } from './personal-numbers.ts';

const disguised = fc.oneof(
  mobilePhone.map((number) => disguises(number, [3, 4, 4])),
  identityNumber.map((number) => disguises(number, [6, 4, 4, 4])),
  bankCard.map((number) => disguises(number, [4, 4, 4, number.length - 12])),
).chain((ways) => fc.constantFrom(...Object.values(ways)));

const row = { name: '王桂英', group: '3组', standard: '137.00', areaUnits: 32_500, amountFen: 44_525 };

test('no name, group or standard of a notice holds a number in any disguise', () => {
  fc.assert(fc.property(disguised, fc.constantFrom('name', 'group', 'standard'), (text, field) => {
    expect(numberInRows({ rows: [row, { ...row, [field]: `户主${text}` }] }, new Set()), text).toBe({ name: '姓名', group: '组别', standard: '标准' }[field]);
  }));
});

test('nor a known account that looks like nothing in particular', () => {
  const account = '9012345678';
  for (const [way, text] of Object.entries(disguises(account, [4, 3, 3]))) {
    expect([way, numberInRows({ rows: [{ ...row, group: text }] }, new Set([account]))]).toEqual([way, '组别']);
  }
});

test.each(['138.1234.5678', '138/1234/5678', '138、1234、5678', '1381.2345.678', '1 3 8 1 2 3 4 5 6 7 8', '1.3.8.1.2.3.4.5.6.7.8', '138，1234，5678', '1，3，8，1，2，3，4，5，6，7，8', '一三八一二三四五六七八', '壹叁捌壹贰叁肆伍陆柒捌', '138O1234567', '138l2345678', '①③⑧①②③④⑤⑥⑦⑧', '١٣٨١٢٣٤٥٦٧٨', '6217.0012.3456.7893', '370405.1990.0101.1234', '¹³⁸¹²³⁴⁵⁶⁷⁸'])('%s is found in a finished page', (text) => {
  expect(findPersonalData(`户主\n王桂英${text}\n3.25`)).toHaveLength(1);
});

test.each([
  '第一二三组、第四五六组、第七八九组', '二〇二六年六月二十二日至二〇二六年六月三十日', '壹仟叁佰捌拾壹万贰仟叁佰肆拾伍元陆角柒分',
  '1. 甲 2. 乙', '138.12 345.67 89.10', '138.12,345.67,89.10,1381.23', '3.25\n137.00\n445.25\n一三八\n', '2026.06.22 2026.06.30 2026.07.01', '10:30:00-11:30:00',
  '亩①、元②、137²', '张一 王二 李三 赵四 钱五 孙六 周七', '1380 1234 5678', '3000.0000.00',
])('%s is left alone', (text) => {
  expect(findPersonalData(text)).toEqual([]);
});

test('a realistic notice holds none, cell by cell and as a whole', () => {
  const rows = fc.array(fc.record({
    name: fc.constantFrom('王桂英', '张一', '丁三七', '买买提·艾合买提', '一三八合作社'),
    group: fc.constantFrom('1组', '第十二村民小组', '第一二三组', '12、13组', '东一组', null),
    standard: fc.constantFrom('137.00', '137元/亩', '100.00/200.00', null),
    areaUnits: fc.integer({ min: 100, max: 9_999_999 }), amountFen: fc.integer({ min: 100, max: 99_999_999 }),
  }), { minLength: 1, maxLength: 40 });
  fc.assert(fc.property(rows, fc.constantFrom(' ', '\t', '\n', ','), (list, glue) => {
    expect(numberInRows({ rows: list }, new Set(['370405199001011234']))).toBeNull();
    const lines = list.map((each, n) => [String(n + 1), each.group ?? '', each.name, formatArea(each.areaUnits), each.standard ?? '', formatYuan(each.amountFen), yuanInCapitals(each.amountFen)].join(glue));
    expect(findPersonalData(lines.join('\n'))).toEqual([]);
  }));
});

test('both readers of digits know the same digits', () => {
  for (let point = 0; point <= 0x1ffff; point += 1) {
    const char = String.fromCodePoint(point);
    const [read] = [digitsOf(char)];
    // Two digits in one sign (⑫) are enough to be doubted at the check, and no artefact is refused for one.
    if (read?.length === 2 || (point >= 0xd800 && point <= 0xdfff)) continue;
    const inRow = foldNumerals(foldText(char.repeat(8)).folded);
    const folded = /^\d{8}$/.test(inRow) ? inRow[0] : undefined;
    if (folded !== read) expect([point.toString(16), folded]).toEqual([point.toString(16), read]);
  }
});
