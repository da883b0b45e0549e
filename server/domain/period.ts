// When a public period ends: the first of the three clocks (public period, retention, deletion).
import { addDays } from './day.ts';

export { chinaDate, nextDayStart, today } from './day.ts';

/** Which days are worked, by the State Council's yearly order; `unknown` where no order is at hand. */
export type Calendar = { isWorkingDay(day: string): boolean | 'unknown' };

export type PeriodUnit = 'days' | 'working-days';

export type Period = { length: number; unit: PeriodUnit };

/** The year whose holiday order is missing, so that no last day can be told. */
export type UnknownYear = { unknownYear: number };

/**
 * The last day of a public period (民法典 第二百零一条: the first day is not counted;
 * 第二百零三条: a last day that is a holiday moves to the next working day).
 * @param period `firstDay` as YYYY-MM-DD, `length` in `unit`, the holiday `calendar`
 * @returns the last day, or the year for which the calendar is missing
 * @throws RangeError when the length is not a whole number from 1 to 3660, or the day does not exist
 */
export function lastDay(period: Period & { firstDay: string; calendar: Calendar }): string | UnknownYear {
  const { firstDay, length, unit, calendar } = period;
  if (!Number.isInteger(length) || length < 1 || length > 3660) {
    throw new RangeError('A public period lasts 1 to 3660 days');
  }
  if (unit === 'days') return workingDayFrom(addDays(firstDay, length), calendar);
  let day: string | UnknownYear = firstDay;
  for (let counted = 0; counted < length && typeof day === 'string'; counted += 1) {
    day = workingDayFrom(addDays(day, 1), calendar);
  }
  return day;
}

/** The period in the words of the counter, e.g. `7个工作日`, `15天`. */
export function periodInWords(period: Period): string {
  return period.unit === 'days' ? `${period.length}天` : `${period.length}个工作日`;
}

function workingDayFrom(day: string, calendar: Calendar): string | UnknownYear {
  for (let at = day; ; at = addDays(at, 1)) {
    const works = calendar.isWorkingDay(at);
    if (works === 'unknown') return { unknownYear: Number(at.slice(0, 4)) };
    if (works) return at;
  }
}
