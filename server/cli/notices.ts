// mingbai notices: from one payment file to printed notices and board pages, for a clerk without a server.
import { describeFindings, describeReport, isBlocking, toReport, type CheckedFile, type Finding, type FindingCode } from '../../importers/index.ts';
import { holidayCalendar } from '../calendar.ts';
import { systemClock } from '../clock.ts';
import { callerPath } from '../config.ts';
import { today } from '../domain/period.ts';
import { checkGiven, programmeHelp, readVillages, refuseUnknownProgramme } from './check.ts';
import { mendFolder } from './draft-folder.ts';
import { earlierNotices, replacedWords } from './earlier-notices.ts';
import { readOrders } from './holidays.ts';
import { baseUrlOf, confirmedOf, dayOf, options, paperOf, refuseNamed, refusePrinted, usage, yearOf, type Confirmable } from './notice-options.ts';
import { Blocked, need, needAll, parse } from './usage.ts';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, options, usage, 1, programmeHelp());
  needAll(values, ['programme', 'year', 'villages', 'out'], usage);
  const firstDay = today(systemClock.now());
  const { term = '', basis = '', phone = null, office = null } = values;
  const [file, programme, year, said] = [need(positionals[0], usage), need(values.programme, usage, 'programme'), yearOf(need(values.year, usage, 'year'), firstDay), need(values.out, usage, 'out')];
  refuseUnknownProgramme(programme);
  const [baseUrl, paper, paidOn, confirmed] = [baseUrlOf(values['base-url']), paperOf(values.paper), dayOf(values['paid-on'], firstDay), confirmedOf(values.confirm)];
  refusePrinted(values);
  const calendar = holidayCalendar(values.holidays === undefined ? {} : await readOrders(values.holidays));
  const villages = await readVillages(need(values.villages, usage, 'villages'));
  const [target, subject] = [{ out: callerPath(said), said }, { programme, year, term, basis, paidOn, contact: { phone, office, hours: null } }];
  await mendFolder(target.out, said);
  await earlierNotices(target, subject);
  const checked = await checkGiven(file, { programme, year, villages: values.villages });
  refuseBlocked(checked, confirmed);
  refuseNamed(values, checked.entries);
  // Only now: a mistake in the file is told without waiting for fonts and a browser.
  const [{ offlineEditions }, { refuseUnprintable }, { writeNotices }] = await Promise.all([import('./offline-editions.ts'), import('./unprintable.ts'), import('./notice-files.ts')]);
  const editions = offlineEditions(checked.entries, villages, subject, firstDay, calendar);
  refuseUnprintable(editions);
  const toCompare = checked.findings.filter(({ severity }) => severity === 'confirm');
  const earlier = await writeNotices(target, subject, editions, { baseUrl, paper }, toCompare);
  process.stdout.write([
    compareWords(toCompare, checked.sheets.length > 1), earlier ? replacedWords(earlier, said) : '',
    `${said}：${editions.length} 个村的公开表和公开屏页面。${toCompare.length > 0 ? `张贴前请先核对上面的 ${toCompare.length} 处。` : ''}\n${lastLine(baseUrl)}\n`,
  ].join(''));
  return 0;
}

// The file says of itself that it is something else than the command says: most likely it is the wrong file.
const contradictions: readonly FindingCode[] = ['programme-differs', 'year-differs', 'title-not-paid'];

/** Throws `Blocked` for what must be mended, and for a title against the command and damaged names that nobody has confirmed. */
function refuseBlocked(checked: CheckedFile, confirmed: ReadonlySet<Confirmable>): void {
  if (checked.findings.some(isBlocking)) throw new Blocked(`${describeReport(toReport(checked))}\n有必须改正的问题，没有生成任何文件。`);
  const against = new Set(checked.findings.filter(({ code }) => contradictions.includes(code)).map(({ said }) => said));
  if (against.size > 0 && !confirmed.has('title')) throw new Blocked(`${[...against].join('')}没有生成任何文件。请核对是不是拿错了文件、写错了 --programme 或 --year；核对过没有错的，加上 --confirm title 再做一次。`);
  const damaged = checked.findings.filter(({ code }) => code === 'name-damaged');
  // At the desk each is ticked by hand; here they would be on the paper before anybody has looked.
  if (damaged.length > 0 && !confirmed.has('names')) throw new Blocked(`${describeFindings(damaged, checked.sheets.length > 1)}\n有 ${damaged.length} 个姓名坏了，没有生成任何文件。请向报送单位要对的姓名；核对过就是这样写的，加上 --confirm names 再做一次。`);
}

/** What only a person can decide does not stop the work, but is not passed over either. */
function compareWords(some: readonly Finding[], hasSheets: boolean): string {
  return some.length === 0 ? '' : `张贴前请核对（${some.length} 处）：\n${describeFindings(some, hasSheets)}\n`;
}

function lastLine(baseUrl: string | null): string {
  if (baseUrl === null) return '没有给出网址（--base-url），公开表上没有二维码。';
  return `二维码指向 ${baseUrl}/n/…，请把 public 文件夹里的内容放到 ${baseUrl}/ 下。各村文件夹里有姓名，只供张贴，不要放到网上。`;
}
