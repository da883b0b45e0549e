// Two things happen to one village at once: the pages made from the older state never stand in place of the newer ones.
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { refreshVillage } from '../../server/boards/refresh.ts';
import { signTimestamps } from '../../server/boards/timestamps.ts';
import type { Deps } from '../../server/deps.ts';
import { handlers } from '../../server/jobs/handlers.ts';
import { sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { approve, openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { editionsOf, sitePaths } from '../support/site.ts';
import { beiluo, farmland, grain } from './samples.ts';

const renderer = sharedRenderer();

onBothEngines('making the pages of a village', (open) => {
  let office: Office;
  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    await publish(office, 'farmland-fertility', farmland.slice(60));
  });

  const pageOf = async (path: string) => (await office.visitor().get(path)).text;
  const release = async () => (await office.deps.db.read.select().from(office.deps.db.tables.villageReleases)).find(({ villageCode }) => villageCode === beiluo);
  const waiting = async () => (await office.deps.db.read.select().from(office.deps.db.tables.jobs)).filter(({ name, state }) => name === 'refresh-village' && state === 'ready');

  /** The server, but while it keeps one file of what it is making, something else happens; the first is the village page, then come the signed ones. */
  const interrupted = (happening: () => Promise<unknown>, isAt: (file: number) => boolean = (file) => file === 1): Deps => {
    let files = 0;
    const put = async (bytes: Uint8Array) => {
      if (isAt(++files)) await happening();
      return office.deps.blobs.put(bytes);
    };
    return { ...office.deps, blobs: { ...office.deps.blobs, put } };
  };
  const publishGrain = async () => {
    const [edition] = (await editionsOf(office.deps.db)).filter(({ programme }) => programme === 'grain-one-off');
    await handlers['publish-edition'](office.deps, { editionId: edition?.id ?? '' });
  };
  const takeVersion = async () => {
    const { db } = office.deps;
    const { villageReleases } = db.tables;
    const version = ((await release())?.version ?? 0) + 1;
    await db.write((tx) => tx.update(villageReleases).set({ version }).where(eq(villageReleases.villageCode, beiluo)).returning({ version: villageReleases.version }));
  };

  test('another notice appears meanwhile: the older pages are thrown away, and both notices stand there', async () => {
    await approve(office, 'grain-one-off', grain);
    await refreshVillage(interrupted(publishGrain), beiluo);
    expect(await pageOf(`/v/${beiluo}`)).toMatch(/耕地地力保护补贴.*种粮一次性补贴/);
    expect((await release())?.version).toBe(2);
  });

  test('a job that is overtaken again and again leaves everything as it was, and comes back by itself', async () => {
    await approve(office, 'grain-one-off', grain);
    await publishGrain();
    const village = await pageOf(`/v/${beiluo}`);
    await work({ deps: interrupted(takeVersion, () => true) });
    expect((await waiting()).map(({ attempts }) => attempts)).toEqual([1]);
    expect(await pageOf(`/v/${beiluo}`)).toBe(village);
    office.clock.advance(1);
    await work(office);
    expect(await waiting()).toEqual([]);
    expect(await pageOf(`/v/${beiluo}`)).toMatch(/耕地地力保护补贴.*种粮一次性补贴/);
  });

  test('of two runs at once one signs and the other finds it done', async () => {
    await approve(office, 'grain-one-off', grain);
    await publishGrain();
    await Promise.all([1, 2].map(() => refreshVillage(office.deps, beiluo)));
    expect((await release())?.version).toBe(2);
    await refreshVillage(office.deps, beiluo);
    expect((await release())?.version).toBe(2);
  });

  test('the daily signature during a refresh makes the refresh begin anew, never a version twice', async () => {
    await approve(office, 'grain-one-off', grain);
    await publishGrain();
    office.clock.advance(24 * 60);
    await refreshVillage(interrupted(() => signTimestamps(office.deps), (file) => file === 2), beiluo);
    expect((await release())?.version).toBe(3);
    const files = (await sitePaths(office.deps.db)).filter((path) => path.startsWith(`/t/1/${beiluo}/metadata/`));
    expect(files.map((path) => path.split('/').at(-1))).toEqual(['1.root.json', '3.snapshot.json', '3.targets.json', 'timestamp.json']);
  });

  test('a village where nothing changed is not signed anew, until its signature grows old', async () => {
    const before = await release();
    await refreshVillage(office.deps, beiluo);
    expect(await release()).toEqual(before);
    office.clock.advance(91 * 24 * 60);
    await refreshVillage(office.deps, beiluo);
    expect((await release())?.version).toBe(2);
  });
});
