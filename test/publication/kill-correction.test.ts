// A server that dies in the middle of a correction, again and again: started anew, it ends with every village told exactly once.
import { afterEach, expect, test } from 'vitest';
import { approveBatch } from '../../server/batches/review.ts';
import { openDatabase } from '../../server/db/database.ts';
import type { Database } from '../../server/db/database.ts';
import { freshDatabase } from '../support/database.ts';
import type { EngineName } from '../support/database.ts';
import { approve, correct, openOffice } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { nigou } from '../support/people.ts';
import { endPublishers, startPublisher, unfinished } from '../support/publishers.ts';
import type { Paid } from '../support/roll.ts';
import { editionsOf } from '../support/site.ts';

const names = ['张', '李', '王', '赵', '孙', '周'].map((name) => `${name}庄村`);
const gone = names.slice(0, 2);

const rows: Paid[] = names.flatMap((village, v) => [1, 2, 3, 4].map((n): Paid => (
  { village, name: `村民${'甲乙丙丁'.charAt(n - 1)}`, person: 10 * v + n, quantity: `${n}.00`, standard: '137', yuan: `${137 * n}.00` }
)));
/** Two villages left out, everybody of the others one mu more but in the last, where nothing changes. */
const mended = rows.filter(({ village }) => !gone.includes(village)).map((row) => (
  row.village === names.at(-1) ? row : { ...row, quantity: `${Number(row.quantity) + 1}.00`, yuan: `${137 * (Number(row.quantity) + 1)}.00` }
));

afterEach(endPublishers);

test.each<[EngineName]>([['SQLite'], ['PostgreSQL']])('%s: killed at every kind of step', async (engine) => {
  const url = await freshDatabase(engine);
  const db = await openDatabase(url);
  const office = await correctedOffice(db, url);
  // A lease of the dead ends after five minutes.
  const publish = async (death?: string) => {
    office.clock.advance(6);
    return startPublisher(office.deps.config.data, url, { start: office.clock.now(), ...(death ? { death } : {}) }).ended;
  };
  for (const death of ['printed:1', 'kept:9', 'before-commit:2', 'after-commit:3']) {
    expect({ death, ended: await publish(death) }).toEqual({ death, ended: 'killed' });
    expect({ death, faults: await halfDone(db) }).toEqual({ death, faults: [] });
  }
  expect(await publish()).toBe('done');
  office.clock.advance(60);
  expect(await publish()).toBe('done');
  await expectToldOnce(office);
  await db.close();
}, 600_000);

async function correctedOffice(db: Database, url: string): Promise<Office> {
  const office = await openOffice(db, {});
  const { villages } = db.tables;
  await db.write((tx) => tx.insert(villages).values(names.map((name, i) => ({ code: `3704051023${10 + i}`, name, registerName: `${name}委会`, townshipCode: nigou.code, position: 10 + i }))));
  const first = await approve(office, 'farmland-fertility', rows);
  expect(await startPublisher(office.deps.config.data, url, { start: office.clock.now() }).ended).toBe('done');
  office.clock.advance(60);
  await approveBatch(office.deps, office.reviewer, await correct(office, first, 'replacement', mended, '各户面积少录了1亩'));
  return office;
}

/** Of every notice at any time: at most one edition stands, and the last page to be made says what stands. */
async function halfDone(db: Database): Promise<string[]> {
  const byNotice = Map.groupBy(await editionsOf(db), ({ number }) => number);
  const pages = new Map((await db.read.select().from(db.tables.sitePages)).map(({ path, status }) => [path, status]));
  return [...byNotice].flatMap(([number, editions]) => {
    const published = editions.filter(({ state }) => state === 'published');
    const shown = editions.filter(({ state }) => state === 'published' || state === 'superseded').length;
    const isWhole = published.length <= 1 && pages.get(`/n/${number}`) === (published.length === 1 ? 200 : 410) && [...pages.keys()].filter((path) => path.startsWith(`/n/${number}/`)).length === shown;
    return isWhole ? [] : [`${number}: ${editions.map(({ seq, state }) => `${seq} ${state}`).join()}`];
  });
}

async function expectToldOnce(office: Office): Promise<void> {
  const { db } = office.deps;
  expect(await unfinished(office)).toEqual([]);
  const states = new Map<string, string[]>();
  for (const { facts, seq, state } of (await editionsOf(db)).toSorted((a, b) => a.seq - b.seq)) states.set(facts.village.name, [...states.get(facts.village.name) ?? [], `${seq} ${state}`]);
  expect(states).toEqual(new Map(names.map((name) => [name, gone.includes(name) ? ['1 superseded'] : name === names.at(-1) ? ['1 published'] : ['1 superseded', '2 published']])));
  expect((await db.read.select().from(db.tables.batches)).map(({ kind, state }) => `${kind} ${state}`).toSorted()).toEqual(['first superseded', 'replacement published']);
  const actions = (await db.read.select().from(db.tables.auditEntries)).map(({ action }) => action);
  const times = (wanted: string) => actions.filter((action) => action === wanted).length;
  expect([times('edition.published'), times('edition.withdrawn'), times('batch.published'), times('batch.superseded')]).toEqual([names.length + 3, 2, 2, 1]);
}
