// The holiday calendar: the State Council's yearly orders as chinese-days carries them, and those an administrator enters.
import orders from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { HolidayOrders } from './domain/holiday-orders.ts';
import type { Calendar } from './domain/period.ts';

/**
 * A calendar that answers only for years whose order is known, so that a period is never guessed.
 * An order given in `extra` replaces the one that is carried for that year; days of the
 * neighbouring years that it names (a December Saturday, say) count as well.
 */
export function holidayCalendar(extra: HolidayOrders = {}): Calendar {
  const entered = Object.keys(extra);
  const known = new Set([...carriedYears(), ...entered]);
  const works = new Map<string, boolean>();
  for (const day of Object.keys(orders.holidays)) if (!entered.includes(yearOf(day))) works.set(day, false);
  for (const day of Object.keys(orders.workdays)) if (!entered.includes(yearOf(day))) works.set(day, true);
  for (const order of Object.values(extra)) {
    for (const day of order.holidays) works.set(day, false);
    for (const day of order.workdays) works.set(day, true);
  }
  return { isWorkingDay: (day) => (known.has(yearOf(day)) ? (works.get(day) ?? !isWeekend(day)) : 'unknown') };
}

/** The years whose order comes with the software, ascending. */
export function carriedYears(): string[] {
  const days = Object.entries<string>(orders.holidays);
  const newYear = yearsNaming(days, '元旦');
  return [...yearsNaming(days, '国庆')].filter((year) => newYear.has(year)).toSorted();
}

// A year counts only with both its first and its last holiday: an order for next year may already name days of this one.
function yearsNaming(days: readonly [string, string][], holiday: string): Set<string> {
  return new Set(days.filter(([, name]) => name.includes(holiday)).map(([day]) => yearOf(day)));
}

function yearOf(day: string): string {
  return day.slice(0, 4);
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
