// Invented numbers of the shapes that belong to persons, made by an arithmetic of its own.
import fc from 'fast-check';
import { addDays } from '../../server/domain/day.ts';

const county = fc.constantFrom('370405', '110101', '620102', '141002', '810000', '650100');
const birthday = fc.nat({ max: 43_000 }).map((n) => addDays('1905-01-01', n).replaceAll('-', ''));
const digits = (length: number) =>
  fc.array(fc.nat({ max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));

/** 18 characters with a valid check character. */
export const identityNumber = fc.tuple(county, birthday, digits(3)).map((parts) => {
  const body = parts.join('');
  // GB 11643: the weighted sum with the check character is 1 modulo 11; the weights are powers of two.
  const check = Array.from({ length: 11 }, (_, n) => n).find((n) => (weighted(body) + n) % 11 === 1) ?? 0;
  return body + (check === 10 ? 'X' : String(check));
});

export const oldIdentityNumber = fc
  .tuple(county, birthday, digits(3))
  .filter(([, day]) => day.startsWith('19'))
  .map(([area, day, rest]) => area + day.slice(2) + rest);

/** 16 to 19 digits of a UnionPay card with a valid check digit. */
export const bankCard = fc
  .integer({ min: 13, max: 16 })
  .chain(digits)
  .map((rest) => {
    const body = `62${rest}`;
    return body + String(Array.from('0123456789').find((check) => luhn(body + check) % 10 === 0));
  });

/** 16 to 19 digits without any check digit. */
export const passbook = fc
  .integer({ min: 15, max: 18 })
  .chain(digits)
  .map((rest) => `9${rest}`);

export const mobilePhone = fc
  .tuple(fc.integer({ min: 3, max: 9 }), digits(9))
  .map(([second, rest]) => `1${second}${rest}`);

/** The number in groups, with one separator, in one of several ways of writing digits. */
export function written(number: fc.Arbitrary<string>, groups: readonly number[]): fc.Arbitrary<string> {
  const separator = fc.constantFrom('', ' ', '-', '\u3000', '\u00a0', '－', '—', '\u200b', '\u00ad');
  const script = fc.constantFrom(0x30, 0xff10, 0x1d7ce);
  return fc.tuple(number, separator, script).map(([text, between, zero]) => {
    let rest = text;
    const parts = groups.map((size) => {
      const part = rest.slice(0, size);
      rest = rest.slice(size);
      return part;
    });
    return parts
      .filter(Boolean)
      .join(between)
      .replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
  });
}

function weighted(body: string): number {
  return Array.from(body).reduce((sum, digit, at) => sum + Number(digit) * (2 ** (17 - at) % 11), 0);
}

function luhn(text: string): number {
  return Array.from(text)
    .toReversed()
    .reduce((sum, digit, at) => {
      const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
      return sum + Math.floor(value / 10) + (value % 10);
    }, 0);
}
