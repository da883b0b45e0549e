// From the clerk's submission to the reviewer's decision: who may do what, once and completely.
import { count, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../server/accounts/actor.ts';
import { checkedOf } from '../../server/batches/check.ts';
import { batchFor } from '../../server/batches/queries.ts';
import { approveBatch, returnBatch } from '../../server/batches/review.ts';
import { submitBatch } from '../../server/batches/submit.ts';
import type { Database } from '../../server/db/database.ts';
import { setContact } from '../../server/places/contact.ts';
import { createTestApp, signedInAs, workAtDesk } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { account, idNumber, lines, paymentFile, subject } from '../support/payment-files.ts';
import { addPlaces, county, liming, nigou, sunli, wangfang, zhaogang } from '../support/people.ts';
import type { Person, TestApp } from '../support/app.ts';
import { storedPayments } from '../support/stored-payments.ts';
import type { Visitor } from '../support/visitor.ts';

onBothEngines('submitting and reviewing', (open) => {
  let db: Database;
  let desk: TestApp;
  let clerk: Visitor & { id: string };
  let reviewer: Visitor & { id: string };

  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
    clerk = await signedInAs(desk, liming);
    reviewer = await signedInAs(desk, wangfang);
  });

  const upload = async (file = paymentFile(), visitor: Visitor = clerk) => {
    const { location } = await visitor.post('/desk/uploads', { ...subject, file });
    await workAtDesk(desk);
    return location;
  };
  const idOf = (location: string) => location.split('/').at(-1) ?? '';
  const planOf = async (location: string) => /name="planHash" value="(\w{64})"/.exec((await clerk.get(location)).html)?.[1] ?? '';
  const submit = async (location: string, planHash?: string) => {
    const answer = await clerk.post(`${location}/submission`, { planHash: planHash ?? await planOf(location) });
    await workAtDesk(desk);
    return answer;
  };
  const submitted = async (location?: string) => {
    const at = location ?? await upload();
    expect((await submit(at)).status).toBe(303);
    expect(await stateOf(at)).toBe('submitted');
    return at;
  };
  const actorOf = (id: string, { name, role, townshipCode }: Person): Actor => ({ id, name, role, townshipCode, villageCode: null });
  const stateOf = async (location: string) => (await db.read.select().from(db.tables.batches).where(eq(db.tables.batches.id, idOf(location))))[0]?.state;
  const countOf = async (table: 'reviews' | 'editions' | 'jobs' | 'auditEntries') => (await db.read.select({ n: count() }).from(db.tables[table]))[0]?.n;
  const paymentsStored = async () => (await storedPayments(db)).length;
  const jobsOf = async (name: string) => (await db.read.select().from(db.tables.jobs)).filter((job) => job.name === name).length;
  const actions = async () => (await db.read.select().from(db.tables.auditEntries)).map((entry) => entry.action).filter((action) => action.startsWith('batch.'));

  test('what the clerk saw is what the reviewer gets, and each step has its audit row', async () => {
    const location = await submitted();
    const course = await reviewer.get(location);
    expect(course.text).toMatch(/待审核.*北洛村 泥沟镇 2 9\.35 1,280\.95.*去审核.*李明 上传.*李明 提交审核/);
    expect(await actions()).toEqual(['batch.uploaded', 'batch.submitted']);
    expect(await paymentsStored()).toBe(4);
  });

  test('a file with faults cannot be submitted, not even past the page', async () => {
    const location = await upload(paymentFile(lines.map((line) => ({ ...line, amount: '百元' })), { total: '0.00' }));
    const batch = await batchFor(desk.deps, actorOf(clerk.id, liming), idOf(location));
    const planHash = (await checkedOf(desk.deps, batch))?.planHash ?? '';
    await expect(submitBatch(desk.deps, actorOf(clerk.id, liming), batch.id, { planHash, confirmed: [] })).rejects.toMatchObject({ code: 'batch-has-blocks' });
    expect(await stateOf(location)).toBe('checking');
  });

  test('a name that no font at hand can draw is told on the check page, in its cell, and is not submitted', async () => {
    const location = await upload(paymentFile(lines.map((line, i) => (i === 1 ? { ...line, name: '陈𪚥' } : line))));
    const page = await clerk.get(location);
    expect(page.text).toMatch(/请先处理 1 件事，再提交 “陈𪚥”里的“𪚥”现有字库打不出来。请与身份证核对这个字.*有的字打不出来 陈𪚥/);
    expect(page.html).not.toContain('>提交审核</button>');
    expect([await stateOf(location), await paymentsStored()]).toEqual(['checking', 0]);
  });

  test('what only a person can decide is asked for, one tick each', async () => {
    const twice = [...lines, lines[0]].filter((line) => line !== undefined);
    const location = await upload(paymentFile(twice));
    const page = await clerk.get(location);
    expect(page.text).toContain('请您核对确认');
    expect((await clerk.get('/desk/')).text).toContain('待确认 1 项');
    const confirmed = [...page.html.matchAll(/name="confirmed" value="([\w-]+)"/g)].map((match) => match[1] ?? '');
    expect(confirmed).toContain('duplicate-row');
    const planHash = await planOf(location);
    const refused = await clerk.post(`${location}/submission`, { planHash });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('还有事项没有打勾确认')]);
    expect((await clerk.post(`${location}/submission`, { planHash, confirmed })).status).toBe(303);
    await workAtDesk(desk);
    expect(await paymentsStored()).toBe(5);
    const [batch] = await db.read.select().from(db.tables.batches);
    expect(batch?.confirmed).toContainEqual({ code: 'duplicate-row', count: 1 });
  });

  test('a page that has grown old is not submitted: two villages have changed their names since', async () => {
    const location = await upload();
    const planHash = await planOf(location);
    for (const [code, name] of [['370405102214', '兰城村'], ['370405102215', '北洛村']] as const) await db.write((tx) => tx.update(db.tables.villages).set({ name, registerName: name }).where(eq(db.tables.villages.code, code)).returning());
    expect((await submit(location, planHash)).status).toBe(303);
    const page = await clerk.get(location);
    expect(page.text).toContain('刚才没有提交成 核对之后内容有变化');
    expect(page.html).not.toContain(planHash);
    expect([await stateOf(location), await paymentsStored()]).toEqual(['checking', 0]);
    await submitted(location);
  });

  test('a submission posted twice, also at once, is one submission', async () => {
    const location = await upload();
    const planHash = await planOf(location);
    const answers = await Promise.all([1, 2].map(() => clerk.post(`${location}/submission`, { planHash })));
    await workAtDesk(desk);
    const again = await clerk.post(`${location}/submission`, { planHash });
    expect(answers.some((answer) => answer.status === 303)).toBe(true);
    expect(again.status).toBe(303);
    expect(await paymentsStored()).toBe(4);
    expect((await actions()).filter((action) => action === 'batch.submitted')).toHaveLength(1);
  });

  test('the reviewer sees the sums, what was not paid, and the notice of each village in a frame that can do nothing', async () => {
    const location = await submitted();
    const page = await reviewer.get(`${location}/review?village=370405102215`);
    expect(page.text).toContain('审核：2026年耕地地力保护补贴');
    const src = /<iframe[^>]* src="([^"]+)"[^>]*sandbox=""/.exec(page.html)?.[1] ?? '';
    expect(src).toBe(`${location}/preview/370405102215`);
    const response = await desk.app.request(`http://localhost:8080${src}`, { headers: { cookie: `mingbai=${reviewer.cookies.get('mingbai')}` } });
    const notice = await response.text();
    expect(notice).toContain('刘德福');
    for (const { idNumber } of lines) expect(notice).not.toContain(idNumber);
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  });

  test('approval freezes one edition per village and orders its publication, and says so', async () => {
    const location = await submitted();
    const answer = await reviewer.post(`${location}/approval`, {});
    expect([answer.status, answer.location]).toEqual([303, location]);
    expect(await stateOf(location)).toBe('approved');
    expect([await countOf('editions'), await jobsOf('publish-edition'), await countOf('reviews')]).toEqual([2, 2, 1]);
    const page = await clerk.get(location);
    expect(page.text).toContain('正在制作、公开：已公开 0 个村，共 2 个村');
    expect(page.html).toContain('<meta http-equiv="refresh" content="3"/>');
    expect(page.text).toContain('王芳 审核通过');
    expect(await actions()).toEqual(['batch.uploaded', 'batch.submitted', 'batch.approved']);
  });

  test('an approval posted twice publishes once', async () => {
    const location = await submitted();
    const answers = await Promise.all([1, 2].map(() => reviewer.post(`${location}/approval`, {})));
    const again = await reviewer.post(`${location}/approval`, {});
    expect([...answers, again].map((answer) => answer.status)).toEqual([303, 303, 303]);
    expect([await countOf('editions'), await countOf('reviews')]).toEqual([2, 1]);
  });

  test('a file with some villages that have been told says which, and what to leave in it', async () => {
    const first = await upload(paymentFile(lines.slice(0, 2)));
    await submitted(first);
    await reviewer.post(`${first}/approval`, {});
    const whole = await upload(paymentFile());
    const page = await clerk.get(whole);
    expect(page.text).toContain('请先处理 1 件事，再提交 这些村的同一项目、同一期已经公开过：北洛村。其余1个村没有公开过，可以只留它们的行，合计也只留它们的。若是分次发放，请在“期次”里写明是第几次；已经公开的有错，请打开那一批，点“更正”。');
    expect([page.text, page.html].map((said) => /没有发现问题|name="planHash"/.test(said))).toEqual([false, false]);
  });

  test('two reviewers at once: one decides, the other is told', async () => {
    const location = await submitted();
    const other = await signedInAs(desk, zhaogang);
    const [approved, returned] = await Promise.all([reviewer.post(`${location}/approval`, {}), other.post(`${location}/return`, { reason: '标准不对' })]);
    expect([approved.status, returned.status].toSorted((a, b) => a - b)).toEqual([303, 409]);
    expect(await countOf('reviews')).toBe(1);
    expect((await actions()).length).toBe(3);
    expect(await stateOf(location)).toBe(approved.status === 303 ? 'approved' : 'returned');
  });

  test('who made a batch is not offered its review and never decides on it, whatever their role, not even past the page', async () => {
    const office = await signedInAs(desk, county);
    const location = await upload(paymentFile(), office);
    const planHash = /name="planHash" value="(\w+)"/.exec((await office.get(location)).html)?.[1] ?? '';
    expect((await office.post(`${location}/submission`, { planHash })).status).toBe(303);
    await workAtDesk(desk);
    const other = await signedInAs(desk, { ...county, login: 'county-2', name: '杨柳' });
    const isOffered = async (visitor: Visitor) => Promise.all([location, `${location}/sheets`].map(async (path) => (await visitor.get(path)).html.includes(`href="${location}/review"`)));
    expect([await isOffered(office), await isOffered(other)]).toEqual([[false, false], [true, true]]);
    expect((await office.get(`${location}/review`)).text).toContain('提交人不能自己审核');
    const answer = await office.post(`${location}/approval`, {});
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('提交人不能自己审核')]);
    await expect(approveBatch(desk.deps, actorOf(office.id, county), idOf(location))).rejects.toMatchObject({ code: 'batch-same-person' });
    await expect(returnBatch(desk.deps, actorOf(office.id, county), idOf(location), '不对')).rejects.toMatchObject({ code: 'batch-same-person' });
    expect([await stateOf(location), await countOf('reviews')]).toEqual(['submitted', 0]);
  });

  test('a second account of the same name does not approve what the first submitted', async () => {
    const location = await submitted();
    const double = await signedInAs(desk, { ...zhaogang, name: `${liming.name.slice(0, 1)} ${liming.name.slice(1)}` });
    expect(await double.post(`${location}/approval`, {})).toMatchObject({ status: 403, text: expect.stringContaining('两个账号的姓名相同') });
    expect([await stateOf(location), await countOf('reviews')]).toEqual(['submitted', 0]);
  });

  test('a clerk cannot decide, and a reviewer cannot submit', async () => {
    const location = await upload();
    const planHash = await planOf(location);
    expect((await reviewer.post(`${location}/submission`, { planHash })).status).toBe(403);
    await submit(location);
    expect((await clerk.get(`${location}/review`)).status).toBe(403);
    expect((await clerk.post(`${location}/approval`, {})).status).toBe(403);
    expect(await stateOf(location)).toBe('submitted');
  });

  test('a reviewer of another township sees nothing of it', async () => {
    const location = await submitted();
    const other = await signedInAs(desk, { ...sunli, role: 'reviewer' });
    for (const path of ['', '/review', '/preview/370405102214']) expect((await other.get(location + path)).status).toBe(404);
    expect((await other.post(`${location}/approval`, {})).status).toBe(404);
    expect((await other.post(`${location}/return`, { reason: '不对' })).status).toBe(404);
  });

  test('a return needs a reason, shows it to the clerk, and keeps the rows', async () => {
    const location = await submitted();
    const empty = await reviewer.post(`${location}/return`, { reason: ' ' });
    expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('请写明退回原因')]);
    const numbered = await reviewer.post(`${location}/return`, { reason: '王桂英的电话13912345678要核对' });
    expect(numbered.status).toBe(422);
    expect(numbered.text).toContain('原因里不能有证件号、账号、手机号码或车牌号，写明第几行就行。');
    expect((await reviewer.post(`${location}/return`, { reason: '<b>标准</b>应是137元' })).status).toBe(303);
    const page = await clerk.get(location);
    expect(page.text).toContain('原因：<b>标准</b>应是137元');
    expect(page.html).toContain(`href="/desk/uploads/new?replaces=${idOf(location)}"`);
    expect(await paymentsStored()).toBe(4);
    const form = await clerk.get(`/desk/uploads/new?replaces=${idOf(location)}`);
    expect(form.html).toContain('value="台农字〔2026〕8号"');
    const mended = lines.map((line, i) => (i === 0 ? { ...line, area: '3.00', amount: '411.00' } : line));
    const corrected = await clerk.post('/desk/uploads', { ...subject, file: paymentFile(mended), replaces: idOf(location) });
    expect(corrected.status).toBe(303);
    await workAtDesk(desk);
    const why = /这是退回以后改好再报的 王芳 2026年6月22日 09:00退回，原因：<b>标准<\/b>应是137元 看退回的那一份/;
    expect((await clerk.get(corrected.location)).text).toMatch(why);
    await submitted(corrected.location);
    const review = (await reviewer.get(`${corrected.location}/review`)).text;
    expect(review).toMatch(why);
    expect(review).toMatch(/与退回的那一份相比 .*改动 1 笔.*不变 3 笔.*面积或数量 3\.25 → 3\.00.*与已公开的相比 这一批不是更正：4 笔都是新报的/);
    expect((await clerk.get(corrected.location)).html).toContain(`李明 上传，改好了<a href="${location}">王芳 退回的那一份</a>`);
  });

  test('the same programme, year and term is not told to a village twice', async () => {
    const first = await submitted();
    const others = lines.map((line, i) => ({ ...line, idNumber: idNumber(50 + i), account: account(50 + i) }));
    const rival = await upload(paymentFile(others.slice(0, 2)));
    await submitted(rival);
    await reviewer.post(`${first}/approval`, {});
    const late = await reviewer.post(`${rival}/approval`, {});
    expect([late.status, late.text]).toEqual([409, expect.stringContaining('已经公开过 北洛村 若是分次发放')]);
    expect(await stateOf(rival)).toBe('submitted');
    const third = await upload(paymentFile(others.slice(2)));
    expect((await clerk.get(third)).text).toContain('请先处理 1 件事，再提交 这些村的同一项目、同一期已经公开过：兰城村。若是分次发放');
    expect([await countOf('editions'), await countOf('reviews')]).toEqual([2, 1]);
  });

  test('a file that names no programme says so first, and the clerk chooses one with the next upload', async () => {
    const bytes = new TextEncoder().encode('村名,户主姓名,身份证号,实发金额\n' + lines.map(({ village, name, idNumber }) => `${village},${name},${idNumber},10`).join('\n'));
    const location = await upload(new File([bytes], '明细.csv'));
    const page = await clerk.get(location);
    expect(page.text).toMatch(/请先处理 1 件事.*看不出是哪个补贴项目/);
    expect(page.html).not.toContain('name="planHash"');
    expect(page.html).toMatch(/<select id="programme" name="programme"/);
    const again = await clerk.post('/desk/uploads', { ...subject, programme: 'old-age', file: new File([bytes], '明细.csv'), replaces: idOf(location) });
    await workAtDesk(desk);
    await submitted(again.location);
  });

  test('a batch of which nothing arrived can be reviewed and approved: its villages are told so', async () => {
    const bytes = new TextEncoder().encode('2026年耕地地力保护补贴\n村名,户主姓名,身份证号,应发金额,实发金额,支付状态\n' + lines.map(({ village, name, idNumber }) => `${village},${name},${idNumber},10,0,退汇`).join('\n'));
    const location = await submitted(await upload(new File([bytes], '明细.csv')));
    const review = await reviewer.get(`${location}/review`);
    expect([review.status, review.text]).toEqual([200, expect.stringMatching(/兰城村 泥沟镇 0 0\.00.*没发成的 4 行/)]);
    expect((await reviewer.post(`${location}/approval`, {})).status).toBe(303);
    expect(await countOf('editions')).toBe(2);
  });

  test('a character of the office that no font at hand can draw is found at approval, before anything is printed', async () => {
    const location = await submitted();
    await setContact(desk.deps, nigou.code, { office: '便民服务中心𪚥号窗口' });
    const answer = await reviewer.post(`${location}/approval`, {});
    expect([answer.status, answer.text]).toEqual([409, expect.stringMatching(/现有字库打不出来 𪚥（在村名、问询地点/)]);
    expect([await stateOf(location), await countOf('editions')]).toEqual(['submitted', 0]);
  });

  test('an approval that fails leaves nothing behind', async () => {
    const location = await submitted();
    const before = [await countOf('auditEntries'), await countOf('jobs')];
    const closed = { ...desk.deps, calendar: { isWorkingDay: () => 'unknown' as const } };
    await expect(approveBatch(closed, actorOf(reviewer.id, wangfang), idOf(location))).rejects.toMatchObject({ code: 'calendar-unknown' });
    expect([await countOf('auditEntries'), await countOf('jobs')]).toEqual(before);
    expect([await stateOf(location), await countOf('editions'), await countOf('reviews')]).toEqual(['submitted', 0, 0]);
  });
});
