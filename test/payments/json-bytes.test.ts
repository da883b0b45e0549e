// What is written straight into bytes reads as `JSON.stringify` writes it, to the letter.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonBytes } from '../../server/payments/json-bytes.ts';

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('', '王"小\\禾', '𠮷田🏠', 'é\u007f\u0080߿ࠀ', '\u2028\n\t\0', '\ud800半', '半\udfff', '户'.repeat(20_000), '"'.repeat(20_000)));
const number = fc.oneof(fc.nat(), fc.maxSafeInteger(), fc.constantFrom(0, -0, -1, 9, 10, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 1.5, -1.2345678901234567e-6, -Number.MAX_VALUE, Number.MAX_SAFE_INTEGER));
const value = fc.oneof({ weight: 5, arbitrary: text }, { weight: 5, arbitrary: number }, { weight: 1, arbitrary: fc.constant(null) });

test('texts, numbers and nothing are those of JSON, one list after the other', () => {
  const json = new JsonBytes();
  fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 50 }), (values) => {
    expect(json.isEmpty).toBe(true);
    for (const [i, each] of values.entries()) {
      json.add(i === 0 ? '[' : ',');
      if (typeof each === 'number') json.number(each);
      else json.text(each);
    }
    json.add(']');
    expect(json.isEmpty).toBe(false);
    expect(Buffer.from(json.take()).toString()).toBe(JSON.stringify(values));
  }), { numRuns: 500 });
});

test('more bytes than there is room for are told, not lost', () => {
  const json = new JsonBytes();
  const { length } = json.room(1);
  json.length = length;
  expect(json.take().length).toBe(length);
  expect(() => { json.length = length + 1; }).toThrow(RangeError);
});

test('what was taken stays as it is while the next is written', () => {
  const json = new JsonBytes();
  json.text('王小禾');
  const taken = json.take();
  json.text('陈小谷');
  expect(Buffer.from(taken).toString()).toBe('"王小禾"');
});
