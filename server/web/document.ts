// From a tree of elements to the text of a whole page.

/** What hono/jsx makes of an element. */
interface Tree { toString(): string | Promise<string> }

/** HTML5 document text. Throws `TypeError` for a tree that waits for something: views are pure. */
export function htmlDocument(tree: Tree): string {
  const text = tree.toString();
  if (typeof text !== 'string') throw new TypeError('a view must not be asynchronous');
  return `<!DOCTYPE html>\n${text}\n`;
}
