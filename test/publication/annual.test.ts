// 年度汇总: everything really paid in a year, village by village and household by household, to the fen.
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../server/accounts/actor.ts';
import { overviewOf } from '../../server/annual/overview.ts';
import { approveAnnual, returnAnnual, takeYearBack } from '../../server/annual/review.ts';
import { submitAnnual } from '../../server/annual/submit.ts';
import { verifyBag } from '../../server/archive/bag.ts';
import { auditFaults } from '../../server/audit/verify.ts';
import { approveBatch } from '../../server/batches/review.ts';
import { approveVersion, draftVersion } from '../../server/catalogue/actions.ts';
import { contentHash, firstVersion } from '../../server/catalogue/versions.ts';
import type { ChannelRules } from '../../server/domain/disclosure.ts';
import { GiveUp } from '../../server/jobs/worker.ts';
import { publicationProgress } from '../../server/notices/queries.ts';
import { findPersonalData } from '../../server/domain/scan.ts';
import type { AnnualContent } from '../../server/notices/content.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { dense, sharedRenderer } from '../print/printer.ts';
import { sumUp } from '../support/annual.ts';
import { addPerson } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { contact, correct, openOffice, publish, submit, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { county, nigou } from '../support/people.ts';
import { propose } from '../support/proposals.ts';
import { artefact, editionsOf, wholeSite } from '../support/site.ts';
import { beiluo, farmland, grain, lancheng, oldAge, paidFen, yuan } from './samples.ts';

const renderer = sharedRenderer();
const day = 24 * 60;
const ofFarmland = { code: 'farmland-fertility', office: 'county' };
const rows = farmland.slice(63);
const paid = [...rows, ...oldAge, ...grain];

onBothEngines('a year', (open) => {
  let office: Office;
  let first: string;

  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    first = await publish(office, 'farmland-fertility', rows);
    await publish(office, 'old-age', oldAge);
    await publish(office, 'grain-one-off', grain);
  });

  const years = async () => (await editionsOf(office.deps.db)).filter(({ programme }) => programme === 'annual').map((edition) => ({ ...edition, facts: JSON.parse(edition.content) as AnnualContent }));
  const ofVillage = async (code: string, seq = 1) => (await years()).find((edition) => edition.villageCode === code && edition.seq === seq);
  const sheet = async (code: string, seq = 1) => dense((await pdfText(await artefact(office, (await ofVillage(code, seq))?.id ?? '', 'notice.pdf'))).join(' '));
  const overview = () => overviewOf(office.deps, { townshipCode: nigou.code, year: 2026 });

  test('on paper has every household with every programme, what is told by totals only, and sums that are those of the notices', async () => {
    await sumUp(office);
    for (const [code, village] of [[beiluo, '北洛村'], [lancheng, '兰城村']] as const) {
      const text = await sheet(code);
      const results = (await editionsOf(office.deps.db)).filter((edition) => edition.villageCode === code && edition.facts.kind === 'result');
      const whole = results.reduce((sum, { facts }) => sum + facts.totals.paidFen, 0);
      expect(whole).toBe(paidFen(paid, village));
      expect(text).toContain(`本村全年合计${yuan(whole)}元`);
      expect(text).toContain(dense(`只公开合计：高龄津贴 ${oldAge.filter((row) => row.village === village).length} 人${yuan(paidFen(oldAge, village))}`));
      expect(text).toContain('惠民惠农财政补贴年度汇总');
    }
    const text = await sheet(beiluo);
    const both = paidFen([...rows, ...grain].filter(({ person }) => person === 4 || person === 64), '北洛村');
    expect(both).toBeGreaterThan(0);
    for (const { person, name } of [...rows, ...grain].filter(({ village, status }) => village === '北洛村' && !status)) {
      const total = paidFen([...rows, ...grain].filter((row) => row.person === person), '北洛村');
      expect(text).toMatch(new RegExp(`${dense(name)}[\\d.,]*${yuan(total).replace('.', '\\.')}`));
    }
    expect(text).not.toMatch(/乌有粮|子虚禾|单聘农/);
  });

  test('on the internet and the board has totals per programme, none of fewer than three households, and no sum that holds one', async () => {
    await sumUp(office);
    const site = await wholeSite(office);
    const names = new Set(paid.map(({ name }) => name));
    expect(site.flatMap(({ path, html }) => [...[...names].filter((name) => html.includes(name)), ...findPersonalData(html, { allow: [contact.phone] })].map((found) => [path, found]))).toEqual([]);
    const page = async (code: string) => (await office.visitor().get(`/n/${(await ofVillage(code))?.number}`)).text;
    const open = paidFen([...rows, ...oldAge, ...grain], '北洛村');
    expect(await page(beiluo)).toContain(`2026年全村实发 ${yuan(open)} 元`);
    const few = await page(lancheng);
    expect(few.match(/\d[\d,]*\.\d\d/g)).toBe(null);
    const board = site.filter(({ path }) => path.startsWith(`/feeds/${beiluo}/`)).map(({ text }) => text).join(' ');
    expect(board).toContain(`全年合计 ${yuan(open)} 元`);
    expect(site.filter(({ path }) => path.startsWith(`/feeds/${lancheng}/`)).flatMap(({ text }) => text.match(/\d[\d,]*\.\d\d/g) ?? [])).toEqual([]);
  });

  test('is kept as a package that verifies, with the same sums in its table and data', async () => {
    await sumUp(office);
    const edition = await ofVillage(beiluo);
    const [table, data] = [Buffer.from(await artefact(office, edition?.id ?? '', 'table.csv')).toString(), JSON.parse(Buffer.from(await artefact(office, edition?.id ?? '', 'edition.json')).toString()) as AnnualContent];
    const whole = paidFen(paid, '北洛村');
    expect(table).toContain(`全年合计,,,,,${yuan(whole).replaceAll(',', '')}`);
    expect([data.paidFen, data.programmes.map(({ code, isListed }) => [code, isListed])]).toEqual([whole, [['farmland-fertility', true], ['grain-one-off', true], ['old-age', false]]]);
    office.clock.advance(20 * day);
    await work(office);
    expect(await verifyBag(join(office.deps.config.data, 'packages', `${edition?.number}-1`))).toMatchObject({ ok: true, problems: [] });
    expect(await auditFaults(office.deps.db, office.deps.vault)).toEqual([]);
  });

  test('does not count what is only proposed', async () => {
    await propose(office, 'grain-one-off', [{ ...grain[1] as (typeof grain)[number], village: '兰城村', person: 71, name: '刘德福' }]);
    expect((await overview()).unpaid).toEqual([]);
    await sumUp(office);
    expect((await ofVillage(lancheng))?.facts.paidFen).toBe(paidFen(paid, '兰城村'));
  });

  test('is out of date after a correction, and a new edition with the reason goes to the villages that read something else', async () => {
    await sumUp(office);
    expect((await overview()).villages.filter(({ isOutdated }) => isOutdated)).toEqual([]);
    const corrected = await correct(office, first, 'replacement', rows.slice(1), '1户不是本村的');
    await approveBatch(office.deps, office.reviewer, corrected);
    await work(office);
    expect((await overview()).villages.filter(({ isOutdated }) => isOutdated).map(({ name }) => name)).toEqual(['北洛村']);
    await expect(submitAnnual(office.deps, office.clerk, { year: 2026, basis: '', reason: '' })).rejects.toMatchObject({ code: 'annual-reason' });
    office.clock.advance(day);
    await sumUp(office, 2026, '更正了耕地地力保护补贴');
    expect((await years()).map(({ villageCode, seq, state }) => `${villageCode.slice(-3)}/${seq} ${state}`).toSorted()).toEqual(['214/1 superseded', '214/2 published', '215/1 published']);
    expect((await ofVillage(beiluo, 2))?.facts.paidFen).toBe(paidFen(paid, '北洛村') - paidFen(rows.slice(0, 1)));
    expect(await sheet(beiluo, 2)).toContain('更正说明：本版代替第1版。更正了耕地地力保护补贴。');
    expect((await overview()).villages.filter(({ isOutdated }) => isOutdated)).toEqual([]);
  });

  test('is not out of date because a rule changed, unless somebody would be told something else', async () => {
    await sumUp(office);
    const [zhou, wu] = await Promise.all(['zhou', 'wu'].map(async (login): Promise<Actor> => ({ id: await addPerson(office, { ...county, login }), name: login, role: 'county', townshipCode: null, villageCode: null })));
    const { content } = firstVersion('farmland-fertility');
    const enforce = async (rule: Partial<ChannelRules>) => {
      const next = { ...content, rule: { ...content.rule, ...rule } };
      if (zhou && wu) { await draftVersion(office.deps, zhou, ofFarmland, next); await approveVersion(office.deps, wu, ofFarmland, contentHash(next)); }
      return (await overview()).villages.filter(({ isOutdated }) => isOutdated).map(({ name }) => name);
    };
    expect(await enforce({ paper: { ...content.rule.paper, readers: '本村村民' } })).toEqual([]);
    expect(await enforce({ internet: { fields: [], totals: false } })).toEqual(['北洛村', '兰城村']);
  });

  test('tells the villager until which day it counts, and that newer results are not in it, on every page that shows the sum', async () => {
    await sumUp(office);
    const number = (await ofVillage(beiluo))?.number;
    const newer = /以后又公布或更正过发放结果，没有算进这个数，以后一版年度汇总为准/;
    const board = async (code: string) => (await wholeSite(office)).filter(({ path }) => path.startsWith(`/feeds/${code}/`)).map(({ text }) => text).join(' ');
    const pages = async () => [...await Promise.all([`/n/${number}`, `/n/${number}/1`].map(async (path) => (await office.visitor().get(path)).text)), await board(beiluo)];
    for (const text of await pages()) expect(text).not.toMatch(newer);
    expect((await pages())[0]).toContain('截至2026年6月22日已经公开的发放结果');
    expect((await office.visitor().get(`/v/${beiluo}`)).text).toContain('元（截至2026年6月22日）');
    office.clock.advance(day);
    await publish(office, 'forest-return', rows.slice(0, 4));
    for (const text of await pages()) expect(text).toMatch(newer);
    expect((await office.visitor().get(`/v/${beiluo}`)).text).toContain('（截至2026年6月22日）；以后又有新的发放结果，以后一版为准');
    expect(await board(lancheng)).not.toMatch(newer);
    await sumUp(office, 2026, '补进退耕还林补助');
    expect((await pages())[0]).toMatch(/现行版是第2版.*截至2026年6月23日/);
    for (const text of await pages()) expect(text).not.toMatch(newer);
  });

  test('is approved by another person, exactly as it was submitted', async () => {
    const id = await submitAnnual(office.deps, office.clerk, { year: 2026, basis: '', reason: '' });
    await expect(approveAnnual(office.deps, { ...office.clerk, role: 'reviewer' }, id)).rejects.toMatchObject({ code: 'manuscript-same-person' });
    await expect(submitAnnual(office.deps, office.clerk, { year: 2026, basis: '', reason: '' })).rejects.toMatchObject({ code: 'manuscript-wrong-state' });
    await publish(office, 'grain-one-off', [{ ...grain[1] as (typeof grain)[number], village: '兰城村', person: 71, name: '刘德福' }]);
    await expect(approveAnnual(office.deps, office.reviewer, id)).rejects.toMatchObject({ code: 'annual-changed' });
    expect(await years()).toEqual([]);
    await returnAnnual(office.deps, office.reviewer, id, '又公开了一份，请重新汇总');
    expect(await submitAnnual(office.deps, office.clerk, { year: 2026, basis: '', reason: '' })).toBe(id);
    await approveAnnual(office.deps, office.reviewer, id);
    await approveAnnual(office.deps, office.reviewer, id);
    await work(office);
    expect((await years()).map(({ state }) => state)).toEqual(['published', 'published']);
  });

  test('a village that cannot be told is set aside, the others stay told, and the year is summed up again for it', async () => {
    const { deps } = office;
    const real = deps.renderer;
    const broken = { ...deps, renderer: { ...real, pdf: (html: string) => (html.includes('北洛村2026年惠民') ? Promise.reject(new GiveUp('北洛村的公开表印不出来。')) : real.pdf(html)) } };
    const id = await submitAnnual(deps, office.clerk, { year: 2026, basis: '', reason: '' });
    await approveAnnual(deps, office.reviewer, id);
    await work({ deps: broken });
    expect(await publicationProgress(deps.db, id)).toMatchObject({ total: 2, published: 1, failures: ['北洛村的公开表印不出来。'] });
    await takeYearBack(deps, office.reviewer, id);
    expect((await overview()).villages.map(({ name, edition }) => [name, edition?.seq ?? null])).toEqual([['北洛村', null], ['兰城村', 1]]);
    await sumUp(office, 2026, '上次北洛村没有印出来');
    expect((await years()).map(({ villageCode, seq, state }) => `${villageCode.slice(-3)}/${seq} ${state}`).toSorted()).toEqual(['214/1 withdrawn', '214/2 published', '215/1 published']);
    expect((await ofVillage(beiluo, 2))?.facts.correction).toBeUndefined();
  });

  test('the desk says village by village what is published, what is still open and what is missing', async () => {
    await submit(office, 'farmland-fertility', rows, 2025).catch(() => '');
    const { villages, underWay, missing } = await overview();
    expect(villages.filter(({ notices }) => notices > 0).map(({ name, published, paidFen: fen, notices }) => [name, published.length, notices, fen])).toEqual([
      ['北洛村', 3, 3, paidFen(paid, '北洛村')], ['兰城村', 2, 2, paidFen(paid, '兰城村')],
    ]);
    expect(underWay).toEqual([]);
    expect(missing).toContain('农村低保');
    expect(missing).not.toContain('高龄津贴');
    await expect(submitAnnual(office.deps, office.clerk, { year: 2024, basis: '', reason: '' })).rejects.toMatchObject({ code: 'annual-unchanged' });
  });
});
