// What must not be read: names away from the paper board, sums over one or two households, lists of the very old, numbers of persons.
import { beforeAll, expect, test } from 'vitest';
import { firstRules } from '../../server/domain/rule-limits.ts';
import { findPersonalData, markupText } from '../../server/domain/scan.ts';
import { factsOf } from '../../server/notices/facts.ts';
import { viewFor } from '../../server/notices/view.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { dense, sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { contact, openOffice, publish } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { account, idNumber } from '../support/payment-files.ts';
import { artefact, editionsOf, wholeSite } from '../support/site.ts';
import type { Edition, Fetched } from '../support/site.ts';
import { beiluo, farmland, grain, lancheng, oldAge, paidFen, yuan } from './samples.ts';

const renderer = sharedRenderer();
const everybody = [...farmland, ...oldAge, ...grain];

onBothEngines('what is published of three programmes', (open) => {
  let office: Office;
  let editions: Edition[];
  let site: Fetched[];

  beforeAll(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    await publish(office, 'farmland-fertility', farmland);
    await publish(office, 'old-age', oldAge);
    await publish(office, 'grain-one-off', grain);
    editions = await editionsOf(office.deps.db);
    site = await wholeSite(office);
  });

  const of = (code: string, programme: string) => editions.find((edition) => edition.villageCode === code && edition.programme === programme);
  const pagesAbout = (code: string) => site.filter(({ path }) => path.startsWith(`/v/${code}`) || path.startsWith(`/n/${code}`) || path.startsWith(`/feeds/${code}/`));
  const sheetOf = async (edition: Edition | undefined) => dense((await pdfText(await artefact(office, edition?.id ?? '', 'notice.pdf'))).join(' '));

  test('no page, board page or signed file on the internet has the name of anybody who was paid', () => {
    const names = new Set(everybody.map(({ name }) => name));
    expect(site.flatMap(({ path, html }) => [...names].filter((name) => html.includes(name)).map((name) => `${path}: ${name}`))).toEqual([]);
  });

  test('the paper board has the name, group, area and amount of each household that was paid', async () => {
    const sheet = await sheetOf(of(beiluo, 'farmland-fertility'));
    for (const row of farmland.filter(({ village, status }) => village === '北洛村' && !status)) {
      expect(sheet).toContain(dense(`${row.group}${row.name}${row.quantity}`));
    }
  });

  test('fewer than three households: the sheet on the wall has the sum, the internet never', async () => {
    const fen = paidFen(farmland, '兰城村');
    expect(await sheetOf(of(lancheng, 'farmland-fertility'))).toContain(`${yuan(fen)}元`);
    const pages = pagesAbout(lancheng);
    expect(pages.map(({ path }) => path)).toEqual(expect.arrayContaining([`/v/${lancheng}`, `/n/${lancheng}-2026-1`, `/n/${lancheng}-2026-1/1`, `/feeds/${lancheng}/index.html`]));
    for (const { path, html, text } of pages) {
      expect([path, moneyIn(text)]).toEqual([path, []]);
      expect([path, html.includes('7.00 亩') || html.includes('2 户')]).toEqual([path, false]);
    }
    expect(pages.every(({ text }) => /不到 ?3 ?[户人]/.test(text))).toBe(true);
  });

  test('a sum that stands beside a withheld figure does not hold it, so it cannot be found by subtraction', async () => {
    const [first] = pagesAbout(beiluo).filter(({ path }) => path.endsWith('/index.html'));
    const shown = [paidFen(farmland, '北洛村'), paidFen(oldAge, '北洛村'), paidFen(grain, '北洛村')];
    expect(moneyIn(first?.text ?? '')).toEqual([...shown, shown.reduce((sum, fen) => sum + fen)].map(yuan));
    // A sum of nothing would say that nothing was paid.
    const [small] = pagesAbout(lancheng).filter(({ path }) => path.endsWith('/index.html'));
    expect(small?.text).toContain('另有2项不到3户');
    expect(small?.text).not.toContain('合计 ');
  });

  test('one household whose money came back is not told of on the internet, and not hidden on the sheet', async () => {
    const pending = yuan(paidFen(grain, '北洛村', '退汇'));
    const due = yuan(paidFen(grain) + paidFen(grain, '北洛村', '退汇'));
    expect(await sheetOf(of(beiluo, 'grain-one-off'))).toContain(`银行退回待重发${pending}元`);
    const pages = pagesAbout(beiluo);
    expect(pages.filter(({ text }) => text.includes(pending) || text.includes(due)).map(({ path }) => path)).toEqual([]);
    expect(pages.find(({ path }) => path === `/n/${beiluo}-2026-3`)?.text).toContain('另有不到 3 户的款项被银行退回或还没发放');
  });

  test('of three households that were not reached, two sent back and one not paid, no part is told on the internet', async () => {
    const [returned, unpaid] = [paidFen(farmland, '北洛村', '退汇'), paidFen(farmland, '北洛村', '未发放')];
    expect(await sheetOf(of(beiluo, 'farmland-fertility'))).toContain(`银行退回待重发${yuan(returned)}元＋尚未发放${yuan(unpaid)}元`);
    const pages = pagesAbout(beiluo);
    expect(pages.filter(({ text }) => text.includes(yuan(returned)) || text.includes(yuan(unpaid))).map(({ path }) => path)).toEqual([]);
    expect(pages.find(({ path }) => path === `/n/${beiluo}-2026-1`)?.text).toContain(`银行退回和尚未发放 ${yuan(returned + unpaid)}`);
  });

  test('the old-age notice tells how many and how much, and nobody\'s name, also on paper and in its data', async () => {
    const edition = of(beiluo, 'old-age');
    const files = await Promise.all(['notice.html', 'payments.csv', 'edition.json'].map((name) => artefact(office, edition?.id ?? '', name)));
    const sheet = await sheetOf(edition);
    expect(sheet).toContain('发放人数3人');
    expect(sheet).toContain('900.00元');
    expect(sheet).toContain('只公开汇总数，不逐户公开');
    const told = [sheet, ...files.map(String)];
    expect(oldAge.filter(({ name }) => told.some((text) => text.includes(name)))).toEqual([]);
  });

  test('nothing that was published has a number of a person, as such or in part', async () => {
    const { db, blobs } = office.deps;
    const kept = await db.read.select().from(db.tables.artefacts);
    const files = await Promise.all(kept.map(async ({ sha256, name }) => (name.endsWith('.pdf') ? (await pdfText(await blobs.get(sha256))).join('\n') : markupText(String(await blobs.get(sha256))))));
    // Six digits of somebody's number stand in one hash or signature of some thousands by chance.
    const texts = [...files, ...site.map(({ html }) => html)].map((text) => text.replace(/\b[0-9a-f]{64,}\b/g, ''));
    const numbers = everybody.flatMap(({ person }) => [idNumber(person), idNumber(person).slice(-6), account(person), account(person).slice(-6)]);
    expect(numbers.filter((number) => texts.some((text) => text.includes(number)))).toEqual([]);
    expect(texts.flatMap((text) => findPersonalData(text, { allow: [contact.phone] }))).toEqual([]);
  });
});

/** 1,234.56: every amount that stands in a text. */
function moneyIn(text: string): string[] {
  return [...text.matchAll(/\d[\d,]*\.\d\d(?!\d| ?亩)/g)].map((match) => match[0]);
}

test('the area of one or two households is no total of the village on the internet, however many are on the list', () => {
  const listed = (areas: readonly (number | null)[]) => factsOf(areas.map((areaUnits, i) => ({ groupName: null, name: '王桂英', areaUnits, standard: null, amountFen: 100, status: 'paid', person: String(i) })));
  const disclosure = { version: 1, disclosureClass: 'household', channels: firstRules('household') } as const;
  const area = (areas: readonly (number | null)[], channel: 'internet' | 'paper') => viewFor({ disclosure, ...listed(areas) }, channel).totals?.areaUnits;
  expect([area([70_000, 20_000, null, null], 'internet'), area([70_000, 20_000, 30_000, null], 'internet'), area([70_000, 20_000, 30_000], 'internet')]).toEqual([null, 120_000, 120_000]);
  expect(area([70_000, null, null, null], 'paper')).toBe(70_000);
  expect(viewFor({ disclosure, ...listed([70_000, null, null]) }, 'internet').totals?.households).toBe(3);
});
