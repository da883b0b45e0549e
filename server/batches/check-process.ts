// The process in which one file is checked; started by check-apart.ts, gets the file, hands its rows over if asked, answers and ends.
import { annotate } from '../../importers/annotate.ts';
import { checkFile, type CheckedFile, type CheckInput, type Finding } from '../../importers/index.ts';
import type { CheckOrder, Next, Said } from './check-order.ts';
import { resultOf } from './check-result.ts';
import { glyphFindings } from './glyphs.ts';

// Small enough that whoever takes them is never kept busy for long.
const handful = 100;
const ahead = 8;
const progressEvery = 2_000;

process.once('message', (order: CheckOrder) => void answer(order).catch(fail));

async function answer(order: CheckOrder): Promise<void> {
  await say({ kind: 'progress', said: '读取文件', done: 0, total: null });
  const { file, ...read } = readAs(order);
  const found = order.wantsEntries ? await handOver(file) : [];
  await say({ kind: 'progress', said: '整理核对结果', done: 0, total: null });
  const whole = { ...file, findings: [...file.findings, ...found, ...glyphFindings(file, order.input.programme ?? file.programme)] };
  await say(order.wants === 'annotated' ? { kind: 'annotated', annotated: annotate(order.input, whole) } : { kind: 'result', result: resultOf(whole, { ...order, input: read.input }, read.isRemembered) });
  process.disconnect();
}

/** Where the clerk has said nothing of the columns, what the office said of an earlier file of the same layout. */
function readAs({ input, layouts }: CheckOrder): { file: CheckedFile; input: CheckInput; isRemembered: boolean } {
  const file = checkFile({ ...input, tell });
  const mapping = input.mapping || file.layoutKey === null ? undefined : layouts[file.layoutKey];
  if (!mapping) return { file, input, isRemembered: false };
  return { file: checkFile({ ...input, mapping, tell }), input: { ...input, mapping }, isRemembered: true };
}

/** A few handfuls are under way at any time: two processes that wait for each other in turn would mostly wait. */
async function handOver({ entries, programme }: CheckedFile): Promise<Finding[]> {
  const found: Finding[] = [];
  let [answered, wake] = [0, () => undefined as void];
  process.on('message', ({ findings }: Next) => {
    found.push(...findings);
    answered++;
    wake();
  });
  const atMostUnderWay = async (handed: number, most: number) => {
    while (handed - answered > most) await new Promise<void>((resolve) => { wake = resolve; });
  };
  let handed = 0;
  for (let start = 0; start < entries.length; start += handful) {
    await atMostUnderWay(handed, ahead);
    const some = entries.slice(start, start + handful);
    await say({ kind: 'entries', entries: some, done: start + some.length, total: entries.length, programme });
    handed++;
  }
  await atMostUnderWay(handed, 0);
  process.removeAllListeners('message');
  return found;
}

let told = 0;

/** The check does not wait for anybody, so this must not either: the channel takes a few small messages at once. */
function tell(done: number, total: number): void {
  if (done < total && done - told < progressEvery) return;
  told = done === total ? 0 : done;
  // After the last row of a sheet come its totals and what only all rows together tell.
  void say(done === total ? { kind: 'progress', said: '核对合计和重复', done: 0, total: null } : { kind: 'progress', said: '逐行核对', done, total });
}

function say(said: Said): Promise<void> {
  return new Promise((resolve, reject) => process.send?.(said, (error: Error | null) => (error ? reject(error) : resolve())));
}

async function fail(error: unknown): Promise<void> {
  // Memory that could not be had is a limit that was met, like the heap's own.
  if (error instanceof RangeError && /allocation|Invalid \w+ ?\w* length/.test(error.message)) process.abort();
  const [name, stack] = error instanceof Error ? [error.constructor.name, error.stack ?? ''] : [typeof error, ''];
  await say({ kind: 'fault', name, places: (stack.match(/^ +at .*$/gm) ?? []).join('\n') });
  process.disconnect();
}
