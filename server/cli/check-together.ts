// The reports of many files, and what they come to together; what is no list of payments is named and not counted.
import { checkFile, describeReport, isBlocking, refuseFile, toReport, type CheckedFile, type CheckInput, type CheckReport, type Member } from '../../importers/index.ts';
import { formatYuan } from '../domain/money.ts';
import type { OneOfMany } from './check-many.ts';
import { Usage } from './usage.ts';

type Known = Omit<CheckInput, 'name' | 'bytes'>;
type Skipped = { path: string; why: string };

/** `check` reads one file that is at hand, `said` is what the person called all of them. Answers the exit code. Throws `Usage` when none is a list, and after all others were told when one could not be opened. */
export async function checkTogether(said: string, files: AsyncIterable<OneOfMany>, given: Known, check: (input: CheckInput) => CheckedFile, isJson: boolean): Promise<number> {
  const [reports, skipped, unreadable]: [CheckReport[], Skipped[], string[]] = [[], [], []];
  for await (const member of files) {
    if ('unreadable' in member) {
      unreadable.push(member.unreadable);
      continue;
    }
    const read = 'skipped' in member ? { path: member.path, why: member.skipped } : listOrNot(toReport(checkMember(member, given, check)));
    if ('why' in read) skipped.push(read);
    else {
      reports.push(read);
      if (!isJson) process.stdout.write(`${describeReport(read)}\n`);
    }
  }
  if (reports.length === 0 && unreadable.length === 0) throw new Usage(`${said}：里面没有发放表。${skippedWords(skipped).join('；')}。请检查路径`);
  // A program reads standard output; what was not read must not be lost to the person beside it.
  if (isJson) process.stderr.write(skippedWords(skipped).map((line) => `${line}\n`).join(''));
  process.stdout.write(isJson ? `${JSON.stringify(reports, null, 2)}\n` : `${describeMany(reports, skipped)}\n`);
  if (unreadable.length > 0) throw new Usage(`有 ${unreadable.length} 个文件没有核对：${unreadable.join('；')}`);
  return reports.some(isBlocked) ? 1 : 0;
}

function checkMember(member: Exclude<Member, { skipped: string }>, given: Known, check: (input: CheckInput) => CheckedFile): CheckedFile {
  if ('bytes' in member) return check({ name: member.path, bytes: member.bytes, ...given });
  const input = { name: member.path, bytes: member.of, ...given };
  return member.isUnpacked ? checkFile(input) : refuseFile(input, member.code, member.refused);
}

function listOrNot(report: CheckReport): CheckReport | Skipped {
  const [first] = report.findings;
  return first?.code === 'file-not-table' ? { path: report.file.name, why: first.said.replace(/。$/, '') } : report;
}

function isBlocked({ findings }: CheckReport): boolean {
  return findings.some(isBlocking);
}

const shown = 10;

/** One line for each reason. */
function skippedWords(skipped: readonly Skipped[]): string[] {
  return [...Map.groupBy(skipped, ({ why }) => why)].map(([why, some]) => `没有读：${some.slice(0, shown).map(({ path }) => path).join('、')}${some.length > shown ? `等 ${some.length} 个` : ''}（${why}）`);
}

/** The same bytes twice count once, and what must be mended not at all. */
function describeMany(reports: readonly CheckReport[], skipped: readonly Skipped[]): string {
  const first = [...new Map(reports.toReversed().map((report) => [report.file.sha256, report])).values()];
  const twice = reports.filter((report) => !first.includes(report)).map(({ file }) => file.name);
  const sound = first.filter((report) => !isBlocked(report));
  const sum = (of: (report: CheckReport) => number) => sound.reduce((total, report) => total + of(report), 0);
  const paid = `发放成功 ${sum(({ totals }) => totals.payments)} 笔，共 ${formatYuan(sum(({ totals }) => totals.fen))} 元`;
  return [
    ...(twice.length > 0 ? [`和前面的文件一模一样，合计里只算一次：${twice.join('、')}`] : []),
    ...skippedWords(skipped),
    `共 ${reports.length} 个文件，${reports.filter(isBlocked).length} 个有必须改正的问题${sound.length === 0 ? '' : `；${sound.length < first.length ? `其余 ${sound.length} 个` : ''}${paid}`}。`,
  ].join('\n');
}
