// Calendar days of China time, written YYYY-MM-DD.

const CHINA_OFFSET = 8 * 3600 * 1000;
const DAY = 24 * 3600 * 1000;

/** The calendar day in China (UTC+8, no summer time) at an instant, given as Date or milliseconds. */
export function today(instant: Date | number): string {
  return new Date(Number(instant) + CHINA_OFFSET).toISOString().slice(0, 10);
}

/** True for an existing day written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}

/** The day that a person wrote as 2026-6-18, 2026/6/18, 2026.6.18 or 2026年6月18日; null where it is none. */
export function dayIn(text: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})(?:[-/.](?=.*[-/.])|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})日?$/.exec(text.normalize('NFKC').replace(/\s/g, '')) ?? [];
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : null;
}

/**
 * The day `count` days later (or earlier, when negative).
 * @throws RangeError when `day` is not an existing day
 */
export function addDays(day: string, count: number): string {
  return new Date(instantOf(day) + count * DAY).toISOString().slice(0, 10);
}

/** How many days `to` is after `from`; negative where it is before. Throws as `addDays`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((instantOf(to) - instantOf(from)) / DAY);
}

/**
 * The instant at which a day is over in China: 00:00 (UTC+8) of the day after.
 * @throws RangeError when `day` is not an existing day
 */
export function nextDayStart(day: string): Date {
  return new Date(instantOf(day) + DAY - CHINA_OFFSET);
}

/**
 * The day as it is written on a notice, e.g. `2026年6月22日` (GB/T 9704: no leading zeros).
 * @throws RangeError when `day` is not an existing day
 */
export function chinaDate(day: string): string {
  const instant = new Date(instantOf(day));
  return `${instant.getUTCFullYear()}年${instant.getUTCMonth() + 1}月${instant.getUTCDate()}日`;
}

function instantOf(day: string): number {
  if (!isDay(day)) throw new RangeError('A day must be an existing date written YYYY-MM-DD');
  return Date.parse(`${day}T00:00:00Z`);
}
