// Nobody in the sample is real: their numbers are sound in form and lie in ranges never given out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
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
    expect(rows.filter(({ idNumber }) => !idNumber.startsWith(INVENTED_REGION))).toEqual([]);
    expect(rows.filter(({ account }) => !account.startsWith(INVENTED_BIN))).toEqual([]);
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
