// Prints HTML with a confined Chromium; the one door of this folder for everyone else.
import type { Browser } from 'puppeteer';
import { rendererCache } from './cache.ts';
import { cacheFolder } from './folder.ts';
import { launch } from './launch.ts';
import { printPdf, takePng, type Size } from './page.ts';
import { Sessions } from './sessions.ts';
import { printTogether } from './together.ts';
import { takeTurns } from '../turns.ts';
import { findWay } from './way.ts';

export type RendererOptions = {
  /**
   * Holds fonts, the unpacked Chromium and profiles, nothing personal. Must be within reach of an unprivileged user;
   * when it is not, a folder of our own under the system's temporary folder is used. None: the one with the packages.
   */
  readonly cacheDir?: string;
  /** Chromium to use and no other. */
  readonly executablePath?: string;
  /** Documents at the same time, each in a tab of its own. */
  readonly concurrency?: number;
  /** Milliseconds for one document, and for one start. */
  readonly timeout?: number;
  /** Documents after which a fresh Chromium takes over. */
  readonly documentsPerBrowser?: number;
};

export type Renderer = {
  /**
   * HTML to a tagged PDF; page size and margins from the document's @page. Rejects when Chromium fails; may be tried again.
   * Who asks for many at the same time gets them faster.
   */
  pdf(html: string): Promise<Uint8Array>;
  /** The top left `size` CSS pixels of the document as a screen shows it. */
  png(html: string, size: Size): Promise<Uint8Array>;
  /** Such as HeadlessChrome/153.0.0.0. */
  readonly version: string;
  readonly sandbox: 'on' | `off: ${string}`;
  close(): Promise<void>;
};

/** Throws `CannotStart` when no Chromium on this machine can print our fonts. */
export async function openRenderer(options: RendererOptions = {}): Promise<Renderer> {
  const { cacheDir = rendererCache(cacheFolder()), executablePath, timeout = 30_000, concurrency = 2, documentsPerBrowser = 500 } = options;
  const find = () => findWay(executablePath, cacheDir, timeout);
  let way = await find();
  let tried: Browser | undefined = way.browser;
  const start = async () => {
    const browser = tried;
    tried = undefined;
    // A failed start looks for the way anew: the temporary folder may have been swept, or Chromium updated.
    return browser?.connected ? browser : launch(way, timeout).catch(async () => (way = await find()).browser);
  };
  const sessions = new Sessions(start, timeout, documentsPerBrowser);
  const turns = takeTurns(concurrency);
  return {
    pdf: printTogether((html, tagged) => sessions.use((page) => printPdf(page, html, tagged)), turns, concurrency),
    png: (html, size) => turns(() => sessions.use((page) => takePng(page, html, size))),
    version: await sessions.version(),
    sandbox: way.confinement.sandbox ? 'on' : `off: ${way.why}`,
    close: () => sessions.close(),
  };
}
