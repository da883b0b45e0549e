// Finds, once, the strictest way in which Chromium starts here and really prints Chinese.
import type { Browser } from 'puppeteer';
import { CannotStart } from '../cannot-start.ts';
import { chromiums } from './chromium.ts';
import { confinements } from './confinement.ts';
import { prepareFolder } from './folder.ts';
import { fontNames } from './fonts.ts';
import { launch, type Way } from './launch.ts';
import { openPage, printPdf } from './page.ts';
import { end } from './process.ts';
import { sweepScratch } from './scratch.ts';

/** Tries every way in turn and hands over the browser that printed; throws `CannotStart` when none works, with what each of them said as its cause. */
export async function findWay(given: string | undefined, wanted: string, timeout: number): Promise<Way & { why: string; browser: Browser }> {
  const folder = await prepareFolder(wanted);
  await sweepScratch(folder);
  const failures: string[] = [];
  for await (const chromium of chromiums(given, folder)) {
    for (const confinement of confinements(process.getuid?.() ?? 1)) {
      const way = { chromium, confinement, folder };
      const tried = await tryOut(way, timeout);
      if (typeof tried !== 'string') return { ...way, why: failures.join('; '), browser: tried };
      failures.push(`${describe(way)}: ${tried}`);
    }
  }
  throw new CannotStart(refusal(given), { cause: new Error(failures.join('; ')) });
}

function refusal(given: string | undefined): string {
  if (given !== undefined) return `${given} 不能打印公开表：它不是 Chromium，或在这台机器上打不开、印不出中文。请把 PUPPETEER_EXECUTABLE_PATH 改成能用的 Chromium，或不设它，用自带的`;
  return '这台机器上没有能打印公开表的 Chromium，自带的也打不开。请安装系统的 chromium，或用 PUPPETEER_EXECUTABLE_PATH 指明一个；设 MINGBAI_LOG=debug 再运行一次可以看到原因';
}

const probe = `<!DOCTYPE html><html lang="zh-CN"><title>试印</title><style>p { font: 12pt Noto Sans SC } b { font-weight: 700 }
h1 { font: 600 12pt Noto Serif SC }</style><h1>明白</h1><p>明白<b>明白</b></p></html>`;

/** The browser when it works, or what was wrong with it. Without our fonts Chromium prints an empty sheet and calls it a success. */
async function tryOut(way: Way, timeout: number): Promise<Browser | string> {
  let browser: Browser | undefined;
  try {
    browser = await launch(way, timeout);
    const page = await openPage(browser);
    const pdf = Buffer.from(await printPdf(page, probe)).toString('latin1');
    const lost = fontNames.filter((name) => !pdf.includes(name));
    if (lost.length > 0) throw new Error(`fonts not found: ${lost.join(', ')}`);
    await page.close();
    return browser;
  } catch (error) {
    if (browser) await end(browser);
    return error instanceof Error ? firstLine(error.message) : String(error);
  }
}

function describe({ chromium, confinement }: Way): string {
  const how = confinement.sandbox ? 'with its sandbox' : 'without sandbox';
  return [chromium.path, how, ...confinement.before.slice(0, 1).map((program) => `under ${program}`)].join(' ');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
