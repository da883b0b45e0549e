// Rows that a clerk leaves out: only with a reason, seen by the reviewer, and taken back as easily.
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { deskWork } from '../../server/batches/desk-work.ts';
import { excludeRows } from '../../server/batches/decide.ts';
import type { Database } from '../../server/db/database.ts';
import { createTestApp, signedInAs, workAtDesk } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { failingAt } from '../support/failing.ts';
import { lines, paymentFile, subject } from '../support/payment-files.ts';
import { addPlaces, liming, sunli, wangfang } from '../support/people.ts';
import { storedPayments } from '../support/stored-payments.ts';
import type { Fields, Visitor } from '../support/visitor.ts';

const sheet = '泥沟镇2026年耕地地力保护补贴';
// Row 4 is wrong, and the total of the file counts it as nothing.
const bad = lines.map((line, i) => (i === 1 ? { ...line, village: '不知村' } : line));

const liming2 = (id: string) => ({ id, name: liming.name, role: liming.role, townshipCode: liming.townshipCode, villageCode: null });

onBothEngines('leaving rows out', (open) => {
  let db: Database;
  let desk: TestApp;
  let clerk: Visitor & { id: string };
  let location: string;

  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
    clerk = await signedInAs(desk, liming);
    ({ location } = await clerk.post('/desk/uploads', { ...subject, file: paymentFile(bad) }));
    await workAtDesk(desk);
  });

  const exclude = async (fields: Fields, visitor: Visitor = clerk) => {
    const answer = await visitor.post(`${location}/exclusions`, fields);
    await workAtDesk(desk);
    return answer;
  };
  const count = async () => db.read.$count(db.tables.exclusions);
  const planOf = async () => /name="planHash" value="(\w{64})"/.exec((await clerk.get(location)).html)?.[1] ?? '';

  test('a row that blocks no longer does, the page says what is taken and what is not, and the row can be submitted past', async () => {
    expect((await clerk.get(location)).text).toContain('请先处理 1 件事');
    expect((await exclude({ row: `4 ${sheet}`, reason: '户主已去世，另行处理' })).status).toBe(303);
    const page = await clerk.get(location);
    expect(page.text).toContain('没有发现问题');
    expect(page.text).toMatch(/实发金额 1,404\.25 元/);
    expect(page.text).toContain('不采用的 1 行 · 835.70 元');
    expect(page.text).toMatch(/不采用的 1 行，不提交、不公开.*4 不知村 陈建国 835\.70 户主已去世，另行处理 李明/);
    expect(page.text).toContain('表内合计 相符');
    await clerk.post(`${location}/submission`, { planHash: await planOf() });
    await workAtDesk(desk);
    expect((await storedPayments(db)).map(({ row }) => row).toSorted((a, b) => a - b)).toEqual([3, 5, 6]);
    const reviewer = await signedInAs(desk, wangfang);
    expect((await reviewer.get(`${location}/review`)).text).toMatch(/不采用的 1 行.*4 不知村 陈建国 835\.70 户主已去世，另行处理/);
    expect((await db.read.select().from(db.tables.auditEntries)).map(({ action }) => action)).toContain('rows.excluded');
  });

  test('of a file whose rows are all left out nothing can be submitted, and the page says so', async () => {
    ({ location } = await clerk.post('/desk/uploads', { ...subject, file: paymentFile(bad.slice(1, 2)) }));
    await workAtDesk(desk);
    await exclude({ row: `3 ${sheet}`, reason: '重复报' });
    const page = await clerk.get(location);
    expect(page.text).toContain('请先处理 1 件事，再提交 没有一行可以提交。');
    expect(page.html).not.toContain('name="planHash"');
    expect((await clerk.get('/desk/')).text).toContain('必须改 1 项');
  });

  test('without a reason, or with a number of a person in it, nothing is left out, and the page says why', async () => {
    for (const [reason, said] of [['', '请写明为什么不采用'], [`证件号 ${lines[0]?.idNumber}`, '原因里不能有证件号']] as const) {
      const answer = await exclude({ row: `4 ${sheet}`, reason });
      expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(said)]);
    }
    expect((await exclude({ reason: '重复' })).text).toContain('请先勾选不采用的行');
    expect(await count()).toBe(0);
  });

  test('a row that nobody asked about is left out by its number, once it was shown and has a reason', async () => {
    const find = (number: string) => clerk.get(`${location}/exclusions/new?number=${number}`);
    expect((await clerk.get(location)).text).toContain('还有别的行不该发？写行号');
    for (const [number, said] of [['', '请写行号'], ['x', '请写行号'], ['2', '第 2 行不是发放明细'], ['7', '第 7 行不是发放明细'], ['99', '第 99 行不是发放明细']] as const) {
      expect(await find(number)).toMatchObject({ status: 422, text: expect.stringContaining(said) });
    }
    const shown = await find('6');
    expect(shown.text).toMatch(/不采用第 6 行？.*兰城村.*周素琴.*685\.00 元/);
    const row = /name="row" value="([^"]+)"/.exec(shown.html)?.[1] ?? '';
    expect(await exclude({ row, isNumbered: '1', reason: '' })).toMatchObject({ status: 422, text: expect.stringMatching(/不采用第 6 行？.*请写明为什么不采用.*周素琴/) });
    expect(await count()).toBe(0);
    expect((await exclude({ row, isNumbered: '1', reason: '重复报' })).status).toBe(303);
    expect((await clerk.get(location)).text).toMatch(/不采用的 1 行.*6 兰城村 周素琴 685\.00 重复报 李明/);
    expect(await exclude({ row: `7 ${sheet}`, reason: '不是明细' })).toMatchObject({ status: 409 });
    expect((await (await signedInAs(desk, wangfang)).get(`${location}/exclusions/new?number=5`)).status).toBe(403);
  });

  test('what was confirmed is what is submitted: a page from before the decision is refused', async () => {
    await exclude({ row: `4 ${sheet}`, reason: '重复报' });
    const before = await planOf();
    await clerk.post(`${location}/inclusions`, { row: `4 ${sheet}` });
    await workAtDesk(desk);
    expect((await clerk.get(location)).text).toContain('请先处理 1 件事');
    await exclude({ row: `4 ${sheet}`, reason: '另一个原因' });
    expect(await planOf()).not.toBe(before);
    const answer = await clerk.post(`${location}/submission`, { planHash: before });
    expect([answer.status, answer.text]).toEqual([409, expect.stringContaining('核对之后内容有变化')]);
    expect(await count()).toBe(1);
  });

  test('only rows that are payments, only by who may upload, only while the batch is at the desk', async () => {
    expect((await exclude({ row: `2 ${sheet}`, reason: '不想发' })).status).toBe(409);
    expect((await exclude({ row: '4 别的表', reason: '不想发' })).status).toBe(409);
    expect((await exclude({ row: '四', reason: '不想发' })).status).toBe(422);
    expect((await exclude({ row: `4 ${sheet}`, reason: '不想发' }, await signedInAs(desk, wangfang))).status).toBe(403);
    expect((await exclude({ row: `4 ${sheet}`, reason: '不想发' }, await signedInAs(desk, sunli))).status).toBe(404);
    await db.write((tx) => tx.update(db.tables.batches).set({ state: 'submitted' }).where(eq(db.tables.batches.state, 'checking')).returning());
    expect((await exclude({ row: `4 ${sheet}`, reason: '不想发' })).status).toBe(409);
    expect(await count()).toBe(0);
  });

  test('whichever change of a decision fails, nothing of it is kept', async () => {
    const batchId = location.split('/').at(-1) ?? '';
    let n = 0;
    for (let isDone = false; !isDone;) {
      const failing = failingAt(db, ++n);
      isDone = await excludeRows({ ...desk.deps, db: failing }, liming2(clerk.id), batchId, [{ sheet, row: 4 }], '重复报').then(() => true, (error: Error) => error.message !== 'disk full');
      const work = await deskWork(desk.deps, batchId);
      expect([n, await count(), work?.isUnderWay]).toEqual(isDone ? [n, 1, true] : [n, 0, false]);
    }
    expect(n).toBe(5);
  });

  test('a decision whose check was called off is not mistaken for a result', async () => {
    await clerk.post(`${location}/exclusions`, { row: `4 ${sheet}`, reason: '重复报' });
    await clerk.post(`${location}/cancellation`, {});
    const page = await clerk.get(location);
    expect(page.text).toContain('还没有校核结果');
    await clerk.post(`${location}/check`, {});
    await workAtDesk(desk);
    expect((await clerk.get(location)).text).toContain('没有发现问题');
  });
});
