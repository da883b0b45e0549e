// A confirmed posting is put right while something else is under way: what is kept in the end is what people said last.
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../server/accounts/actor.ts';
import { endPublicPeriod } from '../../server/archive/period-end.ts';
import { firstVersion } from '../../server/catalogue/versions.ts';
import { confirmPosting } from '../../server/postings/confirm.ts';
import { dateEdition } from '../../server/postings/date-edition.ts';
import { jpegPhoto } from '../photos/photos.ts';
import { sharedRenderer } from '../print/printer.ts';
import { addPerson } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { county, nigou } from '../support/people.ts';
import { editionsOf } from '../support/site.ts';
import { writingAfter } from '../support/writing-after.ts';
import { beiluo, farmland } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(60);
const day = 24 * 60;
const given = { act: 'up' as const, place: '村务公开栏', day: '2026-06-22', photo: jpegPhoto(), reason: '' };

onBothEngines('a posting that is put right meanwhile', (open) => {
  let office: Office;
  let committee: Actor;
  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    const person = { login: 'cun-214', name: '吴敏', role: 'village' as const, townshipCode: nigou.code, villageCode: beiluo };
    committee = { ...person, id: await addPerson(office, person) };
  });

  const edition = async () => (await editionsOf(office.deps.db)).find(({ villageCode }) => villageCode === beiluo);
  const tables = () => office.deps.db.tables;

  test('in its place keeps the photo that a colleague has put in just now', async () => {
    await publish(office, 'farmland-fertility', rows);
    const id = (await edition())?.id ?? '';
    await confirmPosting(office.deps, committee, id, given);
    const better = confirmPosting(office.deps, committee, id, { ...given, photo: jpegPhoto({ hue: 40 }), reason: '照片看不清' });
    await confirmPosting(writingAfter(office.deps, better), committee, id, { ...given, place: '村委会东墙', photo: null, reason: '地点写错了' });
    const all = (await office.deps.db.read.select().from(tables().postings)).toSorted((a, b) => a.seq - b.seq);
    expect(all.map(({ place, reason }) => [place, reason])).toEqual([['村务公开栏', ''], ['村务公开栏', '照片看不清'], ['村委会东墙', '地点写错了']]);
    expect(all[2]?.photo).toBe(all[1]?.photo);
    expect(all[1]?.photo).not.toBe(all[0]?.photo);
  });

  test('in its day, while the material is packed, hangs until its new last day', async () => {
    const { content } = firstVersion('farmland-fertility');
    const clocks = { publicPeriod: { length: 7, unit: 'working-days' as const }, start: 'posting' as const, retention: '30-years' as const };
    const version = { id: 'v2', office: 'county', code: 'farmland-fertility', seq: 2, state: 'in-force' as const, content: { ...content, clocks }, createdBy: await addPerson(office, county), createdAt: office.clock.now() };
    await office.deps.db.write((tx) => tx.insert(tables().programmeVersions).values(version));
    await publish(office, 'farmland-fertility', rows);
    const id = (await edition())?.id ?? '';
    await confirmPosting(office.deps, committee, id, given);
    await work(office);
    office.clock.advance(10 * day);
    let isFirst = true;
    const get = async (sha256: string) => {
      if (isFirst) {
        isFirst = false;
        await confirmPosting(office.deps, committee, id, { ...given, day: '2026-06-25', photo: null, reason: '日期写错了' });
        await dateEdition(office.deps, id);
      }
      return office.deps.blobs.get(sha256);
    };
    await endPublicPeriod({ ...office.deps, blobs: { ...office.deps.blobs, get } }, id);
    expect([isFirst, await edition()]).toMatchObject([false, { state: 'published', lastDay: '2026-07-06' }]);
    expect(await office.deps.db.read.select().from(tables().packages)).toEqual([]);
  });
});
