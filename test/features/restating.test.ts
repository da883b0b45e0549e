// Saying otherwise what a kept file is about: nothing is uploaded twice, and no old result passes for a new one.
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { createTestApp, signedInAs, workAtDesk } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { paymentFile, subject } from '../support/payment-files.ts';
import { addPlaces, liming, sunli, wangfang } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';

onBothEngines('saying otherwise what a file is about', (open) => {
  let db: Database;
  let desk: TestApp;
  let clerk: Visitor;
  let location: string;

  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
    clerk = await signedInAs(desk, liming);
    ({ location } = await clerk.post('/desk/uploads', { ...subject, file: paymentFile() }));
    await workAtDesk(desk);
  });

  const stated = { programme: 'farmland-fertility', year: '2025', term: '第一季度', paidOn: '2026-05-06', basis: '台农字〔2026〕9号' };

  test('the file is checked again as it was uploaded, and the record says what was changed', async () => {
    expect(await clerk.post(`${location}/subject`, stated)).toMatchObject({ status: 303, location });
    await workAtDesk(desk);
    const { text } = await clerk.get(location);
    expect(text).toContain('校核：2025年第一季度耕地地力保护补贴');
    expect(text).toContain('标题写的是2026年，选的是2025年');
    expect(text).toContain('发放日期 2026年5月6日 依据 台农字〔2026〕9号');
    expect(await db.read.$count(db.tables.uploads)).toBe(1);
    const entries = await db.read.select().from(db.tables.auditEntries);
    expect(entries.find(({ action }) => action === 'batch.restated')?.detail).toContain('第一季度');
  });

  test('what is wrong is said beside its box, which keeps what was typed', async () => {
    const answer = await clerk.post(`${location}/subject`, { ...stated, programme: '', paidOn: '2027-01-01' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('请选择补贴项目。');
    expect(answer.text).toContain('发放日期还没有到。');
    expect(answer.html).toContain('value="第一季度"');
  });

  test('a page from before cannot be submitted, and neither can it be shown when the new check is called off', async () => {
    const planHash = /name="planHash" value="(\w{64})"/.exec((await clerk.get(location)).html)?.[1] ?? '';
    await clerk.post(`${location}/subject`, stated);
    expect((await clerk.post(`${location}/submission`, { planHash })).status).toBe(409);
    await clerk.post(`${location}/cancellation`, {});
    expect((await clerk.get(location)).text).toContain('还没有校核结果');
    expect((await clerk.post(`${location}/submission`, { planHash })).status).toBe(409);
  });

  test('is for who may upload, in the own township, while the batch is at the desk', async () => {
    expect((await (await signedInAs(desk, sunli)).post(`${location}/subject`, stated)).status).toBe(404);
    expect((await (await signedInAs(desk, wangfang)).post(`${location}/subject`, stated)).status).toBe(403);
    await clerk.post(`${location}/disposal`, {});
    expect((await clerk.post(`${location}/subject`, stated)).status).toBe(409);
  });
});
