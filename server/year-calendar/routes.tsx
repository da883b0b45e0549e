// The holidays at the desk: which years are known, and entering another in two steps.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import { carriedYears } from '../calendar.ts';
import type { Deps } from '../deps.ts';
import { enteredOrders } from '../holidays.ts';
import { parseForm } from '../web/form.ts';
import { CalendarPage, type CalendarPageProps } from './calendar-page.tsx';
import { enterYear, mayEnter, orderFrom, orderHash } from './enter.ts';

const form = z.object({
  year: z.string().default('').transform((typed) => typed.trim()).pipe(z.string().regex(/^20\d\d$/, '年份请写四位数字，例如 2027。')),
  text: z.string().default('').pipe(z.string().min(1, '请粘贴通知的正文。').max(4000, '正文太长，请只粘贴放假安排那一段。')),
  seen: z.string().max(64).default(''),
});

export function calendarRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/calendar', (c) => showCalendar(deps, c, { typed: {}, errors: [], preview: null }));
  routes.post('/desk/calendar', async (c) => {
    demandRole(c.var.actor, ...mayEnter);
    const posted = await parseForm(c, form);
    if (!posted.ok) return showCalendar(deps, c, { typed: posted.typed, errors: posted.errors, preview: null });
    const { year, text, seen } = posted.values;
    const order = orderFrom(text, year);
    if ('said' in order) return showCalendar(deps, c, { typed: posted.values, errors: [{ field: 'text', said: `${order.said}。` }], preview: null });
    const hash = orderHash(year, order);
    if (seen !== hash) return showCalendar(deps, c, { typed: posted.values, errors: [], preview: { year, order, seen: hash } });
    await enterYear(deps, c.var.actor, year, order);
    return c.redirect('/desk/calendar', 303);
  });
  return routes;
}

function showCalendar({ config }: Deps, c: Context<DeskEnv>, shown: Pick<CalendarPageProps, 'typed' | 'errors' | 'preview'>): Response | Promise<Response> {
  const { actor } = c.var;
  demandRole(actor, 'clerk', 'reviewer', 'county', 'auditor', 'admin');
  const orders = enteredOrders(config.data);
  const year = c.req.query('year') ?? '';
  const order = Object.hasOwn(orders, year) ? orders[year] : undefined;
  const page = <CalendarPage carried={carriedYears()} entered={Object.keys(orders)} open={order ? { year, order } : null} mayEnter={mayEnter.includes(actor.role)} {...shown} />;
  return c.html(deskPage(c, { title: '放假安排' }, page), shown.errors.length > 0 ? 422 : 200);
}
