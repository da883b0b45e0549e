// The addresses of the keys of boards at the desk.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import { demandRole } from '../accounts/actor.ts';
import { deskPage } from '../accounts/door.tsx';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { parseForm } from '../web/form.ts';
import { changeBoardKey, mayHoldKeys, showBoardKey, type ShownKey } from './board-key.ts';
import { BoardKeyPage, BoardsPage, type BoardsPageProps } from './key-page.tsx';
import { keyedVillages } from './keyed-villages.ts';

const villageForm = z.object({ village: z.string().default('').transform((typed) => typed.trim()).pipe(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, '村代码请照村的网页地址写。')) });
const changeForm = z.object({ from: z.string().regex(/^\d{1,6}$/).transform(Number) });

export function boardKeyRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/boards', (c) => showBoards(deps, c));
  routes.post('/desk/boards/key', async (c) => {
    const form = await parseForm(c, villageForm);
    if (!form.ok) return showBoards(deps, c, form);
    const { village } = form.values;
    const shown = await showBoardKey(deps, { villageCode: village, actor: c.var.actor }).catch(absent);
    if (shown === null) return showBoards(deps, c, { typed: form.values, errors: [{ field: 'village', said: '没有这个代码的村，请照村的网页地址写。' }] });
    return showKey(c, village, shown);
  });
  routes.post('/desk/boards/:village/new-key', async (c) => {
    const form = await parseForm(c, changeForm);
    if (!form.ok) throw new Problem('form-broken');
    await changeBoardKey(deps, { villageCode: c.req.param('village'), actor: c.var.actor }, form.values.from);
    return c.redirect('/desk/boards', 303);
  });
  return routes;
}

async function showBoards({ db }: Deps, c: Context<DeskEnv>, { typed, errors }: Pick<BoardsPageProps, 'typed' | 'errors'> = { typed: {}, errors: [] }): Promise<Response> {
  const { actor } = c.var;
  demandRole(actor, ...mayHoldKeys);
  const villages = actor.townshipCode === null ? null : await keyedVillages(db, actor.townshipCode);
  return c.html(deskPage(c, { title: '公开屏' }, <BoardsPage villages={villages} typed={typed} errors={errors} />), errors.length > 0 ? 422 : 200);
}

/** Answers the form itself: a key in an address would be kept by browser and proxy. */
function showKey(c: Context<DeskEnv>, code: string, shown: ShownKey): Response | Promise<Response> {
  return c.html(deskPage(c, { title: '公开屏的密钥', crumbs: [{ href: '/desk/boards', label: '公开屏' }, shown.village] }, <BoardKeyPage village={shown.village} code={code} shown={shown} />));
}

function absent(error: unknown): null {
  if (error instanceof Problem && error.code === 'not-found') return null;
  throw error;
}
