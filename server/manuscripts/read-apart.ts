// Reads a small table that somebody uploaded, in a process of its own with limits: a hostile file costs its sender an answer and nobody else the service.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { takeTurns } from '../turns.ts';
import type { ReadAnswer, ReadOrder } from './read-process.ts';

const program = fileURLToPath(new URL('./read-process.ts', import.meta.url));
const runtime = new URL('../runtime.mjs', import.meta.url).href;
const limits = { milliseconds: 20_000, megabytes: 512 };
const inTurn = takeTurns(1);

/** Never rejects for what the file holds. */
export function readTableApart(order: ReadOrder): Promise<ReadAnswer> {
  return inTurn(() => new Promise((resolve, reject) => {
    const child = fork(program, { execArgv: ['--import', runtime, `--max-old-space-size=${limits.megabytes}`], env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), limits.milliseconds);
    child.once('message', (answer: ReadAnswer) => resolve(answer));
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve({ said: '这个文件读了很久也没有读完，已停下。', remedy: '请把要公开的那张表另存为 .csv，再上传。' });
    });
    child.send(order);
  }));
}
