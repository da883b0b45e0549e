// What the desk and the workers of one process tell each other past the database: there is work, so far it has come, stop it.
import { setTimeout as wait } from 'node:timers/promises';
import type { Writer } from '../db/database.ts';
import type { JobProgress } from '../db/tables.ts';

export type StopReason = 'cancelled' | 'lost' | 'shutdown';

/** A job in the hands of this process. */
export interface Running {
  readonly signal: AbortSignal;
  progress: JobProgress | null;
  /** Says how far the job has come; cheap, and written down at most once a second. */
  tell(said: string, done?: number, total?: number | null): void;
  stop(reason: StopReason): void;
  /**
   * At the start of a transaction that must not happen when the job has been called off or taken over: until it ends
   * nobody can do either. Throws `Stopped`.
   */
  hold(tx: Writer): Promise<void>;
}

/** What a running job needs of its own row: the time, and to lock it, which fails when it is no longer ours. */
export interface Held { now: () => Date; lock: (tx: Writer) => Promise<boolean> }

export interface Bell {
  readonly running: ReadonlyMap<string, Running>;
  /** Counts rings, so that one between a look and a wait is not missed. */
  rings(): number;
  /** Wakes the workers of this process; false when none is there. */
  ring(): boolean;
  /** Until the bell rings again after `heard`, at most so many milliseconds. */
  waitFor(heard: number, milliseconds: number, signal: AbortSignal): Promise<void>;
  /** Somebody is there from now on; what is returned ends it. */
  listen(): () => void;
  begin(jobId: string, lease: Held): Running;
  end(jobId: string): void;
}

export function openBell(): Bell {
  const running = new Map<string, Running>();
  let [rings, listeners, awake] = [0, 0, new AbortController()];
  return {
    running,
    rings: () => rings,
    ring() {
      rings++;
      awake.abort();
      awake = new AbortController();
      return listeners > 0;
    },
    async waitFor(heard, milliseconds, signal) {
      if (heard !== rings) return;
      await wait(milliseconds, undefined, { signal: AbortSignal.any([signal, awake.signal]) }).catch(() => undefined);
    },
    listen() {
      listeners++;
      return () => { listeners--; };
    },
    begin(jobId, held) {
      const job = runningJob(held);
      running.set(jobId, job);
      return job;
    },
    end: (jobId) => { running.delete(jobId); },
  };
}

function runningJob({ now, lock }: Held): Running {
  const ending = new AbortController();
  return {
    signal: ending.signal,
    progress: null,
    tell(said, done = 0, total = null) {
      const at = now().toISOString();
      const since = this.progress?.said === said ? this.progress.since : at;
      this.progress = { said, done, total, since, at };
    },
    stop: (reason) => ending.abort(new Stopped(reason)),
    async hold(tx) {
      if (!await lock(tx)) ending.abort(new Stopped('lost'));
      ending.signal.throwIfAborted();
    },
  };
}

/** What a job that was told to stop throws. */
export class Stopped extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(`stopped: ${reason}`);
    this.reason = reason;
  }
}
