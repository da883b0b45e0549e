// Sign-in, sign-out and the own password.
import { Hono } from 'hono';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { htmlDocument } from '../web/document.ts';
import type { FieldError } from '../web/components.tsx';
import { parseForm } from '../web/form.ts';
import { Page } from '../web/layout.tsx';
import { changePassword, signIn, signOut } from './actions.ts';
import { cookieName, deskPage } from './door.tsx';
import type { DeskEnv } from './door.tsx';
import { absoluteEnd } from './sessions.ts';
import { PasswordForm, SignInForm } from './views.tsx';

const signInForm = z.object({
  login: z.string('请填写账号。').min(1, '请填写账号。').max(200, '账号太长。'),
  password: z.string('请填写密码。').min(1, '请填写密码。').max(1000, '密码太长。'),
  next: z.string().optional(),
});

const passwordForm = z.object({
  old: z.string('请填写现在的密码。').min(1, '请填写现在的密码。').max(1000, '密码太长。'),
  next: z.string('请填写新密码。').max(1000, '密码太长。'),
  again: z.string('请把新密码再输一次。').max(1000, '密码太长。'),
}).refine(({ next, again }) => next === again, { path: ['again'], error: '两次输入的新密码不一样，请重新输入。' });

const wrongSignIn = [{ field: 'login', said: '账号或密码不对，或者账号因连续输错5次正在锁定（15分钟）。请检查后再试。' }];

export function accountRoutes(deps: Deps): Hono<DeskEnv> {
  const cookie = cookieName(deps.config.baseUrl);
  const routes = new Hono<DeskEnv>();

  routes.get('/desk/sign-in', (c) => c.html(signInPage('', c.req.query('next') ?? '', [], c.req.query('changed') !== undefined)));

  routes.post('/desk/sign-in', async (c) => {
    const form = await parseForm(c, signInForm);
    if (!form.ok) return c.html(signInPage(form.typed['login'] ?? '', form.typed['next'] ?? '', form.errors), 422);
    const token = await unlessWrong(signIn(deps, form.values));
    if (token === null) return c.html(signInPage(form.values.login, form.values.next ?? '', wrongSignIn), 422);
    const before = getCookie(c, cookie);
    if (before) await signOut(deps, before);
    setCookie(c, cookie, token, { ...cookieOptions(deps.config.baseUrl), maxAge: absoluteEnd / 1000 });
    return c.redirect(ownAddress(form.values.next), 303);
  });

  routes.post('/desk/sign-out', async (c) => {
    const token = getCookie(c, cookie);
    if (token) await signOut(deps, token);
    deleteCookie(c, cookie, cookieOptions(deps.config.baseUrl));
    return c.redirect('/desk/sign-in', 303);
  });

  routes.get('/desk/password', (c) => c.html(passwordPage(c, [])));

  routes.post('/desk/password', async (c) => {
    const form = await parseForm(c, passwordForm);
    if (!form.ok) return c.html(passwordPage(c, form.errors), 422);
    const wrong = await changePassword(deps, c.var.actor.id, form.values);
    if (wrong) return c.html(passwordPage(c, [wrong]), 422);
    return c.redirect('/desk/sign-in?changed', 303);
  });

  return routes;
}

function signInPage(login: string, next: string, errors: readonly FieldError[], isChanged = false): string {
  return htmlDocument(<Page title="登录"><SignInForm login={login} next={next} errors={errors} isChanged={isChanged} /></Page>);
}

function passwordPage(c: Context<DeskEnv>, errors: readonly FieldError[]): string {
  return deskPage(c, { title: '修改密码' }, <PasswordForm errors={errors} isInitial={c.var.actor.isInitial} />);
}

/** A wrong password is shown beside its field; every other refusal goes on. */
async function unlessWrong<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'sign-in-wrong') return null;
    throw error;
  });
}

/** Only a path of the desk: the address came with the request and could lead anywhere. */
function ownAddress(next: string | undefined): string {
  return next && /^\/desk\/[\w/-]*$/.test(next) ? next : '/desk/';
}

function cookieOptions(baseUrl: string) {
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure: baseUrl.startsWith('https:') } as const;
}
