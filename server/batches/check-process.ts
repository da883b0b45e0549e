// The process in which one file is checked; started by check-processes.ts, gets the file of check-apart.ts, hands its rows over if asked, answers and ends.
import { setImmediate as breathe } from 'node:timers/promises';
import type { Annotated } from '../../importers/annotate.ts';
import { checkInHandfuls, type Checked, type CheckInput, type Finding } from '../../importers/index.ts';
import { entryOf, type UsableRow } from '../../importers/usable-rows.ts';
import { packed, type HandedPortion } from '../payments/packed.ts';
import { Problem } from '../problem.ts';
import { readPieces } from '../sealed-pieces.ts';
import { askedBytes } from './asked-bytes.ts';
import { mostUnanswered, type CheckOrder, type Next, type Said, type SentOrder } from './check-order.ts';
import { resultOf } from './check-result.ts';
import { EntryTally } from './entry-tally.ts';
import { glyphFindings } from './glyphs.ts';
import { openNameWatch } from './name-watch.ts';
import { demandNoNumbers } from './numbers.ts';

const progressEvery = 2_000;

process.once('message', (sent: SentOrder) => { void answer(sent).catch(fail); });

async function answer({ length, pieces, ...sent }: SentOrder): Promise<void> {
  await say({ kind: 'progress', said: '读取文件', done: 0, total: null });
  const order: CheckOrder = { ...sent, input: { ...sent.input, bytes: pieces ? readPieces(pieces, length) : askedBytes(length) } };
  const { checking, first, input, isRemembered } = readAs(order);
  const tally = new EntryTally(input.isProposal ? 'proposal' : 'result');
  const { file, found } = await handOver(checking, first, order, tally);
  await say({ kind: 'progress', said: '整理核对结果', done: 0, total: null });
  const whole = { ...file, findings: [...file.findings, ...found] };
  await say(order.wants === 'annotated' ? { kind: 'annotated', annotated: await annotated(order.input, whole) } : { kind: 'result', result: resultOf(whole, tally, { ...order, input }, isRemembered) });
  process.disconnect();
}

/** The program that writes workbooks is large, and seldom wanted. */
async function annotated(input: CheckInput, file: Checked): Promise<Annotated> {
  const { annotate } = await import('../../importers/annotate.ts');
  return annotate(input, file);
}

type Checking = ReturnType<typeof checkInHandfuls>;
type Step = ReturnType<Checking['next']>;
type Begun = { checking: Checking; first: Step; input: CheckInput; isRemembered: boolean };

/** Where the clerk has said nothing of the columns, what the office said of an earlier file of the same layout. */
function readAs({ input, layouts, wantsRows }: CheckOrder): Begun {
  // Who takes the rows tells how far they are.
  const tellOf = wantsRows ? {} : { tell };
  const begin = (given: CheckInput, isRemembered: boolean): Begun => {
    const checking = checkInHandfuls({ ...given, ...tellOf });
    return { checking, first: checking.next(), input: given, isRemembered };
  };
  const begun = begin(input, false);
  const { layoutKey } = begun.first.value;
  const mapping = input.mapping || layoutKey === null ? undefined : layouts[layoutKey];
  return mapping ? begin({ ...input, mapping }, true) : begun;
}

/** The rows go to whoever wants them while the file is read; answers the file, and what was found of its rows besides. */
async function handOver(checking: Checking, first: Step, { input, wantsRows, beside }: CheckOrder, tally: EntryTally): Promise<{ file: Checked; found: Finding[] }> {
  const glyphs: Finding[] = [];
  const [taker, demandPrintable] = [wantsRows ? openTaker() : null, beside === undefined ? null : openPrintable(beside)];
  let next = first;
  for (; !next.done; next = checking.next()) {
    const { rows, total, programme } = next.value;
    demandPrintable?.(rows);
    // The channel takes less than a handful at once: what is left goes out, and answers come in, while the next is read.
    await breathe();
    const portions = packed(rows, tally.list);
    await breathe();
    tally.add(portions);
    for (const found of glyphFindings(next.value, input.programme ?? programme)) glyphs.push(found);
    await taker?.hand(portions, total, programme);
  }
  return { file: next.value, found: [...await taker?.end() ?? [], ...glyphs] };
}

/** What it answers throws Problems `number-in-text`, `name-in-text`. */
function openPrintable(beside: string): (rows: readonly UsableRow[]) => void {
  const demandNobodyNamed = openNameWatch(beside);
  let first: string | undefined;
  return (rows) => {
    first ??= rows[0] && entryOf(rows[0]).sheet;
    demandNoNumbers(rows, first);
    demandNobodyNamed(rows);
  };
}

/** A few handfuls are under way at any time: two processes that wait for each other in turn would mostly wait. One is held back, for the last is told as such: with it `done` is `total`. */
function openTaker() {
  const found: Finding[] = [];
  let [handed, answered, done, wake] = [0, 0, 0, () => undefined as void];
  let held: { portions: HandedPortion[]; total: number; programme: string | null } | null = null;
  process.on('message', ({ handfuls, findings }: Next) => {
    found.push(...findings);
    answered += handfuls;
    wake();
  });
  const atMostUnderWay = async (most: number) => {
    while (handed - answered > most) await new Promise<void>((resolve) => { wake = resolve; });
  };
  let saying = Promise.resolve();
  const pass = async (isLast: boolean) => {
    if (!held) return;
    await atMostUnderWay(mostUnanswered);
    done += held.portions.reduce((sum, { rows }) => sum + rows, 0);
    handed++;
    saying = say({ kind: 'rows', ...held, done, total: isLast ? done : Math.max(held.total, done + 1) });
    await breathe();
  };
  return {
    async hand(portions: HandedPortion[], total: number, programme: string | null): Promise<void> {
      await pass(false);
      held = { portions, total, programme };
    },
    async end(): Promise<Finding[]> {
      await pass(true);
      await saying;
      await atMostUnderWay(0);
      process.removeAllListeners('message');
      return found;
    },
  };
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
  await say(error instanceof Problem ? { kind: 'refused', code: error.code, detail: error.detail } : { kind: 'fault', name, places: (stack.match(/^ +at .*$/gm) ?? []).join('\n') });
  process.disconnect();
}
