// Takes a PDF that Chromium printed from several documents apart again, each with its own pages, tags, bookmarks and title.
import { writeObjects } from './objects-file.ts';
import { Copy, utf16 } from './object-copy.ts';
import { pagesOf, readObjects, referenceIn, referencesIn, type PdfObject, type PdfObjects } from './objects.ts';

/**
 * One PDF per title, in the order of the <article> elements that the documents stood in; for a single title no such
 * element is needed. Throws when the file does not have as many documents as titles, or pages that belong to none.
 */
export function takeApart(bytes: Uint8Array, titles: readonly string[]): Uint8Array[] {
  const objects = readObjects(bytes);
  // A sheet without a word has no structure; there is nothing to take apart.
  if (titles.length === 1 && !objects.get(objects.catalog).text.includes('/StructTreeRoot')) return [bytes];
  const whole = anatomyOf(objects);
  const tops = titles.length === 1 ? [null] : referencesIn(objects.get(whole.document).text, 'K');
  if (tops.length !== titles.length) throw new Error(`the PDF has ${tops.length} documents in place of ${titles.length}`);
  const owners = whole.pages.map((page) => (titles.length === 1 ? null : ownerOf(objects, whole, page)));
  return titles.map((title, i) => {
    const top = tops[i] ?? null;
    const pages = whole.pages.filter((_, at) => owners[at] === top);
    if (pages.length === 0) throw new Error('a document has no page of its own');
    return partOf(objects, whole, { title, top, pages });
  });
}

type Anatomy = {
  readonly catalog: string;
  readonly root: number;
  /** The one element of structure that all others are below. */
  readonly document: number;
  /** Null where nothing is a heading. */
  readonly outlines: number | null;
  readonly pageTrees: readonly number[];
  readonly pages: readonly number[];
  /** From a page's /StructParents to the array of its elements. */
  readonly parents: ReadonlyMap<number, number>;
};

type Part = { readonly title: string; readonly top: number | null; readonly pages: readonly number[] };

function anatomyOf(objects: PdfObjects): Anatomy {
  const catalog = objects.get(objects.catalog).text;
  const root = referenceIn(catalog, 'StructTreeRoot');
  const tree = objects.get(root).text;
  return {
    catalog, root, document: referenceIn(tree, 'K'), outlines: referencesIn(catalog, 'Outlines')[0] ?? null, ...pagesOf(objects),
    parents: parentsOf(objects, referenceIn(tree, 'ParentTree')),
  };
}

function parentsOf(objects: PdfObjects, number: number): Map<number, number> {
  const { text } = objects.get(number);
  const [, list = ''] = /\/Nums \[([^\]]*)\]/.exec(text) ?? [];
  const own = [...list.matchAll(/(\d+) (\d+) 0 R/g)].map(([, key, array]): [number, number] => [Number(key), Number(array)]);
  return new Map([...own, ...referencesIn(text, 'Kids').flatMap((kid) => [...parentsOf(objects, kid)])]);
}

/** The element right below the document's that the first text of the page is in. */
function ownerOf(objects: PdfObjects, { document, parents }: Anatomy, page: number): number {
  const array = parents.get(structParents(objects.get(page).text));
  if (array === undefined) throw new Error('a page of the PDF has no text');
  let element = Number(/(\d+) 0 R/.exec(objects.get(array).text)?.[1]);
  for (;;) {
    const above = referenceIn(objects.get(element).text, 'P');
    if (above === document) return element;
    element = above;
  }
}

function structParents(page: string): number {
  return Number(/\/StructParents (\d+)/.exec(page)?.[1]);
}

function partOf(objects: PdfObjects, whole: Anatomy, part: Part): Uint8Array {
  const { root, document, outlines, pageTrees } = whole;
  const parts: PdfObject[] = [];
  const copy = new Copy(objects, parts);
  const [tree = 0] = pageTrees;
  // Pages hang on several nodes of a tree; here on one.
  for (const node of pageTrees) copy.alias(node, tree);
  const catalog = copy.own(objects.catalog, whole.catalog);
  const info = copy.own(objects.info, objects.get(objects.info).text.replace(/\/Title <[^>]*>/, `/Title ${utf16(part.title)}`));
  copy.own(tree, `<</Type /Pages /Count ${part.pages.length} /Kids [${part.pages.map((page) => `${page} 0 R`).join(' ')}]>>`);
  part.pages.forEach((page, i) => copy.own(page, objects.get(page).text.replace(/\/StructParents \d+/, `/StructParents ${i}`)));
  const element = objects.get(document).text;
  copy.own(document, part.top === null ? element : element.replace(/\/K (\[[^\]]*\]|\d+ 0 R)/, `/K ${part.top} 0 R`));
  if (outlines !== null) copyOutline(objects, copy, outlines, new Set(part.pages));
  copy.own(root, '');
  copy.rest();
  copy.own(root, structureOf(objects, whole, part, copy.ids));
  copy.rest();
  return writeObjects(parts, { catalog, info });
}

function structureOf(objects: PdfObjects, { document, parents }: Anatomy, { pages }: Part, ids: ReadonlyMap<string, number>): string {
  const nums = pages.map((page, i) => `${i} ${parents.get(structParents(objects.get(page).text)) ?? 0} 0 R`);
  const names = [...ids].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, number]) => `(${id}) ${number} 0 R`);
  return `<</Type /StructTreeRoot /K ${document} 0 R /ParentTreeNextKey ${pages.length} /ParentTree <</Nums [${nums.join(' ')}]>>`
    + ` /IDTree <</Names [${names.join(' ')}]>>>>`;
}

/** The bookmarks of the first level that lead to these pages, with all below them. */
function copyOutline(objects: PdfObjects, copy: Copy, outlines: number, pages: ReadonlySet<number>): void {
  const items: { number: number; text: string }[] = [];
  for (let number = referencesIn(objects.get(outlines).text, 'First')[0]; number !== undefined;) {
    const { text } = objects.get(number);
    if (pages.has(Number(/\/Dest \[(\d+) 0 R/.exec(text)?.[1]))) items.push({ number, text });
    number = referencesIn(text, 'Next')[0];
  }
  items.forEach(({ number, text }, i) => {
    const [previous, next] = [items[i - 1], items[i + 1]];
    const alone = text.replace(/\s*\/(?:Next|Prev) \d+ 0 R/g, '').replace(/>>$/, '');
    copy.own(number, `${alone}${previous ? ` /Prev ${previous.number} 0 R` : ''}${next ? ` /Next ${next.number} 0 R` : ''}>>`);
  });
  const [first, last] = [items[0], items.at(-1)];
  const count = items.reduce((sum, { text }) => sum + 1 + Number(/\/Count (\d+)/.exec(text)?.[1] ?? 0), 0);
  copy.own(outlines, first && last ? `<</Type /Outlines /First ${first.number} 0 R /Last ${last.number} 0 R /Count ${count}>>` : '<</Type /Outlines>>');
}
