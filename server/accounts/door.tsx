// The door of the desk: who comes in, and the frame of every staff page.
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import type { Child } from 'hono/jsx';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { htmlDocument } from '../web/document.ts';
import { Page } from '../web/layout.tsx';
import type { Link, PageProps } from '../web/layout.tsx';
import { roleNames } from './actor.ts';
import type { Role } from './actor.ts';
import { actorOf } from './sessions.ts';
import type { SignedIn } from './sessions.ts';

type DoorDeps = Pick<Deps, 'db' | 'clock' | 'config'>;

export interface DeskEnv { Variables: { actor: SignedIn; requestId: string } }

/** The parts of the desk, in the order of the header; each only for those who may enter it. */
const parts: readonly (Link & { roles: readonly Role[] })[] = [
  { href: '/desk/village', label: '要办的事', roles: ['village'] },
  { href: '/desk/', label: '上传校核', roles: ['clerk', 'reviewer', 'department', 'county', 'auditor', 'admin'] },
  { href: '/desk/manuscripts', label: '村务公开', roles: ['village', 'clerk', 'reviewer', 'county', 'auditor', 'admin'] },
  { href: '/desk/notices', label: '公开表', roles: ['clerk', 'reviewer', 'department', 'village', 'county', 'auditor', 'admin'] },
  { href: '/desk/postings', label: '张贴', roles: ['clerk', 'reviewer', 'village', 'county', 'auditor', 'admin'] },
  { href: '/desk/annual', label: '年度汇总', roles: ['clerk', 'reviewer', 'county'] },
  { href: '/desk/catalogue', label: '公开目录', roles: ['clerk', 'reviewer', 'county', 'auditor', 'admin'] },
  { href: '/desk/boards', label: '公开屏', roles: ['reviewer', 'county', 'admin'] },
  { href: '/desk/packages', label: '留存', roles: ['clerk', 'reviewer', 'village', 'county', 'auditor', 'admin'] },
  { href: '/desk/users', label: '账号', roles: ['county', 'admin'] },
  { href: '/desk/alerts', label: '巡查', roles: ['clerk', 'reviewer', 'county', 'auditor', 'admin'] },
  { href: '/desk/calendar', label: '放假安排', roles: ['county', 'admin'] },
  { href: '/desk/record', label: '监督记录', roles: ['county', 'auditor', 'admin'] },
];

export function cookieName(baseUrl: string): string {
  return baseUrl.startsWith('https:') ? '__Host-mingbai' : 'mingbai';
}

// The ways in and out.
const thresholds: readonly string[] = ['/desk/sign-in', '/desk/sign-out'];
const ownPassword = '/desk/password';

/** Lets only signed-in people pass; others see the sign-in page first, and what they asked for afterwards. */
export function deskDoor(deps: DoorDeps) {
  return createMiddleware<DeskEnv>(async (c, next) => {
    if (thresholds.includes(c.req.path)) return next();
    const token = getCookie(c, cookieName(deps.config.baseUrl));
    const actor = token ? await actorOf(deps, token) : null;
    if (actor) {
      c.set('actor', actor);
      c.header('cache-control', 'no-store');
      if (!actor.isInitial || c.req.path === ownPassword) return next();
      if (c.req.method !== 'GET') throw new Problem('password-initial');
      return c.redirect(ownPassword, 303);
    }
    if (c.req.method !== 'GET' || !c.req.header('accept')?.includes('text/html')) throw new Problem('signed-out');
    return c.redirect(`/desk/sign-in?next=${encodeURIComponent(c.req.path)}`, 303);
  });
}

/** One staff page as a whole document. */
export function deskPage(c: Context<DeskEnv>, frame: Omit<PageProps, 'visitor' | 'path' | 'children'>, content: Child): string {
  const { actor } = c.var;
  const visitor = { said: `${actor.office} · ${actor.name}（${roleNames[actor.role]}）`, links: actor.isInitial ? [] : parts.filter((part) => part.roles.includes(actor.role)) };
  return htmlDocument(<Page {...frame} visitor={visitor} path={c.req.path}>{content}</Page>);
}
