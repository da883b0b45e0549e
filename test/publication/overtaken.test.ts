// The end of a period, a publication and a withdrawal meet at one notice: what its address shows is never made from an older state.
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { endPublicPeriod } from '../../server/archive/period-end.ts';
import { takeBack } from '../../server/batches/publication.ts';
import type { Deps } from '../../server/deps.ts';
import { canonicalJson } from '../../server/domain/canonical-json.ts';
import { hashOf } from '../../server/files.ts';
import { newKey } from '../../server/key.ts';
import { publishEdition } from '../../server/notices/publish.ts';
import { sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { approve, openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { editionsOf, sitePaths } from '../support/site.ts';
import { beiluo, farmland, grain } from './samples.ts';

const renderer = sharedRenderer();
const day = 24 * 60;

onBothEngines('two jobs at one notice', (open) => {
  let office: Office;
  beforeEach(async () => { office = await openOffice(await open(), { renderer: renderer() }); });

  const states = async () => (await editionsOf(office.deps.db)).filter(({ villageCode }) => villageCode === beiluo).toSorted((a, b) => a.seq - b.seq).map(({ seq, state }) => [seq, state]);

  /** The server, but once while it keeps a page something else happens. */
  const interrupted = (happening: () => Promise<unknown>): Deps => {
    let isFirst = true;
    const put = async (bytes: Uint8Array) => {
      if (isFirst && String(bytes).startsWith('<!DOCTYPE html>')) {
        isFirst = false;
        await happening();
      }
      return office.deps.blobs.put(bytes);
    };
    return { ...office.deps, blobs: { ...office.deps.blobs, put } };
  };

  /** A second edition of the notice, approved and on its way. */
  const approveSecond = async (): Promise<string> => {
    const { editions } = office.deps.db.tables;
    const [first] = (await office.deps.db.read.select().from(editions));
    if (!first) throw new Error('no edition');
    const batchId = await approve(office, 'grain-one-off', grain);
    const [next] = (await office.deps.db.read.select().from(editions)).filter((edition) => edition.batchId === batchId);
    const content = canonicalJson({ ...JSON.parse(first.content) as object, edition: 2 });
    const second = { ...first, id: newKey(office.clock.now()), batchId, seq: 2, state: 'rendering' as const, content, hash: hashOf(content), publishedAt: null };
    await office.deps.db.write(async (tx) => {
      await tx.delete(office.deps.db.tables.jobs);
      await tx.delete(editions).where(eq(editions.id, next?.id ?? ''));
      await tx.insert(editions).values(second);
    });
    return second.id;
  };

  test('an edition that goes out while the earlier one is retired stays what the address shows', async () => {
    await publish(office, 'farmland-fertility', farmland.slice(60, 70));
    const [first] = await editionsOf(office.deps.db);
    office.clock.advance(10 * day);
    const second = await approveSecond();
    await endPublicPeriod(interrupted(() => publishEdition(office.deps, second)), first?.id ?? '');
    expect(await states()).toEqual([[1, 'retained'], [2, 'published']]);
    const page = await office.visitor().get(`/n/${beiluo}-2026-1`);
    expect([page.status, page.text.includes('现行版是第2版')]).toEqual([200, true]);
  });

  test('what the reviewer takes back while it is printed does not come out', async () => {
    const batchId = await approve(office, 'farmland-fertility', farmland.slice(60, 70));
    const [edition] = await editionsOf(office.deps.db);
    await publishEdition(interrupted(() => takeBack(office.deps, office.reviewer, batchId)), edition?.id ?? '');
    await work(office);
    expect(await states()).toEqual([[1, 'withdrawn']]);
    expect((await sitePaths(office.deps.db)).filter((path) => path.startsWith('/n/'))).toEqual([]);
  });
});
