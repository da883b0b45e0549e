// The catalogue: what is disclosed and by which rule, revised by one person of the county and approved by another.
import { read, utils } from '@e965/xlsx';
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { firstVersion, versionInForce } from '../../server/catalogue/versions.ts';
import { typedOf } from '../../server/catalogue/typed.ts';
import { guideNames } from '../../server/domain/catalogue.ts';
import { channels } from '../../server/domain/disclosure.ts';
import { createTestApp, signedInAs } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { addPlaces, county, liming, malan, nigou, sunli } from '../support/people.ts';
import type { Fields, Visitor } from '../support/visitor.ts';

const grain = '/desk/catalogue/grain-one-off';

/** What the form of a version posts when nothing is changed but `changes`. */
export function formOf(code: string, changes: Fields = {}): Fields {
  const typed = typedOf(firstVersion(code));
  const texts = ['topic', 'item', 'policy', 'result', 'supervisionPhone', 'supervisionAddress', 'basis', 'deadline', 'publisher', 'audience', 'mode', 'periodLength', 'periodUnit', 'proposalLength', 'proposalUnit', 'periodStart', 'retention', 'uploadDays', ...Object.keys(guideNames).map((key) => `guide-${key}`)];
  const ofChannel = (...names: string[]) => channels.flatMap((channel) => names.map((name) => `${channel}-${name}`));
  const fields: Fields = Object.fromEntries([...texts, ...ofChannel('smallest', 'readers')].map((name) => [name, typed.text(name)]));
  for (const name of ['channels', 'levels', ...ofChannel('fields')]) if (typed.list(name).length > 0) fields[name] = typed.list(name);
  for (const name of ofChannel('totals', 'masked')) if (typed.text(name)) fields[name] = 'on';
  return { ...fields, ...changes };
}

onBothEngines('the catalogue', (open) => {
  let db: Database;
  let desk: TestApp;
  let zhou: Visitor;
  let wu: Visitor;

  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
    zhou = await signedInAs(desk, county);
    wu = await signedInAs(desk, { ...county, login: 'second', name: '吴敏' });
  });

  const revise = (changes: Fields, by: Visitor = zhou, code = 'grain-one-off') => by.post(`/desk/catalogue/${code}/versions`, formOf(code, changes));
  const seenAt = async (by: Visitor, at: string) => /name="seen" value="(\w+)"/.exec((await by.get(at)).html)?.[1] ?? '';
  const approve = async (by: Visitor, at = grain) => by.post(`${at}/approval`, { seen: await seenAt(by, at) || await seenAt(by, `${at}/effect`) });
  const inForce = (office: string | null = null) => versionInForce(db, db.read, 'grain-one-off', office);

  test('lists the nine programmes and says what each lacks instead of inventing it', async () => {
    const page = await zhou.get('/desk/catalogue');
    expect(page.text).toContain('补贴项目 9 个');
    expect(page.text).toMatch(/种粮一次性补贴 涉农补贴 第1版（随系统） 缺：政策依据；申请指南（补贴对象、.*联系方式）；监督渠道/);
    expect((await inForce()).content.entry.guide.standard).toBe('');
  });

  test('a revision holds only after another person has approved it, and both names stand in the history', async () => {
    expect((await revise({ policy: '台财农〔2026〕3号', 'guide-standard': '每亩12.5元', 'guide-phone': '0632-6611234' })).status).toBe(303);
    expect((await inForce()).seq).toBe(1);
    expect((await zhou.post(`${grain}/approval`, { seen: /name="seen" value="(\w+)"/.exec((await wu.get(grain)).html)?.[1] ?? '' })).text).toContain('起草人不能自己批准');
    const double = await signedInAs(desk, { ...county, login: 'double', name: '周　洋' });
    expect(await approve(double)).toMatchObject({ status: 403, text: expect.stringContaining('两个账号的姓名相同') });
    expect((await approve(wu)).status).toBe(303);
    expect(await inForce()).toMatchObject({ seq: 2, office: 'county', content: { entry: { guide: { standard: '每亩12.5元' } } } });
    const history = await wu.get(`${grain}/history`);
    expect(history.text).toMatch(/县级第2版 现行 起草 周洋，2026年6月22日 批准 吴敏，2026年6月22日 改动 3 处/);
    expect(history.text).toMatch(/政策依据 （缺） 台财农〔2026〕3号/);
    // Whoever reads it on a telephone can dial.
    expect((await desk.visitor().get('/catalogue/grain-one-off')).html).toContain('<a href="tel:06326611234">0632-6611234</a>');
    expect(history.text).toContain('第1版（随系统） 已被代替');
    const record = await db.read.select().from(db.tables.auditEntries);
    expect(record.map(({ action }) => action).filter((action) => action.startsWith('programme'))).toEqual(['programme.drafted', 'programme.approved']);
  });

  test('a draft that was changed after the second person looked at it is not approved unseen', async () => {
    await revise({ policy: '一号' });
    const seen = /name="seen" value="(\w+)"/.exec((await wu.get(grain)).html)?.[1] ?? '';
    await revise({ policy: '二号' });
    expect((await wu.post(`${grain}/approval`, { seen })).text).toContain('修订稿已经不是您看到的样子');
    expect((await inForce()).seq).toBe(1);
  });

  test('a draft that is not wanted is discarded by either person, and what holds goes on holding', async () => {
    await revise({ policy: '写错了' });
    const clerk = await signedInAs(desk, liming);
    const draftAt = async (by: Visitor) => /name="draft" value="(\w+)"/.exec((await by.get(grain)).html)?.[1] ?? '';
    const draft = await draftAt(wu);
    expect((await clerk.post(`${grain}/disposal`, { draft })).status).toBe(403);
    await revise({ policy: '又写错了' });
    expect((await wu.post(`${grain}/disposal`, { draft })).text).toContain('修订稿已经不是您看到的样子');
    expect((await zhou.post(`${grain}/disposal`, { draft: await draftAt(zhou) })).status).toBe(303);
    expect((await zhou.get(grain)).text).not.toContain('修订稿');
    expect((await inForce()).seq).toBe(1);
    await revise({ policy: '台财农〔2026〕3号' });
    await approve(wu);
    const history = (await wu.get(`${grain}/history`)).text;
    expect(history).toMatch(/县级第3版 现行 起草 周洋.*批准 吴敏.*改动 1 处（第3版） 项目 原来 改为 政策依据 （缺） 台财农〔2026〕3号.*县级第2版 修订稿，已作废/);
    const record = await db.read.select().from(db.tables.auditEntries);
    expect(record.map(({ action }) => action).filter((action) => action.startsWith('programme'))).toContain('programme.discarded');
  });

  test('of a township stands before the county’s, and only there', async () => {
    const at = `${grain}/versions?office=${nigou.code}`;
    expect((await zhou.post(at, formOf('grain-one-off', { policy: '泥沟的通知' }))).location).toBe(`${grain}?office=${nigou.code}`);
    const page = await wu.get(`${grain}?office=${nigou.code}`);
    await wu.post(`${grain}/approval?office=${nigou.code}`, { seen: /name="seen" value="(\w+)"/.exec(page.html)?.[1] ?? '' });
    expect((await inForce(nigou.code)).content.entry.policy).toBe('泥沟的通知');
    expect((await inForce(malan.code)).content.entry.policy).toBe('');
    expect((await inForce()).seq).toBe(1);
  });

  test('of a township can be given up for the county’s: through two people, on record, and with what the county writes later', async () => {
    const own = `${grain}?office=${nigou.code}`;
    const at = (rest: string) => `${grain}${rest}?office=${nigou.code}`;
    const approveOwn = async (by: Visitor) => by.post(at('/approval'), { seen: await seenAt(by, own) || await seenAt(by, at('/effect')) });
    expect([(await zhou.get(own)).text.includes('改用县级的'), (await zhou.post(at('/county-version'), {})).text.includes('内容没有变化')]).toEqual([false, true]);
    await zhou.post(at('/versions'), formOf('grain-one-off', { policy: '泥沟的通知' }));
    await approveOwn(wu);
    expect((await zhou.get(own)).text).toContain('改用县级的');
    expect((await (await signedInAs(desk, liming)).post(at('/county-version'), {})).status).toBe(403);
    expect((await zhou.post(at('/county-version'), {})).location).toBe(own);
    expect((await wu.get(own)).text).toMatch(/第3版修订稿，等另一位同事批准.*政策依据 泥沟的通知 （缺） 用哪一级的 本乡镇自己的 县级的，县级修订了也跟着变/);
    const seen = await seenAt(wu, own);
    expect((await zhou.post(at('/approval'), { seen })).text).toContain('起草人不能自己批准');
    expect((await inForce(nigou.code)).content.entry.policy).toBe('泥沟的通知');
    await revise({ policy: '县里的通知' });
    await approve(wu);
    // What the county changed meanwhile is looked at before it holds here.
    expect((await wu.post(at('/approval'), { seen })).text).toContain('修订稿已经不是您看到的样子');
    await zhou.post(at('/county-version'), {});
    expect((await approveOwn(wu)).status).toBe(303);
    expect(await inForce(nigou.code)).toMatchObject({ office: 'county', seq: 2, content: { entry: { policy: '县里的通知' } } });
    await revise({ policy: '县里后来的通知' });
    await approve(wu);
    expect((await inForce(nigou.code)).content.entry.policy).toBe('县里后来的通知');
    expect((await wu.get(own)).text).not.toContain('改用县级的');
    expect((await wu.get(at('/history'))).text).toMatch(/泥沟镇第3版 现行 起草 周洋.*批准 吴敏.*用哪一级的 本乡镇自己的 县级的.*泥沟镇第2版 已被代替/);
    // And its own again, if it comes to that.
    await zhou.post(at('/versions'), formOf('grain-one-off', { policy: '泥沟又自己定' }));
    await approveOwn(wu);
    expect((await inForce(nigou.code)).content.entry.policy).toBe('泥沟又自己定');
  });

  test('is read by a township’s staff, who cannot change it or see another township’s', async () => {
    const clerk = await signedInAs(desk, liming);
    expect((await clerk.get('/desk/catalogue')).html).not.toContain(malan.name);
    expect((await clerk.get(grain)).html).not.toContain('/edit');
    expect((await clerk.get(`${grain}/edit`)).status).toBe(403);
    expect((await revise({ policy: '我写的' }, clerk)).status).toBe(403);
    expect((await clerk.get(`${grain}?office=${malan.code}`)).status).toBe(404);
    expect((await (await signedInAs(desk, sunli)).get(`${grain}?office=${malan.code}`)).status).toBe(200);
  });

  test('says how long a notice hangs and is kept, and refuses what no calendar can count', async () => {
    expect((await zhou.get(grain)).text).toMatch(/拟发放公示期 3天 公开期 7个工作日，从公开之日起 村委会留存 30年 上传的原表 公开期满后365天删除/);
    const refused = await revise({ periodLength: '0', retention: '5-years', uploadDays: '7' });
    expect(refused.text).toMatch(/公开期是1到365天。.*请选村委会留存多久。.*原表保存30到3650天。/);
    expect((await revise({ periodLength: '十天' })).text).toContain('公开期请只写天数。');
    expect((await revise({ periodLength: '15', periodUnit: 'days', proposalLength: '10', proposalUnit: 'working-days', retention: 'permanent', uploadDays: '90' })).status).toBe(303);
    await approve(wu);
    expect((await inForce()).content.clocks).toEqual({ publicPeriod: { length: 15, unit: 'days' }, proposalPeriod: { length: 10, unit: 'working-days' }, start: 'date', retention: 'permanent', uploadDays: 90 });
    expect((await wu.get(`${grain}/history`)).text).toMatch(/改动 4 处（第2版） 项目 原来 改为 拟发放公示期 3天 10个工作日 公开期 7个工作日，从公开之日起 15天，从公开之日起 村委会留存 30年 永久 上传的原表 公开期满后365天删除 公开期满后90天删除/);
  });

  test('a version from before clocks were its own keeps those that came with the program', async () => {
    const { clocks: _, ...old } = firstVersion('grain-one-off').content;
    const [user] = await db.read.select({ id: db.tables.users.id }).from(db.tables.users);
    await db.write((tx) => tx.insert(db.tables.programmeVersions).values({
      id: 'old', office: 'county', code: 'grain-one-off', seq: 2, state: 'in-force', content: old, createdBy: user?.id ?? '', createdAt: desk.clock.now(), approvedBy: null, approvedAt: null,
    }));
    expect((await zhou.get(grain)).text).toContain('公开期 7个工作日，从公开之日起');
    expect((await revise({})).text).toContain('内容没有变化，不用出新版');
  });

  test('what cannot be is refused beside its box, and nothing typed is lost', async () => {
    const refused = await revise({ 'guide-phone': '打给老王', item: '', policy: '联系人 370405199001011233', 'guide-scope': '全县', channels: ['政府网站', '广播电视'] });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('请填写二级事项。');
    expect(refused.text).toContain('电话只写一个');
    expect(refused.text).toContain('政策依据会公开，不能有证件号');
    expect(refused.html).toContain('>全县</textarea>');
    expect(refused.html).toMatch(/value="广播电视" checked/);
    expect((await revise({})).text).toContain('内容没有变化，不用出新版');
  });

  test('is open by default: on request only with article and reason, which come up again after a year', async () => {
    const refused = await revise({ mode: '依申请', modeReason: '领导要求' });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('没有明确依据和理由的，不得定为依申请公开')]);
    expect((await revise({ mode: '依申请', modeReason: '政府信息公开条例第十五条，涉及第三方隐私' })).status).toBe(303);
    await approve(wu);
    expect((await zhou.get(grain)).text).toContain('公开方式 依申请（政府信息公开条例第十五条，涉及第三方隐私）');
    const clerk = await signedInAs(desk, liming);
    expect((await clerk.get('/desk/catalogue/re-review')).text).toMatch(/公开目录里依申请公开的项目 1 个 .* 种粮一次性补贴 政府信息公开条例第十五条，涉及第三方隐私 吴敏，2026年6月22日 2027年6月22日/);
    desk.clock.advance(365 * 24 * 60);
    [zhou, wu] = [await signedInAs(desk, { ...county, login: 'zhou-2' }), await signedInAs(desk, { ...county, login: 'wu-2', name: '吴敏' })];
    const due = await zhou.get('/desk/catalogue/re-review');
    expect(due.text).toMatch(/该复审了 复核，仍依申请公开，理由不变/);
    expect((await (await signedInAs(desk, { ...liming, login: 'clerk-2' })).post(`${grain}/re-review`, {})).status).toBe(403);
    expect((await zhou.post(`${grain}/re-review`, {})).status).toBe(303);
    expect((await zhou.post(`${grain}/re-review`, {})).status).toBe(409);
    expect((await wu.get('/desk/catalogue/re-review')).text).toContain('该复审了 等另一位同事批准');
    expect((await wu.get(grain)).text).toContain('复核：内容和理由不变，等另一位同事批准');
    await approve(wu);
    expect(await inForce()).toMatchObject({ seq: 3, content: { entry: { mode: '依申请' } } });
    expect((await wu.get('/desk/catalogue/re-review')).text).toMatch(/吴敏，2027年6月22日 2028年6月22日/);
    const actions = (await db.read.select().from(db.tables.auditEntries)).map(({ action }) => action);
    expect(actions.filter((action) => action.startsWith('programme')).slice(-2)).toEqual(['programme.reconfirmed', 'programme.approved']);
    expect((await revise({ mode: '主动', modeReason: '' })).status).toBe(303);
    await approve(wu);
    expect((await zhou.post(`${grain}/re-review`, {})).status).toBe(409);
    expect((await inForce()).content.entry).not.toHaveProperty('modeReason');
    expect((await zhou.get('/desk/catalogue/re-review')).text).not.toContain('公开目录里依申请公开的项目');
  });

  test('stands open to everybody with its elements, without an account', async () => {
    const visitor = desk.visitor();
    expect((await visitor.get('/')).html).toContain('href="/catalogue"');
    expect((await visitor.get('/catalogue')).text).toContain('高龄津贴');
    const page = await visitor.get('/catalogue/minimum-living');
    expect(page.text).toMatch(/政策依据 .*国发〔2012〕45号/);
    expect(page.text).toContain('正在补充，缺：申请指南');
    expect((await visitor.get('/catalogue/none')).status).toBe(404);
    expect((await visitor.get('/catalogue/table.html?office=none')).status).toBe(404);
  });

  test('leaves in the official form as text, as workbook and on paper, all saying the same', async () => {
    const visitor = desk.visitor();
    const csv = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await (await desk.app.request('http://localhost:8080/catalogue/table.csv')).arrayBuffer());
    expect(csv.startsWith('\uFEFF台儿庄区惠民惠农补贴领域基层政务公开标准目录\r\n序号,公开事项,,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,公开对象,,公开方式,,公开层级,,\r\n,一级事项,二级事项,')).toBe(true);
    const response = await desk.app.request('http://localhost:8080/catalogue/table.xlsx');
    const book = read(new Uint8Array(await response.arrayBuffer()), { type: 'array' });
    const rows = utils.sheet_to_json<string[]>(book.Sheets['标准目录'] ?? {}, { header: 1, defval: '' });
    expect(rows).toHaveLength(12);
    expect(rows[3]?.slice(0, 3)).toEqual(['1', '涉农补贴', '耕地地力保护补贴']);
    const paper = await visitor.get('/catalogue/table.html');
    for (const row of rows.slice(3)) for (const cell of row) expect(paper.text).toContain(cell.replace(/\s+/g, ' ').trim());
  });
});
