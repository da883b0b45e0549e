// The addresses of the accounts of an office.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { tidy } from '../domain/tidy.ts';
import { parseForm } from '../web/form.ts';
import { demandRole, roleNames } from './actor.ts';
import type { Role } from './actor.ts';
import { deskPage } from './door.tsx';
import type { DeskEnv } from './door.tsx';
import { accountsUnder, addAccount, disableAccount, enableAccount, resetAccount, townshipsUnder, villageNamed } from './manage.ts';
import { rolesUnder } from './may-manage.ts';
import { ToldOncePage, UsersPage } from './users-page.tsx';
import type { UsersPageProps } from './users-page.tsx';

const text = (most: number) => z.string().max(most).default('').transform((typed) => tidy(typed).trim());
const addForm = z.object({
  login: text(32), name: text(40), township: text(20), village: text(40), programme: text(64),
  role: z.string().default('').refine((role): role is Role => Object.hasOwn(roleNames, role), '请选择角色。'),
});

const findForm = z.object({ find: z.string().default('').transform((typed) => typed.trim().slice(0, 40)) });

type Typed = { wanted?: string } & Pick<UsersPageProps, 'typed' | 'errors'>;

export function usersRoutes(deps: Deps): Hono<DeskEnv> {
  const routes = new Hono<DeskEnv>();
  routes.get('/desk/users', (c) => showUsers(deps, c));
  // A name in an address would stay in the history of the browser and in the logs of others.
  routes.post('/desk/users/search', async (c) => {
    const form = await parseForm(c, findForm);
    return showUsers(deps, c, { typed: {}, errors: [], wanted: form.ok ? form.values.find : '' });
  });
  routes.post('/desk/users', async (c) => {
    demandRole(c.var.actor, 'county', 'admin');
    const form = await parseForm(c, addForm);
    if (!form.ok) return showUsers(deps, c, form);
    const { login, name, role, township, village, programme } = form.values;
    const villageCode = village && township ? await villageNamed(deps, township, village) : null;
    const typed = Object.fromEntries(Object.entries(form.values).map(([field, value]) => [field, String(value)]));
    if (role === 'village' && villageCode === null) return showUsers(deps, c, { typed, errors: [{ field: 'village', said: '请选好乡镇，再写村名册里的村名，例如：北洛村。' }] });
    const made = await addAccount(deps, c.var.actor, { login, name, role, townshipCode: township || null, villageCode, programme: programme || null });
    if ('problems' in made) return showUsers(deps, c, { typed, errors: made.problems.map((said) => ({ field: fieldOf(said), said })) });
    return showPassword(c, made.user.login, made.user.password, '账号建好了');
  });
  routes.post('/desk/users/:id/reset', async (c) => {
    const { login, told } = await resetAccount(deps, c.var.actor, c.req.param('id'));
    return showPassword(c, login, told, '新密码');
  });
  routes.post('/desk/users/:id/enabling', async (c) => {
    const { login, told } = await enableAccount(deps, c.var.actor, c.req.param('id'));
    return showPassword(c, login, told, '账号重新启用了');
  });
  routes.post('/desk/users/:id/disabling', async (c) => {
    await disableAccount(deps, c.var.actor, c.req.param('id'));
    return c.redirect('/desk/users', 303);
  });
  return routes;
}

async function showUsers(deps: Deps, c: Context<DeskEnv>, { typed, errors, wanted = '' }: Typed = { typed: {}, errors: [] }): Promise<Response> {
  const { actor } = c.var;
  const [listed, townships] = await Promise.all([accountsUnder(deps, actor, wanted), townshipsUnder(deps, actor)]);
  const choices = townships.map(({ code, name }) => ({ value: code, label: name }));
  const page = <UsersPage listed={listed} wanted={wanted} roles={rolesUnder(actor)} townships={choices} typed={typed} errors={errors} now={deps.clock.now()} />;
  return c.html(deskPage(c, { title: '账号' }, page), errors.length > 0 ? 422 : 200);
}

/** Answers the form itself: a password in an address would be kept by browser and proxy. */
function showPassword(c: Context<DeskEnv>, login: string, password: string, said: string): Response | Promise<Response> {
  return c.html(deskPage(c, { title: said, crumbs: [{ href: '/desk/users', label: '账号' }, said] }, <ToldOncePage login={login} password={password} said={said} />));
}

/** The box that a refusal of `addUser` is about. */
function fieldOf(said: string): string {
  if (said.startsWith('账号')) return 'login';
  if (said.includes('姓名')) return 'name';
  if (said.includes('乡镇')) return 'township';
  return said.includes('补贴项目') ? 'programme' : 'role';
}
