// Reads a small file that somebody uploaded, in a process of its own with limits: a hostile one costs its sender an answer and nobody else the service.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { takeTurns } from '../turns.ts';
import type { Picture } from '../photos/photo.ts';
import type { FileOrder, ReadAnswer, ReadFile, ReadOrder, Unread } from './read-process.ts';

const program = fileURLToPath(new URL('./read-process.ts', import.meta.url));
const runtime = new URL('../runtime.mjs', import.meta.url).href;
const limits = { milliseconds: 20_000, megabytes: 512 };
const inTurn = takeTurns(1);

/** A table or a PDF. Never rejects for what the file holds. */
export function readFileApart(order: FileOrder): Promise<ReadFile | Unread> {
  return apart(order) as Promise<ReadFile | Unread>;
}

/** A picture drawn anew. Never rejects for what the file holds. */
export function reencodedApart(picture: Picture): Promise<Picture | Unread> {
  return apart(picture) as Promise<Picture | Unread>;
}

function apart(order: ReadOrder): Promise<ReadAnswer> {
  return inTurn(() => new Promise((resolve, reject) => {
    const child = fork(program, { execArgv: ['--import', runtime, `--max-old-space-size=${limits.megabytes}`], env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), limits.milliseconds);
    child.once('message', (answer: ReadAnswer) => resolve(answer));
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve({ said: '这个文件读了很久也没有读完，已停下。', remedy: smallerOf(order) });
    });
    child.send(order);
  }));
}

/** What to send instead of a file that takes too long. */
export function smallerOf(order: ReadOrder): string {
  if ('width' in order) return '请另拍一张，或截屏后再传。';
  const isPdf = Buffer.from(order.bytes.subarray(0, 5)).toString('latin1') === '%PDF-';
  return isPdf ? '请只留要公开的几页，用“打印成 PDF”另存一份，再传。' : '请把要公开的那张表另存为 .csv，再上传。';
}
