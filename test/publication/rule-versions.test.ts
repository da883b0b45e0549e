// The rule that is in force when a list is approved decides what its editions say, and stays with them.
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../server/accounts/actor.ts';
import { approveVersion, draftVersion } from '../../server/catalogue/actions.ts';
import { keepAssessment } from '../../server/catalogue/assessments.ts';
import { draftFor } from '../../server/catalogue/drafts.ts';
import { contentHash, firstVersion } from '../../server/catalogue/versions.ts';
import { approveBatch } from '../../server/batches/review.ts';
import type { Database } from '../../server/db/database.ts';
import type { Clocks } from '../../server/domain/clocks.ts';
import type { ChannelRules } from '../../server/domain/disclosure.ts';
import { clocksOf } from '../../server/notices/clocks.ts';
import type { ListContent } from '../../server/notices/content.ts';
import { viewFor } from '../../server/notices/view.ts';
import { addPerson, signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { approve, openOffice, submit } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { county, nigou, wangfang } from '../support/people.ts';
import { grain } from './samples.ts';

const closed = { fields: [], totals: false };
const subject = { code: 'grain-one-off', office: 'county' };

onBothEngines('the rule in force', (open) => {
  let db: Database;
  let office: Office;
  let [zhou, wu]: Actor[] = [];

  beforeEach(async () => {
    db = await open();
    office = await openOffice(db, {});
    [zhou, wu] = await Promise.all(['zhou', 'wu'].map(async (login): Promise<Actor> => ({ id: await addPerson(office, { ...county, login }), name: login, role: 'county', townshipCode: null, villageCode: null })));
  });

  const contentWith = (rule: Partial<ChannelRules>) => { const { content } = firstVersion(subject.code); return { ...content, rule: { ...content.rule, ...rule } }; };
  const draft = async (rule: Partial<ChannelRules>, of = subject) => { if (zhou) await draftVersion(office.deps, zhou, of, contentWith(rule)); };
  const enforce = async (rule: Partial<ChannelRules>, of = subject) => { await draft(rule, of); if (wu) await approveVersion(office.deps, wu, of, contentHash(contentWith(rule))); };
  const editions = async () => (await db.read.select().from(db.tables.editions)).map(({ content }): ListContent => JSON.parse(content));

  test('is frozen into each edition with its number, and a later version changes nothing of it', async () => {
    const { masked, ...paper } = { ...firstVersion(subject.code).content.rule.paper, masked: true };
    await enforce({ paper: { ...paper, masked }, archive: { ...paper, masked } });
    await approve(office, 'grain-one-off', grain);
    const before = await editions();
    expect(before.length).toBeGreaterThan(0);
    for (const { rows, disclosure } of before) {
      expect(disclosure.programmeVersion).toEqual({ office: 'county', seq: 2 });
      expect(rows.length).toBeGreaterThan(0);
      for (const { name } of rows) expect(name).toMatch(/^.\*\*$/u);
    }
    await enforce({ paper: { fields: [], totals: true }, archive: { fields: [], totals: true } });
    expect(await editions()).toEqual(before);
  });

  test('of the day of the approval counts, not that of the day the list came', async () => {
    const batchId = await submit(office, 'grain-one-off', grain);
    await enforce({ paper: { fields: [], totals: true }, archive: { fields: [], totals: true } });
    await approveBatch(office.deps, office.reviewer, batchId);
    expect((await editions()).map(({ rows, disclosure }) => [rows.length, disclosure.programmeVersion?.seq])).toEqual((await editions()).map(() => [0, 2]));
  });

  test('brings its public period and its retention, which stay with the edition', async () => {
    const clocks: Clocks = { publicPeriod: { length: 10, unit: 'days' }, start: 'date', retention: '10-years' };
    await draftVersion(office.deps, zhou as Actor, subject, { ...contentWith({}), clocks });
    await approveVersion(office.deps, wu as Actor, subject, contentHash({ ...contentWith({}), clocks }));
    await approve(office, 'grain-one-off', grain);
    const [edition] = await editions();
    // Ten days from 22 June end on 2 July, a Thursday.
    expect(edition).toMatchObject({ firstDay: '2026-06-22', lastDay: '2026-07-02', period: '10天', clocks });
    expect(edition && clocksOf(edition)).toEqual(clocks);
  });

  test('of the township stands before the county’s', async () => {
    await enforce({ internet: closed, 'open-data': closed }, { ...subject, office: nigou.code });
    await approve(office, 'grain-one-off', grain);
    const [edition] = await editions();
    expect(edition?.disclosure.programmeVersion).toEqual({ office: nigou.code, seq: 2 });
    expect(edition && viewFor(edition, 'internet')).toMatchObject({ totals: null, withheld: 'closed' });
    expect(edition && viewFor(edition, 'screen').withheld).not.toBe('closed');
  });

  test('that closes the board of the village publishes nothing', async () => {
    const batchId = await submit(office, 'grain-one-off', grain);
    await enforce({ paper: closed, archive: closed, screen: closed, internet: closed, 'open-data': closed });
    await expect(approveBatch(office.deps, office.reviewer, batchId)).rejects.toMatchObject({ code: 'programme-not-public' });
    expect(await editions()).toEqual([]);
  });

  test('is shown to the reviewer on the real rows of a village, channel by channel, before anything is approved', async () => {
    const batchId = await submit(office, 'grain-one-off', grain);
    const reviewer = await signedInAs(office, { ...wangfang, login: 'second' });
    const page = async () => (await reviewer.get(`/desk/batches/${batchId}/review`)).text;
    // The first one's payment came back.
    const first = grain[1]?.name ?? '没有第二行';
    expect(await page()).toMatch(new RegExp(`村务公开栏：逐户：姓名、组、.*共 \\d+ 行 .*${first}.* 公开屏：只有合计`));
    const paper = { ...firstVersion(subject.code).content.rule.paper, masked: true };
    await enforce({ paper, archive: paper, internet: closed, 'open-data': closed });
    const masked = await page();
    expect(masked).toContain('按公开目录第2版的规则');
    expect(masked).toMatch(new RegExp(`村务公开栏：逐户：姓名（只写姓）.*${first.charAt(0)}\\*\\*.* 公开屏：`));
    expect(masked).toContain('互联网：不公开 什么都不公开。 但公开屏放合计，它的页在网上也看得到');
  });

  test('that came into force after the reviewer looked at the page is looked at before anything is approved under it', async () => {
    const batchId = await submit(office, 'grain-one-off', grain);
    const reviewer = await signedInAs(office, { ...wangfang, login: 'third', name: '韩梅' });
    const seen = async () => /name="rule" value="([^"]+)"/.exec((await reviewer.get(`/desk/batches/${batchId}/review`)).html)?.[1] ?? '';
    const before = await seen();
    await enforce({ internet: closed, 'open-data': closed });
    const refused = await reviewer.post(`/desk/batches/${batchId}/approval`, { rule: before });
    expect([before, refused.status, refused.text.includes('您看过以后，这个项目的公开规则改了'), await editions()]).toEqual(['county/1', 409, true, []]);
    expect((await reviewer.post(`/desk/batches/${batchId}/approval`, { rule: await seen() })).status).toBe(303);
    expect((await editions()).every(({ disclosure }) => disclosure.programmeVersion?.seq === 2)).toBe(true);
  });

  test('that is to come is shown on a real list beside the one that holds, and approved from there', async () => {
    const approver = await signedInAs(office, { ...county, login: 'approver', name: '郑敏' });
    const effect = () => approver.get('/desk/catalogue/grain-one-off/effect');
    expect((await effect()).status).toBe(409);
    const paper = { ...firstVersion(subject.code).content.rule.paper, masked: true };
    await draft({ paper, archive: paper, screen: closed, internet: closed });
    expect((await effect()).text).toContain('这里还没有公开过这个项目的名单');
    await approve(office, 'grain-one-off', grain);
    const first = grain[1]?.name ?? '没有第二行';
    const entry = await approver.get('/desk/catalogue/grain-one-off');
    expect([entry.text.includes('看新规则用在真实名单上的样子，再批准'), entry.html.includes('name="seen"')]).toEqual([true, false]);
    const shown = await effect();
    // What changes is seen without a click, on either side, and what does not is folded.
    expect([...shown.html.matchAll(/<details( open="")?><summary>([^：<]+)：/g)].map(([, open, name]) => (open ? name : ''))).toEqual(Array.from({ length: 2 }, () => ['村务公开栏', '公开屏', '互联网', '村委会留存查阅', '']).flat());
    expect(shown.text).toMatch(new RegExp(`现在 谁能看到什么：.*第1版的规则.*${first}.*互联网：只有合计.*批准以后 谁能看到什么：.*第2版的规则.*${first.charAt(0)}\\*\\*.*互联网：不公开`));
    expect(shown.text).toContain('公开屏：不公开 什么都不公开。 互联网：不公开');
    // Another list and another village, the smallest too, at the second person's choice; never one that is not offered.
    office.clock.advance(1);
    await approve(office, 'grain-one-off', [{ village: '兰城村', name: '刘德福', person: 71, quantity: '2.00', standard: '137', yuan: '274.00' }], 2025);
    const both = await effect();
    const offered = [...both.html.matchAll(/<option value="([^"]+)"( selected="")?>([^<]+)</g)].map(([, value = '', selected, said = '']) => ({ value, said, isChosen: selected !== undefined }));
    expect(offered.map(({ said, isChosen }) => [said, isChosen])).toEqual([['2025年 兰城村，1 笔', false], [`2026年 北洛村，${grain.length} 笔`, true]]);
    expect(both.text).toContain('谁能看到什么：北洛村');
    const chosen = await approver.get(`/desk/catalogue/grain-one-off/effect?office=county&list=${offered[0]?.value ?? ''}`);
    expect(chosen.text).toContain('谁能看到什么：兰城村');
    expect((await approver.get('/desk/catalogue/grain-one-off/effect?list=x.y')).text).toContain('谁能看到什么：北洛村');
    await approver.post('/desk/catalogue/grain-one-off/approval', { seen: /name="seen" value="(\w+)"/.exec(shown.html)?.[1] ?? '' });
    expect((await approver.get('/desk/catalogue/grain-one-off')).text).toContain('县级第2版，现行');
    expect((await (await signedInAs(office, { ...wangfang, login: 'township' })).get('/desk/catalogue/grain-one-off/effect')).status).toBe(403);
  });

  test('may not name people on a new channel before somebody has assessed this very text', async () => {
    const screen = firstVersion(subject.code).content.rule.paper;
    await draft({ screen });
    const enforced = () => (wu ? approveVersion(office.deps, wu, subject, contentHash(contentWith({ screen }))) : undefined);
    await expect(enforced()).rejects.toMatchObject({ code: 'assessment-missing' });
    const waiting = zhou && await draftFor(office.deps, zhou, subject);
    expect(waiting?.naming).toEqual(['screen']);
    // The rule stands beside the form: what is told where, what it was until now, and where people are named anew.
    const writer = await signedInAs(office, { ...county, login: 'assessor', name: '郑敏' });
    expect((await writer.get('/desk/catalogue/grain-one-off/assessment')).text).toMatch(/要评估的规则：第2版修订稿 新公开姓名的地方：公开屏 .*村务公开栏 逐户：姓名、组、[^ ]+ 相同 公开屏 逐户：姓名、组、[^ ]+ 只有合计/);
    const said = { purpose: '监督', necessity: '村民互相核对', fields: '姓名、金额', channels: '村内公开屏', risk: '被外人拍照', measures: '到期撤下' };
    if (zhou && waiting) await keepAssessment(office.deps, zhou, waiting.version, said);
    await draft({ screen, internet: closed });
    await expect(wu ? approveVersion(office.deps, wu, subject, contentHash(contentWith({ screen, internet: closed }))) : undefined).rejects.toMatchObject({ code: 'assessment-missing' });
    await draft({ screen });
    await enforced();
    expect(await db.read.$count(db.tables.impactAssessments)).toBe(1);
  });
});
