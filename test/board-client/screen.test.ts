// The screen in a real browser, from files: pages turn without script, follow an update, and can run nothing.
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { framePage } from '../../board-client/screen-page.ts';
import { syncOnce } from '../../board-client/sync.ts';
import { rendererCache } from '../../server/pdf/cache.ts';
import { cacheFolder } from '../../server/pdf/folder.ts';
import { launch } from '../../server/pdf/launch.ts';
import { findWay } from '../../server/pdf/way.ts';
import { Village } from './village.ts';

let village: Village;
let browser: Browser;
beforeAll(async () => {
  village = await new Village().open();
  // The browser may run as another user than the test.
  chmodSync(village.home, 0o755);
  browser = await launch(await findWay(process.env['PUPPETEER_EXECUTABLE_PATH'], rendererCache(cacheFolder()), 60_000), 60_000);
});
afterAll(async () => {
  await browser.close();
  village.close();
});

const paragraph = (text: string, head = ''): string =>
  `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">${head}<title>${text}</title></head><body><p id="p">${text}</p></body></html>`;

test('pages turn in a round, ignore a refresh of their own, and follow an update that has fewer pages', async () => {
  const board = village.board();
  const elsewhere = '<meta http-equiv="refresh" content="1;url=nowhere.html">';
  const pages = ['甲', '乙', '丙'].map((text) => ({ html: paragraph(text, elsewhere), seconds: 5 }));
  village.publish(1, pages);
  await syncOnce(board);
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(pathToFileURL(join(board.folder, 'current', 'index.html')).href);
  await expectText(page, '甲');
  await sleep(2000);
  expect(page.frames().map((frame) => frame.url()).join(' ')).toContain('/pages/page-1.html');
  await expectText(page, '乙');
  await expectText(page, '丙');
  village.publish(2, [{ html: paragraph('丁'), seconds: 5 }]);
  await syncOnce(board);
  await expectText(page, '丁');
  expect(page.url()).toMatch(/\/current\/index\.html$/);
});

test('a page runs no script even if one came this far', async () => {
  const folder = join(village.home, 'frame');
  mkdirSync(folder);
  const script = '<script>document.title = document.getElementById("p").textContent = "ran"</script>';
  writeFileSync(join(folder, 'page.html'), paragraph('甲').replace('</body>', `${script}</body>`));
  writeFileSync(join(folder, 'index.html'), framePage({ source: 'page.html', next: 'index.html', seconds: 60, village: '石榴村', confirmed: null }));
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(folder, 'page.html')).href);
  await expectText(page, 'ran');
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  await expectText(page, '甲');
});

/** Waits for a text inside the frame, as the browser lays it out. */
async function expectText(page: Page, text: string): Promise<void> {
  await expect.poll(async () => JSON.stringify(await page.accessibility.snapshot({ includeIframes: true, interestingOnly: false })), { timeout: 60_000, interval: 200 }).toContain(text);
}
