// The heads of a year's columns, as the browser sets them: a programme's short name breaks before its last word or not at all, on any paper.
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { yearEntries } from '../../bench/gallery/years.ts';
import { openBrowser } from '../support/browser.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); }, 60_000);
afterAll(() => browser.close());

/** Runs in the page: heads that stand in several lines without our having broken them. */
const broken = `[...document.querySelectorAll('thead th')].filter((each) => {
  const range = document.createRange();
  range.selectNodeContents(each);
  return each.children.length === 0 && new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
}).map((each) => each.textContent)`;

test('no name that we take to fit is broken by the browser', async () => {
  const page = await browser.newPage();
  await page.emulateMediaType('print');
  for (const entry of yearEntries()) {
    if (entry.kind !== 'paper') continue;
    await page.setContent(entry.html);
    const heads = await page.evaluate(broken) as string[];
    // Where a name has no sure words the browser may as well break it.
    expect([entry.name, heads.filter((head) => /^.{1,7}$/u.test(head) && !head.includes('（'))]).toEqual([entry.name, []]);
  }
  await page.close();
});
