// What an administrator types of the State Council's yearly order, read strictly: a wrong day would end a public period too early.
import { isDay } from './day.ts';

/** One year's order: days off (weekends need not be listed) and weekend days that are worked, YYYY-MM-DD. */
export type HolidayOrder = { holidays: readonly string[]; workdays: readonly string[] };

/** By year. */
export type HolidayOrders = Readonly<Record<string, HolidayOrder>>;

/** No order of the State Council has fewer: the statutory days alone are more (全国年节及纪念日放假办法). */
const fewestDaysOff = 7;

/**
 * Reads `{ "2027": { "holidays": ["2027-01-01", …], "workdays": ["2027-01-30", …] } }`.
 * @returns the orders by year, or the first thing that is wrong, as a sentence without its full stop
 */
export function readHolidayOrders(text: string): { orders: HolidayOrders } | { said: string } {
  const value = parsed(text);
  if (!isObject(value) || Object.keys(value).length === 0) return { said: '内容应是 {"2027": {"holidays": ["2027-01-01"], "workdays": []}} 的样子，年份、放假日、调休上班日都要有' };
  for (const [year, order] of Object.entries(value)) {
    const said = orderFault(year, order);
    if (said) return { said };
  }
  return { orders: value as HolidayOrders };
}

function orderFault(year: string, order: unknown): string | null {
  if (!/^20\d\d$/.test(year)) return `年份应是四位数字，现在是 ${year}`;
  if (!isObject(order) || !isList(order['holidays']) || !isList(order['workdays'])) return `${year} 年要写明 holidays（放假日）和 workdays（调休上班日）两个清单`;
  const [holidays, workdays] = [order['holidays'], order['workdays']];
  return dayFault(year, [...holidays, ...workdays]) ?? holidayFault(year, new Set(holidays)) ?? workdayFault(workdays, new Set(holidays));
}

/** An order names days of its year, and of the December before where New Year's holiday begins there. */
function dayFault(year: string, days: readonly string[]): string | null {
  const earliest = `${Number(year) - 1}-12-01`;
  for (const day of days) {
    if (!isDay(day)) return `${year} 年里的“${day}”不是日期，应写成 ${year}-01-01 的样子`;
    if (day < earliest || day > `${year}-12-31`) return `${day} 不属于 ${year} 年的放假安排`;
  }
  return null;
}

function holidayFault(year: string, holidays: ReadonlySet<string>): string | null {
  if (!holidays.has(`${year}-01-01`)) return `${year} 年的放假日里没有元旦（${year}-01-01）`;
  const few = [...holidays].filter((day) => day.startsWith(year)).length < fewestDaysOff;
  return few ? `${year} 年的放假日不到 ${fewestDaysOff} 天，没有录全` : null;
}

function workdayFault(workdays: readonly string[], holidays: ReadonlySet<string>): string | null {
  const twice = workdays.find((day) => holidays.has(day));
  if (twice) return `${twice} 既写成放假又写成上班`;
  const weekday = workdays.find((day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()));
  return weekday ? `${weekday} 不是周六、周日，不用写进调休上班日` : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
