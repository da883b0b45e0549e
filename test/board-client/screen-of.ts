// Reads a board's screen as a browser would: from current/index.html along the links, through the frames.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The text of each page in the order they turn, starting at `start`; throws when a file on the way is missing. */
export function screenOf(folder: string, start = 'index.html'): string[] {
  const texts: string[] = [];
  const seen = new Set<string>();
  for (let name = start; !seen.has(name); ) {
    seen.add(name);
    const at = pathToFileURL(join(folder, 'current', name));
    const html = readFileSync(fileURLToPath(at), 'utf8');
    if (/<script/i.test(html)) throw new Error(`${name} has a script`);
    texts.push(textOf(at, html));
    name = /;url=([^"]+)"/.exec(html)?.[1] ?? '';
  }
  return texts;
}

export function hasScreen(folder: string): boolean {
  return existsSync(join(folder, 'current', 'index.html'));
}

/** A character that is drawn is read by its label. */
export function asRead(html: string): string {
  return html.replace(/<svg class="glyph"[^>]* aria-label="(.)".*?<\/svg>/gu, '$1');
}

function textOf(at: URL, html: string): string {
  const source = /<iframe sandbox [^>]*src="([^"]+)"/.exec(html)?.[1];
  const framed = source === undefined ? '' : readFileSync(fileURLToPath(new URL(source, at)), 'utf8');
  const strip = (text: string): string => asRead(text).replace(/^[\s\S]*<body>/, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
  return `${strip(framed)} ${strip(html)}`.trim();
}
