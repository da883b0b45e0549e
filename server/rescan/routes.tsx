// Alerts at the desk: what is wrong with what is public, and the buttons for it.
import { Hono } from 'hono';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { maySee, mayTakeDown, putPageBack, seeAlert, takePageDown } from './actions.ts';
import { AlertsPage } from './alerts-page.tsx';
import { alertsOf, openAlerts, scanState } from './queries.ts';

export function rescanRoutes(deps: Deps): Hono<DeskEnv> {
  const { db } = deps;
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/alerts', async (c) => {
    const { actor } = c.var;
    demandRole(actor, ...maySee, 'auditor');
    const [open, all, mended, state] = await Promise.all([alertsOf(db, actor, { isMended: false }), openAlerts(db, actor), alertsOf(db, actor, { isMended: true }), scanState(db, actor, deps.clock.now())]);
    const page = <AlertsPage open={open} all={all} mended={mended} state={state} maySee={maySee.includes(actor.role)} mayTakeDown={mayTakeDown.includes(actor.role)} />;
    return c.html(deskPage(c, { title: '巡查' }, page));
  });
  const acts = { seen: seeAlert, down: takePageDown, back: putPageBack } as const;
  for (const [act, run] of Object.entries(acts)) {
    routes.post(`/desk/alerts/:id/${act}`, async (c) => {
      await run(deps, c.var.actor, c.req.param('id') ?? '');
      return c.redirect('/desk/alerts', 303);
    });
  }
  return routes;
}
