// The HTML around a board's pages: a frame that can run nothing and turns to the next page, and the page for an empty shelf.

export interface Frame {
  /** Relative addresses of the page shown and of the next frame. */
  readonly source: string;
  readonly next: string;
  readonly seconds: number;
  readonly village: string;
  /** When the content was last confirmed, ms, once that is too long ago to leave unsaid; else null. */
  readonly confirmed: number | null;
}

/**
 * A page inside a sandboxed frame, so that its bytes stay exactly the signed ones: no script, form or refresh of its own
 * works in there (HTML Living Standard, iframe sandbox), and which page follows is the board's decision.
 */
export function framePage({ source, next, seconds, village, confirmed }: Frame): string {
  const note = confirmed === null ? '' : `<p>本屏暂时没有联网，以上内容最后核对于${dateOf(confirmed)}，最新情况以公开栏为准。</p>`;
  return `${head(village, seconds, next)}<body><iframe sandbox title="${escape(village)} 公开屏" src="${escape(source)}"></iframe>${note}</body></html>\n`;
}

/** Shown when there is no valid page at all. */
export function blankPage(village: string, helpline: string): string {
  const call = helpline === '' ? '' : `<p>咨询电话 <b>${escape(helpline)}</b></p>`;
  return `${head(village, 60, 'index.html')}<body><main><h1>${escape(village)} 公开屏</h1><p>目前没有可以显示的公开内容。</p><p>请看公开栏，或者到村委会、居委会查询。</p>${call}</main></body></html>\n`;
}

function head(village: string, seconds: number, next: string): string {
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; frame-src 'self' file:">
<meta http-equiv="refresh" content="${seconds};url=${escape(next)}">
<meta name="viewport" content="width=device-width">
<title>${escape(village)} 公开屏</title>
<style>${style}</style></head>
`;
}

const style = `html,body{height:100%;margin:0;background:#fffdf8;color:#1c1a17;font-family:"Noto Sans SC","Noto Sans CJK SC",sans-serif}
body{display:flex;flex-direction:column;overflow:hidden}
iframe{flex:1;border:0;width:100%}
body>p{margin:0;padding:.6vw 3vw;background:#f5efe3;font-size:1.8vw}
main{margin:auto;text-align:center;font-size:3.2vw}
h1{color:#8c1d18;font-size:6vw;margin:0 0 3vw}`;

function dateOf(instant: number): string {
  return new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(instant);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
