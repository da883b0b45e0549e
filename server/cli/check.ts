// mingbai check: reads and checks one payment file, touches no database.
import { checkFile, describeReport, isBlocking, programmes, readRegister, toReport, type CheckedFile, type RegisterVillage } from '../../importers/index.ts';
import { glyphFindings } from '../batches/glyphs.ts';
import { readForPerson } from './input.ts';
import { need, parse, Usage } from './usage.ts';

const usage = 'check 文件 [--programme 项目代码] [--villages 村名册.csv] [--json]';

export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parse(args, { programme: { type: 'string' }, villages: { type: 'string' }, json: { type: 'boolean' } }, usage);
  const checked = await checkGiven(need(positionals[0], usage), values);
  const report = toReport(checked);
  process.stdout.write(values.json ? `${JSON.stringify(report, null, 2)}\n` : `${describeReport(report)}\n`);
  return checked.findings.some(isBlocking) ? 1 : 0;
}

/** Throws `Usage` when file, register or programme cannot be used at all. */
export async function checkGiven(path: string, options: { programme?: string | undefined; villages?: string | undefined; year?: number | undefined }): Promise<CheckedFile> {
  refuseUnknownProgramme(options.programme);
  const villages = options.villages === undefined ? undefined : await readVillages(options.villages);
  const { name, bytes } = await readForPerson(path);
  const checked = checkFile({ name, bytes, ...(options.programme ? { programme: options.programme } : {}), ...(villages ? { villages } : {}), ...(options.year ? { year: options.year } : {}) });
  return { ...checked, findings: [...checked.findings, ...glyphFindings(checked, checked.programme)] };
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
