// Long work that somebody at the desk waits for, by what it is for: ordered once, how far it has come, called off.
import { setTimeout as wait } from 'node:timers/promises';
import { and, eq, inArray } from 'drizzle-orm';
import type { Reader, Writer } from '../db/database.ts';
import type { JobProgress } from '../db/tables.ts';
import type { Deps } from '../deps.ts';
import { enqueue, type JobName } from './queue.ts';

export interface DeskWork {
  id: string;
  name: JobName;
  isUnderWay: boolean;
  progress: JobProgress | null;
  /** Why it was given up; null otherwise. */
  failure: string | null;
}

/** By what the jobs are for. */
export async function worksOn({ db, bell }: Pick<Deps, 'db' | 'bell'>, subjects: readonly string[], reader: Reader = db.read): Promise<Map<string, DeskWork>> {
  const { jobs } = db.tables;
  const found = await reader.select().from(jobs).where(inArray(jobs.subject, [...subjects]));
  return new Map(found.map((job) => {
    // What this process is doing is newer than what it wrote down, and during its own long transaction it cannot write.
    const progress = bell.running.get(job.id)?.progress ?? job.progress;
    const isUnderWay = job.state === 'ready' || job.state === 'running';
    return [job.subject, { id: job.id, name: job.name as JobName, isUnderWay, progress, failure: job.state === 'failed' ? job.failure : null }];
  }));
}

/** In the transaction that wants it, in place of what was done before; false when it is under way already. */
export async function orderJob(deps: Pick<Deps, 'db' | 'bell' | 'clock'>, tx: Writer, name: JobName, payload: Record<string, string>, subject: string): Promise<boolean> {
  if ((await worksOn(deps, [subject], tx)).get(subject)?.isUnderWay) return false;
  const { jobs } = deps.db.tables;
  await tx.delete(jobs).where(eq(jobs.subject, subject));
  await enqueue(deps.db, tx, { name, payload, subject, now: deps.clock.now(), uniqueKey: subject });
  return true;
}

const mostPatience = 2_000;

/** Wakes the workers and waits a moment: most work is done before a page could say that it is not. */
export async function awaitJob(deps: Pick<Deps, 'db' | 'bell'>, subject: string): Promise<void> {
  if (!deps.bell.ring()) return;
  const end = Date.now() + mostPatience;
  while (Date.now() < end && (await worksOn(deps, [subject])).get(subject)?.isUnderWay) await wait(50);
}

/** False when it had ended before. Whoever calls it has told it to stop, in this process, before the transaction: on SQLite its own stands before ours. */
export async function cancelJob({ db, clock }: Pick<Deps, 'db' | 'clock'>, tx: Writer, id: string): Promise<boolean> {
  const { jobs } = db.tables;
  const cancelled = await tx.update(jobs).set({ state: 'cancelled', uniqueKey: null, leaseToken: null, leaseUntil: null, finishedAt: clock.now() })
    .where(and(eq(jobs.id, id), inArray(jobs.state, ['ready', 'running']))).returning({ id: jobs.id });
  return cancelled.length > 0;
}
