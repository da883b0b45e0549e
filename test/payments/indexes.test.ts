// The indexes of a portion are those of each of its numbers, however they are written.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eighteenOf } from '../../importers/identity.ts';
import { blindIndexes, indexesOf, keysOf, placeKey } from '../../server/payments/indexes.ts';
import type { NumberTuple } from '../../server/payments/packed.ts';
import { account, idNumber } from '../support/payment-files.ts';
import { testVault as vault } from '../support/portions.ts';

const odd = fc.oneof(
  fc.stringMatching(/^\d{1,40}X?$/), fc.stringMatching(/^\d{17}[xX\d]$/), fc.stringMatching(/^\d{15}$/), fc.stringMatching(/^[\d ]{19}$/), fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  fc.constantFrom('91370405MA3C0A1B2C', '37040519940826001Ｘ', '6217-0000-0000-0086-243', ']', '"],["', '\\', '\\"]', '1X2', 'X', '-', 'null'),
);
const usual = fc.nat(10_000).map((n): NumberTuple => [idNumber(n + 1), account(n + 1)]);
const tuple = fc.oneof(
  { weight: 5, arbitrary: usual }, fc.tuple(odd, fc.option(odd)), fc.nat(10_000).map((n): NumberTuple => [idNumber(n + 1), null]),
  fc.tuple(fc.constant(null), fc.oneof(odd, fc.constantFrom(null, '')), odd), fc.tuple(odd, fc.constant('')),
) as fc.Arbitrary<NumberTuple>;

const bytesOf = (tuples: readonly NumberTuple[]) => Buffer.from(`?${JSON.stringify(tuples)}?`).subarray(1, -1);

test('each person and each account by itself, of numbers as they mostly are and of any others among them', () => {
  fc.assert(fc.property(fc.array(tuple, { minLength: 1, maxLength: 30 }), (tuples) => {
    const expected = tuples.map(([id, number, personKey]) => blindIndexes(vault.blindIndex('id', id === null ? personKey ?? '' : eighteenOf(id)), number ? vault.blindIndex('account', number) : null));
    const indexes = indexesOf(vault, { numbers: bytesOf(tuples), rows: tuples.length });
    expect(indexes).toBe(expected.join(''));
    expect([...keysOf(indexes)]).toEqual(expected.flatMap((both) => both.match(/.{32}/g) ?? []).filter((index) => !index.startsWith('-')).map(placeKey));
  }), { numRuns: 500 });
});

test('nothing is taken for numbers that are not one for each row', () => {
  const tuples: NumberTuple[] = [[idNumber(1), account(1)], [null, null, '户'], [idNumber(2), null]];
  for (const rows of [0, 2, 4]) expect(() => indexesOf(vault, { numbers: bytesOf(tuples), rows })).toThrow(TypeError);
  for (const cut of [1, 2, 3, 20]) expect(() => indexesOf(vault, { numbers: bytesOf(tuples).subarray(0, -cut), rows: 3 })).toThrow(/^(no list of|more) numbers/);
  expect(() => indexesOf(vault, { numbers: bytesOf([[null, null]]), rows: 1 })).toThrow('without number');
});
