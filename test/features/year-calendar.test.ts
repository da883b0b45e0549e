// The holidays of a year come from the official wording, are looked at as a year, and count at once.
import { describe, expect, test } from 'vitest';
import { holidayCalendar } from '../../server/calendar.ts';
import { addDays } from '../../server/domain/day.ts';
import { readHolidayText } from '../../server/domain/holiday-text.ts';
import { openCalendar } from '../../server/holidays.ts';
import { orderFrom } from '../../server/year-calendar/enter.ts';
import { createTestApp, signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { addPlaces, county, liming } from '../support/people.ts';

/** The order for 2025, as it is worded. */
const text = `一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`;

describe('the official wording', () => {
  test('is read as those read it who carry the orders with their software', () => {
    const order = orderFrom(text, '2025');
    if ('said' in order) throw new Error(order.said);
    const [carried, read] = [holidayCalendar(), holidayCalendar({ 2025: order })];
    for (let day = '2025-01-01'; day < '2026-01-01'; day = addDays(day, 1)) expect([day, read.isWorkingDay(day)]).toEqual([day, carried.isWorkingDay(day)]);
  });

  test.each([
    ['共8天', '共9天', '写的是共9天，读出来是8天'],
    ['4月4日（周五）至6日', '4月31日（周五）至6日', '读不懂的日期'],
    ['4月27日（周日）上班', '4月28日（周一）上班', '不是周六、周日'],
    ['一、元旦：1月1日（周三）放假1天，不调休。', '', '没有元旦'],
    [text, '各地区、各部门：', '没有读到放假的日期'],
  ])('with %s as %s is refused and says why', (was, is, said) => {
    expect(orderFrom(text.replace(was, is), '2025')).toMatchObject({ said: expect.stringContaining(said) });
  });

  test('keeps no day twice and all in order', () => {
    const order = readHolidayText(`${text}${text}`, '2025');
    expect(order).toEqual(readHolidayText(text, '2025'));
  });
});

onBothEngines('the page of the holidays', (open) => {
  test('shows a year before it counts, enters what was shown, and is the county’s', async () => {
    const db = await open();
    await addPlaces(db);
    const desk = await createTestApp(db);
    const calendar = openCalendar(desk.deps.config.data);
    const zhou = await signedInAs(desk, county);
    const form = { year: '2099', text: text.replaceAll('（周日）', '').replace(/\d+月\d+日、?\d*月?\d*日?(?:（周六）)?上班。/g, '').replace('4月27日上班。', '') };
    const shown = await zhou.post('/desk/calendar', form);
    expect([shown.status, shown.text]).toMatchObject([200, expect.stringMatching(/2099年：放假 28 天，调休上班 \d+ 天。请对照通知看一遍 1月 一 二 三 四 五 六 日 1休/)]);
    expect(calendar.isWorkingDay('2099-01-01')).toBe('unknown');
    const seen = /name="seen" value="(\w+)"/.exec(shown.html)?.[1] ?? '';
    expect((await zhou.post('/desk/calendar', { ...form, text: form.text.replace('共3天', '共4天'), seen })).status).toBe(422);
    for (let times = 0; times < 2; times += 1) expect((await zhou.post('/desk/calendar', { ...form, seen })).status).toBe(303);
    expect(calendar.isWorkingDay('2099-01-01')).toBe(false);
    const page = await zhou.get('/desk/calendar');
    expect(page.text).toContain('录入的 2099年');
    // What counts can be held against the order again, long after it was entered.
    expect((await zhou.get(/href="(\/desk\/calendar\?year=2099)"/.exec(page.html)?.[1] ?? '')).text).toMatch(/2099年：录入的放假 28 天，调休上班 \d+ 天 1月 一 二 三 四 五 六 日 1休/);
    for (const other of ['2098', 'constructor']) expect((await zhou.get(`/desk/calendar?year=${other}`)).status).toBe(200);
    const entries = await db.read.select().from(db.tables.auditEntries);
    expect(entries.filter(({ action }) => action === 'holidays.entered').length).toBeGreaterThan(0);
    const clerk = await signedInAs(desk, liming);
    expect((await clerk.post('/desk/calendar', { ...form, seen })).status).toBe(403);
    expect((await clerk.get('/desk/calendar')).html).not.toContain('<textarea');
  });
});
