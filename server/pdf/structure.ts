// Writes the tree of tags and the bookmarks of a document (ISO 32000-2, 14.7 and 12.3.3).
import { utf16, type Leaf, type TagElement } from './markup-tree.ts';
import type { PdfObject } from './objects.ts';

/** Where on which page each text is marked. */
export type Marks = Map<Leaf, readonly { readonly page: number; readonly mark: number }[]>;

/** Adds the objects to `into`; `pages` are the numbers of the pages. Answers the numbers of the two roots. */
export function addStructure(into: PdfObject[], root: TagElement, marks: Marks, pages: readonly number[]): { structure: number; outlines: number } {
  const structure = into.push(textOnly('null'));
  /** For each page the element of each mark. */
  const parents: number[][] = pages.map(() => []);
  const headings: Heading[] = [];
  const add = (element: TagElement, parent: number): number => {
    const number = into.push(textOnly('null'));
    const kids: string[] = [];
    let at: number | null = null;
    for (const kid of element.kids) {
      if ('role' in kid) {
        if (isWorthwhile(kid)) kids.push(`${add(kid, number)} 0 R`);
        continue;
      }
      for (const { page, mark } of marks.get(kid) ?? []) {
        (parents[page] ??= [])[mark] = number;
        at ??= page;
        kids.push(page === at ? String(mark) : `<</Type /MCR /Pg ${pages[page] ?? 0} 0 R /MCID ${mark}>>`);
      }
    }
    const where = at === null ? '' : ` /Pg ${pages[at] ?? 0} 0 R`;
    into[number - 1] = textOnly(`<</Type /StructElem /S /${element.role} /P ${parent} 0 R${where}${element.entries}${kids.length === 0 ? '' : ` /K ${kids.length === 1 ? kids.join('') : `[${kids.join(' ')}]`}`}>>`);
    if (/^H[12]$/.test(element.role) && at !== null) headings.push({ level: element.role === 'H1' ? 1 : 2, title: titleOf(element), page: pages[at] ?? 0, number });
    return number;
  };
  const document = add(root, structure);
  const nums = parents.map((elements, i) => `${i} [${elements.map((number) => `${number} 0 R`).join(' ')}]`);
  into[structure - 1] = textOnly(`<</Type /StructTreeRoot /K ${document} 0 R /ParentTreeNextKey ${pages.length} /ParentTree <</Nums [${nums.join(' ')}]>>>>`);
  return { structure, outlines: addOutlines(into, headings) };
}

type Heading = { readonly level: 1 | 2; readonly title: string; readonly page: number; readonly number: number };

/** Cells stand even when they are empty: they keep the others under their heads. */
function isWorthwhile(element: TagElement): boolean {
  return element.kids.length > 0 || element.role === 'TD' || element.role === 'TH';
}

function titleOf(element: TagElement): string {
  return element.kids.map((kid) => ('role' in kid ? titleOf(kid) : kid.said)).join('');
}

/** Headings of the second level stand below the first-level one before them. */
function addOutlines(into: PdfObject[], headings: readonly Heading[]): number {
  const root = into.push(textOnly('<</Type /Outlines>>'));
  const tops: { heading: Heading; below: Heading[] }[] = [];
  for (const heading of headings) {
    const top = tops.at(-1);
    if (heading.level === 2 && top !== undefined) top.below.push(heading);
    else tops.push({ heading, below: [] });
  }
  if (tops.length === 0) return root;
  const numbers = addItems(into, root, tops.map(({ heading }) => heading));
  tops.forEach(({ below }, i) => {
    const number = numbers[i] ?? 0;
    if (below.length === 0) return;
    const kids = addItems(into, number, below);
    into[number - 1] = textOnly(`${(into[number - 1]?.text ?? '').slice(0, -2)} /First ${kids[0] ?? 0} 0 R /Last ${kids.at(-1) ?? 0} 0 R /Count ${kids.length}>>`);
  });
  into[root - 1] = textOnly(`<</Type /Outlines /First ${numbers[0] ?? 0} 0 R /Last ${numbers.at(-1) ?? 0} 0 R /Count ${headings.length}>>`);
  return root;
}

function addItems(into: PdfObject[], parent: number, headings: readonly Heading[]): number[] {
  const first = into.length + 1;
  headings.forEach(({ title, page, number }, i) => {
    const [previous, next] = [i > 0 ? ` /Prev ${first + i - 1} 0 R` : '', i < headings.length - 1 ? ` /Next ${first + i + 1} 0 R` : ''];
    into.push(textOnly(`<</Title ${utf16(title)} /Parent ${parent} 0 R /Dest [${page} 0 R /Fit] /SE ${number} 0 R${previous}${next}>>`));
  });
  return headings.map((_, i) => first + i);
}

function textOnly(text: string): PdfObject {
  return { text, stream: null };
}
