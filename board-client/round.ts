// Turn after turn, for years: waits between them, and no bug in one of them ends the round.
import { setTimeout as sleep } from 'node:timers/promises';
import type { BoardConfig } from './config.ts';
import { nextWait } from './pace.ts';
import { syncOnce } from './sync.ts';
import type { SyncResult } from './sync.ts';

/** Takes turns until `signal` is aborted. `say` gets one line of JSON whenever the outcome differs from the one before. */
export async function goRound(config: BoardConfig, signal: AbortSignal, say: (line: string) => void): Promise<void> {
  let failures = 0;
  let fullAt = -Infinity;
  let said = '';
  while (!signal.aborted) {
    const now = performance.now();
    const full = now - fullAt >= dayMs;
    const result = await takeTurn(config, full, signal);
    failures = result.status === 'kept' ? failures + 1 : 0;
    if (full && failures === 0) fullAt = now;
    // Only when it differs: a log line is a disk write too.
    const line = JSON.stringify(result);
    if (!signal.aborted && line !== said) say(line);
    said = line;
    const wait = nextWait(config.pollSeconds, failures, result.retryAfter ?? null, Math.random());
    await sleep(wait * 1000, null, { signal }).catch(() => null);
  }
}

/** One turn; a bug must not darken a screen that works, so it is reported like any other trouble. */
export async function takeTurn(config: BoardConfig, full: boolean, signal: AbortSignal): Promise<SyncResult> {
  try {
    return await syncOnce(config, { full, signal });
  } catch (error) {
    return { status: 'kept', seq: 0, detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const dayMs = 86_400_000;
