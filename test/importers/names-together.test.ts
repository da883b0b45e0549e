// Many names of one kind are one question; many broken ones are a broken file.
import { expect, test } from 'vitest';
import { toDoList } from '../../server/batches/to-do.ts';
import { checkText, identityOf, troubles } from './sample.ts';

const list = (names: readonly string[]) => checkText(`村名,姓名,身份证号,实发金额\n${names.map((name, i) => `北洛村,${name},${identityOf(i + 1)},10\n`).join('')}`);
const times = <T>(count: number, value: (i: number) => T) => Array.from({ length: count }, (_, i) => value(i));

test('five hundred rare names are one thing to confirm, and each of their rows is shown', () => {
  const { findings, totals } = list(times(500, () => '甄䶮'));
  expect(toDoList(findings, 'confirm').map(({ code, count }) => [code, count])).toEqual([['name-rare', 500]]);
  expect(findings.filter(({ code, place }) => code === 'name-rare' && place.row !== null)).toHaveLength(500);
  expect(totals.fen).toBe(500_000);
});

test('the dots of minority names are asked about once for all', () => {
  const { findings } = list([...times(400, (i) => (i % 2 === 0 ? '甄有田' : '买买提·玉素甫')), '买买提·合作社（普通合伙）']);
  expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([
    expect.objectContaining({ code: 'name-dotted', place: { sheet: '明细', row: null, column: 'B' }, said: '有 200 个姓名带间隔号“·”（第 3、5、7、9、11 行等）。' }),
  ]);
});

test('a dot that is no · is asked about with the way it will be printed, and is the same person', () => {
  const { findings, entries } = list(['买买提．玉素甫']);
  expect(findings.find(({ code }) => code === 'name-dot')?.said).toBe('姓名“买买提.玉素甫”的间隔号写成了“．”，不是标准的“·”，公开时照原样印。');
  expect(entries[0]?.name).toBe('买买提．玉素甫');
});

test('a few broken names may be confirmed; a list of them is a file whose encoding is broken', () => {
  expect(troubles(list(['甄锟斤拷', ...times(30, () => '甄有田')]))).toEqual(['name-damaged@2B']);
  const broken = list([...times(5, () => '锟斤拷锟斤拷'), ...times(30, () => '甄有田')]);
  expect(troubles(broken).slice(0, 1)).toEqual(['encoding-damaged@B']);
  expect(broken.findings.find(({ code }) => code === 'encoding-damaged')?.said).toContain('35 行里有 5 行的姓名成了乱码');
});
