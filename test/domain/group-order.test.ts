// The rows of one group stand together on the wall, whatever the file does.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inGroups } from '../../server/domain/group-order.ts';

const order = (...groups: (string | null)[]) => inGroups(groups.map((group, i) => ({ group, i }))).map(({ group, i }) => `${group ?? '无'}${i}`);

test('a list whose groups stand together stays as its file has it', () => {
  expect(order('3组', '3组', '1组', '2组')).toEqual(['3组0', '3组1', '1组2', '2组3']);
  expect(order(null, null, '2组')).toEqual(['无0', '无1', '2组2']);
});

test('scattered groups are put together: by their numbers, else as the file begins them; in each as the file has it', () => {
  expect(order('2组', '10组', '2组', '1组', null, '10组')).toEqual(['1组3', '2组0', '2组2', '10组1', '10组5', '无4']);
  expect(order('东庄', '西庄', '东庄')).toEqual(['东庄0', '东庄2', '西庄1']);
});

test('no row is lost, doubled or changed', () => {
  const row = fc.record({ group: fc.constantFrom(null, '1组', '2组', '11组', '东庄'), amountFen: fc.nat() });
  fc.assert(fc.property(fc.array(row), (rows) => { expect(new Set(inGroups(rows))).toEqual(new Set(rows)); expect(inGroups(rows)).toHaveLength(rows.length); }));
});
