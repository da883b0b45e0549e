// The process in which one file is checked; started by check-apart.ts, gets the file, hands its rows over if asked, answers and ends.
import { once } from 'node:events';
import { checkFile, type CheckedFile, type Finding } from '../../importers/index.ts';
import type { CheckOrder, Next, Said } from './check-order.ts';
import { resultOf } from './check-result.ts';

// Small enough that whoever takes them is never kept busy for long.
const handful = 250;
const progressEvery = 2_000;

process.once('message', (order: CheckOrder) => void answer(order));

async function answer(order: CheckOrder): Promise<void> {
  await say({ kind: 'progress', said: '读取文件', done: 0, total: null });
  const file = checkFile({ ...order.input, tell });
  const found = order.wantsEntries ? await handOver(file) : [];
  const whole = found.length > 0 ? { ...file, findings: [...file.findings, ...found] } : file;
  await say({ kind: 'result', result: resultOf(whole, order) });
  process.disconnect();
}

async function handOver({ entries }: CheckedFile): Promise<Finding[]> {
  const found: Finding[] = [];
  for (let start = 0; start < entries.length; start += handful) {
    const some = entries.slice(start, start + handful);
    const next = once(process, 'message') as Promise<[Next]>;
    await say({ kind: 'entries', entries: some, done: start + some.length, total: entries.length });
    found.push(...(await next)[0].findings);
  }
  return found;
}

let told = 0;

/** The check does not wait for anybody, so this must not either: the channel takes a few small messages at once. */
function tell(done: number, total: number): void {
  if (done < total && done - told < progressEvery) return;
  told = done === total ? 0 : done;
  void say({ kind: 'progress', said: '逐行核对', done, total });
}

function say(said: Said): Promise<void> {
  return new Promise((resolve, reject) => process.send?.(said, (error: Error | null) => (error ? reject(error) : resolve())));
}
