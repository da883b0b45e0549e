// A real browser on the desk: the Chromium that prints, with our fonts, and a service that listens and works.
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, { type Browser, type Page } from 'puppeteer';
import { expect, inject } from 'vitest';
import { closed, listen } from '../../server/cli/service.ts';
import type { Database } from '../../server/db/database.ts';
import { lanes } from '../../server/jobs/handlers.ts';
import { startJobs } from '../../server/jobs/loop.ts';
import { rendererCache } from '../../server/pdf/cache.ts';
import { cacheFolder } from '../../server/pdf/folder.ts';
import { installFonts } from '../../server/pdf/fonts.ts';
import { findWay } from '../../server/pdf/way.ts';
import { createTestApp, type TestApp } from './app.ts';
import { faultsOf } from './page.ts';

/** Our own pages only, so it runs without a sandbox wherever a test does; file names are Chinese, so its locale is one that has them. */
export async function openBrowser(): Promise<Browser> {
  const { chromium } = await findWay(process.env['PUPPETEER_EXECUTABLE_PATH'], rendererCache(cacheFolder()), 60_000);
  const home = await mkdtemp(join(inject('databases'), 'browser-'));
  const { config } = await installFonts(home, process.getuid?.() ?? 1);
  const env = { PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8', FONTCONFIG_FILE: config, ...(chromium.libraries === null ? {} : { LD_LIBRARY_PATH: chromium.libraries }) };
  return puppeteer.launch({ executablePath: chromium.path, headless: 'shell', pipe: true, userDataDir: home, args: ['--no-sandbox', '--no-zygote', '--disable-gpu'], env });
}

export interface Service extends TestApp { origin: string; stop(): Promise<void> }

/** The application at an address of its own, with its workers. */
export async function openService(db: Database): Promise<Service> {
  // The address is part of the application, so that it must be known before there is one.
  const to: { app?: TestApp['app'] } = {};
  const { server, port } = await listen((request: Request) => to.app?.fetch(request) ?? new Response('', { status: 503 }), 0);
  const origin = `http://localhost:${port}`;
  const desk = await createTestApp(db, {}, origin);
  to.app = desk.app;
  const jobs = startJobs(desk.deps, lanes);
  return { ...desk, origin, stop: async () => { await jobs.stop(); await closed(server); } };
}

export interface Reader {
  page: Page;
  /** Opens a page, waits until nothing is under way on it, and looks at it as a person with a telephone would. Answers its words. */
  read(path: string, known?: readonly string[]): Promise<string>;
  /** Clicks what leads to another page and answers its words. */
  click(selector: string): Promise<string>;
}

const telephone = { width: 360, height: 640 };

export async function openReader(browser: Browser, origin: string): Promise<Reader> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.setViewport(telephone);
  const words = () => page.evaluate('document.body.innerText') as Promise<string>;
  return {
    page,
    async read(path, known = []) {
      let answer = await page.goto(origin + path);
      while (await page.$('meta[http-equiv=refresh]')) {
        await wait(200);
        answer = await page.reload();
      }
      expect([path, await faultsOf(await answer?.text() ?? '', known)]).toEqual([path, []]);
      await page.$$eval('details', (all) => { for (const each of all) each.open = true; });
      const tooWide = await page.$eval('html', ({ scrollWidth, clientWidth }) => Math.max(0, scrollWidth - clientWidth));
      expect([path, 'runs out of the screen by', tooWide]).toEqual([path, 'runs out of the screen by', 0]);
      return words();
    },
    async click(selector) {
      await Promise.all([page.waitForNavigation(), page.click(selector)]);
      return words();
    },
  };
}
