// mingbai notices: from one payment file to printed notices and board pages, for a clerk without a server.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describeReport, isBlocking, toReport } from '../../importers/index.ts';
import { holidayCalendar } from '../calendar.ts';
import { systemClock } from '../clock.ts';
import { callerPath, readConfig } from '../config.ts';
import { openProgress } from './progress.ts';
import { today } from '../domain/period.ts';
import { missingGlyphs } from '../pdf/fonts.ts';
import { openRenderer } from '../pdf/browser.ts';
import { rendererCache } from '../pdf/cache.ts';
import { Problem, problems } from '../problem.ts';
import { checkGiven, readVillages, refuseUnknownProgramme } from './check.ts';
import { draftFolder } from './draft-folder.ts';
import { offlineEditions, type OfflineEdition } from './offline-editions.ts';
import { writeIndex } from './notice-index.ts';
import { writeVillage } from './notice-folder.ts';
import { need, parse, Usage } from './usage.ts';

const usage = 'notices 文件 --programme 项目代码 --year 年度 --villages 村名册.csv --out 文件夹 [--base-url 网址] [--term 期次] [--paid-on 年-月-日] [--basis 依据] [--phone 电话] [--office 地点]';
const text = { type: 'string' } as const;
const options = { programme: text, year: text, villages: text, out: text, 'base-url': text, term: text, 'paid-on': text, basis: text, phone: text, office: text };

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options, usage);
  const asked = { file: need(positionals[0], usage), programme: need(values.programme, usage), year: yearOf(need(values.year, usage)), out: need(values.out, usage) };
  refuseUnknownProgramme(asked.programme);
  const baseUrl = baseUrlOf(values['base-url']);
  const villages = await readVillages(need(values.villages, usage));
  const checked = await checkGiven(asked.file, { programme: asked.programme, villages: values.villages });
  if (checked.findings.some(isBlocking)) {
    process.stdout.write(`${describeReport(toReport(checked))}\n有必须改正的问题，没有生成任何文件。\n`);
    return 1;
  }
  const { term = '', basis = '', phone = null, office = null } = values;
  const editions = refuseUnprintable(orUsage(() => offlineEditions(checked.entries, villages, {
    programme: asked.programme, year: asked.year, term, basis, paidOn: dayOf(values['paid-on']), contact: { phone, office, hours: null },
  }, today(systemClock.now()), holidayCalendar())));
  await writeAll(callerPath(asked.out), asked.out, editions, baseUrl);
  process.stdout.write(`${asked.out}：${editions.length} 个村的公开表和公开屏页面。\n${lastLine(baseUrl)}\n`);
  return 0;
}

async function writeAll(out: string, said: string, editions: readonly OfflineEdition[], baseUrl: string | null): Promise<void> {
  const folder = await draftFolder(out, said);
  try {
    const renderer = await openRenderer({ cacheDir: rendererCache(join(folder.path, '.cache')), ...chromium() });
    try {
      await openProgress(process.stderr, () => performance.now()).step('印制公开表', async (report) => {
        let done = 0;
        const rest = editions.values();
        const lane = async () => {
          for (const edition of rest) {
            await writeVillage(folder.path, edition, baseUrl, renderer);
            report(++done, editions.length);
          }
        };
        await Promise.all([lane(), lane()]);
        return done;
      }, (count) => [['个村', count]]);
    } finally {
      await renderer.close();
    }
    await writeIndex(folder.path, editions, baseUrl);
    await folder.keep();
  } finally {
    await folder.discard();
  }
}

function lastLine(baseUrl: string | null): string {
  if (baseUrl === null) return '没有给出网址（--base-url），公开表上没有二维码。';
  return `二维码指向 ${baseUrl}/n/…，请把 public 文件夹里的内容放到 ${baseUrl}/ 下。各村文件夹里有姓名，只供张贴，不要放到网上。`;
}

/** Characters no font can draw are told now, not printed as boxes. */
function refuseUnprintable(editions: readonly OfflineEdition[]): readonly OfflineEdition[] {
  const missing = missingGlyphs(editions.flatMap(({ content }) => content.rows.map((row) => row.name + (row.group ?? ''))).join(''));
  if (missing.length > 0) throw new Usage(`${problems['glyph-missing'].title}：${missing.join('、')}。${problems['glyph-missing'].remedy}`);
  return editions;
}

function orUsage<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Problem) throw new Usage(`${[problems[error.code].title, error.detail].filter(Boolean).join('：')}。${problems[error.code].remedy}`);
    throw error;
  }
}

function yearOf(said: string): number {
  if (!/^20\d\d$/.test(said)) throw new Usage(`年度应写成四位数字，如 2026，现在是 ${said}`);
  return Number(said);
}

function dayOf(said: string | undefined): string | null {
  if (said === undefined) return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(said) || Number.isNaN(Date.parse(said))) throw new Usage(`发放日期应写成 2026-06-18 的样子，现在是 ${said}`);
  return said;
}

function baseUrlOf(said: string | undefined): string | null {
  if (said === undefined) return null;
  if (!URL.canParse(said) || !/^https?:$/.test(new URL(said).protocol)) throw new Usage(`--base-url 应是 http:// 或 https:// 开头的网址，现在是 ${said}`);
  return said.replace(/\/+$/, '');
}

function chromium() {
  const read = readConfig();
  return 'config' in read && read.config.chromium && existsSync(read.config.chromium) ? { executablePath: read.config.chromium } : {};
}
