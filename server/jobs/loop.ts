// Keeps running due jobs until told to stop; looks once a second, and goes on at once while there is work.
import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '../deps.ts';
import { runNextJob, type Handlers } from './worker.ts';

const everySecond = 1000;

export interface Loop { stop(): Promise<void> }

export function startJobs(deps: Deps, handlers: Handlers, lanes: number): Loop {
  const ending = new AbortController();
  const lane = async () => {
    while (!ending.signal.aborted) {
      const worked = await runNextJob(deps, handlers).catch((error: unknown) => deps.log.error({ err: error }, 'no job could be taken'));
      if (worked !== true) await wait(everySecond, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  };
  const running = Promise.all(Array.from({ length: lanes }, lane));
  return {
    async stop() {
      ending.abort();
      await running;
    },
  };
}
