// From a tree of elements to the text of a whole page.
import { raw } from 'hono/html';

/** What hono/jsx makes of an element. */
interface Tree { toString(): string | Promise<string> }

/** HTML5 document text. Throws `TypeError` for a tree that waits for something: views are pure. */
export function htmlDocument(tree: Tree): string {
  const text = tree.toString();
  if (typeof text !== 'string') throw new TypeError('a view must not be asynchronous');
  return `<!DOCTYPE html>\n${text}\n`;
}

/** A style sheet inside the page. Raw, because escaped quotes are no quotes to a style sheet; only ever our own text. */
export function inlineStyle(sheet: string) {
  return raw(`<style>${sheet}</style>`);
}
