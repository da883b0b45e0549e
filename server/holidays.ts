// The file of holiday orders in the data folder: read at the start and again when an administrator has changed it.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { holidayCalendar } from './calendar.ts';
import { CannotStart } from './cannot-start.ts';
import { readHolidayOrders, type HolidayOrders } from './domain/holiday-orders.ts';
import type { Calendar } from './domain/period.ts';
import { writeDurably } from './files.ts';
import { takeTurns } from './turns.ts';

export const holidaysName = 'holidays.json';

/** Those entered so far; none where there is no file. Throws `CannotStart` with file, fault and remedy when it cannot be used. */
export function enteredOrders(data: string): HolidayOrders {
  const path = join(data, holidaysName);
  const text = textOrNull(path);
  if (text === null) return {};
  const read = readHolidayOrders(text);
  if ('said' in read) throw new CannotStart(`放假安排 ${path} 不能用：${read.said}。请用 holidays 命令重新录入，或先移走这个文件`);
  return read.orders;
}

/**
 * The orders at hand, always those of the file as it is now: nobody has to restart anything in December.
 * Throws `CannotStart` as `enteredOrders` does; once open, a file that was spoilt by hand changes nothing.
 */
export function openCalendar(data: string): Calendar {
  let seen = stampOf(data);
  let calendar = holidayCalendar(enteredOrders(data));
  return {
    isWorkingDay(day) {
      const stamp = stampOf(data);
      if (stamp !== seen) calendar = changedCalendar(data) ?? calendar;
      seen = stamp;
      return calendar.isWorkingDay(day);
    },
  };
}

// Of two who enter different years at once neither loses the other's.
const inTurn = takeTurns(1);

/** Adds orders to those entered before; a year that is entered again is replaced. Answers all of them. */
export function enterOrders(data: string, orders: HolidayOrders): Promise<HolidayOrders> {
  return inTurn(async () => {
    const all = { ...enteredOrders(data), ...orders };
    await writeDurably(join(data, holidaysName), Buffer.from(`${JSON.stringify(all, null, 1)}\n`));
    return all;
  });
}

function changedCalendar(data: string): Calendar | null {
  try {
    return holidayCalendar(enteredOrders(data));
  } catch (error) {
    if (error instanceof CannotStart) return null;
    throw error;
  }
}

function stampOf(data: string): string {
  const found = statSync(join(data, holidaysName), { throwIfNoEntry: false });
  return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : '';
}

function textOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
