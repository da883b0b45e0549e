// Correcting at the desk: who may, what the pages show, and what a reviewer sees before deciding.
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { createTestApp, signedInAs, workAtDesk } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { account, idNumber, lines, paymentFile, subject } from '../support/payment-files.ts';
import type { Line } from '../support/payment-files.ts';
import { addPlaces, liming, nigou, sunli, wangfang } from '../support/people.ts';
import { storedPayments } from '../support/stored-payments.ts';
import type { Visitor } from '../support/visitor.ts';

const reason = '1户面积录错，已按实测面积改正';
const mended = lines.map((line, i) => (i === 0 ? { ...line, area: '3.00', amount: '411.00' } : line));

onBothEngines('correcting at the desk', (open) => {
  let db: Database;
  let desk: TestApp;
  let clerk: Visitor;
  let reviewer: Visitor;

  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
    clerk = await signedInAs(desk, liming);
    reviewer = await signedInAs(desk, wangfang);
  });

  const idOf = (location: string) => location.split('/').at(-1) ?? '';
  const upload = async (rows: readonly Line[] = lines, about: Record<string, string> = {}) => {
    const { location } = await clerk.post('/desk/uploads', { ...subject, ...about, file: paymentFile(rows) });
    await workAtDesk(desk);
    return location;
  };
  const submit = async (location: string) => {
    const { html } = await clerk.get(location);
    const confirmed = [...html.matchAll(/name="confirmed" value="([\w-]+)"/g)].map((match) => match[1] ?? '');
    const answer = await clerk.post(`${location}/submission`, { planHash: /name="planHash" value="(\w{64})"/.exec(html)?.[1] ?? '', confirmed });
    await workAtDesk(desk);
    return answer;
  };
  /** As if every sheet had gone out; printing is tested elsewhere. */
  const published = async (rows: readonly Line[] = lines, about: Record<string, string> = {}) => {
    const location = await upload(rows, about);
    await submit(location);
    await reviewer.post(`${location}/approval`, {});
    const { batches, editions, jobs } = db.tables;
    await db.write(async (tx) => {
      await tx.update(editions).set({ state: 'published' }).where(eq(editions.batchId, idOf(location))).returning();
      await tx.update(batches).set({ state: 'published' }).where(eq(batches.id, idOf(location))).returning();
      await tx.update(jobs).set({ state: 'done' }).where(eq(jobs.subject, `batch:${idOf(location)}`)).returning();
    });
    return location;
  };
  const correct = async (of: string, fields: Record<string, string | File> = {}) => {
    const answer = await clerk.post('/desk/corrections', { of: idOf(of), kind: 'replacement', reason, paidOn: subject.paidOn, basis: subject.basis, file: paymentFile(mended), ...fields });
    await workAtDesk(desk);
    return answer;
  };

  test('the way to a correction begins at the published batch, and needs a reason and a kind', async () => {
    const first = await published();
    expect((await clerk.get(first)).html).toContain(`href="/desk/corrections/new?of=${idOf(first)}"`);
    expect((await clerk.get(`/desk/corrections/new?of=${idOf(first)}`)).text).toContain('更正：2026年耕地地力保护补贴');
    const empty = await correct(first, { reason: ' ', kind: '' });
    expect([empty.status, empty.text]).toEqual([422, expect.stringMatching(/请选是整份更正还是补发.*请写明更正说明/)]);
    const numbered = await correct(first, { reason: `账号${account(1)}录错` });
    expect([numbered.status, numbered.text]).toEqual([422, expect.stringContaining('更正说明会印在公开表上')]);
  });

  test('the check page says what is corrected and why, and what changes row by row', async () => {
    const first = await published();
    const { location } = await correct(first);
    const page = await clerk.get(location);
    expect(page.text).toContain(`更正说明：${reason}`);
    expect(page.text).toMatch(/新增 0 笔.*改动 1 笔，实发由 445\.25 元变为 411\.00 元.*不变 3 笔/);
    expect(page.text).toMatch(/王桂英 北洛村 面积或数量 3\.25 → 3\.00；金额 445\.25 → 411\.00/);
    expect((await clerk.get(first)).text).toContain('正在更正。');
  });

  test('the reviewer sees the same changes, which villages get a new edition, and whom each channel tells what', async () => {
    const first = await published();
    const { location } = await correct(first);
    await submit(location);
    const page = await reviewer.get(`${location}/review`);
    expect(page.text).toMatch(/改动 1 笔.*公开内容不变、不出新版的 1 个村：兰城村。/);
    expect(page.text).toContain('村务公开栏：逐户：姓名、组、补贴面积、标准、金额');
    expect(page.text).toContain('互联网：只有合计；不到3户（人）的不列');
    expect(page.text).toMatch(/北洛村（泥沟镇） 兰城村（泥沟镇），内容不变/);
    const sheet = await desk.app.request(`http://localhost:8080${location}/preview/370405102214`, { headers: { cookie: `mingbai=${reviewer.cookies.get('mingbai')}` } });
    expect(await sheet.text()).toContain(`更正说明：本版代替第1版。${reason}。`);
    await reviewer.post(`${location}/approval`, {});
    await db.write((tx) => tx.update(db.tables.editions).set({ state: 'published' }).where(eq(db.tables.editions.batchId, idOf(location))).returning());
    expect((await reviewer.get(location)).text).toContain('要更正的 1 个村已更正公开');
  });

  test('the review begins with a village that changes, and lists it before those that read the same', async () => {
    const first = await published();
    const { location } = await correct(first, { file: paymentFile(lines.map((line, i) => (i === lines.length - 1 ? { ...line, area: '1.00', amount: '137.00' } : line))) });
    await submit(location);
    const page = await reviewer.get(`${location}/review`);
    expect(page.text).toMatch(/兰城村（泥沟镇） 北洛村（泥沟镇），内容不变.*第 1 个村，共 2 个 下一村：北洛村/);
    expect(page.html).toContain('title="兰城村公开表样张"');
  });

  test('only who may upload may correct, and only within their own township', async () => {
    const first = await published();
    expect((await reviewer.get(`/desk/corrections/new?of=${idOf(first)}`)).status).toBe(403);
    const other = await signedInAs(desk, sunli);
    expect((await other.get(`/desk/corrections/new?of=${idOf(first)}`)).status).toBe(404);
    expect((await other.post('/desk/corrections', { of: idOf(first), kind: 'replacement', reason, file: paymentFile(mended) })).status).toBe(404);
    const working = await upload(mended, { term: '第二次' });
    expect((await clerk.get(`/desk/corrections/new?of=${idOf(working)}`)).status).toBe(409);
  });

  test('the file that was published already changes nothing and is told so', async () => {
    const first = await published();
    const again = await correct(first, { file: paymentFile() });
    expect([again.status, again.text]).toEqual([409, expect.stringContaining('内容一点没变，没有要更正的')]);
  });

  test('a wrong account or identity number is put right in the record, and no village is told again', async () => {
    const first = await published();
    const [one, two, ...others] = lines;
    const { location } = await correct(first, { reason: '1户账号、1户证件号录错', file: paymentFile([{ ...one, account: account(41) } as Line, { ...two, idNumber: idNumber(42) } as Line, ...others]) });
    const page = await clerk.get(location);
    expect(page.text).toMatch(/改动 2 笔，实发由 1,280\.95 元变为 1,280\.95 元.*改的只是证件号、账号，公开表上看不到/);
    expect(page.text).toMatch(/王桂英 北洛村 账号改了/);
    expect(page.text).toMatch(/陈建国 北洛村 证件号改了/);
    await submit(location);
    expect((await reviewer.get(`${location}/review`)).text).toContain('公开内容不变、不出新版的 2 个村');
    expect((await reviewer.post(`${location}/approval`, {})).status).toBe(303);
    const { batches, editions } = db.tables;
    expect((await db.read.select().from(batches)).map(({ state }) => state).toSorted()).toEqual(['published', 'superseded']);
    expect(await db.read.$count(editions)).toBe(2);
    const kept = await storedPayments(db, idOf(location));
    expect(kept.map(({ account: index }) => index)).toContain(desk.deps.vault.blindIndex('account', account(41)));
  });

  test('a second correction waits for the first', async () => {
    const first = await published();
    await correct(first);
    const second = await correct(first, { file: paymentFile(mended.slice(1)) });
    expect([second.status, second.text]).toEqual([409, expect.stringContaining('这一批正在更正')]);
  });

  test('somebody who was paid in another list of the same payment stops the file; another amount is asked about', async () => {
    await published(lines.slice(0, 2));
    const rest = [...lines.slice(2), { ...lines[0], village: '兰城村' } as Line];
    expect((await clerk.get(await upload(rest))).text).toMatch(/请先处理 1 件事.*在这一期的另一批里有金额相同的一笔/);
    const less = [...lines.slice(2), { ...lines[0], village: '兰城村', area: '1.00', amount: '137.00' } as Line];
    expect((await clerk.get(await upload(less))).text).toMatch(/1 件事请您核对确认.*在这一期的另一批里已有一笔，金额不同/);
  });

  test('an account that was somebody else\'s before is asked about, and so is a list beside this one', async () => {
    await published(lines.slice(0, 2), { term: '第一次' });
    const [line] = lines;
    const page = await clerk.get(await upload([{ ...line, name: '赵德福', idNumber: idNumber(40) } as Line], { term: '第二次' }));
    expect(page.text).toContain('第 3 行的账号，以前发放时户名是王桂英');
    await upload([], { term: '第二次' });
    const beside = await clerk.get(await upload(lines.slice(2), { term: '第二次' }));
    expect(beside.text).toContain('同一项目、同一期还有 1 批在办：泥沟镇2026年耕地地力保护补贴.csv。');
  });

  test('last year and the other payment of the year stand beside this one, village by village', async () => {
    await published(lines, { year: '2025', paidOn: '2025-06-18' });
    await published(lines.slice(0, 2), { term: '第一次' });
    const location = await upload(mended);
    await submit(location);
    const page = await reviewer.get(`${location}/review`);
    expect(page.text).toMatch(/2025年 差额 第一次 差额.*北洛村 1,246\.70 1,280\.95 −34\.25 1,280\.95 −34\.25.*兰城村 959\.00 959\.00 不变 没有 新增/);
  });

  test('the money that came must cover the list, and what is left of it is shown', async () => {
    const location = await upload();
    expect((await clerk.post(`${location}/received`, { received: '两千' })).text).toContain('到位资金请只写数字');
    await clerk.post(`${location}/received`, { received: '2,000.00' });
    const short = await submit(location);
    expect([short.status, short.text]).toEqual([409, expect.stringContaining('到位资金不够 少 239.95 元')]);
    await clerk.post(`${location}/received`, { received: '2300元' });
    expect((await clerk.get(location)).text).toMatch(/到位资金 2,300\.00 元 实发 2,239\.95 元.*结余 60\.05 元/);
    expect((await submit(location)).status).toBe(303);
    expect((await reviewer.get(`${location}/review`)).text).toContain('结余 60.05 元');
  });

  test('where a programme wants it, nothing is approved before the owning department has confirmed', async () => {
    const department = await signedInAs(desk, { login: 'yimin', name: '郑国栋', role: 'department', townshipCode: null, programme: 'reservoir-resettlement' });
    const location = await upload(lines, { programme: 'reservoir-resettlement' });
    await submit(location);
    expect((await reviewer.get('/desk/')).text).toContain('主管部门');
    expect((await reviewer.post(`${location}/approval`, {})).text).toContain('主管部门还没有确认');
    expect((await reviewer.post(`${location}/confirmation`, {})).status).toBe(403);
    for (let i = 0; i < 2; i++) expect((await department.post(`${location}/confirmation`, {})).status).toBe(303);
    expect((await db.read.select().from(db.tables.reviews)).map(({ decision }) => decision)).toEqual(['confirmed']);
    expect((await department.post(`${location}/approval`, {})).status).toBe(403);
    expect((await reviewer.get(`${location}/review`)).text).toContain('主管部门确认 郑国栋');
    expect((await reviewer.post(`${location}/approval`, {})).status).toBe(303);
  });

  test('a department sees the lists of its own programme and nobody else\'s', async () => {
    const department = await signedInAs(desk, { login: 'yimin', name: '郑国栋', role: 'department', townshipCode: nigou.code, programme: 'reservoir-resettlement' });
    const location = await upload();
    await submit(location);
    expect((await department.get('/desk/')).text).toContain('现在没有在办的批次');
    for (const path of [location, `${location}/review`, `${location}/preview/370405102214`]) expect((await department.get(path)).status).toBe(404);
    expect((await department.get('/desk/uploads/new')).status).toBe(403);
  });

  test('a list that came back twice is marked, and counted for its office', async () => {
    let location = await upload();
    for (const said of ['标准不对', '还是不对']) {
      await submit(location);
      await reviewer.post(`${location}/return`, { reason: said });
      location = (await clerk.post('/desk/uploads', { ...subject, file: paymentFile(), replaces: idOf(location) })).location;
      await workAtDesk(desk);
    }
    expect((await clerk.get('/desk/')).text).toContain('退回 2 次');
    expect((await reviewer.get('/desk/')).text).toMatch(/2026年审核退回（按单位） 单位 退回次数 泥沟镇 2/);
  });
});
