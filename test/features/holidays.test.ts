// Late in December a public period reaches a year without a holiday order: refused until an administrator has entered it, and not for good.
import { mkdtemp, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { approveBatch } from '../../server/batches/review.ts';
import { carriedYears } from '../../server/calendar.ts';
import { CannotStart } from '../../server/cannot-start.ts';
import { problems } from '../../server/problem.ts';
import { enteredOrders, enterOrders, openCalendar } from '../../server/holidays.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, submit } from '../support/office.ts';
import { farmland } from '../publication/samples.ts';

const known = Number(carriedYears().at(-1));
const next = String(known + 1);
const order = { holidays: ['01-01', '02-05', '02-08', '04-05', '05-03', '10-01', '10-04'].map((day) => `${next}-${day}`), workdays: [] };

onBothEngines('approving on Christmas Day of the last known year', (open) => {
  test('waits for the holiday order, and goes on without a restart', async () => {
    const data = await mkdtemp(join(inject('databases'), 'holidays-'));
    const office = await openOffice(await open(), { calendar: openCalendar(data) });
    office.clock.advance((Date.parse(`${known}-12-25T09:00:00+08:00`) - office.clock.now().getTime()) / 60_000);
    const batchId = await submit(office, 'farmland-fertility', farmland.slice(60));
    await expect(approveBatch(office.deps, office.reviewer, batchId)).rejects.toMatchObject({ code: 'calendar-unknown', detail: `缺少${next}年` });
    expect(problems['calendar-unknown'].remedy).toContain('打开“放假安排”');
    await enterOrders(data, { [next]: order });
    await approveBatch(office.deps, office.reviewer, batchId);
    const [edition] = await office.deps.db.read.select().from(office.deps.db.tables.editions);
    expect(edition?.lastDay.slice(0, 4)).toBe(next);
  });
});

test('a file that was spoilt by hand stops a start with file and remedy, and leaves a running service as it was', async () => {
  const data = await mkdtemp(join(inject('databases'), 'holidays-'));
  await enterOrders(data, { [next]: order });
  const running = openCalendar(data);
  expect(running.isWorkingDay(`${next}-02-05`)).toBe(false);
  await writeFile(join(data, 'holidays.json'), '{');
  await utimes(join(data, 'holidays.json'), 1, 1);
  expect(running.isWorkingDay(`${next}-02-05`)).toBe(false);
  expect(() => openCalendar(data)).toThrow(CannotStart);
  expect(() => openCalendar(data)).toThrow(/holidays\.json 不能用.*holidays 命令/);
});

test('two who enter different years at the same moment both find theirs', async () => {
  const data = await mkdtemp(join(inject('databases'), 'holidays-'));
  const later = String(known + 2);
  await Promise.all([enterOrders(data, { [next]: order }), enterOrders(data, { [later]: { ...order, holidays: order.holidays.map((day) => day.replace(next, later)) } })]);
  expect(Object.keys(enteredOrders(data))).toEqual([next, later]);
});
