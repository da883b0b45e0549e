// Sheets that are printed at the same time are printed as one document; whoever gets one must not notice.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { renderNotices, renderSeparators } from '../../print-templates/index.tsx';
import { rendererCache } from '../../server/pdf/cache.ts';
import { cacheFolder } from '../../server/pdf/folder.ts';
import { joinPdfs } from '../../server/pdf/join.ts';
import { launch } from '../../server/pdf/launch.ts';
import { openPage, printPdf } from '../../server/pdf/page.ts';
import { end } from '../../server/pdf/process.ts';
import { tagDocuments } from '../../server/pdf/tag.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { findWay } from '../../server/pdf/way.ts';
import { dense, sharedRenderer } from './printer.ts';
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

function shapeOf({ role, children = [] }: Node): unknown {
  return [role, ...children.map(shapeOf)];
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

test('a sheet whose words the markup does not have is not tagged after it', async () => {
  const [one, other] = [village(3), village(4)].map((view) => /<body>([^]*)<\/body>/.exec(renderNotices([view]))?.[1] ?? '');
  const browser = await launch(await findWay(undefined, rendererCache(cacheFolder()), 60_000), 60_000);
  const pdf = await printPdf(await openPage(browser), renderNotices([village(3)]), false);
  await end(browser);
  expect(() => tagDocuments(pdf, [{ title: '甲', body: other ?? '' }])).toThrow('not in the markup');
  expect(() => tagDocuments(pdf, [{ title: '甲', body: one ?? '' }, { title: '乙', body: other ?? '' }])).toThrow('on no page');
  expect(() => tagDocuments(pdf, [])).toThrow('not in the markup');
  expect(() => tagDocuments(Buffer.from('%PDF-1.4 nothing'), [])).toThrow('no table of places');
  expect(tagDocuments(pdf, [{ title: '甲', body: one ?? '' }])).toHaveLength(1);
});

test('a sheet that draws a text otherwise than the markup has it is tagged by Chromium instead', async () => {
  const cut = notice(households(90), { title: '北洛村'.repeat(30) });
  const [pdf] = await Promise.all([cut, village(5)].map((view) => renderer().pdf(renderNotices([view]))));
  const { trees, info } = await anatomyOf(pdf ?? new Uint8Array());
  expect(JSON.stringify(trees)).toContain('NonStruct');
  expect(info).toMatchObject({ Title: `${cut.title}${cut.subtitle}`, Language: 'zh-CN' });
});

test('the tags say what everything is: rows and heads of the table, the code, the figures with their labels', async () => {
  const { trees } = await anatomyOf(await renderer().pdf(renderNotices([village(6)])));
  const all = JSON.stringify(trees);
  const count = (role: string) => all.split(`"${role}"`).length - 1;
  expect([count('TR'), count('TH'), count('TD'), count('Figure'), count('H1'), count('LI'), count('NonStruct')]).toEqual([8, 5 + 6 + 1, 6 * 4 + 2, 1, 1, 4, 0]);
});

test('a notice of 150 households is a third of what Chromium makes of it', async () => {
  const [pdf] = await Promise.all([150, 149, 148, 147, 146, 145].map((count) => renderer().pdf(renderNotices([village(count)]))));
  expect(pdf?.length).toBeLessThan(200_000);
});

test('a print run has every sheet of every village in order, separators between them, and a bookmark for each', async () => {
  const counts = [60, 1, 150];
  const villages = await Promise.all(counts.map((count) => renderer().pdf(renderNotices([village(count)]))));
  const separators = await renderer().pdf(renderSeparators('分隔页', counts.map((count) => ({ village: `第${count}村`, subject: '发放结果公开', lines: [] }))));
  const run = await joinPdfs('3个村', villages.flatMap((bytes, i) => [{ title: `第${counts[i]}村`, bytes: separators, page: i }, { title: null, bytes }]));
  const texts = await pdfText(run);
  const expected = await Promise.all(villages.map((pdf) => pdfText(pdf)));
  expect(texts.filter((text) => !text.includes('本张是分隔页')).map(dense)).toEqual(expected.flat().map(dense));
  expect(texts.flatMap((text, i) => (text.includes('本张是分隔页') ? i : []))).toEqual([0, 3, 5]);
  const document = await getDocument({ data: new Uint8Array(run), verbosity: 0, stopAtErrors: true }).promise;
  expect((await document.getOutline()).map(({ title }) => title)).toEqual(counts.map((count) => `第${count}村`));
});

test('a separator before many sheets says all of its lines on one sheet', async () => {
  const lines = ['运河街道第 1 村，共 13 村', '后面 24 张', ...Array.from({ length: 9 }, (_, i) => `2026年第${i + 1}季度救灾救助、补贴补助资金物资管理使用情况（更正）`), '还有 12 份'];
  const [sheet, ...others] = (await pdfText(await renderer().pdf(renderSeparators('分隔页', [{ village: '兴中社区', subject: '正在公开的 21 份', lines }])))).map(dense);
  expect(others).toEqual([]);
  for (const line of ['兴中社区', ...lines, '本张是分隔页，不要张贴']) expect(sheet).toContain(dense(line));
});
