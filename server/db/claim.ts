// Taking one due job, so that no two workers hold the same; the only statement that differs by engine.
import { and, asc, eq, inArray, lte, or, sql } from 'drizzle-orm';
import type { SQLWrapper } from 'drizzle-orm';
import type { Database, Writer } from './database.ts';

export interface Lease { token: string; until: Date }

/**
 * The job that has waited longest, of those with one of the `names`, now running under `lease`; undefined when nothing is due.
 * Its unique key is free from here on: what happens while it runs may ask for another run.
 */
export async function claimJob(db: Database, now: Date, lease: Lease, names?: readonly string[]) {
  const { jobs } = db.tables;
  return db.write(async (tx) => {
    const [job] = await tx.update(jobs)
      .set({ state: 'running', leaseToken: lease.token, leaseUntil: lease.until, attempts: sql`${jobs.attempts} + 1`, uniqueKey: null })
      // Equal, not among: of a list PostgreSQL may ask for the subquery row by row, and each time take another job.
      .where(eq(jobs.id, oldestDue(db, tx, now, names)))
      .returning();
    return job;
  });
}

function oldestDue(db: Database, tx: Writer, now: Date, names: readonly string[] | undefined): SQLWrapper {
  const { jobs } = db.tables;
  const isDue = or(and(eq(jobs.state, 'ready'), lte(jobs.runAt, now)), and(eq(jobs.state, 'running'), lte(jobs.leaseUntil, now)));
  const oldest = tx.select({ id: jobs.id }).from(jobs).where(and(isDue, names && inArray(jobs.name, [...names]))).orderBy(asc(jobs.runAt), asc(jobs.id)).limit(1);
  return db.engine === 'postgres' ? oldest.for('update', { skipLocked: true }) : oldest;
}
