// mingbai holidays: takes the State Council's order of a year into the data folder, and tells which years are known.
import { carriedYears } from '../calendar.ts';
import { makeWritable } from '../data-folder.ts';
import { readHolidayOrders, type HolidayOrders } from '../domain/holiday-orders.ts';
import { enteredOrders, enterOrders } from '../holidays.ts';
import { readForPerson } from './input.ts';
import { configOf } from './settings.ts';
import { parse, Usage } from './usage.ts';

const usage = 'holidays [放假安排.json] [--data DIR]';

export async function run(args: string[]): Promise<number> {
  const { values, positionals: [path] } = parse(args, { data: { type: 'string' } }, usage);
  const { data } = configOf({ data: values.data });
  const orders = path === undefined ? null : await readOrders(path);
  if (orders) makeWritable(data);
  const entered = orders ? await enterOrders(data, orders) : enteredOrders(data);
  const own = Object.keys(entered);
  process.stdout.write(`${orders ? `已录入${words(Object.keys(orders))}的放假安排，正在运行的服务马上就用。\n` : ''}现有放假安排：随软件${span(carriedYears())}${own.length > 0 ? `；录入的${words(own)}` : ''}。\n`);
  return 0;
}

/** Throws `Usage` naming the file and what is wrong with it. */
export async function readOrders(path: string): Promise<HolidayOrders> {
  const { name, bytes } = await readForPerson(path);
  const read = readHolidayOrders(new TextDecoder().decode(bytes));
  if ('said' in read) throw new Usage(`放假安排“${name}”不能用：${read.said}。请对照国务院办公厅的通知改好再用`);
  return read.orders;
}

function words(years: readonly string[]): string {
  return years.map((year) => `${year}年`).join('、');
}

function span(years: readonly string[]): string {
  return `${years[0]}年到${years.at(-1)}年`;
}
