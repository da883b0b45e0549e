// The plan of a correction adds up, whatever the two lists are.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEmptyPlan, isRecordOnly, planOf } from '../../server/domain/plan.ts';
import type { PlanRow } from '../../server/domain/plan.ts';

const row = fc.record<PlanRow>({
  person: fc.constantFrom('a', 'b', 'c', 'd'), village: fc.constantFrom('北洛村', '兰城村'), name: fc.constantFrom('王桂英', '陈建国'),
  group: fc.constantFrom(null, '1组'), quantityUnits: fc.constantFrom(null, 10_000, 32_500), standard: fc.constantFrom(null, '137'),
  amountFen: fc.integer({ min: 0, max: 5 }), status: fc.constantFrom('paid', 'returned', 'unpaid'), account: fc.constantFrom(null, 'x', 'y'),
});
const list = fc.array(row, { maxLength: 12 });
const paid = (rows: readonly PlanRow[]) => rows.filter(({ status }) => status === 'paid').reduce((sum, { amountFen }) => sum + amountFen, 0);
const one: PlanRow = { person: 'a', village: '北洛村', name: '王桂英', group: null, quantityUnits: 10_000, standard: '137', amountFen: 13_700, status: 'paid', account: 'x' };

test('every row of both lists is counted once, and the money closes', () => {
  fc.assert(fc.property(list, list, (before, after) => {
    const { added, removed, unchanged, changed } = planOf(before, after);
    expect([unchanged.rows + changed.rows + removed.rows, unchanged.rows + changed.rows + added.rows]).toEqual([before.length, after.length]);
    expect([unchanged.fen + changed.fenBefore + removed.fen, unchanged.fen + changed.fenAfter + added.fen]).toEqual([paid(before), paid(after)]);
  }));
});

test('the same rows in any order change nothing, and nothing else does', () => {
  fc.assert(fc.property(list.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))), ([before, after]) => {
    expect(isEmptyPlan(planOf(before, after))).toBe(true);
  }));
  fc.assert(fc.property(list, list, (before, after) => {
    const text = (rows: readonly PlanRow[]) => rows.map((each) => JSON.stringify(each)).toSorted().join();
    expect(isEmptyPlan(planOf(before, after))).toBe(text(before) === text(after));
  }));
});

test('nobody is gone and new at once', () => {
  fc.assert(fc.property(list, list, (before, after) => {
    const { changes } = planOf(before, after);
    const people = (kind: string) => new Set(changes.filter((change) => change.kind === kind).map((change) => (change.before ?? change.after)?.person));
    expect([...people('added')].filter((person) => people('removed').has(person))).toEqual([]);
  }));
});

test('in a first file everybody is new', () => {
  expect(planOf([], [one, one])).toMatchObject({ added: { rows: 2, fen: 27_400 }, removed: { rows: 0 }, changed: { rows: 0 }, unchanged: { rows: 0 } });
});

test('says in what a row differs, before and after', () => {
  const after = { ...one, name: '王桂瑛', amountFen: 13_800, village: '兰城村' };
  expect(planOf([one], [after])).toMatchObject({
    changed: { rows: 1, fenBefore: 13_700, fenAfter: 13_800 }, differing: { village: 1, name: 1, amount: 1 },
    changes: [{ kind: 'changed', before: one, after, fields: ['village', 'name', 'amount'] }],
  });
});

test('of a person\'s several rows the equal ones go together first, then those of the same village', () => {
  const [small, large, other] = [one, { ...one, amountFen: 20_000 }, { ...one, village: '兰城村', amountFen: 500 }];
  const plan = planOf([small, large, other], [{ ...large }, { ...other, amountFen: 600 }, { ...small, amountFen: 13_000 }]);
  expect(plan.unchanged.rows).toBe(1);
  expect(plan.changes.map(({ before, after }) => [before?.amountFen, after?.amountFen])).toEqual([[500, 600], [13_700, 13_000]]);
});

test('a wrong account or identity number is a change of the same row, of the record and of nothing that is public', () => {
  const other: PlanRow = { ...one, person: 'b', name: '陈建国' };
  const plan = planOf([one, other], [{ ...one, person: 'c' }, { ...other, account: null }]);
  expect(plan).toMatchObject({ added: { rows: 0 }, removed: { rows: 0 }, changed: { rows: 2 }, differing: { person: 1, account: 1 } });
  expect(isRecordOnly(plan)).toBe(true);
  expect([planOf([one], [one]), planOf([one], [{ ...one, account: 'y', amountFen: 1 }]), planOf([one], [{ ...one, person: 'c', name: '王桂瑛' }])].map(isRecordOnly)).toEqual([false, false, false]);
});
