// How long each kind hangs in a township: looked at by its staff, set by its reviewer.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { LONGEST_PERIOD } from '../domain/clocks.ts';
import { kindNames, type KindWithClocks } from '../domain/written-kinds.ts';
import { Problem } from '../problem.ts';
import type { FieldError } from '../web/components.tsx';
import { parseForm } from '../web/form.ts';
import { kindClocks, setKindClocks } from './kind-clocks.ts';
import { PeriodsPage } from './periods-page.tsx';

const kinds = Object.keys(kindNames) as KindWithClocks[];
const kindOnly = z.object({ kind: z.enum(kinds) });

const clocksForm = z.object({
  length: z.string().default('').transform((typed) => typed.trim()).pipe(z.string().regex(/^\d{1,3}$/, '公开期请只写天数。')).transform(Number)
    .refine((days) => days >= 1 && days <= LONGEST_PERIOD, `公开期是1到${LONGEST_PERIOD}天。`),
  unit: z.enum(['days', 'working-days'], '请选按天还是按工作日算。'), start: z.enum(['date', 'posting'], '请选公开期从哪天起。'), retention: z.enum(['permanent', '30-years', '10-years'], '请选村委会留存多久。'),
});

export function periodRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/periods', (c) => showPeriods(deps, c, null, {}, []));
  routes.post('/desk/periods', async (c) => {
    const form = await parseForm(c, z.record(z.string(), z.unknown()));
    const sent = kindOnly.safeParse(form.ok ? form.values : {});
    if (!form.ok || !sent.success) throw new Problem('form-broken');
    const { kind } = sent.data;
    const own = Object.fromEntries(Object.entries(form.values).flatMap(([name, value]) => (name.startsWith(`${kind}-`) && typeof value === 'string' ? [[name.slice(kind.length + 1), value] as const] : [])));
    const typed = clocksForm.safeParse(own);
    if (!typed.success) return showPeriods(deps, c, kind, own, typed.error.issues.map(({ path, message }) => ({ field: String(path[0]), said: message })));
    const { length, unit, start, retention } = typed.data;
    await setKindClocks(deps, c.var.actor, kind, { publicPeriod: { length, unit }, start, retention });
    return c.redirect('/desk/periods', 303);
  });
  return routes;
}

/** Throws Problem `not-allowed` for whoever has no township. */
async function showPeriods({ db }: Deps, c: Context<DeskEnv>, posted: KindWithClocks | null, typed: Record<string, string>, errors: readonly FieldError[]): Promise<Response> {
  const { actor } = c.var;
  demandRole(actor, 'clerk', 'reviewer');
  const { townshipCode } = actor;
  if (townshipCode === null) throw new Problem('not-allowed');
  const periods = await Promise.all(kinds.map(async (kind) => ({ kind, clocks: await kindClocks(db, db.read, townshipCode, kind) })));
  const page = <PeriodsPage periods={periods} maySet={actor.role === 'reviewer'} posted={posted} typed={typed} errors={errors} />;
  return c.html(deskPage(c, { title: '公开多久、留存多久', crumbs: [{ href: '/desk/manuscripts', label: '村务公开' }, '公开多久、留存多久'] }, page), errors.length > 0 ? 422 : 200);
}
