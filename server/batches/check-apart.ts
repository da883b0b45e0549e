// Checks a file in a process of its own, with limits: a hostile file costs its sender an answer and nobody else the service.
import type { ChildProcess } from 'node:child_process';
import type { Duplex } from 'node:stream';
import type { Annotated } from '../../importers/annotate.ts';
import { refuseFile, type Finding } from '../../importers/index.ts';
import type { HandedPortion } from '../payments/packed.ts';
import { Problem } from '../problem.ts';
import type { OpenedFile } from '../sealed-pieces.ts';
import { takeTurns } from '../turns.ts';
import { answerWith, fileAt } from './asked-bytes.ts';
import { answeredTogether, type Next, type ReadResult, type Said, type SentOrder } from './check-order.ts';
import { startAnother, takeProcess } from './check-processes.ts';
import { resultOf } from './check-result.ts';
import { EntryTally } from './entry-tally.ts';

/** `milliseconds`: how long the process may work without a word. */
export interface Limits { milliseconds: number; megabytes: number }

export interface Watch {
  tell?: (said: string, done: number, total: number | null) => void;
  /** Gets the usable rows, a handful at a time; answers what it finds wrong with them. */
  take?: (portions: readonly HandedPortion[], done: number, total: number, programme: string | null) => Promise<readonly Finding[]>;
  /** Ends the check; it then rejects with the signal's reason. */
  signal?: AbortSignal;
}

const usual: Limits = { milliseconds: 60_000, megabytes: 1536 };
// Two cores of a township's machine: one file may be checked while the other core serves.
const inTurn = takeTurns(1);
// A download does not wait behind a county's file.
const alsoInTurn = takeTurns(1);

/** Never rejects for what a file holds: one that takes too long or too much memory is refused with a finding. Rejects for a fault of ours, and with Problems `number-in-text` and `name-in-text` where rows are to be stored. */
export function checkApart(order: Order, watch: Watch = {}, limits: Limits = usual): Promise<ReadResult> {
  return inTurn(async () => {
    const answer = await answerOf({ ...order, wants: 'result', wantsRows: watch.take !== undefined }, watch, limits);
    return answer?.kind === 'result' ? answer.result : await refusal(order);
  });
}

/** The clerk's own table with what the check finds; null when it is too costly. */
export function annotateApart(order: Order, watch: Watch = {}, limits: Limits = usual): Promise<Annotated | null> {
  return alsoInTurn(async () => {
    const answer = await answerOf({ ...order, wants: 'annotated', wantsRows: watch.take !== undefined }, watch, limits);
    return answer?.kind === 'annotated' ? answer.annotated : null;
  });
}

/** `file` stays open until the check has ended. */
type Order = Omit<SentOrder, 'wants' | 'wantsRows' | 'length' | 'pieces'> & { file: OpenedFile };
type Answer = Extract<Said, { kind: 'result' | 'annotated' }>;

/** Null when the process was killed at a limit. A worker thread will not do: at its heap limit V8 may end the whole server. */
function answerOf({ file, ...order }: Order & Pick<SentOrder, 'wants' | 'wantsRows'>, watch: Watch, limits: Limits): Promise<Answer | null> {
  watch.signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const { child, hasWaited } = takeProcess(limits.megabytes);
    const stop = () => child.kill('SIGKILL');
    // It says a word before it looks at the file: one that waited and ends without has no part in how that ends.
    let isUnheard = hasWaited;
    const fail = (error: unknown) => { isUnheard = false; reject(error); stop(); };
    let turn: Promise<void> = Promise.resolve();
    const next = openNext(child);
    const silence = setTimeout(stop, limits.milliseconds);
    const end = () => fail(watch.signal?.reason);
    watch.signal?.addEventListener('abort', end);
    child.on('message', (said: Said) => {
      isUnheard = false;
      silence.refresh();
      turn = turn.then(() => hear(said, watch, next, () => silence.refresh())).then((answer) => { if (answer) resolve(answer); }).catch(fail);
    });
    child.on('error', (error) => { if (isUnheard) stop(); else reject(error); });
    child.once('exit', (code) => {
      clearTimeout(silence);
      watch.signal?.removeEventListener('abort', end);
      if (isUnheard) return resolve(answerOf({ file, ...order }, watch, limits));
      startAnother(limits.megabytes);
      // At its heap limit V8 aborts, at ours or the machine's it is killed: by a signal, that is, and without a code.
      void turn.then(() => { if (code === null) resolve(null); else reject(new Error(`the check ended with code ${code} and no answer`)); });
    });
    const { pieces, length } = file;
    // Inside a message the bytes would be copied whole, with nobody answered meanwhile.
    if (!pieces) answerWith(file, child.stdio[fileAt] as Duplex, fail);
    child.send({ ...order, length, pieces: pieces ?? null } satisfies SentOrder);
  });
}

/** The process gets only a few handfuls ahead of what has been looked at. */
async function hear(said: Said, { tell, take }: Watch, next: (findings: readonly Finding[], isLast: boolean) => void, wake: () => void): Promise<Answer | null> {
  if (said.kind === 'result' || said.kind === 'annotated') return said;
  if (said.kind === 'fault') throw faultOf(said);
  if (said.kind === 'progress') tell?.(said.said, said.done, said.total);
  if (said.kind === 'refused') throw new Problem(said.code, said.detail);
  if (said.kind === 'rows') {
    const findings = await take?.(said.portions, said.done, said.total, said.programme) ?? [];
    wake();
    next(findings, said.done === said.total);
  }
  return null;
}

// A word to the process costs as much as to take in a handful.
function openNext(child: ChildProcess): (findings: readonly Finding[], isLast: boolean) => void {
  let next: Next = { handfuls: 0, findings: [] };
  return (findings, isLast) => {
    next.handfuls++;
    next.findings.push(...findings);
    if (!isLast && next.handfuls < answeredTogether) return;
    // One that has ended hears nothing: how it ended is told by itself, and not by that.
    if (child.connected) child.send(next, () => undefined);
    next = { handfuls: 0, findings: [] };
  };
}

function faultOf({ name, places }: Extract<Said, { kind: 'fault' }>): Error {
  const fault = new Error(`the check failed: ${name}`);
  fault.stack = places;
  return fault;
}

async function refusal({ file, ...order }: Order): Promise<ReadResult> {
  const input = { ...order.input, bytes: await file.read(0, file.length) };
  return resultOf(refuseFile(input, 'file-too-costly', '这个文件检查了很久也没有检查完，已停下。'), new EntryTally('result'), { ...order, input });
}
