// One tab of Chromium: takes our HTML, gives PDF or PNG, runs no script and asks nobody for anything.
import type { Browser, Page } from 'puppeteer';

export type Size = { readonly width: number; readonly height: number };

export async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.setOfflineMode(true);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    spoiled.add(page);
    void request.abort('blockedbyclient').catch(() => undefined);
  });
  return page;
}

const spoiled = new WeakSet<Page>();

/** False once a document asked for something or tried to go elsewhere; such a tab is not used again. */
export function isClean(page: Page): boolean {
  return !spoiled.has(page) && page.url() === 'about:blank';
}

// Chromium lays a document out for the screen, then for print without pages, and only then for the pages. The first finds nothing to
// show; the second skips the sheets, since none of them is in view, and the third never does: for paper, `auto` is everything.
const PAPER_ONLY = '<style>@media screen { body { display: none } } .page { content-visibility: auto }</style>';

/** Page size and margins are the document's own; with Chromium's tags and its bookmarks from the headings, or without both. */
export async function printPdf(page: Page, html: string, tagged = true): Promise<Uint8Array> {
  await page.setContent(html.replace('</head>', `${PAPER_ONLY}</head>`), { waitUntil: 'load' });
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged, outline: tagged, waitForFonts: false });
}

/** The top left `size` CSS pixels of the document as it looks on a screen. */
export async function takePng(page: Page, html: string, size: Size): Promise<Uint8Array> {
  await page.setViewport({ ...size, deviceScaleFactor: 1 });
  await page.setContent(html, { waitUntil: 'load' });
  return page.screenshot({ type: 'png', clip: { x: 0, y: 0, ...size } });
}
