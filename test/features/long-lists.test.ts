// Lists that grow for years: a page holds some of them, says how many there are, and finds the others.
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { createTestApp, signedInAs, type TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { addPlaces, county, villages, zhaogang } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';

const at = new Date('2026-06-22T01:00:00Z');
const [beiluo, lancheng] = villages.map(({ code }) => code) as [string, string];
const person = { login: 'cunguan', name: '周村', role: 'village', townshipCode: zhaogang.townshipCode, villageCode: beiluo } as const;
const counted = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0;

/** Notices of village affairs, one edition each, of 2025 and of 2026. */
async function addNotices(db: Database, villageCode: string, many: number, state: 'published' | 'retained'): Promise<void> {
  const { notices, editions, packages } = db.tables;
  const all = Array.from({ length: many }, (_, i) => ({ id: `${villageCode}-${i}`, year: i % 2 ? 2025 : 2026, seq: i + 1 }));
  for (let start = 0; start < many; start += 500) {
    const some = all.slice(start, start + 500);
    await db.write(async (tx) => {
      await tx.insert(notices).values(some.map(({ id, year, seq }) => ({ id, number: `${villageCode}-${year}-${seq}`, villageCode, year, seq, kind: 'affairs' as const, programme: 'decisions', term: `${seq}`, title: '村务决议' })));
      await tx.insert(editions).values(some.map(({ id }) => ({ id, noticeId: id, seq: 1, state, content: '{}', hash: 'a'.repeat(64), witness: '', firstDay: '2026-01-05', lastDay: '2026-02-05', createdAt: at, publishedAt: at })));
      if (state === 'retained') await tx.insert(packages).values(some.map(({ id, year }) => ({ editionId: id, villageCode, folder: id, files: 9, bytes: 1000, sha256: 'b'.repeat(64), retention: 'long', keptSince: `${year}-02-06` })));
    });
  }
}

onBothEngines('a list that has grown', (open) => {
  let desk: TestApp;
  beforeEach(async () => {
    const db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
  });
  const packages = async (who: Visitor, query = '') => {
    const { html, text } = await who.get(`/desk/packages${query}`);
    return [counted(html, /href="\/desk\/packages\/3/g), /留存村委会的材料 (\d+) 份/.exec(text)?.[1], text] as const;
  };

  test('of what is kept: the newest, how many there are, and those of a year and a village', async () => {
    await addNotices(desk.deps.db, beiluo, 201, 'retained');
    await addNotices(desk.deps.db, lancheng, 3, 'retained');
    const [office, village] = [await signedInAs(desk, zhaogang), await signedInAs(desk, person)];
    const [rows, all, text] = await packages(office);
    expect([rows, all, text]).toEqual([200, '204', expect.stringContaining('先列出最近的 200 份，其余请按年和村查找')]);
    expect(text.indexOf('2026年2月6日')).toBeLessThan(text.indexOf('2025年2月6日'));
    expect((await packages(office, '?year=2025')).slice(0, 2)).toEqual([101, '101']);
    expect((await packages(office, `?year=2025&village=${encodeURIComponent('兰城村')}`)).slice(0, 2)).toEqual([1, '1']);
    expect((await packages(office, `?village=${encodeURIComponent('马兰村')}`))[2]).toContain('没有这样的留存材料。');
    const [own, ofOwn, said] = await packages(village);
    expect([own, ofOwn, said]).toEqual([200, '201', expect.stringContaining('其余请按年查找')]);
    expect(said).not.toContain('哪个村的');
    expect((await village.get('/desk/village')).text).toContain('全部留存材料 201 份');
  });

  test('of what is public: a thousand, how many there are, and those of one village', async () => {
    await addNotices(desk.deps.db, beiluo, 1000, 'published');
    await addNotices(desk.deps.db, lancheng, 2, 'published');
    const office = await signedInAs(desk, zhaogang);
    const sheets = async (query: string) => counted((await office.get(`/desk/notices${query}`)).html, /notice\.pdf/g);
    expect((await office.get('/desk/notices')).text).toContain('正在公开的一共 1002 份，先列出 1000 份');
    expect([await sheets(''), await sheets(`?village=${encodeURIComponent(' 兰城村委会')}`), await sheets(`?village=${encodeURIComponent('马兰村')}`)]).toEqual([1000, 2, 0]);
    expect((await office.get(`/desk/notices?village=${encodeURIComponent('马兰村')}`)).text).toContain('这个村现在没有正在公开的内容');
  });

  test('of what hangs and of what should come down: some, and of the latter what is over for the longest time', async () => {
    await addNotices(desk.deps.db, beiluo, 201, 'published');
    await addNotices(desk.deps.db, lancheng, 201, 'retained');
    const office = await signedInAs(desk, zhaogang);
    const { postings, editions } = desk.deps.db.tables;
    await desk.deps.db.write(async (tx) => {
      await tx.update(editions).set({ lastDay: '2027-02-05' }).where(eq(editions.state, 'published'));
      await tx.update(editions).set({ lastDay: '2026-01-20' }).where(eq(editions.id, `${lancheng}-200`));
      await tx.insert(postings).values((await tx.select({ id: editions.id }).from(editions)).map(({ id }) => ({ id, editionId: id, act: 'up' as const, seq: 1, place: '村委会', day: '2026-01-05', original: 'c', photo: 'd', photoType: 'image/jpeg', reason: '', confirmedBy: office.id, confirmedAt: at })));
    });
    const { html, text } = await office.get('/desk/postings');
    expect(text).toContain('贴在墙上的 201 份，先列 200 份，其余在“公开表”里按村查找');
    expect(text).toContain('该取下、还没有确认的 201 份，先列期满最早的 200 份');
    expect([counted(html, /href="\/desk\/postings\/3/g), counted(html, /2026年1月20日/g)]).toEqual([400, 1]);
  });

  test('of alerts: the newest two hundred, and how many there are', async () => {
    const { alerts } = desk.deps.db.tables;
    const found = Array.from({ length: 201 }, (_, i) => ({ id: `alert-${i}`, villageCode: beiluo, path: `/n/${i}`, kind: 'missing' as const, detail: '', openKey: `${i}`, foundAt: at }));
    await desk.deps.db.write((tx) => tx.insert(alerts).values(found).returning({ id: alerts.id }));
    const { html, text } = await (await signedInAs(desk, county)).get('/desk/alerts');
    expect([counted(html, /action="\/desk\/alerts\/alert-\d+\/seen"/g), text]).toEqual([200, expect.stringContaining('201 处，先列出最近的 200 处')]);
  });
});
