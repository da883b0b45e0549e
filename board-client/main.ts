// The board's program: one turn now, then one every quarter of an hour or so, until it is told to stop.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readConfig } from './config.ts';
import type { BoardConfig } from './config.ts';
import { nextWait } from './pace.ts';
import { syncOnce } from './sync.ts';
import type { SyncResult } from './sync.ts';

const { values } = parseArgs({ options: { config: { type: 'string' }, once: { type: 'boolean', default: false } } });
const read = readConfig(values.config);
if (read.ok) {
  await run(read.config, values.once);
} else {
  for (const problem of read.problems) process.stderr.write(`${problem}\n`);
  process.exitCode = 2;
}

async function run(config: BoardConfig, once: boolean): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stop.abort());
  let failures = 0;
  let fullAt = -Infinity;
  let said = '';
  while (!stop.signal.aborted) {
    const now = performance.now();
    const full = now - fullAt >= dayMs;
    const result = await turn(config, full, stop.signal);
    failures = result.status === 'kept' ? failures + 1 : 0;
    if (full && failures === 0) fullAt = now;
    // Said only when it differs: a log line is a disk write too.
    if (!stop.signal.aborted && said !== (said = lineOf(result))) process.stdout.write(`${said}\n`);
    if (once) return void (process.exitCode = result.status === 'kept' ? 1 : 0);
    await sleep(nextWait(config.pollSeconds, failures, result.retryAfter ?? null, Math.random()) * 1000, null, { signal: stop.signal }).catch(() => null);
  }
}

const dayMs = 86_400_000;

// A bug must not darken a screen that works: it is reported, and the next turn tries again.
async function turn(config: BoardConfig, full: boolean, signal: AbortSignal): Promise<SyncResult> {
  try {
    return await syncOnce(config, { full, signal });
  } catch (error) {
    return { status: 'kept', seq: 0, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function lineOf({ status, seq, reason, detail }: SyncResult): string {
  return JSON.stringify({ status, seq, reason, detail });
}
