// What villagers read, on a small telephone and with letters twice as large: everything is there without pushing the page sideways.
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelEntries } from '../../bench/gallery/channels.tsx';
import { noticeEntries } from '../../bench/gallery/notices.ts';
import { paperEntries } from '../../bench/gallery/papers.ts';
import { writtenEntries } from '../../bench/gallery/written.tsx';
import { VillagePage } from '../../server/notices/village-page.tsx';
import { MissingPage } from '../../server/public/missing-page.tsx';
import { HomePage } from '../../server/public/views.tsx';
import { htmlDocument } from '../../server/web/document.ts';
import { openBrowser } from '../support/browser.ts';

const village = { code: '370405102214', name: '北洛村', township: '泥沟镇', phone: '0632-661 1234', office: '泥沟镇便民服务中心3号窗口', hours: '工作日8:30至17:00' };
const townships = Array.from({ length: 6 }, (_, i) => ({
  code: `37040510${i}`, name: `第${i + 1}镇`, county: '台儿庄区',
  villages: Array.from({ length: 36 }, (__, at) => ({ code: `37040510${i}${200 + at}`, name: at % 5 === 0 ? '长安社区居委会' : '北洛村', notices: at % 4, hasPage: true })),
}));
const home = htmlDocument(HomePage({ county: '台儿庄区', word: '', townships }));
const pages: [string, string][] = [
  ...channelEntries().flatMap((entry): [string, string][] => (entry.kind === 'screen' && entry.name.endsWith('-page') ? [[entry.name, entry.html]] : [])),
  ['home', home], ['found', htmlDocument(HomePage({ county: '台儿庄区', word: '北洛', townships }))], ['not found', htmlDocument(HomePage({ county: '台儿庄区', word: '没有的村', townships: [] }))],
  ['nothing public', htmlDocument(VillagePage({ village, editions: [] }))], ['missing', htmlDocument(MissingPage({ path: '/n/370405102214-2026-77', village }))],
];

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
}, 60_000);
afterAll(() => browser.close());

test.each(pages)('%s', async (_, html) => {
  for (const [width, percent] of [[360, 100], [320, 100], [320, 200]] as const) {
    await page.setViewport({ width, height: 568 });
    await page.setContent(html.replace('<style>', `<style>html{font-size:${percent}%}`));
    expect([width, percent, await page.$eval('html', ({ scrollWidth }) => scrollWidth)]).toEqual([width, percent, width]);
  }
});

test('no check word is torn apart, and no title or name ends in one character of its own', async () => {
  await page.setViewport({ width: 360, height: 640 });
  const [, html = ''] = pages.find(([name]) => name === 'channel-soy-corn-strip-page') ?? pages[0] ?? [];
  await page.setContent(html.replaceAll('耕地地力保护补贴', '大豆玉米带状复合种植补贴'));
  const lines = (selector: string) => page.$$eval(selector, (all) => all.map((each) => {
    const range = each.ownerDocument.createRange();
    range.selectNodeContents(each);
    return [...range.getClientRects()].map(({ width }) => width).filter((width) => width > 1);
  }));
  expect((await lines('.status .whole')).map((rects) => rects.length)).toEqual([1, 1]);
  for (const widths of await lines('h1')) expect(Math.min(...widths)).toBeGreaterThan(60);
});

test('a sheet as it will be printed is seen whole on a telephone, alone and in the frame of a page', async () => {
  const papers = [...noticeEntries(), ...paperEntries(), ...writtenEntries()].filter(({ kind, name }) => kind === 'paper' && !name.includes('slips'));
  for (const name of ['notice-6', 'notice-150-a3-landscape', 'matrix-9', 'written-finance-month-paper', 'posting-record', 'poster-a3']) {
    const entry = papers.find((one) => one.name === name);
    for (const width of [286, 360, 412, 900]) {
      await page.setViewport({ width, height: 640 });
      await page.setContent(entry?.kind === 'paper' ? entry.html : '');
      expect([name, width, await page.$eval('html', ({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)]).toEqual([name, width, 0]);
    }
  }
});

test('the villages of a county fit two screens, open township by township with the keyboard, several names to a line', async () => {
  await page.setViewport({ width: 360, height: 640 });
  await page.setContent(home);
  expect(await page.$eval('html', ({ scrollHeight }) => scrollHeight)).toBeLessThan(2 * 640);
  await page.focus('summary');
  await page.keyboard.press('Enter');
  const tops = await page.$$eval('details[open] li', (items) => items.map((item) => item.getBoundingClientRect().top));
  expect(tops).toHaveLength(36);
  expect(tops.filter((top) => top === tops[0]).length).toBeGreaterThanOrEqual(2);
});
