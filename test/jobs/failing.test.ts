// What nobody waits for is tried until it works, and whoever runs the service can see that it does not yet.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { claimJob } from '../../server/db/claim.ts';
import { enqueue } from '../../server/jobs/queue.ts';
import { runNextJob } from '../../server/jobs/worker.ts';
import { operationsRoutes } from '../../server/operations/routes.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, work } from '../support/office.ts';
import { account } from '../support/payment-files.ts';
import { nigou, villages } from '../support/people.ts';

const [{ code } = { code: '' }] = villages;

onBothEngines('a village page that is held back for weeks', (open) => {
  test('is tried again every hour or so, shown as failing, and appears once the cause is gone', async () => {
    const office = await openOffice(await open(), {});
    const { clock, deps: { db } } = office;
    const { jobs, townships } = db.tables;
    const hours = (said: string) => db.write((tx) => tx.update(townships).set({ hours: said }).where(eq(townships.code, nigou.code)).returning({ code: townships.code }));
    const failing = async () => /^mingbai_jobs_failing (\d+)$/m.exec(await (await operationsRoutes(office.deps).request('/metrics')).text())?.[1];
    await hours(account(3));
    await db.write((tx) => enqueue(db, tx, { name: 'refresh-village', payload: { villageCode: code }, subject: `village:${code}`, now: clock.now(), uniqueKey: `refresh:${code}` }));
    for (let tries = 0; tries < 30; tries += 1) {
      await work(office);
      clock.advance(95);
    }
    const [job] = await db.read.select().from(jobs);
    expect([job?.state, job?.attempts, job?.failure, await failing()]).toEqual(['ready', 30, expect.stringContaining('已拦下'), '1']);
    await hours('工作日8:30至17:00');
    await work(office);
    expect((await office.visitor().get(`/v/${code}`)).status).toBe(200);
    expect(await failing()).toBe('0');
  });
});

onBothEngines('a job that was begun twenty times, and each time the process ended', (open) => {
  test.each([['desk:1', ['failed', 0, '做了20次，每次系统都中途停了；请管系统的人看运行日志']], ['village:1', ['done', 1, null]]] as const)('%s: is given up where somebody can order it again, and tried on where nobody waits', async (subject, outcome) => {
    const { clock, deps } = await openOffice(await open(), {});
    const { jobs } = deps.db.tables;
    await deps.db.write((tx) => enqueue(deps.db, tx, { name: 'refresh-village', payload: {}, subject, now: clock.now() }));
    for (let life = 0; life < 20; life += 1) {
      expect(await claimJob(deps.db, clock.now(), { token: `${life}`, until: clock.now() })).toMatchObject({ attempts: life + 1 });
    }
    let begun = 0;
    await runNextJob(deps, { 'refresh-village': async () => { begun += 1; } });
    const [job] = await deps.db.read.select().from(jobs);
    expect([job?.state, begun, job?.failure]).toEqual(outcome);
  });
});
