// Files made to cost much are refused with a place, or checked like any other; none of them keeps a clerk waiting.
import { expect, test } from 'vitest';
import { checkFile } from '../../importers/index.ts';
import { readIdentity } from '../../importers/identity.ts';
import { checkText, identityOf, troubles, villages } from './sample.ts';

const head = '村名,姓名,身份证号,实发金额\n';
const long = '字'.repeat(501);

test.each([
  ['in a row', `${head}北洛村,甄有田,${identityOf(1)},10\n北洛村,贾丰年,${'*'.repeat(2500)}!,10\n`, 'cell-too-long@3C'],
  ['in the header', `村名,姓名,${'实发金额（元）'.repeat(8600)}\n北洛村,甄有田,10\n`, 'cell-too-long@1C'],
  ['in a title', `${long}\n${head}北洛村,甄有田,${identityOf(1)},10\n`, 'cell-too-long@1A'],
  ['in a remark', `${head}北洛村,甄有田,${identityOf(1)},10\n说明：${long},,,\n`, 'cell-too-long@3A'],
])('a cell of more than 500 characters %s stops the file at its place', (_where, text, expected) => {
  const checked = checkText(text);
  expect(troubles(checked)).toEqual([expected]);
  expect(checked.entries).toEqual([]);
  expect(checked.findings[0]?.said).not.toContain('字字');
});

test('a cell of 500 characters is read, whatever stands in it', () => {
  const cells = ['*', '!', '1', '村', '合', '元', '大写', '（', '1,', ' a', '零', '合计'].map((piece) => `${piece.repeat(490 / piece.length)}!`);
  for (const cell of cells) expect(checkText(`${head}北洛村,甄有田,"${cell}",10\n"${cell}","${cell}","${cell}","${cell}"\n`).findings.map(({ code }) => code)).not.toContain('cell-too-long');
  expect(readIdentity(`${'*'.repeat(100_000)}!`).kind).toBe('characters');
});

test.each([
  ['blank lines', '\n'.repeat(1_100_000) + head],
  ['blank lines and a quote', `${'\n'.repeat(1_100_000)}"${head}"`],
])('more %s than a spreadsheet has rows are refused before they are built', (_what, text) => {
  expect(troubles(checkText(text))).toEqual(['too-many-rows@']);
});

test('blank lines at the end are no rows', () => {
  expect(troubles(checkText(`${head}北洛村,甄有田,${identityOf(1)},10\n${'\n'.repeat(1_100_000)}`))).toEqual([]);
});

test('twenty thousand totals are each compared with their own rows', () => {
  const rows = Array.from({ length: 20_000 }, (_, i) => `北洛村,甄有田,${identityOf(i % 1000)},${i}\n合计,1户,,${i === 7000 ? 1 : i}\n`);
  const checked = checkFile({ name: 'x.csv', bytes: Buffer.from(head + rows.join('')), villages });
  expect(troubles(checked).filter((one) => one.startsWith('total'))).toEqual(['total-mismatch@14003D']);
});

test('ten thousand running totals count the persons above them', () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `北洛村,甄有田,${identityOf(i % 1000)},1\n累计,${Math.min(i + 1, 1000) + (i === 5000 ? 1 : 0)}户,,${i + 1}\n`);
  const checked = checkFile({ name: 'x.csv', bytes: Buffer.from(head + rows.join('')), villages });
  expect(troubles(checked).filter((one) => one.startsWith('total'))).toEqual(['total-mismatch@10003D']);
});
