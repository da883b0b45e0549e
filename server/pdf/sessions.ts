// One living Chromium at a time: started when needed, renewed after enough documents, replaced when it fails.
import type { Browser, Page } from 'puppeteer';
import { isClean, openPage } from './page.ts';
import { end, kill } from './process.ts';

type Session = { readonly browser: Browser; readonly idle: Page[]; served: number; busy: number; retired: boolean };

export class Sessions {
  readonly #start: () => Promise<Browser>;
  readonly #timeout: number;
  readonly #documents: number;
  #current: Promise<Session> | undefined;
  #closed = false;

  constructor(start: () => Promise<Browser>, timeout: number, documents: number) {
    this.#start = start;
    this.#timeout = timeout;
    this.#documents = documents;
  }

  /** Runs `work` in a tab of its own. When it fails or takes too long, the browser goes with it and the call rejects. */
  async use<T>(work: (page: Page) => Promise<T>): Promise<T> {
    const session = await this.#session();
    session.busy++;
    if (++session.served >= this.#documents) this.#retire(session);
    try {
      return await within(this.#timeout, inTab(session, work));
    } catch (error) {
      this.#retire(session);
      kill(session.browser);
      throw error;
    } finally {
      if (--session.busy === 0 && session.retired) kill(session.browser);
    }
  }

  async version(): Promise<string> {
    return (await this.#session()).browser.version();
  }

  async close(): Promise<void> {
    this.#closed = true;
    const session = await this.#current?.catch(() => undefined);
    if (session !== undefined) await end(session.browser);
  }

  #session(): Promise<Session> {
    if (this.#closed) return Promise.reject(new Error('the renderer is closed'));
    this.#current ??= this.#open().catch((error: unknown) => {
      this.#current = undefined;
      throw error;
    });
    return this.#current;
  }

  async #open(): Promise<Session> {
    const session: Session = { browser: await this.#start(), idle: [], served: 0, busy: 0, retired: false };
    session.browser.once('disconnected', () => this.#retire(session));
    return session;
  }

  #retire(session: Session): void {
    if (!session.retired && !this.#closed) this.#current = undefined;
    session.retired = true;
  }
}

async function inTab<T>({ browser, idle }: Session, work: (page: Page) => Promise<T>): Promise<T> {
  const page = idle.pop() ?? await openPage(browser);
  const result = await work(page);
  if (isClean(page)) idle.push(page);
  else await page.close();
  return result;
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Chromium did not answer within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
