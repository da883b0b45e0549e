import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, isDay } from '../../server/domain/day.ts';
import { chinaDate, lastDay, nextDayStart, periodInWords, today } from '../../server/domain/period.ts';
import type { Calendar } from '../../server/domain/period.ts';
import { carriedYears, holidayCalendar } from '../../server/calendar.ts';

const calendar = holidayCalendar();
const days = fc.integer({ min: 0, max: 365 * 20 }).map((n) => addDays('2005-01-01', n));

describe('the last day of a public period', () => {
  it('does not count the day of posting', () => {
    expect(lastDay({ firstDay: '2026-06-22', length: 7, unit: 'days', calendar })).toBe('2026-06-29');
    expect(lastDay({ firstDay: '2026-06-22', length: 7, unit: 'working-days', calendar })).toBe('2026-07-01');
  });

  it('moves past a weekend and past a holiday', () => {
    expect(lastDay({ firstDay: '2026-06-22', length: 5, unit: 'days', calendar })).toBe('2026-06-29');
    expect(lastDay({ firstDay: '2026-09-28', length: 5, unit: 'days', calendar })).toBe('2026-10-08');
  });

  it('counts a Saturday that is worked in exchange for a holiday', () => {
    expect(calendar.isWorkingDay('2026-10-10')).toBe(true);
    expect(lastDay({ firstDay: '2026-10-09', length: 1, unit: 'working-days', calendar })).toBe('2026-10-10');
  });

  it('is not told when the year has no holiday order yet', () => {
    const known = Number(carriedYears().at(-1));
    const late = { firstDay: `${known}-12-28`, calendar } as const;
    expect(lastDay({ ...late, length: 7, unit: 'days' })).toEqual({ unknownYear: known + 1 });
    expect(lastDay({ ...late, length: 20, unit: 'working-days' })).toEqual({ unknownYear: known + 1 });
  });

  it('is told again once an administrator has entered that order', () => {
    const entered = holidayCalendar({ 2041: { holidays: ['2041-01-01'], workdays: ['2040-12-29'] } });
    // New Year 2041 is a Tuesday; the Saturday before is worked for it, though 2040 itself has no order.
    expect(lastDay({ firstDay: '2041-01-01', length: 1, unit: 'days', calendar: entered })).toBe('2041-01-02');
    expect(lastDay({ firstDay: '2040-12-30', length: 1, unit: 'days', calendar: entered })).toEqual({
      unknownYear: 2040,
    });
  });

  it('is always a working day, never earlier than counted, and only holidays lie between', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (firstDay, length) => {
        const last = lastDay({ firstDay, length, unit: 'days', calendar });
        if (typeof last !== 'string') throw new Error('inside the known years');
        expect(calendar.isWorkingDay(last)).toBe(true);
        const counted = addDays(firstDay, length);
        for (let day = counted; day < last; day = addDays(day, 1)) expect(calendar.isWorkingDay(day)).toBe(false);
        expect(last >= counted).toBe(true);
      }),
    );
  });

  it('has exactly the promised working days after the day of posting', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (firstDay, length) => {
        const last = lastDay({ firstDay, length, unit: 'working-days', calendar });
        if (typeof last !== 'string') throw new Error('inside the known years');
        const between: string[] = [];
        for (let day = addDays(firstDay, 1); day <= last; day = addDays(day, 1)) between.push(day);
        expect(between.filter((day) => calendar.isWorkingDay(day) === true)).toHaveLength(length);
      }),
    );
  });

  it('is worked or not as the State Council ordered, and never guessed outside the orders at hand', () => {
    expect(carriedYears().slice(0, 23)).toEqual(Array.from({ length: 23 }, (_, n) => String(2004 + n)));
    expect(calendar.isWorkingDay('2024-02-04')).toBe(true);
    expect(calendar.isWorkingDay('2024-02-12')).toBe(false);
    expect(calendar.isWorkingDay('2018-12-29')).toBe(true);
    for (const year of [2003, Number(carriedYears().at(-1)) + 1, 2040]) {
      for (let n = 0; n < 365; n += 1) expect(calendar.isWorkingDay(addDays(`${year}-01-01`, n))).toBe('unknown');
    }
  });

  it('follows an order of the administrator instead of the one that came with the software', () => {
    const entered = holidayCalendar({ 2026: { holidays: ['2026-06-22'], workdays: ['2026-06-27'] } });
    expect(['2026-06-22', '2026-06-27', '2026-10-01'].map((day) => entered.isWorkingDay(day))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('is refused for a length or a day that makes no sense', () => {
    const never: Calendar = { isWorkingDay: () => 'unknown' };
    for (const length of [0, -1, 1.5, Number.NaN, 4000]) {
      expect(() => lastDay({ firstDay: '2026-06-22', length, unit: 'days', calendar: never })).toThrow(RangeError);
    }
    expect(() => lastDay({ firstDay: '2026-02-30', length: 1, unit: 'days', calendar })).toThrow(RangeError);
  });
});

describe('a day in China', () => {
  it('begins at sixteen hundred hours universal time', () => {
    expect(today(new Date('2026-06-21T15:59:59.999Z'))).toBe('2026-06-21');
    expect(today(Date.parse('2026-06-21T16:00:00Z'))).toBe('2026-06-22');
  });

  it('is over when the next one begins there', () => {
    expect(nextDayStart('2026-06-30').toISOString()).toBe('2026-06-30T16:00:00.000Z');
    expect(today(nextDayStart('2026-12-31'))).toBe('2027-01-01');
  });

  it('is written without leading zeros', () => {
    expect(chinaDate('2026-06-02')).toBe('2026年6月2日');
  });

  it('exists or does not', () => {
    expect(isDay('2024-02-29')).toBe(true);
    for (const bad of ['2026-02-29', '2026-6-2', '2026-13-01', 'x', '2026-06-22T00:00:00Z'])
      expect(isDay(bad)).toBe(false);
    expect(() => chinaDate('2026-02-29')).toThrow(RangeError);
  });

  it('says a period in the words of the counter', () => {
    expect(periodInWords({ length: 7, unit: 'working-days' })).toBe('7个工作日');
    expect(periodInWords({ length: 15, unit: 'days' })).toBe('15天');
  });
});
