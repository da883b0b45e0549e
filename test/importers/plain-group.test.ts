// Groups that rows are not taken apart for are groups by every check: a list with each of them is taken apart, and nothing is found.
import { expect, test } from 'vitest';
import { checkFile, checkInHandfuls } from '../../importers/index.ts';
import { isPlainGroup } from '../../importers/plain-group.ts';
import { entriesOf } from '../../importers/usable-rows.ts';
import { idCheckCharacter, INVENTED_REGION } from '../../server/demo/people.ts';
import { villages } from './sample.ts';

const [here] = villages;
const digits = Array.from('一二三四五六七八九十');
const two = digits.flatMap((first) => digits.map((second) => first + second));
const numbers = [...Array.from({ length: 99 }, (_, i) => String(i + 1)), ...digits, ...two, ...two.flatMap((first) => digits.map((second) => first + second))];
const groups = numbers.flatMap((number) => ['', '第'].flatMap((before) => ['组', '队', '社'].map((after) => before + number + after)));

// The quote has all rows taken apart.
const list = Buffer.from(['"序号",乡镇,村名,组别,户主姓名,身份证号,补贴金额（元）', ...groups.map((group, i) => `${i + 1},${here?.township},${here?.village},${group},王桂英,${idNumber(i)},100`)].join('\n'));
const input = { name: '清册.csv', bytes: list, programme: 'farmland-fertility', year: 2026, today: '2026-06-18', villages };

function idNumber(n: number): string {
  const body = `${INVENTED_REGION}00${1940 + Math.floor(n / 999)}0101${String(1 + n % 999).padStart(3, '0')}`;
  return body + idCheckCharacter(body);
}

test('each of them is plain, and in a row that is taken apart nothing is found in it', () => {
  expect(groups.filter((group) => !isPlainGroup(group))).toEqual([]);
  const { rows, findings } = checkFile(input);
  expect(rows).toMatchObject({ data: groups.length, accepted: groups.length });
  expect(findings.filter(({ place }) => place.row !== null && place.row > 1)).toEqual([]);
});

test('and is kept as the cell says it', () => {
  const kept = [...checkInHandfuls(input)].flatMap(({ rows }) => [...entriesOf(rows)].map(({ group }) => group));
  expect(kept).toEqual(groups);
});

test.each(['', '组', '0组', '01组', '100组', '一二三四组', '一村民小组', '东一组', '北洛村', '五保组', '1组 ', '12', '十二', '〃', '1组1', '第组', '1 组', '１组'])('“%s” is not', (cell) => {
  expect(isPlainGroup(cell)).toBe(false);
});
