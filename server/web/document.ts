// From a tree of elements to the text of a whole page.
import type { JSX } from 'hono/jsx';

/** HTML5 document text. Throws `TypeError` for a tree that waits for something: views are pure. */
export function htmlDocument(tree: JSX.Element): string {
  const text: unknown = tree.toString();
  if (typeof text !== 'string') throw new TypeError('a view must not be asynchronous');
  return `<!DOCTYPE html>\n${text}\n`;
}
