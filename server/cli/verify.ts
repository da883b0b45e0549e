// mingbai verify: checks a retention package, a backup or a folder of notices offline and says what is wrong with it.
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { verifyBag } from '../archive/bag.ts';
import type { StatedEdition } from '../archive/edition-check.ts';
import { sealOf } from '../archive/kept-check.ts';
import { callerPath } from '../config.ts';
import { shortHash } from '../domain/notice-number.ts';
import { backupFaults, databaseName, recordFaults } from './backup-contents.ts';
import { manifestFaults, manifestName, readManifest } from './manifest.ts';
import { need, parse, Usage } from './usage.ts';

const usage = 'verify 文件夹';

export async function run(args: string[]): Promise<number> {
  const { positionals } = parse(args, {}, usage);
  const said = need(positionals[0], usage);
  const path = callerPath(said);
  if (!existsSync(path)) throw new Usage(`没有这个文件夹：${said}，请检查路径`);
  if (!statSync(path).isDirectory()) throw new Usage(`${said} 是文件。请写留存包或备份的文件夹`);
  const { faults, whole, broken } = await look(path, said);
  process.stdout.write(faults.length === 0 ? `${whole}\n` : [broken ?? `不完好：发现 ${faults.length} 处问题。`, ...faults.map((fault) => `  ${fault}`), ''].join('\n'));
  return faults.length === 0 ? 0 : 1;
}

/** `broken` is the one sentence before the faults, where there is more to say than how many. */
interface Look { faults: string[]; whole: string; broken?: string }

/** What kind of folder it is shows in what lies at its top, even where one of the files is gone. */
async function look(path: string, said: string): Promise<Look> {
  const names = await readdir(path);
  const manifest = await readManifest(path);
  if (names.includes(databaseName) || manifest?.made === 'mingbai backup') {
    const faults = await backupFaults(path);
    return { faults: faults.length > 0 ? faults : await recordFaults(path), whole: `完好：${chinaTime(manifest?.about['at'])}的备份，数据库、文件和操作记录都与备份时一致。` };
  }
  if (names.includes(manifestName)) return { faults: await manifestFaults(path), whole: '完好：公开表文件夹里的文件都与生成时一致。' };
  if (names.some((name) => name === 'bagit.txt' || name === 'data' || /^(tag)?manifest-\w+\.txt$/.test(name))) return lookAtBag(path);
  throw new Usage(`${said} 里没有留存包，也没有备份。请写到含有 bagit.txt 或 ${manifestName} 的那一层文件夹`);
}

async function lookAtBag(path: string): Promise<Look> {
  const { problems, notes, files, bytes, edition, damaged } = await verifyBag(path);
  const seal = await sealOf(path);
  const whole = `完好：${files} 个文件，${bytes} 字节，与包里的清单一致${edition ? '，打印件、网页、表格和数据说的是同一版' : ''}。`;
  return { broken: brokenWords(damaged), faults: problems.map((problem) => problem.said.includes(problem.path) ? problem.said : `${problem.path}：${problem.said}`), whole: whole + (edition ? compareWords(edition) : '') + (seal ? `\n封存码 ${shortHash(seal)}：纸上没有；与工作台“留存”里这一份的一样，就是那次封存的这一包。` : '') + (edition ? '' : '\n清单也可能被人重做过，是不是原件请与交出材料的单位核对。') + besideWords(notes.map(({ path: name }) => name)) };
}

/** What a person needs to know: how many files, which ones, and that none of it proves anything any more. */
function brokenWords(damaged: readonly string[]): string {
  const named = damaged.slice(0, 3).join('、') + (damaged.length > 3 ? '等' : '');
  return `不完好：有 ${damaged.length} 个文件与封存时不一样（${named}），这一包不能作凭据，请换用备份里的那一份。详情：`;
}

/** What lies in the folder without belonging to what was sealed: no fault, but nobody should take it for a part. */
function besideWords(names: readonly string[]): string {
  return names.length === 0 ? '' : `\n文件夹里另有 ${names.length} 个文件不在清单里（${names.slice(0, 3).join('、')}${names.length > 3 ? '等' : ''}），可能是后来放进去的，不算封存的材料。`;
}

/** A bag proves only that it agrees with itself: whoever makes all of it anew can make that too. The paper cannot be made anew. */
function compareWords({ number, edition, hash, witness }: StatedEdition): string {
  const imprint = [`公开编号 ${number} 第${edition}版`, `校验 ${shortHash(hash)}`, ...(witness ? [`存证 ${witness}`] : [])].join('，');
  return `\n${imprint}。\n整包也可能被人重做过：请与墙上纸质公开表底部的编号、校验、存证核对，一样才是公开过的那一版。`;
}

/** '' where a damaged list does not say when. */
function chinaTime(instant: string | null | undefined): string {
  const at = new Date(instant ?? '');
  return Number.isNaN(at.getTime()) ? '' : new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' }).format(at);
}
