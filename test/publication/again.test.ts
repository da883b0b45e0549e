// Everything may happen twice: a job that failed, a decision posted again, work that was done already. What is public comes about once.
import { asc } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { approveBatch } from '../../server/batches/review.ts';
import type { Database } from '../../server/db/database.ts';
import { handlers } from '../../server/jobs/handlers.ts';
import { publicationProgress } from '../../server/notices/queries.ts';
import { sharedRenderer } from '../print/printer.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { approve, openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { zhaogang } from '../support/people.ts';
import { anyJob } from '../support/any-job.ts';
import { failingAt } from '../support/failing.ts';
import { editionsOf } from '../support/site.ts';
import { farmland } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(60);

onBothEngines('publishing again', (open) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
  });

  test('a second approval and a second run of every job change nothing at all', async () => {
    const batchId = await publish(office, 'farmland-fertility', rows);
    const before = await everything(office.deps.db);
    await approveBatch(office.deps, office.reviewer, batchId);
    for (const { name, payload } of before.jobs.filter((job) => job.state === 'done')) await handlers[name as keyof typeof handlers](office.deps, payload, anyJob());
    expect(await everything(office.deps.db)).toEqual(before);
  });

  test('a sheet that could not be printed is tried again by itself, and nobody has to know', async () => {
    let failures = 1;
    const deps = { ...office.deps, renderer: { ...renderer(), pdf: async (html: string) => (failures-- > 0 ? Promise.reject(new Error('Chromium did not answer')) : renderer().pdf(html)) } };
    const batchId = await approve(office, 'farmland-fertility', rows);
    await work({ deps });
    expect(await publicationProgress(deps.db, batchId)).toEqual({ total: 2, published: 1, failures: [] });
    office.clock.advance(1);
    await work({ deps });
    expect(await publicationProgress(deps.db, batchId)).toEqual({ total: 2, published: 2, failures: [] });
  });

  test('a sheet that cannot be printed at all is given up where the desk sees it, and the other village does not wait', async () => {
    const lame = { ...renderer(), pdf: async (html: string) => (html.includes('兰城村') ? renderer().pdf(html) : Promise.reject(new Error('/tmp/secret: Chromium did not answer'))) };
    const deps = { ...office.deps, renderer: lame };
    const batchId = await approve(office, 'farmland-fertility', rows);
    for (let i = 0; i < 6; i++) {
      await work({ deps });
      office.clock.advance(60);
    }
    expect((await editionsOf(deps.db)).map(({ villageCode, state }) => [villageCode.slice(-3), state])).toEqual([['214', 'rendering'], ['215', 'published']]);
    const page = await (await signedInAs(office, zhaogang)).get(`/desk/batches/${batchId}`);
    expect(page.text).toContain('系统内部错误');
    expect(page.text.includes('secret')).toBe(false);
  });

  test('whichever change of a publication fails, nothing of it is kept, and the next run does it all', async () => {
    await approve(office, 'farmland-fertility', rows);
    const before = await everything(office.deps.db);
    const [edition] = await editionsOf(office.deps.db);
    const publishWith = (db: Database) => handlers['publish-edition']({ ...office.deps, db }, { editionId: edition?.id ?? '' });
    let n = 0;
    for (let isDone = false; !isDone;) {
      const db = failingAt(office.deps.db, ++n);
      isDone = await publishWith(db).then(() => true, (error: Error) => error.message !== 'disk full');
      if (!isDone) expect([n, await everything(office.deps.db)]).toEqual([n, before]);
    }
    expect(n).toBeGreaterThan(6);
    await work(office);
    expect((await editionsOf(office.deps.db)).map(({ state }) => state)).toEqual(['published', 'published']);
  });
});

/** Every row that publication writes. */
async function everything({ tables: { batches, editions, notices, artefacts, sitePages, auditEntries, auditCheckpoints, villageReleases, packages, jobs }, read }: Database) {
  return {
    batches: await read.select().from(batches).orderBy(asc(batches.id)), notices: await read.select().from(notices).orderBy(asc(notices.id)),
    editions: await read.select().from(editions).orderBy(asc(editions.id)), packages: await read.select().from(packages).orderBy(asc(packages.editionId)),
    artefacts: await read.select().from(artefacts).orderBy(asc(artefacts.editionId), asc(artefacts.name)),
    sitePages: await read.select().from(sitePages).orderBy(asc(sitePages.path), asc(sitePages.owner)),
    releases: await read.select().from(villageReleases).orderBy(asc(villageReleases.villageCode)),
    audit: await read.select().from(auditEntries).orderBy(asc(auditEntries.chain), asc(auditEntries.seq)),
    checkpoints: await read.select().from(auditCheckpoints).orderBy(asc(auditCheckpoints.chain), asc(auditCheckpoints.seq)),
    jobs: await read.select().from(jobs).orderBy(asc(jobs.id)),
  };
}
