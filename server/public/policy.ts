// What a browser may do with a public page: show it with its own style, and load nothing at all.
import type { Context } from 'hono';

export function setPolicy(c: Context): void {
  c.header('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'");
}
