// The demonstration must run in any year: for years without a State Council order it takes invented ones with weekends only.
import { holidayCalendar } from '../calendar.ts';
import { today } from '../domain/period.ts';

type Extra = NonNullable<Parameters<typeof holidayCalendar>[0]>;

/** An administrator would enter the real order; empty when this year's and next year's are known. */
export function demonstrationYears(now: Date): Extra {
  const known = holidayCalendar();
  const years = [-1, 0, 1].map((more) => Number(today(now).slice(0, 4)) + more).filter((year) => known.isWorkingDay(`${year}-07-01`) === 'unknown');
  return Object.fromEntries(years.map((year) => [year, { holidays: [`${year}-01-01`, `${year}-10-01`], workdays: [] }]));
}
