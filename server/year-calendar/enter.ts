// A holiday order that somebody typed or pasted → checked days; and keeping it, for every public period counted from now on.
import { demandRole, type Actor, type Role } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { readHolidayOrders, type HolidayOrder } from '../domain/holiday-orders.ts';
import { readHolidayText } from '../domain/holiday-text.ts';
import { hashOf } from '../files.ts';
import { enterOrders } from '../holidays.ts';

export const mayEnter: readonly Role[] = ['county', 'admin'];

/** The order, or what is wrong with it as a sentence without its full stop. */
export function orderFrom(text: string, year: string): HolidayOrder | { said: string } {
  const read = readHolidayText(text, year);
  if ('said' in read) return read;
  const checked = readHolidayOrders(JSON.stringify({ [year]: read }));
  return 'said' in checked ? checked : read;
}

/** What tells one order from another: exactly the days that somebody looked at are entered. */
export function orderHash(year: string, { holidays, workdays }: HolidayOrder): string {
  return hashOf(canonicalJson({ year, holidays: [...holidays], workdays: [...workdays] }));
}

/** Entering the same order twice is entering it once. Throws Problem `not-allowed`. */
export async function enterYear({ db, clock, config }: Pick<Deps, 'db' | 'clock' | 'config'>, actor: Actor, year: string, order: HolidayOrder): Promise<void> {
  demandRole(actor, ...mayEnter);
  await enterOrders(config.data, { [year]: order });
  await db.write((tx) => record(db, tx, {
    chain: 'county', at: clock.now(), actorId: actor.id, action: 'holidays.entered', subject: `year:${year}`,
    detail: { holidays: order.holidays.length, workdays: order.workdays.length, hash: orderHash(year, order) },
  }));
}
