// The one style sheet of the desk, served under the hash of its content so that browsers may keep it for ever; and our mark.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { iconFile } from './icon.ts';

const css = readFileSync(new URL('assets/desk.css', import.meta.url), 'utf8');
const hash = createHash('sha256').update(css).digest('hex').slice(0, 16);

export const styleSheet = `/assets/desk-${hash}.css`;

export function assetRoutes(): Hono {
  return new Hono().get(styleSheet, (c) => c.body(css, 200, {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  })).get('/favicon.ico', (c) => c.body(new Uint8Array(iconFile), 200, { 'content-type': 'image/x-icon', 'cache-control': 'public, max-age=86400' }));
}
