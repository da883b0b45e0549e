// Notices as one printable HTML document that needs nothing from outside: no script, no network, no file.
import { renderToString } from 'hono/jsx/dom/server';
import { Notice } from './notice.tsx';
import { style } from './style.ts';
import type { NoticeView } from './view.ts';

export { paginate, type Slice } from './paginate.ts';
export type { NoticeFact, NoticeFrame, NoticePage, NoticeRow, NoticeView, RowColumn, RowField } from './view.ts';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A whole document, A4, each notice starting on a new sheet and counting its own pages. */
export function renderNotices(views: readonly NoticeView[]): string {
  return `<!DOCTYPE html>${renderToString(
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="viewport" content="width=device-width" />
        <title>{titleOf(views)}</title>
        <style>{style}</style>
      </head>
      <body>{views.map((view) => <Notice view={view} />)}</body>
    </html>,
  )}`;
}

function titleOf(views: readonly NoticeView[]): string {
  const [first] = views;
  if (first === undefined) return '公开栏';
  const title = `${first.title}${first.subtitle}`;
  return views.length === 1 ? title : `${title}等${views.length}份`;
}
