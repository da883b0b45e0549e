// Prints HTML with a confined Chromium that is started when needed, renewed in time and replaced when it dies.
import type { Browser, Page } from 'puppeteer';
import { launch } from './launch.ts';
import { openPage, printPdf, takePng, type Size } from './page.ts';
import { findWay } from './way.ts';

export type RendererOptions = {
  /** Holds fonts, the unpacked Chromium and profiles; made when missing, readable by all, nothing personal stays in it. */
  readonly cacheDir: string;
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
  /** HTML to a tagged PDF; page size and margins from the document's @page. Rejects when Chromium fails; try again. */
  pdf(html: string): Promise<Uint8Array>;
  png(html: string, size: Size): Promise<Uint8Array>;
  /** Such as HeadlessChrome/153.0.0.0. */
  readonly version: string;
  readonly sandbox: 'on' | `off: ${string}`;
  close(): Promise<void>;
};

type Session = { readonly browser: Browser; readonly idle: Page[]; served: number; busy: number; ended: boolean };

/** Rejects when no Chromium on this machine can print our fonts, saying what each way of starting it answered. */
export async function openRenderer(options: RendererOptions): Promise<Renderer> {
  const { timeout = 30_000, concurrency = 2, documentsPerBrowser = 500 } = options;
  const way = await findWay(options.executablePath, options.cacheDir, timeout);
  const turns = takeTurns(concurrency);
  let current: Promise<Session> | undefined;
  let closed = false;

  async function start(): Promise<Session> {
    const browser = await launch(way, timeout);
    const session = { browser, idle: [], served: 0, busy: 0, ended: false };
    browser.once('disconnected', () => forget(session));
    return session;
  }

  function forget(session: Session) {
    if (!session.ended) current = undefined;
    session.ended = true;
  }

  async function session(): Promise<Session> {
    if (closed) throw new Error('the renderer is closed');
    current ??= start().catch((error: unknown) => {
      current = undefined;
      throw error;
    });
    return current;
  }

  async function print(work: (page: Page) => Promise<Uint8Array>): Promise<Uint8Array> {
    const mine = await session();
    mine.busy++;
    if (++mine.served >= documentsPerBrowser) forget(mine);
    try {
      return await within(timeout, inTab(mine, work));
    } catch (error) {
      forget(mine);
      kill(mine.browser);
      throw error;
    } finally {
      if (--mine.busy === 0 && mine.ended) kill(mine.browser);
    }
  }

  const first = await session();
  return {
    pdf: (html) => turns(() => print((page) => printPdf(page, html))),
    png: (html, size) => turns(() => print((page) => takePng(page, html, size))),
    version: await first.browser.version(),
    sandbox: way.confinement.sandbox ? 'on' : `off: ${way.why}`,
    async close() {
      closed = true;
      const last = await current?.catch(() => undefined);
      if (last !== undefined) kill(last.browser);
    },
  };
}

async function inTab(session: Session, work: (page: Page) => Promise<Uint8Array>): Promise<Uint8Array> {
  const page = session.idle.pop() ?? await openPage(session.browser);
  const result = await work(page);
  session.idle.push(page);
  return result;
}

/** At most `places` at once, the others in the order in which they came. */
function takeTurns(places: number) {
  const waiting: (() => void)[] = [];
  let free = places;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Chromium did not answer within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** SIGKILL to the whole group: a hung Chromium does not listen, and it holds nothing that must be saved. */
function kill(browser: Browser): void {
  const pid = browser.process()?.pid;
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    browser.process()?.kill('SIGKILL');
  }
}
