// Puts many PDFs into one for the printer: pages in order, a bookmark for each part.
import { setImmediate } from 'node:timers/promises';
import { utf16 } from './markup-tree.ts';
import { Copy } from './object-copy.ts';
import { writeObjects } from './objects-file.ts';
import { pagesOf, readObjects, type PdfObject } from './objects.ts';

export type JoinPart = {
  /** Its bookmark; null for none. */
  readonly title: string | null;
  readonly bytes: Uint8Array;
  /** Only this page, counted from 0; all of them when it is not given. */
  readonly page?: number;
};

/**
 * A file for printing, not for reading: tags stay behind. Throws for parts that are no PDF of ours.
 * @example joinPdfs('北洛村等2村', [{ title: '北洛村', bytes }, …])
 */
export async function joinPdfs(title: string, parts: readonly JoinPart[]): Promise<Uint8Array> {
  const objects: PdfObject[] = Array.from({ length: HEAD }, () => ({ text: 'null', stream: null }));
  const marks: { title: string; page: number }[] = [];
  const pages: number[] = [];
  for (const part of parts) {
    const own = copyPages(part, objects);
    if (part.title !== null && own[0] !== undefined) marks.push({ title: part.title, page: own[0] });
    pages.push(...own);
    // A county's run takes a second; whoever else wants something is served between two villages.
    await setImmediate();
  }
  const first = objects.length + 1;
  marks.forEach((mark, i) => {
    const [previous, next] = [i > 0 ? ` /Prev ${first + i - 1} 0 R` : '', i < marks.length - 1 ? ` /Next ${first + i + 1} 0 R` : ''];
    objects.push(textOnly(`<</Title ${utf16(mark.title)} /Parent ${OUTLINES} 0 R /Dest [${mark.page} 0 R /Fit]${previous}${next}>>`));
  });
  objects[CATALOG - 1] = textOnly(`<</Type /Catalog /Pages ${PAGES} 0 R /Outlines ${OUTLINES} 0 R /Lang (zh-CN) /ViewerPreferences <</DisplayDocTitle true>>>>`);
  objects[PAGES - 1] = textOnly(`<</Type /Pages /Count ${pages.length} /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}]>>`);
  objects[OUTLINES - 1] = textOnly(marks.length === 0 ? '<</Type /Outlines>>' : `<</Type /Outlines /First ${first} 0 R /Last ${first + marks.length - 1} 0 R /Count ${marks.length}>>`);
  objects[INFO - 1] = textOnly(`<</Title ${utf16(title)}>>`);
  return writeObjects(objects, { catalog: CATALOG, info: INFO });
}

/** How many sheets a PDF of ours has. */
export function sheetCount(bytes: Uint8Array): number {
  return pagesOf(readObjects(bytes)).pages.length;
}

const [CATALOG, PAGES, OUTLINES, INFO, HEAD] = [1, 2, 3, 4, 4] as const;

function copyPages({ bytes, page }: JoinPart, objects: PdfObject[]): number[] {
  const from = readObjects(bytes);
  const copy = new Copy(from, objects);
  const { pages } = pagesOf(from);
  const wanted = page === undefined ? pages : pages.slice(page, page + 1);
  const numbers = wanted.map((one) => copy.own(one, from.get(one).text.replace(/\s*\/(?:Parent \d+ 0 R|StructParents \d+|Tabs \/S)/g, '')));
  copy.rest();
  for (const number of numbers) objects[number - 1] = textOnly((objects[number - 1]?.text ?? '').replace(/>>$/, ` /Parent ${PAGES} 0 R>>`));
  return numbers;
}

function textOnly(text: string): PdfObject {
  return { text, stream: null };
}
