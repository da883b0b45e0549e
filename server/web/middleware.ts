// What every request passes through: an id, safe headers, a limit on its size, and proof that a change comes from our own pages.
import { createMiddleware } from 'hono/factory';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { secureHeaders } from 'hono/secure-headers';
import { Problem } from '../problem.ts';

const kilobyte = 1024;
const mostOfForm = 256 * kilobyte;
/** 50 MB of file and the form around it. */
export const mostOfUpload = 50 * kilobyte * kilobyte + mostOfForm;

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

/** Forms are small; only the addresses of `roomy` may send more. */
export function limitBodies(roomy: Readonly<Record<string, number>>) {
  const refuse = () => { throw new Problem('upload-too-large'); };
  const small = bodyLimit({ maxSize: mostOfForm, onError: refuse });
  const large = new Map(Object.entries(roomy).map(([path, maxSize]) => [path, bodyLimit({ maxSize, onError: refuse })]));
  return createMiddleware((c, next) => (large.get(c.req.path) ?? small)(c, next));
}

/** A change must come from our own origin; what the browser itself calls cross-site is refused whatever else it says. */
export function ownOriginOnly(baseUrl: string) {
  return [
    createMiddleware(async (c, next) => {
      const isSafe = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
      if (!isSafe && ['cross-site', 'same-site'].includes(c.req.header('sec-fetch-site') ?? '')) throw new Problem('form-stale');
      await next();
    }),
    csrf({ origin: new URL(baseUrl).origin }),
  ] as const;
}
