// Payments written down without what they have from the one above are read again as they were, also those that an earlier release wrote whole.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packedTuples } from '../../server/payments/packed.ts';
import { readTuples, writeTuples, type StoredTuple } from '../../server/payments/tuples.ts';

const tuples = fc.array(fc.tuple(
  fc.constantFrom(0, 1, 2), fc.constantFrom('王小禾', '李"麦', ''), fc.constantFrom(null, '1组', '2组'), fc.constantFrom(null, 0, 12_500), fc.constantFrom(null, '100'), fc.nat(9), fc.constantFrom('paid', 'returned'), fc.boolean(),
), { maxLength: 12 }).map((rows) => {
  let row = 1;
  // The next row of the file, the same one again, or one further down.
  return rows.map(([step, ...rest]): StoredTuple => [row += step, ...rest] as StoredTuple);
});

test('they are read as they were', () => {
  fc.assert(fc.property(tuples, (some) => { expect(readTuples(writeTuples(some))).toEqual(some); }));
});

test('and so are those of which each was written whole, alone or among others', () => {
  fc.assert(fc.property(tuples, tuples, (some, others) => {
    expect(readTuples(JSON.stringify(some))).toEqual(some);
    expect(readTuples(JSON.stringify([...JSON.parse(writeTuples(some)) as unknown[], ...others]))).toEqual([...some, ...others]);
  }));
});

test('what all of a group have is written once', () => {
  const group = (row: number, name: string): StoredTuple[] => Array.from({ length: 3 }, (_, i) => [row + i, `${name}${i}`, name, 10_000, '100', 500 + i, 'paid', false]);
  const { payments } = packedTuples([...group(4, '甲'), ...group(7, '乙'), [11, '乙3', '乙', 10_000, '100', 900, 'paid', false]]);
  expect(payments.split('"paid"')).toHaveLength(4);
  expect(payments).toContain('["乙1",10000,501],["乙2",10000,502],[11,"乙","100","paid",false],["乙3",10000,900]');
});

test('a payment without what stands above it is a fault, and no payment of another row', () => {
  expect(() => readTuples('[["王小禾",null,100]]')).toThrow('common part');
});
