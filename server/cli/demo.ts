// mingbai demo: the main job on the sample county, then everything it made is served to look at.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { desc, eq } from 'drizzle-orm';
import { createApp } from '../app.tsx';
import { holidayCalendar } from '../calendar.ts';
import { callerPath, type Config } from '../config.ts';
import { movableClock } from '../demo/clock.ts';
import type { County } from '../demo/county.ts';
import { demonstrationYears } from '../demo/holidays.ts';
import { openProgress } from './progress.ts';
import { walkThrough } from '../demo/walk.ts';
import { lanes } from '../jobs/handlers.ts';
import { startJobs } from '../jobs/loop.ts';
import type { Deps } from '../deps.ts';
import { openDeps } from '../start.ts';
import { closed, ending, listen } from './service.ts';
import { withRealPort } from './port.ts';
import { configOf } from './settings.ts';
import { parse, Usage } from './usage.ts';

const usage = 'demo [--out DIR] [--no-serve]';
const mark = '.mingbai-demo';

export async function run(args: string[]): Promise<number> {
  const { values } = parse(args, { out: { type: 'string', default: 'mingbai-demo' }, 'no-serve': { type: 'boolean', default: false } }, usage);
  const out = callerPath(values.out);
  await clearFolder(out, values.out);
  const config = { ...await withRealPort(configOf({ data: join(out, 'data'), log: 'warn' })), keys: join(out, 'data', 'keys'), databaseUrl: `file:${join(out, 'data', 'mingbai.db')}` };
  return values['no-serve'] ? walkOnly(config, out) : walkAndServe(config, out);
}

async function walkOnly(config: Config, out: string): Promise<number> {
  const { deps, clock } = await open(config);
  try {
    await walkThrough({ deps, clock, out, progress: openProgress(process.stderr, () => performance.now()) });
    process.stdout.write(`${leftWords(out)}\n`);
    return 0;
  } finally {
    await deps.close();
  }
}

async function walkAndServe(config: Config, out: string): Promise<number> {
  const { deps, clock } = await open(config);
  const listening = await listen(createApp(deps).fetch, config.port);
  try {
    const county = await walkThrough({ deps, clock, out, progress: openProgress(process.stderr, () => performance.now()) });
    process.stdout.write(`${leftWords(out)}\n${await servedWords(deps, county, `http://localhost:${listening.port}`)}\n`);
    const jobs = startJobs(deps, lanes);
    await ending();
    await jobs.stop();
    return 0;
  } finally {
    await closed(listening.server);
    await deps.close();
  }
}

async function open(config: Config) {
  const clock = movableClock();
  const deps = await openDeps(config, clock);
  return { clock, deps: { ...deps, calendar: holidayCalendar(demonstrationYears(clock.now())) } };
}

/** Only a folder of an earlier demonstration is emptied; anything else of the person's is left alone. */
async function clearFolder(out: string, said: string): Promise<void> {
  try {
    if (existsSync(out) && readdirSync(out).length > 0) {
      if (!existsSync(join(out, mark))) throw new Usage(`文件夹 ${said} 不是空的。请用 --out 换一个新文件夹`);
      rmSync(out, { recursive: true });
    }
    await mkdir(out, { recursive: true });
    writeFileSync(join(out, mark), '');
  } catch (error) {
    if (error instanceof Usage) throw error;
    throw new Usage(`文件夹 ${said} 不能写入。请用 --out 换一个有写入权限的文件夹`);
  }
}

function leftWords(out: string): string {
  return [
    `\n都在 ${out}：`,
    '  notices/   每村一个文件夹，公开表的 PDF 和网页',
    '  public/    公开网页，二维码指向的地址；放到任何静态网站上就能用',
    '  feeds/     各村公开屏的页面',
    '  board/     一台村公开屏的文件夹，打开 current/index.html',
    '  packages/  公开期满后留给村委会的留存包',
  ].join('\n');
}

async function servedWords({ db }: Deps, { accounts }: County, address: string): Promise<string> {
  const { notices, villages } = db.tables;
  const [notice] = await db.read.select({ number: notices.number, code: villages.code }).from(notices).innerJoin(villages, eq(villages.code, notices.villageCode)).orderBy(desc(notices.number)).limit(1);
  return [
    `\n正在运行，用浏览器打开（按 Ctrl+C 停止）：`,
    `  公开首页      ${address}/`,
    `  一个村        ${address}/v/${notice?.code}`,
    `  扫码看到的页  ${address}/n/${notice?.number}`,
    `  村公开屏      ${address}/feeds/${notice?.code}/`,
    `  工作台        ${address}/desk/`,
    '演示账号（人名都是编的）：',
    ...accounts.map(({ login, password, said }) => `  ${login.padEnd(10)} ${password}  ${said}`),
  ].join('\n');
}
