// mingbai board-root: signs the next root of the boards of all villages, before the one they trust runs out.
import { join } from 'node:path';
import { signNextRoot } from '../boards/signer.ts';
import { systemClock } from '../clock.ts';
import { chinaDate, today } from '../domain/period.ts';
import { configOf } from './settings.ts';
import { parse } from './usage.ts';

export async function run(args: string[]): Promise<number> {
  const { values } = parse(args, { data: { type: 'string' } }, 'board-root [--data DIR]', 0);
  const folder = join(configOf({ data: values.data }).keys, 'boards');
  const { name, end } = await signNextRoot(folder, systemClock.now());
  process.stdout.write(`已签好 ${name}，有效到${chinaDate(today(end))}。请把密钥文件夹再封存一份，取走 root-1.pem 到 root-3.pem，重启服务；各村的公开屏一天之内自己换上。\n`);
  return 0;
}
