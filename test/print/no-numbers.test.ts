// What we write around the words of a notice must not look like the number of a person: a village would be refused for it.
import { array, assert, constantFrom, integer, property, string, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { renderNotices } from '../../print-templates/index.tsx';
import { findPersonalData, markupText } from '../../server/domain/scan.ts';
import { frame, households, notice } from './samples.ts';

const hitsOf = (group: string, name: string, count: number, columns = frame.columns) =>
  findPersonalData(markupText(renderNotices([notice(households(count).map((row, i) => ({ ...row, group, name: i % 7 === 0 ? name : row.name ?? '' })), { columns })])));

const wide = [...frame.columns.slice(0, 3), { field: 'standard', label: '标准(元/亩)' } as const, ...frame.columns.slice(3)];

test.for(['第 1 小组', '东 三组'])('a village whose groups are written “%s” is not refused', (group) => {
  expect(hitsOf(group, '王玉庆', 60)).toEqual([]);
});

test('no label of a group, no name and no number of rows makes our own page look like a number of a person', () => {
  const letter = constantFrom(...Array.from('第东西南北前后上下一二三四五六七八九十小组屯庄 　·-().,1234567890aZ'));
  const label = array(letter, { minLength: 1, maxLength: 8 }).map((letters) => letters.join(''));
  const name = string({ unit: constantFrom(...Array.from('王玉庆国霞䶮㛃·')), minLength: 2, maxLength: 16 });
  assert(property(tuple(label, name, integer({ min: 1, max: 40 }), constantFrom(frame.columns, wide)), ([group, who, count, columns]) => {
    expect(hitsOf(group, who, count, columns)).toEqual([]);
  }), { numRuns: 1500 });
}, 120_000);
