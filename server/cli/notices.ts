// mingbai notices: from one payment file to printed notices and board pages, for a clerk without a server.
import { describeReport, isBlocking, toReport, type Finding } from '../../importers/index.ts';
import { holidayCalendar } from '../calendar.ts';
import { systemClock } from '../clock.ts';
import { callerPath } from '../config.ts';
import { contactFault } from '../domain/contact.ts';
import { isDay } from '../domain/day.ts';
import { today } from '../domain/period.ts';
import { findPersonalData } from '../domain/scan.ts';
import { checkGiven, readVillages, refuseUnknownProgramme } from './check.ts';
import { readOrders } from './holidays.ts';
import { Blocked, need, parse, Usage } from './usage.ts';

const usage = 'notices 文件 --programme 项目代码 --year 年度 --villages 村名册.csv --out 文件夹 [--base-url 网址] [--term 期次] [--paid-on 年-月-日] [--basis 依据] [--phone 电话] [--office 地点] [--holidays 放假安排.json]';
const text = { type: 'string' } as const;
const options = { programme: text, year: text, villages: text, out: text, 'base-url': text, term: text, 'paid-on': text, basis: text, phone: text, office: text, holidays: text };

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options, usage);
  const firstDay = today(systemClock.now());
  const asked = { file: need(positionals[0], usage), programme: need(values.programme, usage), year: yearOf(need(values.year, usage), firstDay), out: need(values.out, usage) };
  refuseUnknownProgramme(asked.programme);
  const [baseUrl, paidOn] = [baseUrlOf(values['base-url']), dayOf(values['paid-on'], firstDay)];
  refuseNumbers(values);
  const calendar = holidayCalendar(values.holidays === undefined ? {} : await readOrders(values.holidays));
  const villages = await readVillages(need(values.villages, usage));
  const checked = await checkGiven(asked.file, { programme: asked.programme, year: asked.year, villages: values.villages });
  if (checked.findings.some(isBlocking)) throw new Blocked(`${describeReport(toReport(checked))}\n有必须改正的问题，没有生成任何文件。`);
  // Only now: a mistake in the file is told without waiting for fonts and a browser.
  const [{ offlineEditions }, { refuseUnprintable }, { writeNotices }] = await Promise.all([import('./offline-editions.ts'), import('./unprintable.ts'), import('./notice-files.ts')]);
  const { term = '', basis = '', phone = null, office = null } = values;
  const subject = { programme: asked.programme, year: asked.year, term, basis, paidOn, contact: { phone, office, hours: null } };
  const editions = offlineEditions(checked.entries, villages, subject, firstDay, calendar);
  refuseUnprintable(editions);
  await writeNotices({ out: callerPath(asked.out), said: asked.out }, editions, baseUrl);
  process.stdout.write(`${toCompare(checked.findings)}${asked.out}：${editions.length} 个村的公开表和公开屏页面。\n${lastLine(baseUrl)}\n`);
  return 0;
}

const shown = 20;

/** What only a person can decide does not stop the work, but is not passed over either. */
function toCompare(findings: readonly Finding[]): string {
  const some = findings.filter(({ severity }) => severity === 'confirm');
  if (some.length === 0) return '';
  const lines = some.slice(0, shown).map(({ place: { row, column }, said, remedy }) => `  ${row === null ? '' : `第 ${row} 行`}${column === null ? '' : ` ${column} 列`}${row ?? column ? '：' : ''}${said}${remedy}`);
  return `张贴前请核对（${some.length} 处）：\n${lines.join('\n')}\n${some.length > shown ? `  ……还有 ${some.length - shown} 处，用 check 可以看全\n` : ''}`;
}

function lastLine(baseUrl: string | null): string {
  if (baseUrl === null) return '没有给出网址（--base-url），公开表上没有二维码。';
  return `二维码指向 ${baseUrl}/n/…，请把 public 文件夹里的内容放到 ${baseUrl}/ 下。各村文件夹里有姓名，只供张贴，不要放到网上。`;
}

function refuseNumbers({ phone, office, basis = '', term = '' }: { [name in 'phone' | 'office' | 'basis' | 'term']?: string | undefined }): void {
  const fault = contactFault({ phone, office });
  if (fault !== null) throw new Usage(fault);
  if (findPersonalData(basis + '\n' + term).length > 0) throw new Usage('依据和期次会印在公开表上，不能有证件号、账号、手机号码或车牌号');
}

function yearOf(said: string, now: string): number {
  if (!/^20\d\d$/.test(said)) throw new Usage(`年度应写成四位数字，如 2026，现在是 ${said}`);
  if (said > now.slice(0, 4)) throw new Usage(`年度 ${said} 还没有到。请核对`);
  return Number(said);
}

function dayOf(said: string | undefined, now: string): string | null {
  if (said === undefined) return null;
  if (!isDay(said)) throw new Usage(`发放日期应写成 2026-06-18 的样子，现在是 ${said}`);
  if (said > now) throw new Usage(`发放日期 ${said} 还没有到。请写钱真正到账的日子；还没有发的，发完再做公开表`);
  return said;
}

function baseUrlOf(said: string | undefined): string | null {
  if (said === undefined) return null;
  const url = URL.canParse(said) ? new URL(said) : null;
  // What follows a question mark or # would swallow the path in the code; a password would be printed.
  if (!url || !/^https?:$/.test(url.protocol) || /[?#\s]/.test(said) || url.username || url.password) {
    throw new Usage(`--base-url 应是 http:// 或 https:// 开头的网址，不带问号、井号和密码，现在是 ${said}`);
  }
  return said.replace(/\/+$/, '');
}
