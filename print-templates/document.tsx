// One printable HTML document that needs nothing from outside: no script, no network, no file.
import type { Child } from 'hono/jsx';
import { renderToString } from 'hono/jsx/dom/server';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** `style` is ours alone and stands in the head as it is: it carries no word of a notice, or only the numbers of its letters. */
export function renderDocument({ title, style, body }: { title: string; style: string; body: Child }): string {
  return `<!DOCTYPE html>${renderToString(
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width" />
        <meta name="generator" content="mingbai" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>{body}</body>
    </html>,
  )}`;
}
