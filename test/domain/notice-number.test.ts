import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, noticeNumber, parseNoticeNumber, shortHash } from '../../server/domain/notice-number.ts';

describe('a notice number', () => {
  it('is village, year and running number, and reads back', () => {
    const parts = { villageCode: '370405102214', year: 2026, seq: 3 };
    expect(noticeNumber(parts)).toBe('370405102214-2026-3');
    expect(parseNoticeNumber(' 370405102214-2026-3 ')).toEqual(parts);
  });

  it('takes every code that a register may have', () => {
    for (const villageCode of ['sd-nigou-01', '1', 'a'.repeat(40), 'x-2026-1']) expect(parseNoticeNumber(noticeNumber({ villageCode, year: 2026, seq: 12 }))).toEqual({ villageCode, year: 2026, seq: 12 });
  });

  it.each(['', '370405102214', '370405102214-2026-0', '370405102214-26-1', 'a/b-2026-1', '-a-2026-1', '1-2026-1-x'])(
    'is not read from %j',
    (text) => expect(parseNoticeNumber(text)).toBeNull(),
  );

  it('is not made from parts that could not be read back', () => {
    expect(() => noticeNumber({ villageCode: '../etc', year: 2026, seq: 1 })).toThrow(RangeError);
    expect(() => noticeNumber({ villageCode: '1', year: 2026, seq: 1.5 })).toThrow(RangeError);
  });
});

describe('the short hash on a sheet', () => {
  it('is the first eight digits in two groups', () => {
    expect(shortHash(createHash('sha256').update('').digest('hex'))).toBe('e3b0 c442');
  });

  it('is not made from something else', () => {
    expect(() => shortHash('7f3a9c21')).toThrow(RangeError);
  });
});

describe('canonical JSON', () => {
  it('sorts members as RFC 8785 does in its own example', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'CR',
      '\ufb33': 'Hebrew',
      '1': 'One',
      '\ud83d\ude00': 'Emoji',
      '\u0080': 'Control',
      '\u00f6': 'o',
    };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toHaveLength(7);
    expect([...canonicalJson(value).matchAll(/:"(.*?)"/g)].map((m) => m[1])).toEqual([
      'CR',
      'One',
      'Control',
      'o',
      'Euro Sign',
      'Emoji',
      'Hebrew',
    ]);
  });

  it('is the same whatever the order of members, and means the same', () => {
    const integers = fc.maxSafeInteger().filter((n) => !Object.is(n, -0));
    const values = fc.dictionary(
      fc.string({ unit: 'grapheme' }).filter((k) => k !== '__proto__'),
      fc.oneof(fc.string({ unit: 'grapheme' }), integers, fc.boolean(), fc.constant(null), fc.array(integers)),
    );
    fc.assert(
      fc.property(values, (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual({ ...value });
      }),
    );
  });

  it('leaves out what is undefined and refuses what has no one text', () => {
    expect(canonicalJson({ b: undefined, a: [1, null] })).toBe('{"a":[1,null]}');
    for (const bad of [0.1, Number.NaN, 2 ** 60, new Date(0), '\ud800', () => 1, [undefined]]) {
      expect(() => canonicalJson(bad)).toThrow(TypeError);
    }
  });
});
