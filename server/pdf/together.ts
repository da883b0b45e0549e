// Prints documents that wait together as one: most of what a short document costs is its start, and what is left its tags.
import { setImmediate } from 'node:timers/promises';
import { compact } from './compact.ts';
import { plain } from './markup-tree.ts';
import { tagDocuments, type TaggedDocument } from './tag.ts';

/** Prints one document, without tags or with Chromium's own. */
export type Print = (html: string, tagged: boolean) => Promise<Uint8Array>;

/** More of them would put the letters of too many villages into the fonts of each. */
const MOST = 10;

/**
 * A function that prints one document, for many who call it at the same time. `turns` gives `lanes` places at the
 * printer. Only documents with the same style go together, and when they fail together each is tried alone.
 */
export function printTogether(print: Print, turns: (work: () => Promise<void>) => Promise<void>, lanes: number): (html: string) => Promise<Uint8Array> {
  const waiting: Waiting[] = [];
  const groups: Waiting[][] = [];
  return (html) => new Promise((resolve, reject) => {
    waiting.push({ html, resolve, reject });
    // There are more turns than groups: the last find nothing left.
    void turns(async () => {
      // Whoever asks for many does so at once.
      await setImmediate();
      if (groups.length === 0) groups.push(...grouped(waiting.splice(0), lanes));
      await printSome(print, groups.shift() ?? []);
    });
  });
}

type Waiting = { readonly html: string; readonly resolve: (pdf: Uint8Array) => void; readonly reject: (reason: unknown) => void };

/** Those of one style, in groups of about the same size, as many groups as keep every lane busy. */
function grouped(waiting: readonly Waiting[], lanes: number): Waiting[][] {
  const styles = Map.groupBy(waiting, (one) => shapeOf(one.html)?.frame ?? one);
  return [...styles.values()].flatMap((alike) => {
    const count = Math.min(alike.length, Math.ceil(alike.length / MOST / lanes) * lanes);
    return Array.from({ length: count }, (_, i) => alike.slice(Math.ceil(i * alike.length / count), Math.ceil((i + 1) * alike.length / count)));
  });
}

async function printSome(print: Print, some: readonly Waiting[]): Promise<void> {
  const shapes = some.map(({ html }) => shapeOf(html)).filter((shape) => shape !== null);
  const parts = shapes.length === some.length ? await printMerged(print, shapes).catch(() => null) : null;
  for (const [i, { html, resolve, reject }] of some.entries()) {
    const part = parts?.[i];
    if (part) resolve(part);
    else await print(html, true).then((pdf) => resolve(compact(pdf))).catch(reject);
  }
}

async function printMerged(print: Print, shapes: readonly Shape[]): Promise<Uint8Array[]> {
  const [first] = shapes;
  if (first === undefined) return [];
  const bodies = shapes.map(({ body }, i) => (i === 0 ? body : `<article style="break-before:page">${body}</article>`));
  return tagDocuments(await print(`${first.before}${first.after}${bodies.join('')}</body></html>`, false), shapes);
}

/** A document of ours: `frame` is what two of them must share to stand in one. */
type Shape = TaggedDocument & { readonly before: string; readonly after: string; readonly frame: string };

const SHAPE = /^(<!DOCTYPE html><html[^>]*><head>[^]*?<title>)([^<]*)(<\/title>[^]*?<\/head><body>)([^]*)<\/body><\/html>\s*$/;

/** Null for one of another kind, and for one whose pages the browser counts or fills by itself. */
function shapeOf(html: string): Shape | null {
  const [, before, title, after, body] = SHAPE.exec(html) ?? [];
  if (before === undefined || title === undefined || after === undefined || body === undefined || after.includes('counter(page')) return null;
  return { before, after, body, title: plain(title), frame: before + after };
}
