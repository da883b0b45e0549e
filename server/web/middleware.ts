// What every request passes through: an id, safe headers, a limit on its size, and proof that a change comes from our own pages.
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { Problem } from '../problem.ts';

const kilobyte = 1024;
// A login and a password of the greatest length, as a form spells them.
const mostOfStranger = 16 * kilobyte;
const mostOfForm = 256 * kilobyte;
/** 50 MB of file and the form around it. */
export const mostOfUpload = 50 * kilobyte * kilobyte + mostOfForm;

/** 12 MB of a photo and the form around it. */
export const mostOfAttachment = 12 * kilobyte * kilobyte + mostOfForm;

const ownPagesOnly = [
  "default-src 'none'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "frame-src 'self'",
  "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
].join('; ');

/** Headers of OWASP ASVS 5.0 §3.4; a page that brings its own Content-Security-Policy keeps it. */
export function safeHeaders(baseUrl: string) {
  const isSecure = baseUrl.startsWith('https:');
  const others = secureHeaders({
    strictTransportSecurity: isSecure ? 'max-age=31536000; includeSubDomains' : false,
    // Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
    referrerPolicy: 'same-origin',
    crossOriginOpenerPolicy: isSecure,
    originAgentCluster: isSecure,
  });
  return createMiddleware(async (c, next) => {
    await next();
    // 304 says that everything is as it was, headers included; a board on a thin line asks for little else.
    if (c.res.status === 304) return;
    await others(c, async () => undefined);
    if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', ownPagesOnly);
  });
}

/** No address of ours has a NUL in it, and PostgreSQL takes one in a question for an error. */
export const refuseNul = createMiddleware((c, next) => {
  if (c.req.url.includes('%00')) throw new Problem('not-found');
  return next();
});

/** A stranger may send a few words, staff a form, and only to the addresses of `roomy` more. */
export function limitBodies(isStaff: (c: Context) => boolean, roomy: Readonly<Record<string, number>>) {
  const upTo = (maxSize: number) => bodyLimit({ maxSize, onError: () => { throw new Problem('upload-too-large'); } });
  const [words, form] = [upTo(mostOfStranger), upTo(mostOfForm)];
  const large = new Map(Object.entries(roomy).map(([path, maxSize]) => [path, upTo(maxSize)]));
  return createMiddleware((c, next) => (isStaff(c) ? large.get(c.req.path) ?? form : words)(c, next));
}

/**
 * A change must come from our own origin. What the browser itself calls cross-site is refused whatever else it says;
 * browsers call nothing so on plain http, where only the origin tells.
 */
export function ownOriginOnly(baseUrl: string) {
  const own = new URL(baseUrl).origin;
  return [
    createMiddleware(async (c, next) => {
      if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) refuseForeign(own, c.req.header('origin'), c.req.header('sec-fetch-site'));
      await next();
    }),
    csrf({ origin: own }),
  ] as const;
}

/** The commonest foreign address is our own under another name: the one in the browser is not the one that was set up. */
function refuseForeign(own: string, origin: string | undefined, site: string | undefined): void {
  if (site === 'cross-site' || site === 'same-site') throw new Problem('form-stale');
  if (site || !origin || origin === 'null' || origin === own) return;
  throw new Problem('address-differs', `这次操作来自 ${origin}，登记的网址（MINGBAI_BASE_URL）是 ${own}。`);
}
