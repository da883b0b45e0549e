// 公开属性: a list is open unless an article and a reason say otherwise, and then it is told nowhere.
import { beforeEach, expect, test } from 'vitest';
import { approveBatch } from '../../server/batches/review.ts';
import type { Database } from '../../server/db/database.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, submit } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { liming, sunli, wangfang } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';
import { grain } from '../publication/samples.ts';

const closed = { publicity: 'closed', article: '政府信息公开条例第十五条', reason: '涉及第三方隐私' };

onBothEngines('the publicity of a list', (open) => {
  let db: Database;
  let office: Office;
  let clerk: Visitor;
  let at: string;
  let batchId: string;

  beforeEach(async () => {
    db = await open();
    office = await openOffice(db, {});
    clerk = await signedInAs(office, { ...liming, login: 'clerk-2' });
    batchId = await submit(office, 'grain-one-off', grain);
    at = `/desk/batches/${batchId}/publicity`;
  });

  const approved = () => approveBatch(office.deps, office.reviewer, batchId);

  test('is open from the beginning', async () => {
    expect((await clerk.get(at)).html).toMatch(/value="open" selected/);
    await approved();
    expect(await db.read.$count(db.tables.editions)).toBeGreaterThan(0);
  });

  test('is never otherwise without an article and a reason', async () => {
    const refused = await clerk.post(at, { publicity: 'closed', article: '内部规定', reason: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('没有明确依据的，不得定为依申请公开或不予公开');
    expect(refused.text).toContain('请写明理由');
    await approved();
  });

  test('that is not open cannot be approved, and says so before', async () => {
    expect((await clerk.post(at, closed)).status).toBe(303);
    await expect(approved()).rejects.toMatchObject({ code: 'batch-not-open' });
    expect(await db.read.$count(db.tables.editions)).toBe(0);
    const reviewer = await signedInAs(office, { ...wangfang, login: 'reviewer-2' });
    expect((await reviewer.get(`/desk/batches/${batchId}/review`)).text).toContain('公开属性：不予公开 这一批在任何渠道都不能公开');
    await clerk.post(at, { publicity: 'open', article: '', reason: '' });
    await approved();
  });

  test('that is not open comes up again after a year, and goes off the list for another when it was looked at', async () => {
    await clerk.post(at, closed);
    expect((await clerk.get('/desk/catalogue/re-review')).text).toMatch(/不予公开 政府信息公开条例第十五条 涉及第三方隐私 李明，2026年6月22日 2027年6月22日/);
    office.clock.advance(365 * 24 * 60);
    clerk = await signedInAs(office, { ...liming, login: 'clerk-3' });
    expect((await clerk.get('/desk/catalogue/re-review')).text).toContain('该复审了');
    await clerk.post(at, { ...closed, reason: '理由还在' });
    expect((await clerk.get('/desk/catalogue/re-review')).text).toContain('2028年6月22日');
    const page = await clerk.get(at);
    expect(page.text).toContain('理由还在');
    expect(page.text).toContain('涉及第三方隐私');
    await clerk.post(at, { publicity: 'open' });
    expect((await clerk.get('/desk/catalogue/re-review')).text).toContain('没有依申请公开、不予公开的批次');
  });

  test('is not for a reviewer or another township to decide, and stands once the list is told', async () => {
    const reviewer = await signedInAs(office, { ...wangfang, login: 'reviewer-2' });
    expect((await reviewer.post(at, closed)).status).toBe(403);
    expect((await (await signedInAs(office, sunli)).get(at)).status).toBe(404);
    await approved();
    expect((await clerk.post(at, closed)).status).toBe(409);
  });
});
