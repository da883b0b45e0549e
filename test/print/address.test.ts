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

test('what leads to the telephone stands in one line, above it', async () => {
  const page = await browser.newPage();
  for (const office of ['泥沟镇便民服务中心3号窗口', '镇政府', '泥沟镇人民政府一楼便民服务大厅农业农村综合服务窗口']) {
    await page.setContent(renderNotices([notice(households(60), { askText: `有疑问、有异议，可到${office}当面问，或打电话：` })]));
    expect(await page.$$eval('.ask .whole', (all) => all.map((one) => [one.textContent, one.getClientRects().length]))).toEqual(Array(2).fill(['当面问，或打电话：', 1]));
  }
  await page.close();
});
