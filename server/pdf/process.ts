// Ends a Chromium for good, whatever state it is in.
import type { Browser } from 'puppeteer';

/** SIGKILL to the whole group: a hung Chromium does not listen, and it holds nothing that must be saved. */
export function kill(browser: Browser): void {
  const child = browser.process();
  if (child?.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Kills and waits until the process is gone. */
export async function end(browser: Browser): Promise<void> {
  const child = browser.process();
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  kill(browser);
  await gone;
}
