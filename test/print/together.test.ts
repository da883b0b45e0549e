// Sheets that are printed at the same time are printed as one document; whoever gets one must not notice.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { renderNotices } from '../../print-templates/index.tsx';
import { takeApart } from '../../server/pdf/take-apart.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { sharedRenderer } from './printer.ts';
import { households, notice } from './samples.ts';

const renderer = sharedRenderer({ concurrency: 1 });

const village = (count: number) => notice(households(count), { title: `第${count}村2026年补贴`, check: `校验 0000 ${String(count).padStart(4, '0')}` });

type Node = { readonly role?: string; readonly children?: readonly Node[] };

async function anatomyOf(pdf: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0, stopAtErrors: true });
  const document = await task.promise;
  const trees: unknown[] = [];
  for (let page = 1; page <= document.numPages; page++) trees.push(shapeOf(await (await document.getPage(page)).getStructTree() as Node));
  const { info } = await document.getMetadata();
  const bookmarks = await document.getOutline();
  await task.destroy();
  return { trees, info: { ...info, PDFFormatVersion: '', CreationDate: '', ModDate: '' }, bookmarks: JSON.stringify(bookmarks.map(({ title, items }) => [title, items.map((item) => item.title)])) };
}

/** Roles only; `Art` is the mark by which documents are told apart again. */
function shapeOf({ role, children = [] }: Node): unknown {
  const below = children.flatMap((child) => (child.role === 'Art' ? child.children ?? [] : [child])).map(shapeOf);
  return [role, ...below];
}

test('each comes out with its own text, title, language, tags and bookmarks, as if it had been printed alone', async () => {
  const counts = [60, 1, 150, 38, 90, 5, 7, 61];
  const sheets = counts.map((count) => renderNotices([village(count)]));
  const together = await Promise.all(sheets.map((html) => renderer().pdf(html)));
  for (const [i, html] of sheets.entries()) {
    const alone = await renderer().pdf(html);
    expect(await pdfText(together[i] ?? alone)).toEqual(await pdfText(alone));
    expect(await anatomyOf(together[i] ?? new Uint8Array())).toEqual(await anatomyOf(alone));
  }
});

test('no sheet carries a name of another village', async () => {
  const secret = households(40).map((row) => ({ ...row, name: '甄隐藏' }));
  const sheets = await Promise.all([village(3), notice(secret), village(4), village(5)].map((view) => renderer().pdf(renderNotices([view]))));
  const texts = await Promise.all(sheets.map(async (pdf) => (await pdfText(pdf)).join('')));
  expect(texts.map((text) => text.includes('甄隐藏'))).toEqual([false, true, false, false]);
});

test('sheets of another paper are printed on their paper', async () => {
  const sheets = await Promise.all([
    renderer().pdf(renderNotices([village(3)])), renderer().pdf(renderNotices([notice(households(4), {}, 'a3')], 'a3')), renderer().pdf(renderNotices([village(5)])),
  ]);
  const widths = await Promise.all(sheets.map(async (data) => (await (await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise).getPage(1)).view.map(Math.round)[2]));
  expect(widths).toEqual([595, 842, 595]);
});

test('a sheet that cannot be printed with others fails nobody', async () => {
  const empty = renderNotices([]);
  const style = /<style>[^]*?<\/style>/.exec(empty)?.[0] ?? '';
  const printed = await Promise.all([village(3), null, village(4), village(5)].map((view) => renderer().pdf(view === null ? empty : renderNotices([view]))));
  expect(renderNotices([village(3)])).toContain(style);
  expect((await Promise.all(printed.map(async (pdf) => (await pdfText(pdf)).join('')))).map((text) => text.length > 100)).toEqual([true, false, true, true]);
});

test('what is not a printed sheet is refused, not taken apart', async () => {
  const pdf = await renderer().pdf(renderNotices([village(3)]));
  expect(() => takeApart(Buffer.from('%PDF-1.4 nothing'), ['甲'])).toThrow('no table of places');
  expect(() => takeApart(pdf, ['甲', '乙'])).toThrow('no table of places');
});

test('a notice of 150 households is a third of what Chromium makes of it', async () => {
  const [pdf] = await Promise.all([150, 149, 148, 147, 146, 145].map((count) => renderer().pdf(renderNotices([village(count)]))));
  expect(pdf?.length).toBeLessThan(200_000);
});
