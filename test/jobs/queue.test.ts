// A wish for a job is never lost, whatever the workers do at that moment, and never puts off what is waiting.
import { eq } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { claimJob } from '../../server/db/claim.ts';
import { openDatabase, type Database, type Writer } from '../../server/db/database.ts';
import { enqueue } from '../../server/jobs/queue.ts';
import { freshDatabase, onBothEngines } from '../support/database.ts';

const start = new Date('2026-03-09T00:00:00Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const wish = (db: Database, tx: Writer, runAt = start) =>
  enqueue(db, tx, { name: 'refresh-village', payload: {}, subject: 'village:1', now: start, runAt, uniqueKey: 'refresh:1' });
const waiting = ({ read, tables: { jobs } }: Database) => read.select().from(jobs).where(eq(jobs.uniqueKey, 'refresh:1'));
const lease = { token: 'worker', until: later(600) };

onBothEngines('asking again for a job that waits', (open) => {
  test('leaves one job, at the earlier time of both', async () => {
    const db = await open();
    for (const at of [60, 30, 90]) await db.write((tx) => wish(db, tx, later(at)));
    expect((await waiting(db)).map(({ runAt }) => runAt)).toEqual([later(30)]);
  });

  test('while it runs makes another', async () => {
    const db = await open();
    await db.write((tx) => wish(db, tx));
    await claimJob(db, start, lease);
    await db.write((tx) => wish(db, tx, later(5)));
    expect((await waiting(db)).map(({ state, runAt }) => [state, runAt])).toEqual([['ready', later(5)]]);
  });
});

const opened: Database[] = [];
afterEach(async () => { await Promise.all(opened.splice(0).map((db) => db.close())); });

test('two servers on PostgreSQL: a worker does not begin the waiting job before the change is kept that asks for it', async () => {
  const url = await freshDatabase('PostgreSQL');
  const [desk, worker] = [await openDatabase(url), await openDatabase(url)];
  opened.push(desk, worker);
  await desk.write((tx) => wish(desk, tx));
  const { jobs } = desk.tables;
  await desk.write(async (tx) => {
    await wish(desk, tx);
    // The worker is another connection: it would finish from what was published before.
    const job = await claimJob(worker, start, lease);
    if (job) await worker.write((other) => other.update(jobs).set({ state: 'done' }).where(eq(jobs.id, job.id)));
  });
  expect((await waiting(desk)).map(({ state }) => state)).toEqual(['ready']);
  expect((await claimJob(worker, start, lease))?.name).toBe('refresh-village');
});
