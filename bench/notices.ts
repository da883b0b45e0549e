// Village notices as tagged PDFs, in turns with Typst and WeasyPrint on the same words and rows.
import { renderNotices } from '../print-templates/index.tsx';
import { openRenderer, type Renderer } from '../server/pdf/browser.ts';
import { village, type Village } from './notice-villages.ts';
import { bar, median, notInstalled, rounded, type Measured } from './report.ts';
import { openTypst } from './typst.tsx';
import { openWeasyPrint } from './weasyprint.ts';

const HOUSEHOLDS = 150;
const ROUND = 20;

/** One who prints some villages and answers the PDFs. */
type Printer = (villages: readonly Village[]) => Promise<readonly Uint8Array[]>;

/** `--villages N` for another number than 200. */
export async function bench(args: readonly string[], progress: (line: string) => void): Promise<Measured> {
  const count = Number(args[args.indexOf('--villages') + 1] ?? 200) || 200;
  const renderer = await openRenderer();
  const [typst, weasyprint] = [await openTypst(), await openWeasyPrint()];
  try {
    const printers: [string, Printer, number][] = [
      ['mingbai', (villages) => printAll(renderer, villages), ROUND],
      ...(typst === null ? [] : [['typst', typst.print, ROUND] as [string, Printer, number]]),
      ...(weasyprint === null ? [] : [['weasyprint', weasyprint.print, 1] as [string, Printer, number]]),
    ];
    const times = await alternate(printers, count, progress);
    const one = await renderer.pdf(renderNotices([village(1, HOUSEHOLDS).view]));
    return {
      bars: barsOf(times),
      peers: { typst: typst?.version ?? notInstalled, weasyprint: weasyprint?.version ?? notInstalled },
      figures: {
        villages: count, householdsEach: HOUSEHOLDS, pagesEach: village(1, HOUSEHOLDS).view.pages.length, bytesOfOne: one.length, chromium: renderer.version,
        ...Object.fromEntries([...times].map(([name, { each, bytes }]) => [name, { msEach: rounded(mean(each)), medianOfRounds: rounded(median(each)), bytesEach: Math.round(bytes) }])),
      },
    };
  } finally {
    await renderer.close();
  }
}

type Times = Map<string, { readonly each: number[]; bytes: number }>;

/** Round after round each of them prints the same villages, the first to begin being another each time; one round to warm up. */
async function alternate(printers: readonly [string, Printer, number][], count: number, progress: (line: string) => void): Promise<Times> {
  const times: Times = new Map(printers.map(([name]) => [name, { each: [], bytes: 0 }]));
  for (let round = -1; round < Math.ceil(count / ROUND); round++) {
    const villages = Array.from({ length: ROUND }, (_, i) => village((round + 1) * ROUND + i, HOUSEHOLDS));
    const order = printers.map((_, i) => printers[(i + Math.max(0, round)) % printers.length]).filter((one) => one !== undefined);
    for (const [name, print, most] of order) {
      const some = villages.slice(0, most);
      const start = performance.now();
      const pdfs = await print(some);
      const each = (performance.now() - start) / some.length;
      progress(`${round === -1 ? 'warm-up' : `round ${round + 1}`}: ${name} ${rounded(each)} ms a notice`);
      const time = times.get(name);
      if (time === undefined || round === -1) continue;
      time.each.push(each);
      time.bytes = pdfs.reduce((sum, { length }) => sum + length, 0) / pdfs.length;
    }
  }
  return times;
}

function barsOf(times: Times) {
  const ours = mean(times.get('mingbai')?.each ?? []);
  const [typst, weasyprint] = [times.get('typst'), times.get('weasyprint')];
  return [
    ...(typst ? [bar('milliseconds a notice, Typst being the limit', ours, mean(typst.each), 'less')] : []),
    ...(weasyprint ? [bar('times faster than WeasyPrint', mean(weasyprint.each) / ours, 30, 'more')] : []),
  ];
}

function printAll(renderer: Renderer, villages: readonly Village[]): Promise<Uint8Array[]> {
  return Promise.all(villages.map(({ view }) => renderer.pdf(renderNotices([view]))));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
