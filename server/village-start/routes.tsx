// Where a village committee arrives after signing in.
import { Hono } from 'hono';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { StartPage } from './start-page.tsx';
import { villageStart } from './start.ts';

export function villageStartRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/village', async (c) => c.html(deskPage(c, { title: '要办的事' }, <StartPage {...await villageStart(deps, c.var.actor)} />)));
  return routes;
}
