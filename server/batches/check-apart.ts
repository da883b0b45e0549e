// Checks a file in a thread of its own, with limits: a hostile file costs its sender an answer and nobody else the service.
import { Worker } from 'node:worker_threads';
import { refuseFile, type CheckedFile, type CheckInput } from '../../importers/index.ts';
import { takeTurns } from '../turns.ts';
import { rowsToSee, type Attention } from './attention.ts';

export interface CheckResult { file: CheckedFile; attention: Attention }

export interface Limits { milliseconds: number; megabytes: number }

const usual: Limits = { milliseconds: 120_000, megabytes: 1536 };
// Two cores of a township's machine: one file may be checked while the other core serves.
const inTurn = takeTurns(1);

/** Never rejects for what a file holds: one that takes too long or too much memory is refused with a finding. */
export function checkApart(input: CheckInput, { milliseconds, megabytes }: Limits = usual): Promise<CheckResult> {
  return inTurn(() => new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { workerData: input, resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    const stop = setTimeout(() => {
      resolve(refusal(input));
      void worker.terminate();
    }, milliseconds);
    worker.once('message', (result: CheckResult) => resolve(result));
    worker.once('error', (error) => ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(refusal(input)) : reject(error)));
    worker.once('exit', () => clearTimeout(stop));
  }));
}

function refusal(input: CheckInput): CheckResult {
  const file = refuseFile(input, 'file-too-costly', '这个文件检查了很久也没有检查完，已停下。');
  return { file, attention: rowsToSee(file, new Uint8Array()) };
}
