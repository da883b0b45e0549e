// A server that dies while it publishes what people wrote, at any step: started again, it ends with every edition published exactly once.
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { attachFile } from '../../server/manuscripts/attach.ts';
import { startCorrection } from '../../server/manuscripts/correct.ts';
import { manuscriptFor } from '../../server/manuscripts/queries.ts';
import { withdrawManuscript } from '../../server/manuscripts/review.ts';
import { startManuscript, submitManuscript, type NewManuscript } from '../../server/manuscripts/write.ts';
import { jpegPhoto } from '../photos/photos.ts';
import { freshDatabase } from '../support/database.ts';
import type { EngineName } from '../support/database.ts';
import { approveText, decisions, openDesk, submitText, type Desk } from '../support/manuscripts.ts';
import { nigou } from '../support/people.ts';
import { endPublishers, publishedWhole, startPublisher, unfinished } from '../support/publishers.ts';
import { editionsOf } from '../support/site.ts';

const names = ['张庄村', '李庄村', '王庄村'];
const villages = names.length + 2;
const leaflet: NewManuscript = {
  villageCode: null, item: 'old-age', title: '高龄津贴', year: 2026, term: '',
  content: { kind: 'application', basis: '', deadlineOn: '2026-08-05', guidance: { recipients: '年满80周岁的老人', standard: '每月100元', procedure: '', materials: '', deadline: '', office: '', phone: '0632-661 1234' } },
};
const accounts: NewManuscript = {
  villageCode: '370405102214', item: 'accounts', title: '村级财务收支', year: 2026, term: '5月',
  content: { kind: 'finance', basis: '', accounts: { openingFen: 100_000, closingFen: 93_000, entries: [{ day: '2026-05-06', voucher: '记-1', item: '公开栏玻璃', incomeFen: 0, expenseFen: 7_000, handler: '周小满' }] } },
};

afterEach(endPublishers);

test.each<[EngineName, readonly string[], readonly string[]]>([
  ['SQLite', ['printing:2', 'before-commit:1', 'after-commit:2'], ['printed:1']],
  ['PostgreSQL', ['keeping:9'], ['before-commit:3']],
])('%s: killed while it publishes, and again while it corrects and takes back', async (engine, first, then) => {
  const url = await freshDatabase(engine);
  const desk = await openDesk(await openDatabase(url), {});
  const { db } = desk.deps;
  await db.write((tx) => tx.insert(db.tables.villages).values(names.map((name, i) => ({ code: `3704051023${10 + i}`, name, registerName: `${name}委会`, townshipCode: nigou.code, position: 10 + i }))));
  const told = await approvedTexts(desk);
  await dieAt(desk, url, first, async (before) => {
    const { published, faults } = await publishedWhole(desk);
    expect([faults, published >= before]).toEqual([[], true]);
    return published;
  });
  expect(await publishedWhole(desk)).toEqual({ published: villages + 2, faults: [] });

  const correction = await startCorrection(desk.deps, desk.village, told.affairs, '水泥的吨数写错了');
  await submitManuscript(desk.deps, desk.village, correction);
  await approveText(desk, correction);
  await withdrawManuscript(desk.deps, desk.reviewer, told.leaflet, '今年的标准还没有下来');
  await dieAt(desk, url, then, async () => 0);
  expect(await unfinished(desk)).toEqual([]);
  const editions = (await editionsOf(db)).map(({ facts, seq, state }) => `${facts.kind} ${seq} ${state}`);
  expect(editions.toSorted()).toEqual(['affairs 1 superseded', 'affairs 2 published', ...Array.from({ length: villages }, () => 'application 1 superseded'), 'finance 1 published']);
  const states = await Promise.all([told.affairs, correction, told.leaflet, told.accounts].map(async (id) => (await manuscriptFor(db, desk.reviewer, id)).state));
  expect(states).toEqual(['superseded', 'published', 'withdrawn', 'published']);
  const actions = (await db.read.select().from(db.tables.auditEntries)).map(({ action }) => action);
  const times = (wanted: string) => actions.filter((action) => action === wanted).length;
  expect([times('edition.published'), times('edition.withdrawn'), times('manuscript.published'), times('manuscript.superseded')]).toEqual([villages + 3, villages, 4, 1]);
  await db.close();
}, 600_000);

/** A leaflet for every village, affairs with a photo and the accounts of one: approved and not yet published. */
async function approvedTexts(desk: Desk): Promise<Record<'leaflet' | 'affairs' | 'accounts', string>> {
  const affairs = await startManuscript(desk.deps, desk.village, decisions);
  expect(await attachFile(desk.deps, desk.village, affairs, { name: 'a.jpg', bytes: jpegPhoto(), caption: '修补前的路', isClear: true })).toBeNull();
  await submitManuscript(desk.deps, desk.village, affairs);
  const ids = { affairs, leaflet: await submitText(desk, leaflet, desk.clerk), accounts: await submitText(desk, accounts) };
  for (const id of Object.values(ids)) await approveText(desk, id);
  return ids;
}

/** One server after the other dies at its step; the last one lives. A lease of the dead ends after five minutes. */
async function dieAt(desk: Desk, url: string, deaths: readonly string[], look: (before: number) => Promise<number>): Promise<void> {
  let before = 0;
  for (const death of [...deaths, '']) {
    desk.clock.advance(death ? 6 : 60);
    const ended = await startPublisher(desk.deps.config.data, url, { start: desk.clock.now(), ...(death ? { death } : {}) }).ended;
    expect({ death, ended }).toEqual({ death, ended: death ? 'killed' : 'done' });
    before = await look(before);
  }
}
