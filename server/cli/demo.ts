// mingbai demo: the main job on the sample county, then everything it made is served to look at.
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
import { dataOf, databaseOf, takeFolder } from './demo-folder.ts';
import { closed, ending, listen } from './service.ts';
import { withRealPort } from './port.ts';
import { configOf, portOf } from './settings.ts';
import { parse } from './usage.ts';

const usage = 'demo [--out DIR] [--port N] [--no-serve]';

export async function run(args: string[]): Promise<number> {
  const { values } = parse(args, { out: { type: 'string', default: 'mingbai-demo' }, port: { type: 'string' }, 'no-serve': { type: 'boolean', default: false } }, usage, 0);
  const out = callerPath(values.out);
  const asked = configOf({ data: dataOf(out), databaseUrl: databaseOf(out), port: portOf(values.port), log: 'warn' });
  // Before the folder is touched: who starts it twice keeps the first one.
  const config = { ...(values['no-serve'] ? asked : await withRealPort(asked)), keys: join(dataOf(out), 'keys') };
  const hold = await takeFolder(out, values.out);
  try {
    return await (values['no-serve'] ? walkOnly(config, out) : walkAndServe(config, out));
  } finally {
    hold.release();
  }
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
  try {
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
    }
  } finally {
    await deps.close();
  }
}

async function open(config: Config) {
  const clock = movableClock();
  const deps = await openDeps(config, clock);
  return { clock, deps: { ...deps, calendar: holidayCalendar(demonstrationYears(clock.now())) } };
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
