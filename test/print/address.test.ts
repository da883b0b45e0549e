// The address beside the code, for somebody who types it: the code of the notice stands on one line, whole.
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderNotices } from '../../print-templates/index.tsx';
import { openBrowser } from '../support/browser.ts';
import { households, notice } from './samples.ts';

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); }, 60_000);
afterAll(() => browser.close());

test.each(['mb.example.cn', 'localhost:18090', 'gongkai.taierzhuang.gov.example.cn', 'www.zaozhuang-taierzhuang.gov.example.cn/zwgk/mingbai'])('under %s', async (base) => {
  const page = await browser.newPage();
  for (const code of ['n/370405102214-2026-3', 'n/370405102214-2026-a349a3', 'n/sd-taierzhuang-nigou-beiluo-2026-137']) {
    await page.setContent(renderNotices([notice(households(5), { qrUrl: `https://${base}/${code}`, address: `${base}/${code}` })]));
    const lines = await page.$$eval('.address span', (parts) => parts.map((part) => ({ said: part.textContent, height: part.clientHeight, overflow: part.scrollWidth - part.clientWidth, letter: Number.parseFloat(part.ownerDocument.defaultView.getComputedStyle(part).fontSize) })));
    expect(lines.map(({ said }) => said)).toEqual([`${base}/`, code]);
    const [, last] = lines;
    expect([code, (last?.height ?? 99) < 30, last?.overflow]).toEqual([code, true, 0]);
    // Three millimetres and a half of a full letter: legible from a metre.
    expect(last?.letter).toBeGreaterThanOrEqual(13.2);
  }
  await page.close();
});
