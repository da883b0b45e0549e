// Two things happen to one village at once: the pages made from the older state never stand in place of the newer ones.
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
  const interrupted = (happening: () => Promise<unknown>, atFile = 1): Deps => {
    let files = 0;
    const put = async (bytes: Uint8Array) => {
      if (++files === atFile) await happening();
      return office.deps.blobs.put(bytes);
    };
    return { ...office.deps, blobs: { ...office.deps.blobs, put } };
  };
  const publishGrain = async () => {
    const [edition] = (await editionsOf(office.deps.db)).filter(({ programme }) => programme === 'grain-one-off');
    await handlers['publish-edition'](office.deps, { editionId: edition?.id ?? '' });
  };

  test('another notice appears meanwhile: the older pages are refused, and the next run has both', async () => {
    await approve(office, 'grain-one-off', grain);
    const [before, village] = [await release(), await pageOf(`/v/${beiluo}`)];
    await expect(refreshVillage(interrupted(publishGrain), beiluo)).rejects.toThrow('changed while its pages were made');
    expect([await release(), await pageOf(`/v/${beiluo}`)]).toEqual([before, village]);
    await work(office);
    expect(await pageOf(`/v/${beiluo}`)).toMatch(/耕地地力保护补贴.*种粮一次性补贴/);
    expect((await release())?.version).toBe(2);
  });

  test('the refused job comes back by itself, and finds nothing more to do', async () => {
    await approve(office, 'grain-one-off', grain);
    const { db, clock } = office.deps;
    await db.write((tx) => tx.insert(db.tables.jobs).values({ id: 'first', name: 'refresh-village', payload: { villageCode: beiluo }, subject: `village:${beiluo}`, state: 'ready', runAt: new Date(0), attempts: 0, createdAt: clock.now() }));
    await work({ deps: interrupted(publishGrain) });
    expect((await waiting()).map(({ id, attempts }) => [id, attempts])).toEqual([['first', 1]]);
    office.clock.advance(1);
    await work(office);
    expect([await waiting(), (await release())?.version]).toEqual([[], 2]);
  });

  test('two runs at once sign two different versions, or one of them gives way', async () => {
    await approve(office, 'grain-one-off', grain);
    await publishGrain();
    const outcomes = await Promise.allSettled([1, 2].map(() => refreshVillage(office.deps, beiluo)));
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect((await release())?.version).toBe(2);
    await refreshVillage(office.deps, beiluo);
    expect((await release())?.version).toBe(2);
  });

  test('the daily signature during a refresh makes the refresh try again, never a version twice', async () => {
    await approve(office, 'grain-one-off', grain);
    await publishGrain();
    office.clock.advance(24 * 60);
    await expect(refreshVillage(interrupted(() => signTimestamps(office.deps), 2), beiluo)).rejects.toThrow('was taken meanwhile');
    await refreshVillage(office.deps, beiluo);
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
