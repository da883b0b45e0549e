// A server that dies in the middle of a publication, at any point and as often as it likes: started again, it ends with every notice published exactly once.
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import type { Database } from '../../server/db/database.ts';
import { freshDatabase } from '../support/database.ts';
import type { EngineName } from '../support/database.ts';
import { approve, openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { nigou } from '../support/people.ts';
import { endPublishers, publishedWhole, startPublisher, unfinished } from '../support/publishers.ts';
import type { Paid, RollProgramme } from '../support/roll.ts';
import { editionsOf, sitePaths } from '../support/site.ts';

const names = ['张', '李', '王', '赵', '孙', '周', '吴', '郑', '冯', '褚', '卫', '沈', '韩', '杨'].map((name) => `${name}庄村`);
const programmes: RollProgramme[] = ['farmland-fertility', 'grain-one-off'];
const expected = names.length * programmes.length;
const minute = 60_000;

const rows: Paid[] = names.flatMap((village, v) => [1, 2, 3, 4].map((n): Paid => (
  { village, name: `村民${'甲乙丙丁'.charAt(n - 1)}`, person: 10 * v + n, quantity: `${n}.00`, standard: '137', yuan: `${137 * n}.00` }
)));

afterEach(endPublishers);

/** 28 editions of 14 villages, approved and not yet published. */
async function approvedOffice(engine: EngineName): Promise<{ office: Office; url: string; db: Database; start: Date; data: string }> {
  const url = await freshDatabase(engine);
  const db = await openDatabase(url);
  const office = await openOffice(db, {});
  const { villages } = db.tables;
  await db.write((tx) => tx.insert(villages).values(names.map((name, i) => ({ code: `3704051023${10 + i}`, name, registerName: `${name}委会`, townshipCode: nigou.code, position: 10 + i }))));
  for (const programme of programmes) await approve(office, programme, rows);
  return { office, url, db, start: office.clock.now(), data: office.deps.config.data };
}

async function expectEverythingOnce(office: Office): Promise<void> {
  const { db } = office.deps;
  expect(await publishedWhole(office)).toEqual({ published: expected, faults: [] });
  expect(await unfinished(office)).toEqual([]);
  const jobs = (await db.read.select().from(db.tables.jobs)).filter(({ name }) => name === 'end-public-period');
  expect(new Set(jobs.map(({ payload }) => payload['editionId']))).toEqual(new Set((await editionsOf(db)).map(({ id }) => id)));
  expect([jobs.length, jobs.every(({ state }) => state === 'ready')]).toEqual([expected, true]);
  const audit = await db.read.select().from(db.tables.auditEntries);
  expect(audit.filter(({ action }) => action === 'batch.published')).toHaveLength(programmes.length);
  const paths = await sitePaths(db);
  expect(paths.filter((path) => path.startsWith('/v/'))).toHaveLength(names.length);
  for (const path of paths) expect([path, (await office.app.request(path)).status]).toEqual([path, 200]);
  for (const path of paths.filter((each) => each.startsWith('/v/'))) {
    expect((await (await office.app.request(path)).text()).match(/href="\/n\//g)).toHaveLength(programmes.length);
  }
}

test('SQLite: killed at every kind of step and at random moments', async () => {
  const { office, url, db, start, data } = await approvedOffice('SQLite');
  const seed = Date.now() % 1_000_000;
  const chance = chanceFrom(seed);
  const steps = ['printing', 'printed', 'keeping', 'kept', 'before-commit', 'after-commit'];
  const deaths = [...steps.map((step) => `${step}:${1 + Math.floor(chance() * 7)}`), 'random', 'random', 'random'];
  let published = 0;
  for (const [i, death] of deaths.entries()) {
    const publisher = startPublisher(data, url, { death, start: new Date(start.getTime() + i * minute) });
    if (death === 'random') {
      await publisher.working;
      await wait(chance() * 700);
      publisher.child.kill('SIGKILL');
    }
    const ended = await publisher.ended;
    expect({ seed, death, ended }).toEqual({ seed, death, ended: expect.stringMatching(published === expected ? /done|killed/ : /killed/) });
    const now = await publishedWhole(office);
    expect({ seed, death, faults: now.faults, isNotLess: now.published >= published }).toEqual({ seed, death, faults: [], isNotLess: true });
    published = now.published;
  }
  for (const hours of [1, 2]) expect(await startPublisher(data, url, { start: new Date(start.getTime() + 60 * hours * minute) }).ended).toBe('done');
  await expectEverythingOnce(office);
  await db.close();
}, 600_000);

test('PostgreSQL: of two servers one is killed; the other goes on, and what the dead one held is taken over when its lease ends', async () => {
  const { office, url, db, start, data } = await approvedOffice('PostgreSQL');
  const [dying, living] = [startPublisher(data, url, { start, death: 'printed:4' }), startPublisher(data, url, { start })];
  expect(await Promise.all([dying.ended, living.ended])).toEqual(['killed', 'done']);
  const held = await unfinished(office);
  expect(held.length).toBeGreaterThan(0);
  expect((await publishedWhole(office)).faults).toEqual([]);
  const soon = startPublisher(data, url, { start: new Date(start.getTime() + minute) });
  expect([await soon.ended, await unfinished(office)]).toEqual(['done', held]);
  // What failed once is tried again, as it would be by a server that goes on.
  for (const minutes of [6, 66]) expect(await startPublisher(data, url, { start: new Date(start.getTime() + minutes * minute) }).ended).toBe('done');
  await expectEverythingOnce(office);
  await db.close();
}, 600_000);

test('PostgreSQL: a server that slept through its lease wakes up to find its work done, and does nothing twice', async () => {
  const { office, url, db, start, data } = await approvedOffice('PostgreSQL');
  const sleeping = startPublisher(data, url, { start });
  await sleeping.working;
  await expect.poll(async () => (await publishedWhole(office)).published, { timeout: 60_000 }).toBeGreaterThan(0);
  sleeping.child.kill('SIGSTOP');
  const other = startPublisher(data, url, { start: new Date(start.getTime() + 6 * minute) });
  expect(await other.ended).toBe('done');
  sleeping.child.kill('SIGCONT');
  expect(await sleeping.ended).toBe('done');
  for (const minutes of [20, 80]) expect(await startPublisher(data, url, { start: new Date(start.getTime() + minutes * minute) }).ended).toBe('done');
  await expectEverythingOnce(office);
  await db.close();
}, 600_000);

/** Mulberry32: the same seed, the same kills. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
