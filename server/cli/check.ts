// mingbai check: reads and checks one payment file, or each of a folder or an archive; touches no database.
import { checkFile, describeReport, isBlocking, programmes, readRegister, toReport, type CheckedFile, type CheckInput, type RegisterVillage } from '../../importers/index.ts';
import { glyphFindings } from '../batches/glyphs.ts';
import { systemClock } from '../clock.ts';
import { today } from '../domain/period.ts';
import { filesAt } from './check-many.ts';
import { checkTogether } from './check-together.ts';
import { readForPerson } from './input.ts';
import { need, parse, Usage } from './usage.ts';

const usage = 'check 文件、文件夹或压缩包 [--programme 项目代码] [--villages 村名册.csv] [--json]';

interface Given { programme?: string | undefined; villages?: string | undefined; year?: number | undefined }

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { programme: { type: 'string' }, villages: { type: 'string' }, json: { type: 'boolean' } }, usage, 1, programmeHelp());
  const path = need(positionals[0], usage);
  refuseUnknownProgramme(values.programme);
  const files = await filesAt(path);
  if (files) return checkTogether(path, files, await knownOf(values), checkWithGlyphs, values.json ?? false);
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
  return { today: today(systemClock.now()), ...(programme ? { programme } : {}), ...(villages === undefined ? {} : { villages: await readVillages(villages) }), ...(year ? { year } : {}) };
}

function checkWithGlyphs(input: CheckInput): CheckedFile {
  const checked = checkFile(input);
  return { ...checked, findings: [...checked.findings, ...glyphFindings({ rows: checked.entries, sheets: checked.sheets }, checked.programme)] };
}

export async function readVillages(path: string): Promise<RegisterVillage[]> {
  const { name, bytes } = await readForPerson(path);
  const read = readRegister(bytes, name);
  if ('findings' in read) throw new Usage(read.findings.map(({ said, remedy }) => said + remedy).join(' '));
  return read.villages;
}

/** The codes for --programme, a line each. */
export function programmeHelp(): string {
  return `\n项目代码：\n${programmes.map(({ code, name }) => `  ${code.padEnd(24)}${name}`).join('\n')}`;
}

export function refuseUnknownProgramme(code: string | undefined): void {
  if (code === undefined || programmes.some((programme) => programme.code === code)) return;
  throw new Usage(`没有这个补贴项目：${code}。可用的项目：${programmes.map((programme) => `${programme.code}（${programme.name}）`).join('、')}`);
}
