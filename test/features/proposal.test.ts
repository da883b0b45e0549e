// The desk says of a proposed list what is proposed, from the upload to the review of what was paid in the end.
import { beforeEach, expect, test } from 'vitest';
import { approveBatch } from '../../server/batches/review.ts';
import { batchFor } from '../../server/batches/queries.ts';
import { createTestApp, signedInAs, workAtDesk, type TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { lines, paymentFile, subject } from '../support/payment-files.ts';
import { addPlaces, liming, nigou, wangfang } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';

const list = (rows = lines) => new File([`2026年耕地地力保护补贴拟发放名单\n村名,户主姓名,身份证号,补贴面积（亩）,补贴标准（元/亩）,应发金额（元）\n${rows.map((row) => [row.village, row.name, row.idNumber, row.area, '137', row.amount].join(',')).join('\n')}`], '拟发放名单.csv', { type: 'text/csv' });
const programme = 'farmland-fertility';

onBothEngines('a proposed list at the desk', (open) => {
  let desk: TestApp;
  let clerk: Visitor & { id: string };
  let reviewer: Visitor & { id: string };

  beforeEach(async () => {
    const db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
    clerk = await signedInAs(desk, liming);
    reviewer = await signedInAs(desk, wangfang);
  });

  const upload = async (file: File, as: 'proposal' | 'result') => {
    const { location } = await clerk.post('/desk/uploads', { ...subject, programme, list: as, file });
    await workAtDesk(desk);
    return location;
  };
  const submit = async (location: string) => {
    const { html } = await clerk.get(location);
    const confirmed = [...html.matchAll(/name="confirmed" value="([\w-]+)"/g)].map(([, code]) => code ?? '');
    await clerk.post(`${location}/submission`, { planHash: /name="planHash" value="(\w{64})"/.exec(html)?.[1] ?? '', ...(confirmed[0] ? { confirmed: confirmed[0] } : {}) });
    await workAtDesk(desk);
    return location;
  };
  const approve = (location: string) => approveBatch(desk.deps, { id: reviewer.id, name: wangfang.name, role: 'reviewer', townshipCode: nigou.code, villageCode: null }, location.split('/').at(-1) ?? '');

  test('the form asks what the list is, and the pages say 拟发, never 实发, and ask for no day of payment', async () => {
    expect((await clerk.get('/desk/uploads/new')).text).toContain('这是什么名单');
    const check = await clerk.get(await upload(list(), 'proposal'));
    expect(check.text).toMatch(/校核：2026年耕地地力保护补贴（拟发放公示）.*这一批不是更正：4 笔都是新报的，拟发 2,239\.95 元.*看一看公示表会是什么样.*拟发金额（元）/);
    expect(check.text).not.toMatch(/实发|到位资金|发放日期 没有填/);
  });

  test('what is uploaded as the wrong kind of list is put right without uploading it again', async () => {
    const location = await upload(list(), 'result');
    expect((await clerk.get(location)).text).toContain('还没有发钱、要先公示的，请选“拟发放名单”');
    await clerk.post(`${location}/subject`, { list: 'proposal', programme, year: '2026', term: '', paidOn: '2026-06-18', basis: '' });
    await workAtDesk(desk);
    expect((await clerk.get(location)).text).toMatch(/（拟发放公示）.*提交审核/);
    const batch = await batchFor(desk.deps, { id: clerk.id, name: liming.name, role: 'clerk', townshipCode: nigou.code, villageCode: null }, location.split('/').at(-1) ?? '');
    expect([batch.list, batch.paidOn, batch.paidFen, batch.proposedFen]).toEqual(['proposal', null, 0, 223_995]);
  });

  test('who is taken from it or put on it is to be paid, and has not been', async () => {
    const proposal = await submit(await upload(list(), 'proposal'));
    await approve(proposal);
    const { batches, editions } = desk.deps.db.tables;
    await desk.deps.db.write(async (tx) => { await tx.update(batches).set({ state: 'published' }); await tx.update(editions).set({ state: 'published' }); });
    const { location } = await clerk.post('/desk/corrections', { of: proposal.split('/').at(-1) ?? '', kind: 'replacement', reason: '1户不是本村的', basis: '', file: list(lines.slice(1)) });
    await workAtDesk(desk);
    const { text } = await clerk.get(location);
    expect(text).toMatch(/王桂英 北洛村 去掉，445\.25 元，拟发/);
    expect(text).not.toContain('已发');
  });

  test('the reviewer of the result sees what differs from what was proposed, and the same file may be both', async () => {
    const proposal = await submit(await upload(list(), 'proposal'));
    const review = await reviewer.get(`${proposal}/review`);
    expect(review.text).toMatch(/审核：2026年耕地地力保护补贴（拟发放公示）.*审核通过，公示/);
    expect(review.text).not.toContain('实发');
    await approve(proposal);
    const { db } = desk.deps;
    const { tables } = db;
    await db.write((tx) => tx.update(tables.batches).set({ state: 'published' }).returning({ id: tables.batches.id }));
    const result = await submit(await upload(paymentFile(lines.slice(1)), 'result'));
    const { text } = await reviewer.get(`${result}/review`);
    expect(text).toMatch(/与拟发放公示的名单相比.*各村与公示相比.*北洛村 1,280\.95 835\.70 0 1 0.*王桂英 北洛村 公示过 3\.25 亩，445\.25 元，这一批里没有/);
    expect((await upload(list(), 'result'))).not.toBe(proposal);
  });
});
