// 公开属性: a list is open unless an article and a reason say otherwise, and then it is told nowhere.
import { beforeEach, expect, test } from 'vitest';
import { approveBatch } from '../../server/batches/review.ts';
import type { Database } from '../../server/db/database.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, submit } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { county, liming, sunli, wangfang } from '../support/people.ts';
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

  const seenBy = async (visitor: Visitor) => /name="seen" value="([\w-]+)"/.exec((await visitor.get(at)).html)?.[1] ?? '';
  const list = '/desk/catalogue/re-review';

  test('that is not open waits for a second person, who is not the first and saw this very decision', async () => {
    await clerk.post(at, closed);
    expect((await clerk.get(list)).text).toContain('等另一位同事确认');
    expect(await seenBy(clerk)).toBe('');
    const reviewer = await signedInAs(office, { ...wangfang, login: 'reviewer-2' });
    const seen = await seenBy(reviewer);
    const double = await signedInAs(office, { ...wangfang, login: 'double', name: liming.name });
    expect(await double.post(`${at}/confirmation`, { seen })).toMatchObject({ status: 403, text: expect.stringContaining('两个账号的姓名相同') });
    office.clock.advance(1);
    await clerk.post(at, { ...closed, reason: '改了理由' });
    expect((await reviewer.post(`${at}/confirmation`, { seen })).status).toBe(409);
    expect((await reviewer.post(`${at}/confirmation`, { seen: await seenBy(reviewer) })).status).toBe(303);
    expect((await reviewer.get(at)).text).toMatch(/改了理由 李明 王芳，2026年6月22日/);
    const both = await signedInAs(office, { ...county, login: 'county-2' });
    office.clock.advance(1);
    await both.post(at, { ...closed, reason: '县里定的' });
    const newest = (await db.read.select().from(db.tables.publicityDecisions)).find(({ reason }) => reason === '县里定的');
    expect((await both.post(`${at}/confirmation`, { seen: newest?.id ?? '' })).text).toContain('认定的人不能自己确认');
    expect((await clerk.post(`${at}/confirmation`, { seen: newest?.id ?? '' })).status).toBe(403);
    const actions = (await db.read.select().from(db.tables.auditEntries)).map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith('batch.publicity'))).toEqual(['batch.publicity-decided', 'batch.publicity-decided', 'batch.publicity-confirmed', 'batch.publicity-decided']);
  });

  test('that is not open comes up again after a year, and goes off the list for another when two people say that the reason still holds', async () => {
    await clerk.post(at, closed);
    const confirmed = async () => { const reviewer = await signedInAs(office, { ...wangfang, login: `r-${Math.random()}` }); await reviewer.post(`${at}/confirmation`, { seen: await seenBy(reviewer) }); };
    await confirmed();
    expect((await clerk.get(list)).text).toMatch(/不予公开 政府信息公开条例第十五条 涉及第三方隐私 李明，2026年6月22日 2027年6月22日/);
    office.clock.advance(365 * 24 * 60);
    clerk = await signedInAs(office, { ...liming, login: 'clerk-3' });
    const due = await clerk.get(list);
    expect(due.text).toContain('该复审了');
    expect(due.html).toMatch(/<button[^>]*>复核，仍不予公开，理由不变<\/button>/);
    const again = Object.fromEntries([...due.html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
    expect((await clerk.post(at, again)).status).toBe(303);
    expect((await clerk.get(list)).text).not.toContain('2028年6月22日');
    await confirmed();
    expect((await clerk.get(list)).text).toContain('2028年6月22日');
    expect((await clerk.get(at)).text.match(/涉及第三方隐私 李明 王芳/g)).toHaveLength(2);
    await clerk.post(at, { publicity: 'open' });
    expect((await clerk.get(list)).text).toContain('没有依申请公开、不予公开的批次');
  });

  test('is not for a reviewer or another township to decide, and stands once the list is told', async () => {
    const reviewer = await signedInAs(office, { ...wangfang, login: 'reviewer-2' });
    expect((await reviewer.post(at, closed)).status).toBe(403);
    expect((await (await signedInAs(office, sunli)).get(at)).status).toBe(404);
    await approved();
    expect((await clerk.post(at, closed)).status).toBe(409);
  });
});
