// Every page that a board can show, on every size of board and on the telephone of somebody who opened its address.
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelEntries } from '../../bench/gallery/channels.tsx';
import { writtenEntries } from '../../bench/gallery/written.tsx';
import { yearEntries } from '../../bench/gallery/years.ts';
import { feedFiles } from '../../server/boards/feed.tsx';
import { openBrowser } from '../support/browser.ts';

const empty = feedFiles({ code: '370405102214', name: '北洛村', township: '泥沟镇', phone: '0632-661 1234', office: null, hours: null }, [], 'https://mb.example.cn');
const screens = [
  ...[...channelEntries(), ...yearEntries(), ...writtenEntries()].flatMap((entry) => (entry.kind === 'screen' && entry.name.includes('-board-') ? [{ name: entry.name, html: entry.html }] : [])),
  ...empty.map(({ name, html }) => ({ name: `empty-${name}`, html })),
];
const telephones = ['360x640', '320x568'];

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
}, 60_000);
afterAll(() => browser.close());

async function shown(html: string, size: string): Promise<{ hidden: string[]; letters: number }> {
  const [width = 0, height = 0] = size.split('x').map(Number);
  await page.setViewport({ width, height });
  // Turning by itself is not what is looked at.
  await page.setContent(html.replace(/<meta http-equiv="refresh"[^>]*>/, ''));
  return page.evaluate(`(${look})(${!telephones.includes(size)})`) as Promise<{ hidden: string[]; letters: number }>;
}

/** Runs in the page: what of its words cannot be seen whole, and how high its smallest letters are. */
const look = `(isBoard) => {
  const root = document.documentElement;
  const foot = document.querySelector('footer').getBoundingClientRect().top;
  const words = [...document.querySelectorAll('h1,h2,p,dt,dd,td,b,strong,span,svg')].filter((each) => each.getBoundingClientRect().width > 0);
  // What a page has no room for stands whole beside its place, out of sight.
  const isAway = (each) => each.closest('.help') !== null && each.getBoundingClientRect().left >= each.closest('.help').getBoundingClientRect().right;
  const isCut = (each) => {
    if (isAway(each)) return false;
    const { right, left, bottom, top } = each.getBoundingClientRect();
    if (isBoard && each.closest('.help') !== null && top < each.closest('.help').getBoundingClientRect().top) return true;
    return right > root.clientWidth + 1 || left < -1 || (each.closest('main') !== null && bottom > foot - 4) || (isBoard && bottom > root.clientHeight + 1);
  };
  return { hidden: words.filter(isCut).map((each) => each.textContent || each.tagName), letters: Math.min(...words.filter((each) => each.tagName !== 'svg').map((each) => parseFloat(getComputedStyle(each).fontSize))) };
}`;

test.each(['800x480', '1100x800', '1024x768', '1280x800', '1920x1080', '1366x768', '1080x1920', '480x800', ...telephones])('%s: no line is cut off or touches the foot', async (size) => {
  expect(screens.length).toBeGreaterThan(15);
  for (const { name, html } of screens) expect([name, (await shown(html, size)).hidden]).toEqual([name, []]);
});

test.each(['800x480', '1100x800', '1280x800', '1920x1080'])('%s: a page that says little is not left half empty', async (size) => {
  const filled = `(() => {
    const { top, bottom } = document.querySelector('main').getBoundingClientRect();
    const lowest = Math.max(...[...document.querySelectorAll('section,.help p')].filter((each) => each.getBoundingClientRect().left < document.querySelector('aside').getBoundingClientRect().left).map((each) => each.getBoundingClientRect().bottom));
    return (lowest - top) / (bottom - top);
  })()`;
  for (const { name, html } of screens) {
    await shown(html, size);
    expect([name, await page.evaluate(filled)]).toEqual([name, expect.toSatisfy((share: number) => share > 0.7)]);
  }
});

test.each(['1280x800', '1920x1080'])('%s: the heading of a year stands in one line', async (size) => {
  const [first] = screens.filter(({ html }) => html.includes('年正在公开的补贴'));
  await shown(first?.html ?? '', size);
  expect(await page.evaluate(`Math.round(document.querySelector('h2').getBoundingClientRect().height / parseFloat(getComputedStyle(document.querySelector('h2')).lineHeight))`)).toBe(1);
});

test.each(telephones)('%s: the smallest letters are those of any page on a telephone', async (size) => {
  for (const { name, html } of screens) expect([name, (await shown(html, size)).letters]).toEqual([name, expect.toSatisfy((letters: number) => letters >= 15)]);
});

test('a year of many programmes is shared out: no page has one line of it, and the sum says over how many it is', () => {
  const pages = screens.filter(({ name }) => name.startsWith('year-late-board')).map(({ html }) => ({ rows: html.match(/<tr>/g)?.length, sum: /class="line total"><b>([^<]*)/.exec(html)?.[1] }));
  expect(pages).toEqual(Array(3).fill({ rows: 3, sum: '全年 9 项合计' }));
});
