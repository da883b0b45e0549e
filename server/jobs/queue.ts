// Jobs in our own table: a job exists exactly when the transaction that wants it commits.
import type { Database, Writer } from '../db/database.ts';
import { earlierRun } from '../db/earlier.ts';
import { newKey } from '../key.ts';

export type JobName = 'check-batch' | 'submit-batch' | 'annotate-batch' | 'print-run' | 'publish-edition' | 'withdraw-edition' | 'refresh-village' | 'end-public-period' | 'date-edition' | 'renew-package' | 'refresh-citations' | 'rescan-site' | 'sign-timestamps' | 'delete-uploads';

export interface NewJob {
  name: JobName;
  payload: Record<string, string>;
  /** What the job is for: 'desk:…' for a batch at its clerk's desk, 'annotated:…' for the clerk's table with what was found, 'run:…' for what somebody prints at once, 'batch:…' or 'manuscript:…' for a publication, 'village:…'. */
  subject: string;
  now: Date;
  runAt?: Date;
  /** A job with the same key that has not begun makes this one unnecessary; it runs at the earlier time of both. */
  uniqueKey?: string;
}

export async function enqueue(db: Database, tx: Writer, job: NewJob): Promise<void> {
  await enqueueAll(db, tx, [job]);
}

/** Some, at least one, in one statement. */
export async function enqueueAll(db: Database, tx: Writer, wanted: readonly NewJob[]): Promise<void> {
  const { jobs } = db.tables;
  await tx.insert(jobs).values(wanted.map((job) => ({
    id: newKey(job.now), name: job.name, payload: job.payload, subject: job.subject, state: 'ready' as const,
    runAt: job.runAt ?? job.now, attempts: 0, uniqueKey: job.uniqueKey ?? null, createdAt: job.now,
  // Touching the waiting job keeps workers off it until this transaction is kept: begun earlier, it would miss what we change.
  }))).onConflictDoUpdate({ target: jobs.uniqueKey, set: { runAt: earlierRun(db.tables) } });
}
