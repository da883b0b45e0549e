// mingbai check: reads and checks one payment file, or each of a folder or an archive; touches no database.
import { checkFile, describeReport, isBlocking, programmes, readRegister, refuseFile, toReport, type CheckedFile, type CheckInput, type CheckReport, type Member, type RegisterVillage } from '../../importers/index.ts';
import { glyphFindings } from '../batches/glyphs.ts';
import { formatYuan } from '../domain/money.ts';
import { filesAt } from './check-many.ts';
import { readForPerson } from './input.ts';
import { need, parse, Usage } from './usage.ts';

const usage = 'check 文件、文件夹或压缩包 [--programme 项目代码] [--villages 村名册.csv] [--json]';

interface Given { programme?: string | undefined; villages?: string | undefined; year?: number | undefined }

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { programme: { type: 'string' }, villages: { type: 'string' }, json: { type: 'boolean' } }, usage);
  const path = need(positionals[0], usage);
  refuseUnknownProgramme(values.programme);
  const files = await filesAt(path);
  if (files) return checkMany(files, values, values.json ?? false);
  const checked = await checkGiven(path, values);
  const report = toReport(checked);
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : `${describeReport(report)}\n`);
  return checked.findings.some(isBlocking) ? 1 : 0;
}

/** Throws `Usage` when file, register or programme cannot be used at all. */
export async function checkGiven(path: string, options: Given): Promise<CheckedFile> {
  refuseUnknownProgramme(options.programme);
  const given = await knownOf(options);
  return checkWithGlyphs({ ...await readForPerson(path), ...given });
}

async function knownOf({ programme, villages, year }: Given): Promise<Omit<CheckInput, 'name' | 'bytes'>> {
  return { ...(programme ? { programme } : {}), ...(villages === undefined ? {} : { villages: await readVillages(villages) }), ...(year ? { year } : {}) };
}

function checkWithGlyphs(input: CheckInput): CheckedFile {
  const checked = checkFile(input);
  return { ...checked, findings: [...checked.findings, ...glyphFindings(checked, checked.programme)] };
}

async function checkMany(files: AsyncIterable<Member>, options: Given, isJson: boolean): Promise<number> {
  const given = await knownOf(options);
  const [reports, skipped]: [CheckReport[], string[]] = [[], []];
  for await (const member of files) {
    if ('skipped' in member) skipped.push(`${member.path}（${member.skipped}）`);
    else reports.push(toReport(checkMember(member, given)));
    const report = reports.at(-1);
    if (!isJson && report && !('skipped' in member)) process.stdout.write(`${describeReport(report)}\n`);
  }
  process.stdout.write(isJson ? `${JSON.stringify(reports, null, 2)}\n` : `${describeMany(reports, skipped)}\n`);
  return reports.some(isBlocked) ? 1 : 0;
}

function checkMember(member: Exclude<Member, { skipped: string }>, given: Omit<CheckInput, 'name' | 'bytes'>): CheckedFile {
  if ('bytes' in member) return checkWithGlyphs({ name: member.path, bytes: member.bytes, ...given });
  const input = { name: member.path, bytes: member.of };
  return member.isUnpacked ? checkFile(input) : refuseFile(input, member.code, member.refused);
}

function isBlocked({ findings }: CheckReport): boolean {
  return findings.some(isBlocking);
}

/** The same bytes twice count once. */
function describeMany(reports: readonly CheckReport[], skipped: readonly string[]): string {
  const first = [...new Map(reports.toReversed().map((report) => [report.file.sha256, report])).values()];
  const twice = reports.filter((report) => !first.includes(report)).map(({ file }) => file.name);
  const sum = (of: (report: CheckReport) => number) => first.reduce((total, report) => total + of(report), 0);
  return [
    ...(twice.length > 0 ? [`和前面的文件一模一样，合计里只算一次：${twice.join('、')}`] : []),
    ...(skipped.length > 0 ? [`没有读：${skipped.join('、')}`] : []),
    `共 ${reports.length} 个文件，${reports.filter(isBlocked).length} 个有必须改正的问题；发放成功 ${sum(({ totals }) => totals.payments)} 笔，共 ${formatYuan(sum(({ totals }) => totals.fen))} 元。`,
  ].join('\n');
}

export async function readVillages(path: string): Promise<RegisterVillage[]> {
  const { name, bytes } = await readForPerson(path);
  const read = readRegister(bytes, name);
  if ('findings' in read) throw new Usage(read.findings.map(({ said, remedy }) => said + remedy).join(' '));
  return read.villages;
}

export function refuseUnknownProgramme(code: string | undefined): void {
  if (code === undefined || programmes.some((programme) => programme.code === code)) return;
  throw new Usage(`没有这个补贴项目：${code}。可用的项目：${programmes.map((programme) => `${programme.code}（${programme.name}）`).join('、')}`);
}
