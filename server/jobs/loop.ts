// Keeps running due jobs until told to stop; looks when the bell rings and once a second, and goes on at once while there is work.
import type { Deps } from '../deps.ts';
import { runNextJob, type Handlers } from './worker.ts';

const everySecond = 1000;

export interface Loop { stop(): Promise<void> }

/** One lane per element: the jobs of a lane run one after the other, and only those it has handlers for. */
export function startJobs(deps: Deps, lanes: readonly Partial<Handlers>[]): Loop {
  const ending = new AbortController();
  const work = async (handlers: Partial<Handlers>) => {
    while (!ending.signal.aborted) {
      const heard = deps.bell.rings();
      const worked = await runNextJob(deps, handlers).catch((error: unknown) => deps.log.error({ err: error }, 'no job could be taken'));
      if (worked !== true) await deps.bell.waitFor(heard, everySecond, ending.signal);
    }
  };
  const leave = deps.bell.listen();
  const running = Promise.all(lanes.map(work));
  return {
    async stop() {
      leave();
      ending.abort();
      for (const job of deps.bell.running.values()) job.stop('shutdown');
      await running;
    },
  };
}
