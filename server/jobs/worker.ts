// Runs due jobs one after the other per lane: claim, keep the lease alive, finish, or try again later.
import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { claimJob } from '../db/claim.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { Problem, problemWords } from '../problem.ts';
import { Stopped, type Running } from './bell.ts';
import { keepPulse, leaseLength } from './pulse.ts';
import type { JobName } from './queue.ts';

/** A long one says how far it has come, and ends when its signal does. */
export type Handler = (deps: Deps, payload: Record<string, string>, running: Running) => Promise<void>;
export type Handlers = Record<JobName, Handler>;

/** Ends a job that somebody waits for at once: trying again would not help. The message is shown on the page of the batch. */
export class GiveUp extends Error {}

const minute = 60_000;
const mostAttempts = 5;
// A job that is begun so often, and never fails, is one that ends this process each time.
const mostBeginnings = 20;
const longestPause = 60 * minute;

/** Runs the next due job of those that `handlers` knows; false when none is due. */
export async function runNextJob(deps: Deps, handlers: Partial<Handlers>): Promise<boolean> {
  const lease = { token: randomUUID(), until: new Date(deps.clock.now().getTime() + leaseLength) };
  const job = await claimJob(deps.db, deps.clock.now(), lease, Object.keys(handlers));
  if (!job) return false;
  const running = deps.bell.begin(job.id, { now: () => deps.clock.now(), lock: (tx) => lock(deps, tx, job, lease.token) });
  const endPulse = keepPulse(deps, job.id, lease.token, running);
  try {
    if (job.attempts > mostBeginnings && isAwaited(job)) throw new GiveUp(`做了${mostBeginnings}次，每次系统都中途停了；请管系统的人看运行日志`);
    await handlers[job.name as JobName]?.(deps, job.payload, running);
    await finish(deps, job.id, lease.token);
  } catch (error) {
    if (running.signal.reason instanceof Stopped) await letGo(deps, job, lease.token, running.signal.reason);
    else await setBack(deps, job, lease.token, error);
  } finally {
    endPulse();
    deps.bell.end(job.id);
  }
  return true;
}

/** Runs everything that is due, `lanes` at a time, until nothing is. */
export async function runJobsUntilEmpty(deps: Deps, handlers: Partial<Handlers>, lanes = 1): Promise<void> {
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

/** Writes, and does not only read: on PostgreSQL a row that was only read could be changed before we commit. */
async function lock({ db }: Deps, tx: Writer, { id, attempts }: { id: string; attempts: number }, token: string): Promise<boolean> {
  const { jobs } = db.tables;
  const held = await tx.update(jobs).set({ attempts }).where(and(eq(jobs.id, id), eq(jobs.leaseToken, token))).returning({ id: jobs.id });
  return held.length > 0;
}

async function finish({ db, clock }: Deps, id: string, token: string): Promise<void> {
  const { jobs } = db.tables;
  await db.write((tx) => tx.update(jobs)
    .set({ state: 'done', finishedAt: clock.now(), leaseToken: null, leaseUntil: null, failure: null })
    .where(and(eq(jobs.id, id), eq(jobs.leaseToken, token))).returning({ id: jobs.id }));
}

/** Who cancelled a job or took it over has said so in its row; one that only met the end of this process is nobody's fault. */
async function letGo({ db }: Deps, job: { id: string; attempts: number }, token: string, { reason }: Stopped): Promise<void> {
  if (reason !== 'shutdown') return;
  const { jobs } = db.tables;
  await db.write((tx) => tx.update(jobs).set({ state: 'ready', attempts: job.attempts - 1, leaseToken: null, leaseUntil: null })
    .where(and(eq(jobs.id, job.id), eq(jobs.leaseToken, token))).returning({ id: jobs.id }));
}

async function setBack({ db, clock, log }: Deps, job: { id: string; name: string; subject: string; attempts: number }, token: string, error: unknown): Promise<void> {
  const { jobs } = db.tables;
  const isGivenUp = error instanceof GiveUp || error instanceof Problem || job.attempts >= mostAttempts;
  const isFinal = isGivenUp && isAwaited(job);
  log.error({ err: error, job: job.id, name: job.name, attempt: job.attempts }, isFinal ? 'job failed' : 'job will be tried again');
  const pause = Math.min(longestPause, 10_000 * 4 ** (job.attempts - 1));
  const runAt = new Date(clock.now().getTime() + pause * (0.5 + Math.random()));
  await db.write((tx) => tx.update(jobs)
    .set({ state: isFinal ? 'failed' : 'ready', runAt, failure: failureOf(error), leaseToken: null, leaseUntil: null })
    .where(and(eq(jobs.id, job.id), eq(jobs.leaseToken, token))).returning({ id: jobs.id }));
}

/** The desk shows the jobs of a batch or a print run as failed and can order them again; what nobody waits for, such as the end of a period, is tried until it works. */
function isAwaited({ subject }: { subject: string }): boolean {
  return /^(?:batch|manuscript|desk|annotated|run):/.test(subject);
}

function failureOf(error: unknown): string {
  if (error instanceof Problem) return problemWords(error);
  return error instanceof GiveUp ? error.message : '系统内部错误，已记录';
}
