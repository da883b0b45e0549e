// What may lie on a board's screen: a self-contained page without any script, or a picture.
import type { PageType } from './protocol.ts';

/**
 * Why these bytes must not be shown as `type`, in one Chinese sentence, or null when they may.
 * A page is complete UTF-8 HTML, runs nothing, frames nothing, and loads nothing from another address:
 * addresses in the text are fine, addresses that a browser would fetch are not.
 */
export function pageProblem(bytes: Uint8Array, type: PageType): string | null {
  return type === 'image/png' ? pictureProblem(bytes) : htmlProblem(bytes);
}

function pictureProblem(bytes: Uint8Array): string | null {
  return pngSignature.every((byte, at) => bytes[at] === byte) ? null : '不是 PNG 图片';
}

function htmlProblem(bytes: Uint8Array): string | null {
  let html: string;
  try {
    html = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '页面不是 UTF-8 文字';
  }
  if (!/^\s*<!doctype html>/i.test(html)) return '页面不是完整的 HTML';
  if (/[\\&<]/.test(styleSheets(html))) return '页面的样式里有转义';
  return forbidden.find(({ pattern }) => pattern.test(html))?.said ?? null;
}

/** The text of every style element, and of whatever else stands between such tags. */
function styleSheets(html: string): string {
  const lower = html.toLowerCase();
  const sheets: string[] = [];
  for (let start = lower.indexOf('<style'); start >= 0;) {
    const end = lower.indexOf('</style', start);
    sheets.push(html.slice(start + 1, end < 0 ? undefined : end));
    start = end < 0 ? -1 : lower.indexOf('<style', end);
  }
  return sheets.join('\n');
}

// PNG specification (ISO/IEC 15948) §5.2.
const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

// Coarse on purpose: a page that merely looks like this is refused too, since our own pages never do.
// The sandboxed frame the page is shown in stops scripts as well; this says so before anything is replaced.
// No two unbounded repetitions meet in a pattern, so a hostile page costs no more time than its length.
const forbidden = [
  { pattern: /<\/?script/i, said: '页面里有脚本' },
  { pattern: /[\s"'/]on[a-z]+\s*=/i, said: '页面里有脚本' },
  { pattern: /(?:javascript|vbscript)\s*:/i, said: '页面里有脚本' },
  { pattern: /<(?:i?frame|frameset|object|embed|applet|portal|base|form|link)\b/i, said: '页面里嵌了别的内容' },
  { pattern: /[\s"'/](?:src|srcset|poster|background|data)\s*=(?!["']?(?:data:(?:image|font)\/|[a-z0-9-]+\.png["'\s>]))/i, said: '页面要读取外部内容' },
  { pattern: /[\s"':/]href\s*=(?!["']?(?:data:image\/|#|[a-z0-9-]+\.html["'\s>]))/i, said: '页面里有通往别处的链接' },
  // A page of ours turns to the next of its own, and nothing else: the sandbox is not the only one to say so.
  { pattern: /http-equiv(?!="refresh" content="\d{1,4};url=[a-z0-9-]{1,40}\.html"\s?\/?>)/i, said: '页面要自己转到别处' },
  // CSS spells u as \75 and HTML as &#117;: what a browser would read as url( must not hide behind either.
  { pattern: /[\s"'/](?:style|fill|stroke|filter|mask|clip-path|cursor|marker(?:-[a-z]+)?)\s*=(?!\s*(?:"[^"\\&]*"|'[^'\\&]*'|[^\s"'\\&>]+[\s>]))/i, said: '页面的样式里有转义' },
  { pattern: /image-set\(|\bsrc\(/i, said: '页面要读取外部内容' },
  { pattern: /(?:url\(|@import)(?!["']?(?:data:(?:image|font)\/|#))/i, said: '页面要读取外部内容' },
] as const;
