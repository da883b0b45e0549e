// Nobody in the sample is real: their numbers are sound in form and lie in ranges never given out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditCodeCheck } from '../../server/demo/collectives.ts';
import { cardCheckDigit, idCheckCharacter, INVENTED_BIN, INVENTED_PHONES, INVENTED_REGION, inventPerson, type Person } from '../../server/demo/people.ts';
import { chanceFrom } from '../../server/demo/sample-chance.ts';
import { sampleCounty } from '../../server/demo/sample-files.ts';
import { readBack } from './read-back.ts';

const people = fc.record({ seed: fc.nat(), serial: fc.integer({ min: 0, max: 49_399 }) })
  .map(({ seed, serial }): Person => inventPerson(chanceFrom(seed), serial, { from: 1922, to: 2000 }, null));

describe('an invented person', () => {
  it('has an identity number with a right check character, in a region that does not exist', () => {
    fc.assert(fc.property(people, ({ idNumber, birthYear, birthMonth }) => {
      expect(idNumber).toMatch(new RegExp(`^${INVENTED_REGION}\\d{13}[\\dX]$`, 'u'));
      expect(Number(idNumber.slice(6, 12))).toBe(birthYear * 100 + birthMonth);
      // ISO 7064 MOD 11-2: read as a number to the base 2 of its digits, the whole leaves 1.
      const rest = Array.from(idNumber).reduce((sum, digit) => (sum * 2 + (digit === 'X' ? 10 : Number(digit))) % 11, 0);
      expect(rest).toBe(1);
    }));
  });

  it('has an account that passes the card check, and a phone of a range nobody has', () => {
    fc.assert(fc.property(people, ({ account, phone }) => {
      expect(account).toMatch(new RegExp(`^${INVENTED_BIN}\\d{13}$`, 'u'));
      const sum = Array.from(account).toReversed().map(Number)
        .reduce((total, digit, place) => total + (place % 2 === 0 ? digit : Math.floor(digit / 5) + ((digit * 2) % 10)), 0);
      expect(sum % 10).toBe(0);
      expect(phone).toMatch(new RegExp(`^${INVENTED_PHONES}\\d{5}$`, 'u'));
    }));
  });

  it('has a name of 2 to 20 characters', () => {
    fc.assert(fc.property(people, ({ name }) => {
      const length = Array.from(name).length;
      expect(length >= 2 && length <= 20).toBe(true);
    }));
  });

  it('agrees with the examples of the standards', () => {
    expect(idCheckCharacter('11010519491231002')).toBe('X');
    expect(cardCheckDigit('7992739871')).toBe('3');
  });
});

describe('the people of the sample county', () => {
  const rows = sampleCounty().files.filter((file) => !file.faulty).flatMap((file) => readBack(file).rows);

  it('all carry the invented prefixes', () => {
    const region = new RegExp(`^(?:N2)?${INVENTED_REGION}`, 'u');
    expect(rows.filter(({ idNumber }) => !region.test(idNumber))).toEqual([]);
    expect(rows.filter(({ account }) => !account.startsWith(INVENTED_BIN))).toEqual([]);
  });

  it('are joined by a few collectives with sound credit codes', () => {
    const collectives = rows.filter(({ name }) => name.endsWith('股份经济合作社'));
    expect(new Set(collectives.map(({ idNumber }) => idNumber)).size).toBeGreaterThan(10);
    // GB 32100-2015: the weighted sum of all 18 characters is a multiple of 31.
    const sum = (code: string) => Array.from(code)
      .reduce((total, character, place) => total + (3 ** place % 31) * '0123456789ABCDEFGHJKLMNPQRTUWXY'.indexOf(character), 0);
    const unsound = collectives.filter(({ idNumber }) => (sum(idNumber.slice(0, 17)) + sum(idNumber.slice(17))) % 31 !== 0);
    expect(unsound).toEqual([]);
    expect(creditCodeCheck('91350100M000100Y4')).toBe('3');
  });

  it('never share an identity number under two names', () => {
    const names = Map.groupBy(rows, ({ idNumber }) => idNumber);
    expect([...names.values()].filter((own) => new Set(own.map(({ name }) => name)).size > 1)).toEqual([]);
  });

  it('include rare characters, dots in names and a name of 20 characters', () => {
    const names = rows.map(({ name }) => name).join(' ');
    for (const character of ['䶮', '㛃', '𬭳', '喆', '堃', '昇', '·']) expect(names).toContain(character);
    expect(rows.some(({ name }) => Array.from(name).length === 20)).toBe(true);
  });
});
