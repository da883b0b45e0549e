// mingbai verify: checks a retention package offline and says what is wrong with it.
import { existsSync } from 'node:fs';
import { verifyBag } from '../archive/bag.ts';
import { callerPath } from '../config.ts';
import { need, parse, Usage } from './usage.ts';

const usage = 'verify 留存包文件夹';

export async function run(args: string[]): Promise<number> {
  const { positionals } = parse(args, {}, usage);
  const given = need(positionals[0], usage);
  const path = callerPath(given);
  if (!existsSync(path)) throw new Usage(`没有这个文件夹：${given}，请检查路径`);
  const result = await verifyBag(path);
  for (const problem of result.problems) process.stdout.write(`${problem.said}\n`);
  process.stdout.write(result.ok ? `完好：${result.files} 个文件，${result.bytes} 字节，与封存时一致。\n` : `不完好：发现 ${result.problems.length} 处问题。\n`);
  return result.ok ? 0 : 1;
}
