// Whatever the cells of a file hold, and however it is written: nothing that is shown of the check has a person's number.
import { expect, test } from 'vitest';
import { describeReport, toReport } from '../../importers/index.ts';
import { disguises, readPatiently } from './disguises.ts';
import { checkText, identityOf } from './sample.ts';

const phone = '13812045678';
const identity = identityOf(7);
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;

// A file in which the number stands where somebody put it by mistake.
const files: Record<string, (number: string) => string> = {
  'a programme column': (number) => `补贴项目,村名,姓名,补贴金额\n${cell(`耕地地力保护补贴${number}`)},北洛村,甄有田,5\n种粮一次性补贴,北洛村,贾丰年,5\n`,
  'a header': (number) => `村名,姓名,${cell(`联系${number}`)},补贴金额\n北洛村,甄有田,x,50\n`,
  'the header of a column read twice': (number) => `村名,姓名,${cell(`补贴面积${number}`)},${cell(`补贴面积 ${number}`)},补贴金额\n北洛村,甄有田,1,2,50\n`,
  'a title': (number) => `${cell(number)},,\n村名,姓名,补贴金额\n北洛村,甄有田,50\n${cell(`联系 ${number}`)},,\n`,
  'a village': (number) => `村名,姓名,补贴金额\n${cell(number)},甄有田,50\n`,
  'a township': (number) => `乡镇,村名,姓名,补贴金额\n${cell(`泥沟${number}`)},北洛村,甄有田,50\n`,
  'a village code': (number) => `村名,村代码,姓名,补贴金额\n北洛村,${cell(number)},甄有田,5\n`,
  'a name': (number) => `村名,姓名,补贴金额\n北洛村,${cell(number)},5\n`,
  'a group': (number) => `村名,组别,姓名,补贴金额\n北洛村,${cell(number)},甄有田,5\n`,
  'an amount': (number) => `村名,姓名,补贴金额\n北洛村,甄有田,${cell(number)}\n`,
  'an area': (number) => `村名,姓名,补贴面积,补贴金额\n北洛村,甄有田,${cell(number)},5\n`,
  'a standard': (number) => `村名,姓名,补贴标准,补贴金额\n北洛村,甄有田,${cell(number)},5\n`,
  'a status': (number) => `村名,姓名,支付状态,补贴金额\n北洛村,甄有田,${cell(number)},5\n`,
  'a total': (number) => `村名,姓名,补贴金额\n北洛村,甄有田,5\n${cell(`合计：${number}`)},,6\n`,
};
const numbers = Object.entries({ phone: disguises(phone, [3, 4, 4]), identity: disguises(identity, [6, 4, 4, 4]) })
  .flatMap(([kind, ways]) => Object.entries(ways).map(([way, written]) => ({ kind, way, written, bare: kind === 'phone' ? phone : identity.slice(0, 17) })));

test.each(Object.entries(files))('a number in %s is nowhere in the report', (_where, file) => {
  for (const { way, written, bare } of numbers) {
    const checked = checkText(file(written));
    const report = toReport(checked);
    const shown = (JSON.stringify(report) + describeReport(report)).replaceAll(checked.file.sha256, '');
    expect(readPatiently(shown), way).not.toContain(bare);
  }
});

test.each(['name', 'group'] as const)('a row whose %s holds a number in any disguise is not accepted', (field) => {
  for (const { way, written } of numbers) {
    const [name, group] = field === 'name' ? [written, '1组'] : ['甄有田', written];
    const checked = checkText(`村名,组别,姓名,补贴金额\n北洛村,${cell(group)},${cell(name)},5\n`);
    expect([way, checked.rows.blocked]).toEqual([way, 1]);
  }
});

test.each(['1组', '第十二村民小组', '12、13组', '第一二三组', '东一组', '3社（原5社）', 'A区2组', '2-1组', '一队', '二〇二组', '①组', '01', '组三'])('the group %s is a group', (group) => {
  expect(checkText(`村名,组别,姓名,补贴金额\n北洛村,${cell(group)},甄有田,5\n`).findings.map(({ code }) => code)).not.toContain('number-in-text');
  expect(checkText(`村名,组别,姓名,补贴金额\n北洛村,${cell(group)},甄有田,5\n`).rows.blocked).toBe(0);
});

test.each(['137.00', '137元/亩', '小麦100.00/玉米200.00', '100.00/200.00/300.00/400.00', '一档1,000.00元、二档2,000.00元', '2026-01-01至2026-06-30每月100元'])('the standard %s is no number of a person', (standard) => {
  expect(checkText(`村名,姓名,补贴标准,补贴金额\n北洛村,甄有田,${cell(standard)},5\n`).findings.map(({ code }) => code)).not.toContain('number-in-text');
});

test.each(['张一', '王三七', '丁一二', '阿卜杜拉·买买提', '欧阳零一', '一三八合作社'])('the name %s is no number', (name) => {
  expect(checkText(`村名,姓名,补贴金额\n北洛村,${cell(name)},5\n`).findings.map(({ code }) => code)).not.toContain('number-in-text');
});
