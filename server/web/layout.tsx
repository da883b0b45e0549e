// The page around every page: for staff with who they are and where they can go, for everybody else without.
import type { Child } from 'hono/jsx';
import { styleSheet } from './assets.ts';
import { iconAddress } from './icon.ts';

export interface Link { href: string; label: string }

export interface Visitor {
  /** As the header says it: 泥沟镇 · 李明（经办）. */
  said: string;
  links: readonly Link[];
}

export interface PageProps {
  title: string;
  /** Where this page lies, outermost first; the last has no address. */
  crumbs?: readonly (Link | string)[];
  visitor?: Visitor;
  /** The address of this page, to mark the part of the desk it belongs to. */
  path?: string;
  /** Seconds after which the browser asks again; only while something is under way. */
  refresh?: number | undefined;
  children?: Child;
}

export function Page({ title, crumbs = [], visitor, path = '', refresh, children }: PageProps) {
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {refresh ? <meta http-equiv="refresh" content={String(refresh)} /> : null}
        <title>{`${title} - 明白栏`}</title>
        <link rel="icon" href={iconAddress} />
        <link rel="stylesheet" href={styleSheet} />
      </head>
      <body>
        <a class="skip" href="#main">跳到正文</a>
        <Header visitor={visitor} path={path} />
        <main id="main">
          <Crumbs crumbs={crumbs} />
          {children}
        </main>
      </body>
    </html>
  );
}

function Header({ visitor, path }: { visitor: Visitor | undefined; path: string }) {
  return (
    <header class="top">
      <a class="brand" href={visitor ? '/desk/' : '/'}>明白栏</a>
      {visitor ? (
        <nav aria-label="工作台">
          {visitor.links.map((link) => <a href={link.href} aria-current={isWithin(path, link.href) ? 'page' : undefined}>{link.label}</a>)}
        </nav>
      ) : null}
      {visitor ? (
        <form class="who" method="post" action="/desk/sign-out">
          <a href="/desk/password">{visitor.said}</a>
          <button type="submit" class="plain">退出</button>
        </form>
      ) : null}
    </header>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly (Link | string)[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav class="crumbs" aria-label="所在位置">
      {crumbs.map((crumb, i) => (
        <>
          {i > 0 ? <span aria-hidden="true"> › </span> : null}
          {typeof crumb === 'string' ? <span>{crumb}</span> : <a href={crumb.href}>{crumb.label}</a>}
        </>
      ))}
    </nav>
  );
}

/** The desk's own address begins every other one, so it counts for itself and the batches only. */
function isWithin(path: string, href: string): boolean {
  if (href === '/desk/') return path === href || path.startsWith('/desk/batches') || path.startsWith('/desk/uploads');
  return path.startsWith(href);
}
