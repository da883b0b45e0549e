// A job is given to one worker only, the longest waiting first, and comes back when its worker is gone.
import { eq } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { claimJob } from '../../server/db/claim.ts';
import { openDatabase, type Database } from '../../server/db/database.ts';
import { freshDatabase, onBothEngines } from '../support/database.ts';
import { administer } from '../support/prepare-databases.ts';

const start = new Date('2026-03-09T00:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

onBothEngines('claiming jobs', (open, engine) => {
  test('gives three jobs to four workers, each once', async () => {
    const db = await open();
    await addJobs(db, 3);
    const claimed = await Promise.all(['a', 'b', 'c', 'd'].map((token) => claimJob(db, later(10), { token, until: later(70) })));
    expect(claimed.map((job) => job?.id ?? 'none').sort()).toEqual(['job-0', 'job-1', 'job-2', 'none']);
  });

  test('gives forty jobs to eight busy workers, each once', async () => {
    const db = await open();
    await addJobs(db, 40);
    const worker = async (token: string): Promise<string[]> => {
      const job = await claimJob(db, later(60), { token, until: later(120) });
      return job ? [job.id, ...await worker(token)] : [];
    };
    const done = (await Promise.all(Array.from({ length: 8 }, (_, n) => worker(`worker ${n}`)))).flat();
    expect(done).toHaveLength(40);
    expect(new Set(done).size).toBe(40);
  });

  test('takes the one that waited longest, and none before its time', async () => {
    const db = await open();
    await addJobs(db, 3);
    const order = [await claim(db, 1), await claim(db, 1), await claim(db, 1)];
    expect(order.map((job) => job?.id)).toEqual(['job-0', 'job-1', undefined]);
    expect(order[0]).toMatchObject({ state: 'running', attempts: 1, leaseToken: 'worker', leaseUntil: later(61) });
  });

  test('takes a job again when its lease has run out, and not before', async () => {
    const db = await open();
    await addJobs(db, 1);
    await claim(db, 0);
    expect(await claim(db, 59)).toBeUndefined();
    expect(await claim(db, 60)).toMatchObject({ id: 'job-0', attempts: 2 });
  });

  test('takes one at a time, whatever the database believes of how many there are', async () => {
    const url = await freshDatabase(engine);
    const db = await openDatabase(url);
    onTestFinished(() => db.close());
    await addJobs(db, 1);
    // Of a table with a single row PostgreSQL thinks that it need not keep the answer of a subquery.
    if (engine === 'PostgreSQL') await administer(url, 'analyze jobs');
    await addJobs(db, 20, 1);
    expect(await claim(db, 60)).toMatchObject({ id: 'job-0' });
    expect(await db.read.$count(db.tables.jobs, eq(db.tables.jobs.state, 'running'))).toBe(1);
  });

  test('leaves finished and failed jobs alone', async () => {
    const db = await open();
    await addJobs(db, 2);
    const { jobs } = db.tables;
    await db.write(async (tx) => {
      await tx.update(jobs).set({ state: 'done' }).where(eq(jobs.id, 'job-0'));
      await tx.update(jobs).set({ state: 'failed', leaseUntil: later(1) }).where(eq(jobs.id, 'job-1'));
    });
    expect(await claim(db, 3600)).toBeUndefined();
  });
});

/** Claims at `seconds` after the start, for a minute. */
function claim(db: Database, seconds: number) {
  return claimJob(db, later(seconds), { token: 'worker', until: later(seconds + 60) });
}

/** Job n is due n seconds after the start; `from` is the first. */
async function addJobs(db: Database, n: number, from = 0): Promise<void> {
  const rows = Array.from({ length: n }, (_, at) => from + at).map((i) => ({
    id: `job-${i}`, name: 'render', payload: {}, subject: 'batch:1', state: 'ready' as const, runAt: later(i), attempts: 0, createdAt: start,
  }));
  await db.write((tx) => tx.insert(db.tables.jobs).values(rows));
}
