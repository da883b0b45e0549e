// What is asked of a list hangs on rows that say something of their own: rows that are read at a glance keep none of it from being said.
import { expect, test } from 'vitest';
import { checkFile, type CheckInput } from '../../importers/index.ts';
import { withCheckDigit } from '../support/payment-files.ts';
import { identityOf, villages } from './sample.ts';

const title = '2026年耕地地力保护补贴清册';
const placed = ['序号', '村名', '组别', '户主姓名', '身份证号', '一卡通账号', '补贴面积（亩）', '补贴金额（元）'];
const titled = placed.toSpliced(1, 1);
const [beiluo, liuqiao] = ['北洛村委会', '刘桥村委会'];

/** `account` is how it begins. */
function payment(n: number, { seq = String(n), village = beiluo, group = '一组', account = '9999' } = {}): string[] {
  return [seq, village, group, '王桂英陈建国'.slice((n % 3) * 2, (n % 3) * 2 + 2), identityOf(n), withCheckDigit(account + String(n).padStart(18 - account.length, '0')), '2', '200'];
}

/** Findings as code@row, the same whether or not a quote has all rows taken apart. */
function told(header: readonly string[], rows: readonly string[][], more: Partial<CheckInput> = {}): string[] {
  const [apart = [], glance = []] = ['"序号"', '序号'].map((first) => {
    const text = [title, [first, ...header.slice(1)].join(), ...rows.map((row) => row.join())].join('\n');
    const { findings } = checkFile({ name: '清册.csv', programme: 'farmland-fertility', year: 2026, today: '2026-06-18', villages, bytes: Buffer.from(text), ...more });
    return findings.map(({ code, place }) => `${code}@${place.row ?? ''}`);
  });
  expect(glance).toEqual(apart);
  return glance;
}

test('digits of somebody’s own number in the group are found, although the rows above have other numbers', () => {
  const rows = Array.from({ length: 8 }, (_, i) => payment(i + 1, { group: '12-34组', account: i < 5 ? '9999' : '12349' }));
  expect(told(placed, rows)).toEqual(['number-in-text@8', 'number-in-text@9', 'number-in-text@10']);
});

test('a blank village is missing in a file that repeats its villages, also where marks of ditto stand above', () => {
  const places = [beiluo, '〃', '〃', '〃', liuqiao, liuqiao, ''];
  expect(told(placed, places.map((village, i) => payment(i + 1, { village })))).toEqual(['village-missing@9']);
});

test('numbers that begin again where no village is written are asked about, also where one number is a word', () => {
  const rows = [...['1', '2'].map((seq) => ({ seq, village: liuqiao })), ...['1', '2', '十', '4', '1', '2'].map((seq, i) => ({ seq, village: i === 0 ? beiluo : '' }))];
  expect(told(placed, rows.map((row, i) => payment(i + 1, row)))).toContain('village-forgotten@9');
});

test('the village of a title holds for the rows below those that a person leaves out', () => {
  const rows = [[beiluo, ...Array<string>(6).fill('')], ...[1, 2, 3, 4].map((n) => payment(n).toSpliced(1, 1))];
  expect(told(titled, rows, { leftOut: [{ sheet: '清册', row: 4 }, { sheet: '清册', row: 5 }] })).toEqual([]);
});

test('a village that only the name of the file tells is asked about, also where the first rows are left out', () => {
  const rows = [1, 2, 3, 4].map((n) => payment(n).toSpliced(1, 1));
  expect(told(titled, rows, { name: '北洛村.csv', leftOut: [3, 4].map((row) => ({ sheet: '北洛村', row })) })).toContain('village-from-name@');
});
