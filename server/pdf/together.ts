// Prints documents that wait together as one and takes them apart again: most of what a short document costs is its start.
import { takeApart } from './take-apart.ts';

type Waiting = { readonly html: string; readonly resolve: (pdf: Uint8Array) => void; readonly reject: (reason: unknown) => void };

/** More of them would put the letters of too many villages into the fonts of each. */
const MOST = 6;

/**
 * A function that prints one document, for many who call it at the same time. `turns` gives `lanes` places at the
 * printer. Only documents with the same style go together, and when they fail together each is tried alone.
 */
export function printTogether(
  print: (html: string) => Promise<Uint8Array>, turns: (work: () => Promise<void>) => Promise<void>, lanes: number,
): (html: string) => Promise<Uint8Array> {
  const waiting: Waiting[] = [];
  return (html) => new Promise((resolve, reject) => {
    waiting.push({ html, resolve, reject });
    // A turn may find nothing left: an earlier one took more than its own.
    void turns(() => printSome(print, take(waiting, lanes)));
  });
}

/** The oldest, and of those behind it as many of its style as leave work for the other lanes. */
function take(waiting: Waiting[], lanes: number): Waiting[] {
  const [first] = waiting;
  if (first === undefined) return [];
  const frame = frameOf(first.html);
  const alike = frame === null ? [first] : waiting.filter(({ html }) => frameOf(html) === frame);
  const taken = alike.slice(0, Math.min(MOST, Math.ceil(alike.length / lanes)));
  waiting.splice(0, Infinity, ...waiting.filter((one) => !taken.includes(one)));
  return taken;
}

async function printSome(print: (html: string) => Promise<Uint8Array>, some: readonly Waiting[]): Promise<void> {
  if (some.length === 0) return;
  const [first] = some;
  try {
    const titles = some.map(({ html }) => titleOf(html));
    const parts = takeApart(await print(some.length === 1 && first ? first.html : merge(some.map(({ html }) => html))), titles);
    some.forEach(({ resolve, reject }, i) => {
      const part = parts[i];
      if (part) resolve(part);
      else reject(new Error('a document was lost while printing'));
    });
  } catch (error) {
    if (some.length === 1) first?.reject(error);
    else for (const one of some) await printSome(print, [one]);
  }
}

const SHAPE = /^(<!DOCTYPE html><html[^>]*><head>[^]*?<title>)([^<]*)(<\/title>[^]*?<\/head><body>)([^]*)(<\/body><\/html>)\s*$/;

/** What two documents must share to stand in one: everything but title and body. Null for one that stands alone, its pages being counted. */
function frameOf(html: string): string | null {
  if (html.includes('counter(page')) return null;
  const [, before, , after] = SHAPE.exec(html) ?? [];
  return before === undefined || after === undefined ? null : before + after;
}

function titleOf(html: string): string {
  const [, title = ''] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'' };
  return title.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => names[name] ?? '');
}

function merge(htmls: readonly string[]): string {
  const [, before = '', title = '', after = ''] = SHAPE.exec(htmls[0] ?? '') ?? [];
  const bodies = htmls.map((html, i) => `<article${i === 0 ? '' : ' style="break-before:page"'}>${SHAPE.exec(html)?.[4] ?? ''}</article>`);
  return `${before}${title}${after}${bodies.join('')}</body></html>`;
}
