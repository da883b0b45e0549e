// A job that nobody calls off, for running a handler without the queue.
import { openBell } from '../../server/jobs/bell.ts';
import type { Running } from '../../server/jobs/bell.ts';

export function anyJob(): Running {
  return openBell().begin('any', { now: () => new Date(), lock: async () => true });
}
