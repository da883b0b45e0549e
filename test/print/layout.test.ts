// Nothing on a sheet runs over its place: measured in the browser that prints it.
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderNotices, type NoticeView, type PaperName } from '../../print-templates/index.tsx';
import { rendererCache } from '../../server/pdf/cache.ts';
import { cacheFolder } from '../../server/pdf/folder.ts';
import { launch } from '../../server/pdf/launch.ts';
import { openPage } from '../../server/pdf/page.ts';
import { end } from '../../server/pdf/process.ts';
import { findWay } from '../../server/pdf/way.ts';
import { frame, households, notice, type Household } from './samples.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch(await findWay(undefined, rendererCache(cacheFolder()), 60_000), 60_000);
  page = await openPage(browser);
  await page.emulateMediaType('print');
});

afterAll(() => end(browser));

/** Texts that stand outside their cell or line, rows that grew, and feet that left no room above themselves. */
const overruns = `(() => {
  const said = [];
  const lowest = (sheet) => Math.max(...[...sheet.children].filter((part) => !part.matches('.foot, .base')).map((part) => part.getBoundingClientRect().bottom));
  const mm = 96 / 25.4 * Number(getComputedStyle(document.querySelector('.page')).zoom);
  for (const sheet of document.querySelectorAll('.page')) {
    if (lowest(sheet) > sheet.querySelector('.foot').getBoundingClientRect().top + 1) said.push('foot pushed down');
    if (sheet.scrollHeight > sheet.clientHeight + 1) said.push('sheet too full: ' + sheet.scrollHeight);
    if (sheet.scrollWidth > sheet.clientWidth + 1) said.push('sheet too wide: ' + sheet.scrollWidth);
    for (const part of sheet.querySelectorAll('.foot, .strip, .base, .words, .ask, .seal'))
      if (part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1) said.push('too full: ' + part.className);
  }
  for (const head of document.querySelectorAll('thead tr')) if (head.getBoundingClientRect().height > 8.2 * mm) said.push('head grew: ' + head.getBoundingClientRect().height);
  for (const row of document.querySelectorAll('tbody tr, tfoot tr')) if (row.getBoundingClientRect().height > /h(\\d+)/.exec(row.className)[1] / 100 * mm + 0.7) said.push('row grew: ' + row.innerText);
  for (const cell of document.querySelectorAll('th, td')) if (cell.scrollWidth > cell.clientWidth + 1) said.push('cell too narrow: ' + cell.innerText);
  return said;
})()`;

async function overrunsOf(view: NoticeView, paper: PaperName = 'a4'): Promise<unknown> {
  await page.setContent(renderNotices([view], paper), { waitUntil: 'load' });
  return page.evaluate(overruns);
}

function named(length: number, count = 90): Household[] {
  return households(count).map((row) => ({ ...row, name: '阿卜杜热合曼·吐尔逊尼亚孜·买买提艾力江·麦麦提'.slice(0, length) }));
}

test.for([2, 3, 4, 6, 7, 8, 9, 12, 16, 20])('names of %i characters fit their rows', async (length) => {
  expect(await overrunsOf(notice(named(length)))).toEqual([]);
  expect(await overrunsOf(notice(named(length, 6)))).toEqual([]);
});

test('the name of a company fits, if need be in one panel', async () => {
  const name = '台儿庄区泥沟镇北洛村富民惠农粮食种植农机服务专业合作社联合社有限责任公司';
  expect(await overrunsOf(notice(households(90).map((row) => ({ ...row, name }))))).toEqual([]);
});

test('large amounts and long group names fit', async () => {
  const rows = households(90).map((row) => ({ ...row, group: '北洛自然村东组', area: '12,345.67', amount: '12,345,678.90' }));
  expect(await overrunsOf(notice(rows))).toEqual([]);
});

test.for([0, 1, 7, 14, 15, 38, 39, 40, 97, 98, 99, 150, 1200])('%i rows leave head, totals and foot in their places', async (count) => {
  expect(await overrunsOf(notice(households(count), count === 0 ? { rowsNote: '本期没有发放。' } : {}))).toEqual([]);
});

test('a standard in every row still leaves two panels', async () => {
  const columns = [...frame.columns.slice(0, 3), { field: 'standard', label: '标准(元/亩)' } as const, ...frame.columns.slice(3)];
  const view = notice(households(150), { columns });
  expect(await overrunsOf(view)).toEqual([]);
  expect(view.pages).toHaveLength(3);
});

test.for(['a4-landscape', 'a3', 'a3-landscape'] as const)('%s has room for head, totals and foot as well', async (paper) => {
  for (const count of [1, 12, 45, 150]) expect(await overrunsOf(notice(households(count), {}, paper), paper)).toEqual([]);
  expect(await overrunsOf(notice(named(20), {}, paper), paper)).toEqual([]);
});

test.for([2, 4, 6, 8, 12, 20])('a name of %i characters is printed at 12 points or more where its row has room, never below 10.5', async (length) => {
  await page.setContent(renderNotices([notice(named(length))]), { waitUntil: 'load' });
  const sizes = await page.evaluate(`[...new Set([...document.querySelectorAll('tbody .name')].map((name) => parseFloat(getComputedStyle(name).fontSize) * 72 / 96))]`) as number[];
  expect(Math.min(...sizes)).toBeGreaterThan(length < 8 ? 11.99 : 10.49);
});

test('much text, remarks, a bar and a standard column only move the rows', async () => {
  const view = notice(households(120), {
    statements: Array.from({ length: 5 }, () => frame.statements[0] ?? ''), remarks: Array.from({ length: 5 }, () => frame.basis[0] ?? ''),
    superseded: '本版已由第2版代替，以新版为准。', columns: [...frame.columns, { field: 'standard', label: '标准(元/亩)' }],
    title: '台儿庄区泥沟镇北洛村2026年农业生产救灾资金（小麦条锈病和赤霉病统防统治）补助',
  });
  expect(await overrunsOf(view)).toEqual([]);
});
