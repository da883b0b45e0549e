// A village committee at its desk: the list of what is due, a form, what is wrong with it, and the township's second look.
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { password, signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { gaoyuan } from '../support/manuscripts.ts';
import { approve, openOffice, type Office } from '../support/office.ts';
import { liming, wangfang } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';
import { grain } from '../publication/samples.ts';

const village = '370405102214';
const of = (kind: string, item: string, more = {}) => ({ kind, item, village, year: '2026', basis: '', ...more });
const accounts = ['日期\t凭证号\t摘要\t收入\t支出\t经手人', '5月6日\t记-1\t机动地承包费\t6,100.00\t\t周小满', '5月20日\t记-2\t修补公开栏玻璃\t\t320.5\t周小满'].join('\n');

onBothEngines('what a village publishes', (open) => {
  let db: Database;
  let office: Office;
  let writer: Visitor;
  let checker: Visitor;

  beforeEach(async () => {
    db = await open();
    office = await openOffice(db, {});
    // The township has had its accounts for some time.
    await db.write((tx) => tx.update(db.tables.users).set({ createdAt: new Date('2026-05-01T09:00:00+08:00') }).where(eq(db.tables.users.townshipCode, '370405102')));
    writer = await signedInAs(office, gaoyuan);
    checker = await signedInAs(office, { ...wangfang, login: 'reviewer-2' });
  });

  const goTo = async (answer: Awaited<ReturnType<Visitor['post']>>) => {
    expect([answer.status, answer.text]).toEqual([303, '']);
    return answer.headers.get('location') ?? '';
  };

  test('begins with the list of the law: what is due, for which month and quarter', async () => {
    const { text } = await writer.get('/desk/manuscripts');
    expect(text).toMatch(/村民会议、村民代表会议决定事项.*逾期 写 每季度，该2026年第一季度 还没有/);
    expect(text).toMatch(/村级财务收支.*该公开了 写 每月，该2026年5月/);
  });

  test('is never told of a year that has not come, which would take its numbers', async () => {
    const text = { title: '村民会议决定', term: '第一季度', body: '修路。' };
    expect([(await writer.post('/desk/manuscripts', of('affairs', 'decisions', { ...text, year: '2027' }))).status, (await writer.post('/desk/manuscripts', of('affairs', 'decisions', { ...text, year: '2026' }))).status]).toEqual([404, 303]);
    const clerk = await signedInAs(office, { ...liming, login: 'clerk-2' });
    const apply = (year: string) => clerk.get(`/desk/manuscripts/new?kind=application&item=farmland-fertility&year=${year}`);
    expect([(await apply('2027')).status, (await apply('2028')).status]).toEqual([200, 404]);
  });

  test('is not late on the first day of a township that has only just begun, but a month later', async () => {
    await db.write((tx) => tx.update(db.tables.users).set({ createdAt: office.clock.now() }).where(eq(db.tables.users.townshipCode, '370405102')));
    const { text } = await writer.get('/desk/manuscripts');
    expect(text).not.toContain('逾期');
    expect(text).toMatch(/村民会议、村民代表会议决定事项.*该公开了 写 每季度，该2026年第一季度 还没有/);
    office.clock.advance(31 * 24 * 60);
    await writer.post('/desk/sign-in', { login: gaoyuan.login, password });
    expect((await writer.get('/desk/manuscripts')).text).not.toContain('逾期');
    office.clock.advance(31 * 24 * 60);
    await writer.post('/desk/sign-in', { login: gaoyuan.login, password });
    expect((await writer.get('/desk/manuscripts')).text).toContain('逾期');
  });

  test('is written in one box, and shown before it is submitted; what is wrong is said with its line', async () => {
    const wrong = await writer.post('/desk/manuscripts', of('affairs', 'decisions', { title: '村民会议决定', term: '第一季度', body: '一、修路\n| 项目 | 金额 |\n| 水泥 | 100 | 三 |' }));
    expect([wrong.status, wrong.text.includes('第3行有3格，表头只有2格。')]).toEqual([422, true]);
    const at = await goTo(await writer.post('/desk/manuscripts', of('affairs', 'decisions', { title: '村民会议决定', term: '第一季度', body: '一、修路\n决定修补村东道路。\n资金：\n| 项目 | 金额 |\n| 水泥 | 100.00 |' })));
    expect((await writer.get(`${at}/sheet`)).text).toMatch(/泥沟镇北洛村2026年第一季度 村民会议决定.*一、修路 决定修补村东道路。 资金 项目 金额 水泥 100.00/);
    expect((await writer.get(`${at}/edit`)).html).toContain('| 水泥 | 100.00 |');
    const named = await goTo(await writer.post('/desk/manuscripts', of('affairs', 'relief', { title: '慰问', term: '第一季度', body: '| 低保户 | 金额 |\n| 王桂英 | 100.00 |\n\n资金：\n| 项目 | 金额 |\n| 大米 | 100.00 |' })));
    expect((await writer.get(named)).text).toContain('第1张表“低保户、金额”：写有姓名，只贴在村务公开栏 第2张表“资金”：上网，也上屏');
    await goTo(await writer.post(`${at}/submission`, {}));
    expect((await writer.get('/desk/manuscripts')).text).toMatch(/村民会议、村民代表会议决定事项.*在办/);
    expect((await writer.get(at)).text).toContain('已经提交 等另一位同事审核。');
    // The reviewer begins with the payment files, and is told there of what waits elsewhere.
    const waiting = async () => /还有 \d+ 份等您审核.*?份/.exec((await checker.get('/desk/')).text)?.[0];
    expect(await waiting()).toBe('还有 1 份等您审核 村务公开：1 份');
    const unread = await checker.post(`${at}/approval`, { seen: '' });
    expect([unread.status, unread.text.includes('请先逐项看过，再打勾。')]).toEqual([422, true]);
    const numbered = await checker.post(`${at}/return`, { reason: '卡号6222021609000000017不能写' });
    expect([numbered.status, numbered.text.includes('原因会公开，不能有证件号')]).toEqual([422, true]);
    const seen = /name="seen" value="(\w+)"/.exec((await checker.get(at)).html)?.[1] ?? '';
    await goTo(await checker.post(`${at}/approval`, { seen, read: 'yes' }));
    expect(await db.read.$count(db.tables.editions)).toBe(1);
    expect(await waiting()).toBeUndefined();
  });

  test('can be taken back by who wrote it while nobody has decided, mended and submitted again; not by anybody else, nor afterwards', async () => {
    const typed = of('affairs', 'decisions', { title: '村民会议决定', term: '第一季度', body: '一、修路\n决定修补村东道路。' });
    const at = await goTo(await writer.post('/desk/manuscripts', typed));
    expect((await writer.get(at)).text).not.toContain('撤回修改');
    await goTo(await writer.post(`${at}/submission`, {}));
    const seen = /name="seen" value="(\w+)"/.exec((await checker.get(at)).html)?.[1] ?? '';
    expect([(await writer.get(at)).text.includes('撤回修改'), (await checker.get(at)).text.includes('撤回修改'), (await checker.post(`${at}/revision`, {})).status]).toEqual([true, false, 403]);
    await goTo(await writer.post(`${at}/revision`, {}));
    expect((await writer.get(at)).text).toMatch(/草稿.*接着改/);
    const savedAt = /name="seen" value="([^"]+)"/.exec((await writer.get(`${at}/edit`)).html)?.[1] ?? '';
    expect((await checker.post(`${at}/approval`, { seen, read: 'yes' })).status).toBe(409);
    await goTo(await writer.post(at, { ...typed, body: '一、修路\n决定修补村西道路。', seen: savedAt }));
    await goTo(await writer.post(`${at}/submission`, {}));
    const old = await checker.post(`${at}/approval`, { seen, read: 'yes' });
    expect([old.status, await db.read.$count(db.tables.editions)]).toEqual([409, 0]);
    const now = /name="seen" value="(\w+)"/.exec((await checker.get(at)).html)?.[1] ?? '';
    await goTo(await checker.post(`${at}/approval`, { seen: now, read: 'yes' }));
    expect((await writer.post(`${at}/revision`, {})).status).toBe(409);
  });

  test('is corrected before the eyes of the reviewer: each changed paragraph and row, the old beside the new, and how much stayed', async () => {
    const body = '一、修路\n决定修补村东道路1.2公里。\n国庆节前完工。\n资金：\n| 项目 | 金额 |\n| 水泥 | 100.00 |\n| 人工 | 50.00 |';
    const typed = of('affairs', 'decisions', { title: '村民会议决定', term: '第一季度', body });
    const old = await goTo(await writer.post('/desk/manuscripts', typed));
    await db.write((tx) => tx.update(db.tables.manuscripts).set({ state: 'published' }).returning({ id: db.tables.manuscripts.id }));
    const at = await goTo(await writer.post(`${old}/correction`, { reason: '长度写错了' }));
    expect((await writer.get(at)).text).toContain('与已公开的一字不差');
    const seen = /name="seen" value="([^"]+)"/.exec((await writer.get(`${at}/edit`)).html)?.[1] ?? '';
    await goTo(await writer.post(at, { ...typed, basis: '村规民约', seen, body: body.replace('1.2', '1.5').replace('国庆节前完工。\n', '').replace('| 人工 | 50.00 |', '| 砂石 | 20.00 |\n| 人工 | 60.00 |') }));
    await goTo(await writer.post(`${at}/submission`, {}));
    const { text, html } = await checker.get(at);
    expect(text).toMatch(/与已公开的相比，改了 5 处 哪里 已公开的 更正后 第2段 决定修补村东道路 1\.2 公里。 决定修补村东道路 1\.5 公里。 第3段 国庆节前完工。 删去了/);
    expect(text).toMatch(/第3段的表第2行 原来没有 砂石 ｜ 20\.00 第3段的表第3行（原第4段的表第2行） 人工｜ 50\.00 人工｜ 60\.00 依据 （空） 村规民约 其余 4 处/);
    expect(html).toContain('<del>1.2</del>公里');
    expect(html).toContain('<ins>1.5</ins>公里');
    expect((await checker.get(old)).text).not.toContain('与已公开的');
  });

  test('that was withdrawn is begun again from its own words, by whom it belongs to', async () => {
    const at = await goTo(await writer.post('/desk/manuscripts', of('affairs', 'decisions', { title: '村民会议决定', term: '第一季度', body: '一、修路\n决定修补村东道路。' })));
    expect((await writer.get(at)).text).not.toContain('照着再写一份');
    await db.write((tx) => tx.update(db.tables.manuscripts).set({ state: 'withdrawn' }).returning({ id: db.tables.manuscripts.id }));
    const link = /href="(\/desk\/manuscripts\/new[^"]*)"/.exec((await writer.get(at)).html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const form = await writer.get(link);
    expect([form.html.includes('决定修补村东道路。</textarea>'), form.html.includes('value="第一季度"'), form.html.includes('action="/desk/manuscripts"')]).toEqual([true, true, true]);
    expect((await writer.get(link.replace('decisions', 'relief'))).status).toBe(404);
    expect((await checker.get(at)).text).not.toContain('照着再写一份');
  });

  test('with a number in it is kept, and what is said of it at submission is for who writes, not for who uploads', async () => {
    const at = await goTo(await writer.post('/desk/manuscripts', of('affairs', 'decisions', { title: '村民会议决定', term: '第一季度', body: '一、修路\n决定修补村东道路，联系人13800000000。' })));
    const refused = await writer.post(`${at}/submission`, {});
    expect([refused.status, /还不能提交.*?重新上传。/.exec(refused.text)?.[0]]).toEqual([422, '还不能提交 要公开的文字里有号码：第2段。证件号、账号、电话和车牌号不能公开。请删去再提交；是表格里的，在原表里删去，重新上传。']);
  });

  test('says to writer and reviewer which words for the internet name people of the lists', async () => {
    await approve(office, 'grain-one-off', grain);
    const at = await goTo(await writer.post('/desk/manuscripts', of('affairs', 'relief', { title: '慰问周素琴家', term: '第一季度', body: '春节慰问王桂英等3户。\n| 低保户 | 金额 |\n| 陈建国 | 100.00 |' })));
    expect((await writer.get(at)).text).toMatch(/上网的文字里有村民的姓名 名称：周素琴 第1段：王桂英 补贴名单上有同名的人/);
    await writer.post(`${at}/submission`, {});
    const { text } = await checker.get(at);
    expect([text.includes('第1段：王桂英'), text.includes('陈建国')]).toEqual([true, false]);
    await db.write((tx) => tx.update(db.tables.manuscripts).set({ state: 'published' }).returning({ id: db.tables.manuscripts.id }));
    const corrected = await writer.post(`${at}/correction`, { reason: '王桂英的钱写错了' });
    expect([corrected.status, corrected.text.includes('原因会上网，不能写补贴名单上的人的姓名')]).toEqual([422, true]);
    const plain = await goTo(await writer.post('/desk/manuscripts', of('affairs', 'decisions', { title: '村民会议决定', term: '第一季度', body: '决定修补村东道路，国庆节前完工。' })));
    expect((await writer.get(plain)).text).not.toContain('上网的文字里有村民的姓名');
  });

  test('takes no accounts of a month that has not come', async () => {
    const sent = async (month: string) => { const at = await goTo(await writer.post('/desk/manuscripts', of('finance', 'accounts', { title: '村级财务收支', term: `${month}月`, opening: '0', closing: '5', body: `日期\t摘要\t收入\t支出\n${month}月3日\t卖树\t5\t` }))); return writer.post(`${at}/submission`, {}); };
    expect([(await sent('7')).text.includes('2026年7月还没有到，账要等那个月过完再公开'), (await sent('6')).status]).toEqual([true, 303]);
  });

  test('counts to the fen: accounts that do not close are told by how much', async () => {
    const finance = (closing: string, body = accounts) => writer.post('/desk/manuscripts', of('finance', 'accounts', { title: '村级财务收支', term: '5月', opening: '1000', closing, body }));
    expect((await finance('6779.51')).text).toContain('账没有轧平：上月结余加收入减支出是6,779.50元，本月结余写的是6,779.51元，差0.01元。');
    expect((await finance('6779.50', accounts.replace('5月20日', '6月20日'))).text).toContain('第3行A列：日期“6月20日”读不出来，或不在2026年5月。');
    const unread = (await finance('6779.50', accounts.replace('320.5', '320.555'))).text;
    expect([unread.includes('支出“320.555”比分还细。'), unread.includes('要么是收入、要么是支出')]).toEqual([true, false]);
    const at = await goTo(await finance('6779.50'));
    expect((await writer.get(`${at}/sheet`)).text).toMatch(/上月结余 1,000\.00 5月6日 记-1 机动地承包费 周小满 6,100\.00 7,100\.00 5月20日 记-2 修补公开栏玻璃 周小满 320\.50 6,779\.50 本月合计 6,100\.00 320\.50 6,779\.50/);
  });

  test('of a township goes to all its villages, from what the catalogue says', async () => {
    const clerk = await signedInAs(office, { ...liming, login: 'clerk-2' });
    expect((await clerk.get('/desk/manuscripts/new?kind=application&item=old-age')).text).toContain('高龄津贴：申报明白纸');
    const at = await goTo(await clerk.post('/desk/manuscripts', { kind: 'application', item: 'old-age', year: '2026', title: '高龄津贴', term: '', basis: '', recipients: '年满80周岁的本区户籍老人', standard: '每月100元', deadline: '长年受理', phone: '0632-661 1234' }));
    await goTo(await clerk.post(`${at}/submission`, {}));
    const seen = /name="seen" value="(\w+)"/.exec((await checker.get(at)).html)?.[1] ?? '';
    await goTo(await checker.post(`${at}/approval`, { seen, read: 'yes' }));
    expect(await db.read.$count(db.tables.editions)).toBe(2);
  });

  test('is a list that the village can change', async () => {
    const form = await writer.get('/desk/affairs-list');
    const typed = Object.fromEntries([...form.html.matchAll(/<input[^>]*name="((?:code|name|said)-\d+)"[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
    const frequencies = Object.fromEntries(Object.keys(typed).filter((name) => name.startsWith('code-')).map((name) => [name.replace('code', 'frequency'), 'quarter']));
    await goTo(await writer.post('/desk/affairs-list', { ...typed, ...frequencies, village, 'applies-0': 'yes', 'name-7': '自来水水费', 'said-7': '每季度收多少', 'applies-7': 'yes' }));
    const { text } = await writer.get('/desk/manuscripts');
    expect(text).toMatch(/自来水水费 ?每季度收多少 ?逾期/);
    expect(text).toMatch(/国家计划生育政策落实方案.*本村没有/);
  });
});
