// Runs due jobs one after the other per lane: claim, keep the lease alive, finish, or try again later.
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { claimJob } from '../db/claim.ts';
import type { Deps } from '../deps.ts';
import { Problem, problems } from '../problem.ts';
import type { JobName } from './queue.ts';

export type Handler = (deps: Deps, payload: Record<string, string>) => Promise<void>;
export type Handlers = Record<JobName, Handler>;

/** Ends a batch's job at once: trying again would not help. The message is shown on the page of the batch. */
export class GiveUp extends Error {}

const minute = 60_000;
const leaseLength = 5 * minute;
const mostAttempts = 5;
const longestPause = 60 * minute;

/** Runs the next due job; false when none is due. */
export async function runNextJob(deps: Deps, handlers: Handlers): Promise<boolean> {
  const lease = { token: randomUUID(), until: new Date(deps.clock.now().getTime() + leaseLength) };
  const job = await claimJob(deps.db, deps.clock.now(), lease);
  if (!job) return false;
  const heartbeat = setInterval(() => void extendLease(deps, job.id, lease.token), leaseLength / 3);
  try {
    await handlers[job.name as JobName](deps, job.payload);
    await finish(deps, job.id, lease.token);
  } catch (error) {
    await setBack(deps, job, lease.token, error);
  } finally {
    clearInterval(heartbeat);
  }
  return true;
}

/** Runs everything that is due, `lanes` at a time, until nothing is. */
export async function runJobsUntilEmpty(deps: Deps, handlers: Handlers, lanes = 1): Promise<void> {
  const lane = async () => {
    while (await runNextJob(deps, handlers));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** One server process owns a SQLite file, so after a start nobody can still hold a lease: take them back without waiting. */
export async function takeBackLeases({ db }: Pick<Deps, 'db'>): Promise<void> {
  if (db.engine !== 'sqlite') return;
  const { jobs } = db.tables;
  await db.write((tx) => tx.update(jobs).set({ state: 'ready', leaseToken: null, leaseUntil: null }).where(eq(jobs.state, 'running')).returning({ id: jobs.id }));
}

async function extendLease({ db, clock, log }: Deps, id: string, token: string): Promise<void> {
  const { jobs } = db.tables;
  const leaseUntil = new Date(clock.now().getTime() + leaseLength);
  await db.write((tx) => tx.update(jobs).set({ leaseUntil }).where(and(eq(jobs.id, id), eq(jobs.leaseToken, token))).returning({ id: jobs.id }))
    .catch((error: unknown) => log.warn({ err: error, job: id }, 'lease not extended'));
}

async function finish({ db, clock }: Deps, id: string, token: string): Promise<void> {
  const { jobs } = db.tables;
  await db.write((tx) => tx.update(jobs)
    .set({ state: 'done', finishedAt: clock.now(), leaseToken: null, leaseUntil: null, failure: null })
    .where(and(eq(jobs.id, id), eq(jobs.leaseToken, token))).returning({ id: jobs.id }));
}

async function setBack({ db, clock, log }: Deps, job: { id: string; name: string; subject: string; attempts: number }, token: string, error: unknown): Promise<void> {
  const { jobs } = db.tables;
  // The desk shows a batch's jobs as failed and can order them again; what nobody waits for, such as the end of a period, is tried until it works.
  const isGivenUp = error instanceof GiveUp || error instanceof Problem || job.attempts >= mostAttempts;
  const isFinal = isGivenUp && job.subject.startsWith('batch:');
  log.error({ err: error, job: job.id, name: job.name, attempt: job.attempts }, isFinal ? 'job failed' : 'job will be tried again');
  const pause = Math.min(longestPause, 10_000 * 4 ** (job.attempts - 1));
  const runAt = new Date(clock.now().getTime() + pause * (0.5 + Math.random()));
  await db.write((tx) => tx.update(jobs)
    .set({ state: isFinal ? 'failed' : 'ready', runAt, failure: failureOf(error), leaseToken: null, leaseUntil: null })
    .where(and(eq(jobs.id, job.id), eq(jobs.leaseToken, token))).returning({ id: jobs.id }));
}

function failureOf(error: unknown): string {
  if (error instanceof Problem) return [problems[error.code].title, error.detail].filter(Boolean).join('：');
  return error instanceof GiveUp ? error.message : '系统内部错误，已记录';
}
