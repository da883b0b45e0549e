// One person or organisation on several rows is one household, with and without identity numbers.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personKeyOf } from '../../importers/index.ts';
import { eighteenOf } from '../../importers/identity.ts';
import { checkText, identityOf } from './sample.ts';

const keysOf = (text: string) => checkText(text).entries.map(personKeyOf);

test('without identity numbers a person with three plots is one household, and a namesake of another group or village is another', () => {
  const keys = keysOf('村名,组,户主姓名,实发金额\n北洛村,一组,王桂英,10\n北洛村,一组,王 桂英,20\n北洛村,一组,王桂英,30\n北洛村,二组,王桂英,40\n兴中社区,一组,王桂英,50\n');
  expect(keys.map((key) => keys.indexOf(key))).toEqual([0, 0, 0, 3, 4]);
});

test('the old number of 15 digits and the new one of 18 are one person', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 999 }), (serial) => {
    const eighteen = identityOf(serial);
    const fifteen = eighteen.slice(0, 6) + eighteen.slice(8, 17);
    const keys = keysOf(`村名,户主姓名,身份证号,实发金额\n北洛村,王桂英,${fifteen},10\n北洛村,王桂英,${eighteen},20\n`);
    expect(keys).toEqual([eighteenOf(fifteen), eighteen]);
    expect(new Set(keys).size).toBe(1);
  }));
});

test('an organisation without a code is one by its name, wherever its rows stand', () => {
  const file = checkText(`村名,户主姓名,身份证号,实发金额\n北洛村,北洛粮食专业合作社,,10\n北洛村,北洛粮食专业合作社,,20\n北洛村,王桂英,${identityOf(1)},30\n`);
  expect(new Set(file.entries.map(personKeyOf)).size).toBe(2);
  expect([file.totals.people, file.villages[0]?.people]).toEqual([2, 2]);
});

test.each(['村集体', '集体', '村民委员会', '村股份经济合作社', '本村集体', '第一村民小组', '村机动地'])('%s names nobody in particular: every village has its own', (name) => {
  const file = checkText(`村名,组,户主姓名,实发金额\n北洛村,一组,${name},10\n北洛村,一组,${name},20\n兴中社区,一组,${name},30\n王村,一组,${name},40\n`);
  const keys = file.entries.map(personKeyOf);
  expect(keys.map((key) => keys.indexOf(key))).toEqual([0, 0, 2, 3]);
});

test('the collective of a village is one over its groups, those of its groups are several', () => {
  const keys = (name: string) => new Set(keysOf(`村名,组,户主姓名,实发金额\n北洛村,一组,${name},10\n北洛村,二组,${name},20\n`)).size;
  expect([keys('村集体'), keys('组集体')]).toEqual([1, 2]);
});

test('collectives count beside people who have identity numbers', () => {
  const file = checkText(`村名,户主姓名,身份证号,实发金额\n北洛村,王桂英,${identityOf(1)},10\n北洛村,村集体,,20\n北洛村,村集体,,5\n王村,村集体,,30\n王村,陈建国,${identityOf(2)},40\n`);
  expect([file.totals.people, ...file.villages.map(({ people }) => people)]).toEqual([4, 2, 2]);
});
