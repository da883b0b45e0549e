// Gives a PDF its tags: takes what Chromium printed from several of our documents apart and says of every text what it is.
import { deflateSync } from 'node:zlib';
import { markupOf, utf16, type Leaf } from './markup-tree.ts';
import { Copy } from './object-copy.ts';
import { writeObjects } from './objects-file.ts';
import { pagesOf, readObjects, type PdfObject, type PdfObjects } from './objects.ts';
import { PageReader, type Run } from './page-runs.ts';
import { addStructure, type Marks } from './structure.ts';

export type TaggedDocument = {
  readonly title: string;
  /** What stands between <body> and </body>. */
  readonly body: string;
};

/**
 * Chromium tags as well, but for as much time as the whole printing takes, and with twice as many objects. Here each text of the markup is found
 * again in the pages, letter by letter and in order; throws where one is missing, added or changed, so that a tag is never wrong.
 */
export function tagDocuments(bytes: Uint8Array, documents: readonly TaggedDocument[]): Uint8Array[] {
  const objects = readObjects(bytes);
  const reader = new PageReader(objects);
  const pages = pagesOf(objects).pages.map((page) => ({ page, ...reader.read(page) }));
  let used = 0;
  const tagged = documents.map(({ title, body }) => {
    const markup = markupOf(body);
    const walk = new Walk(markup.leaves);
    const own: MarkedPage[] = [];
    while (!walk.isDone) {
      const page = pages[used++];
      if (page === undefined) throw new Error('a text of the markup is on no page');
      own.push({ ...page, marks: walk.over(page.content, page.runs) });
    }
    return fileOf(objects, { title, pages: own, root: markup.root });
  });
  if (used !== pages.length) throw new Error('a page has a text that is not in the markup');
  return tagged;
}

type Mark = { readonly leaf: Leaf; readonly start: number; readonly end: number };
type MarkedPage = { readonly page: number; readonly contents: number; readonly content: string; readonly marks: readonly Mark[] };

/** Goes through the texts of the markup as the pages draw them. */
class Walk {
  readonly #leaves: readonly Leaf[];
  #at = 0;
  /** What of the current text is still to come. */
  #rest: string | null = null;

  constructor(leaves: readonly Leaf[]) {
    this.#leaves = leaves;
  }

  get isDone(): boolean {
    return this.#at === this.#leaves.length;
  }

  over(content: string, runs: readonly Run[]): Mark[] {
    const marks: Mark[] = [];
    let end = 0;
    for (const run of runs) {
      if (run.text !== '') this.#take(run, content.slice(end, run.start), end, marks);
      end = run.end;
    }
    return marks;
  }

  #take({ start, end, text }: Run, before: string, from: number, marks: Mark[]): void {
    let leaf = this.#leaves[this.#at];
    if (leaf?.text === null) {
      // A picture is what was drawn between the text before and the text after it.
      if (!/\bf\*?\s/.test(before)) throw new Error('a picture of the markup is not on the page');
      marks.push({ leaf, start: from, end: start });
      leaf = this.#leaves[++this.#at];
    }
    this.#rest ??= leaf?.text ?? '';
    if (leaf === undefined || !this.#rest.startsWith(text)) throw new Error('a page has a text that is not in the markup');
    const last = marks.at(-1);
    if (last?.leaf === leaf) marks[marks.length - 1] = { ...last, end };
    else marks.push({ leaf, start, end });
    this.#rest = this.#rest.slice(text.length);
    if (this.#rest !== '') return;
    this.#rest = null;
    this.#at++;
  }
}

function fileOf(objects: PdfObjects, { title, pages, root }: { title: string; pages: readonly MarkedPage[]; root: Leaf['element'] }): Uint8Array {
  const into: PdfObject[] = [];
  const copy = new Copy(objects, into);
  const { pageTrees } = pagesOf(objects);
  const [tree = 0] = pageTrees;
  // Pages hang on several nodes of a tree; here on one.
  for (const node of pageTrees) copy.alias(node, tree);
  const info = copy.own(objects.info, objects.get(objects.info).text.replace(/\/Title <[^>]*>/, '').replace(/^<</, `<</Title ${utf16(title)}`));
  copy.own(tree, `<</Type /Pages /Count ${pages.length} /Kids [${pages.map(({ page }) => `${page} 0 R`).join(' ')}]>>`);
  const marks: Marks = new Map();
  const numbers = pages.map(({ page, contents, content, marks: own }, i) => {
    const stream = deflateSync(Buffer.from(marked(content, own), 'latin1'), { level: 3 });
    copy.own(contents, `<</Filter /FlateDecode /Length ${stream.length}>>`, stream);
    const number = copy.own(page, objects.get(page).text.replace(/>>$/, ` /StructParents ${i}>>`));
    own.forEach(({ leaf }, mark) => marks.set(leaf, [...marks.get(leaf) ?? [], { page: i, mark }]));
    return number;
  });
  copy.rest();
  const { structure, outlines } = addStructure(into, root, marks, numbers);
  const catalog = into.push({
    text: `<</Type /Catalog /Pages ${copy.numberOf(tree)} 0 R /MarkInfo <</Marked true>> /StructTreeRoot ${structure} 0 R /Outlines ${outlines} 0 R /ViewerPreferences <</DisplayDocTitle true>> /Lang (zh-CN)>>`,
    stream: null,
  });
  return writeObjects(into, { catalog, info });
}

/** The content with each mark around its part. */
function marked(content: string, marks: readonly Mark[]): string {
  let at = 0;
  const parts = marks.map(({ leaf, start, end }, i) => {
    const part = `${content.slice(at, start)}/${leaf.element.role} <</MCID ${i}>> BDC\n${content.slice(start, end)}\nEMC\n`;
    at = end;
    return part;
  });
  return parts.join('') + content.slice(at);
}
