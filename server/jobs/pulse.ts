// While a job runs: its lease is kept alive, its progress written down, and a job that was taken away is told to stop.
import { and, eq } from 'drizzle-orm';
import type { JobProgress } from '../db/tables.ts';
import type { Deps } from '../deps.ts';
import type { Running } from './bell.ts';

const second = 1000;
// A server that was killed keeps its jobs from the others this long; a pulse that waits for the own long transaction loses nothing, because the row is locked.
export const leaseLength = 60 * second;

/** Beats once a second until what it returns is called. */
export function keepPulse(deps: Deps, jobId: string, token: string, running: Running): () => void {
  let [written, extended, isBusy]: [JobProgress | null, number, boolean] = [null, Date.now(), false];
  const beat = async () => {
    const isDue = Date.now() - extended > leaseLength / 3;
    const { progress } = running;
    const isOurs = isDue || progress !== written ? await write(deps, jobId, token, progress) : await isHeld(deps, jobId, token);
    if (!isOurs) return running.stop('lost');
    [written, extended] = [progress, isDue ? Date.now() : extended];
  };
  const timer = setInterval(() => {
    // On SQLite a beat may wait for the job's own long transaction: never queue a second one behind it.
    if (isBusy) return;
    isBusy = true;
    beat().catch((error: unknown) => deps.log.warn({ err: error, job: jobId }, 'lease not extended')).finally(() => { isBusy = false; });
  }, second);
  return () => clearInterval(timer);
}

async function write({ db, clock }: Deps, jobId: string, token: string, progress: JobProgress | null): Promise<boolean> {
  const { jobs } = db.tables;
  const leaseUntil = new Date(clock.now().getTime() + leaseLength);
  const held = await db.write((tx) => tx.update(jobs).set({ leaseUntil, progress }).where(and(eq(jobs.id, jobId), eq(jobs.leaseToken, token))).returning({ id: jobs.id }));
  return held.length > 0;
}

async function isHeld({ db }: Deps, jobId: string, token: string): Promise<boolean> {
  const { jobs } = db.tables;
  return await db.read.$count(jobs, and(eq(jobs.id, jobId), eq(jobs.leaseToken, token))) > 0;
}
