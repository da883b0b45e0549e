// The processes in which files are checked: each checks one and ends. The next is started while nobody waits for it.
import { fork, type ChildProcess } from 'node:child_process';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { fileAt } from './asked-bytes.ts';

const program = fileURLToPath(new URL('./check-process.ts', import.meta.url));
const runtime = new URL('../runtime.mjs', import.meta.url).href;
// From the check of a file to its submission, or to the next file, a clerk needs minutes.
const patience = 10 * 60_000;
// For a second or two what was read is stored, or the next file of many comes at once: to start a process then would only take the processor from them.
const untilQuiet = 3000;

let waiting: { child: ChildProcess; megabytes: number; timer: NodeJS.Timeout } | null = null;
let soon: NodeJS.Timeout | null = null;

/** A process that has had no file yet and may use so much memory; one that `hasWaited` may have ended, or hang, without our knowing yet. */
export function takeProcess(megabytes: number): { child: ChildProcess; hasWaited: boolean } {
  if (soon) clearTimeout(soon);
  if (waiting?.megabytes !== megabytes) return { child: start(megabytes), hasWaited: false };
  const { child } = waiting;
  forget();
  for (const end of endsOf(child)) end?.ref();
  return { child, hasWaited: true };
}

/** The next one will most likely be wanted soon, but not at once. It keeps no service from ending, and ends with it. */
export function startAnother(megabytes: number): void {
  if (soon) clearTimeout(soon);
  soon = setTimeout(() => startNow(megabytes), untilQuiet).unref();
}

function startNow(megabytes: number): void {
  if (waiting) return;
  try {
    const child = start(megabytes).once('error', forget).once('exit', forget);
    for (const end of endsOf(child)) end?.unref();
    waiting = { child, megabytes, timer: setTimeout(dismiss, patience).unref() };
  } catch {
    // There is no room for it now: whoever needs one is told.
  }
}

function dismiss(): void {
  const child = waiting?.child;
  forget();
  // What has lost its channel ends by itself.
  if (child?.connected) child.disconnect();
}

function forget(): void {
  if (!waiting) return;
  clearTimeout(waiting.timer);
  waiting.child.off('error', forget).off('exit', forget);
  waiting = null;
}

// Its own Node runs the importers as they are; it needs nothing from our environment, which holds addresses and passwords.
function start(megabytes: number): ChildProcess {
  return fork(program, { execArgv: ['--import', runtime, '--max-semi-space-size=16', `--max-old-space-size=${megabytes}`], env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc', 'pipe'] });
}

function endsOf(child: ChildProcess) {
  return [child, child.channel, child.stdio[fileAt] as Socket | null];
}
