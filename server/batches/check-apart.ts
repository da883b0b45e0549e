// Checks a file in a process of its own, with limits: a hostile file costs its sender an answer and nobody else the service.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { refuseFile, type CheckedFile, type CheckInput } from '../../importers/index.ts';
import { takeTurns } from '../turns.ts';
import { rowsToSee, type Attention } from './attention.ts';

export interface CheckResult { file: CheckedFile; attention: Attention }

export interface Limits { milliseconds: number; megabytes: number }

const usual: Limits = { milliseconds: 30_000, megabytes: 1536 };
const program = fileURLToPath(new URL('./check-process.ts', import.meta.url));
// Two cores of a township's machine: one file may be checked while the other core serves.
const inTurn = takeTurns(1);

/** Never rejects for what a file holds: one that takes too long or too much memory is refused with a finding. */
export function checkApart(input: CheckInput, limits: Limits = usual): Promise<CheckResult> {
  return inTurn(async () => await answerOf(input, limits) ?? refusal(input));
}

/** Null when the process ended without an answer. A worker thread will not do: at its heap limit V8 may end the whole server. */
function answerOf(input: CheckInput, { milliseconds, megabytes }: Limits): Promise<CheckResult | null> {
  return new Promise((resolve, reject) => {
    // Its own Node runs the importers as they are; it needs nothing from our environment, which holds addresses and passwords.
    const child = fork(program, { execArgv: [`--max-old-space-size=${megabytes}`], env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const stop = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.once('message', (result) => resolve(result as CheckResult));
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(stop);
      resolve(null);
    });
    child.send(input);
  });
}

function refusal(input: CheckInput): CheckResult {
  const file = refuseFile(input, 'file-too-costly', '这个文件检查了很久也没有检查完，已停下。');
  return { file, attention: rowsToSee(file, new Uint8Array()) };
}
