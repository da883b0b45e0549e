// What a list shows as one file for the printer; where many sheets are printed for the first time, they are ordered and waited for.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { villageAsked } from '../places/named.ts';
import { missingOn, paperAsked } from './other-papers.ts';
import { cancelRun, mostInRequest, orderRun, runAt, runState } from './print-order.ts';
import { printRun, runNotices, type Run } from './print-run.ts';
import { RunPage } from './run-page.tsx';

// The printable page carries its own style and nothing else.
const sheetOnly = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
const refreshSeconds = 3;

export function runRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/notices/run', async (c) => {
    const run = runAsked(c);
    const notices = await runNotices(deps, c.var.actor, run);
    if ((await missingOn(deps.db, notices, run.paper)).length > mostInRequest) return c.redirect(runAt('printing', run), 303);
    const pdf = await printRun(deps, c.var.actor, notices, run.paper);
    return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf', 'content-security-policy': sheetOnly, 'content-disposition': 'inline; filename="notices.pdf"' });
  });
  routes.get('/desk/notices/printing', async (c) => {
    const run = runAsked(c);
    const state = await runState(deps, c.var.actor, run);
    const frame = { title: '一次打印', crumbs: [{ href: '/desk/notices', label: '公开表' }, '一次打印'], refresh: state.work?.isUnderWay ? refreshSeconds : undefined };
    return c.html(deskPage(c, frame, <RunPage run={run} {...state} now={deps.clock.now()} />));
  });
  routes.post('/desk/notices/printing', async (c) => {
    const run = runAsked(c);
    await orderRun(deps, c.var.actor, run);
    return c.redirect(runAt('printing', run), 303);
  });
  routes.post('/desk/notices/printing/cancellation', async (c) => {
    const run = runAsked(c);
    await cancelRun(deps, c.var.actor, run);
    return c.redirect(runAt('printing', run), 303);
  });
  return routes;
}

/** A wrong word must find nothing, not everything. */
function runAsked(c: Context<DeskEnv>): Run {
  const asked = (name: string) => wordOf(c.req.query(name)) || (c.req.query(name) ? '-' : '');
  return { source: asked('batch'), programme: asked('programme'), village: villageAsked(c.req.query('village')), township: c.req.query('township') ?? '', paper: paperAsked(c.req.query('paper')) };
}

/** Ids and codes have no other characters. */
export function wordOf(text = ''): string {
  return /^[\w-]{1,64}$/.test(text) ? text : '';
}
