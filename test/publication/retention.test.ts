// When the public period is over: figures and names leave the internet, and the village committee keeps a package that anyone can verify.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { verifyBag } from '../../server/archive/bag.ts';
import { endPublicPeriod } from '../../server/archive/period-end.ts';
import { findPersonalData, markupText } from '../../server/domain/scan.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { failingAt } from '../support/failing.ts';
import { contact, openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { account, idNumber } from '../support/payment-files.ts';
import { artefact, editionsOf, sitePaths, wholeSite } from '../support/site.ts';
import { beiluo, farmland } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(60);
const day = 24 * 60;

onBothEngines('the end of a public period', (open) => {
  let office: Office;
  let editionId: string;

  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    await publish(office, 'farmland-fertility', rows);
    editionId = (await editionsOf(office.deps.db))[0]?.id ?? '';
  });

  const bag = () => join(office.deps.config.data, 'packages', `${beiluo}-2026-1-1`);
  const packages = async () => office.deps.db.read.select().from(office.deps.db.tables.packages);
  const jobs = async (name: string) => (await office.deps.db.read.select().from(office.deps.db.tables.jobs)).filter((job) => job.name === name);
  const audit = async () => (await office.deps.db.read.select().from(office.deps.db.tables.auditEntries)).filter(({ action }) => action === 'edition.retained').length;
  const state = async () => (await editionsOf(office.deps.db))[0]?.state;
  /** The last day is 1 July 2026; the job is due when 2 July begins in China. */
  const untilTheEnd = () => office.clock.advance(10 * day);

  test('the QR code leads to a page that says so, without figures or names; lists and board pages are without it', async () => {
    const figures = (await wholeSite(office)).filter(({ path }) => path.startsWith('/n/')).flatMap(({ text }) => text.match(/\d[\d,]*\.\d\d/g) ?? []);
    expect(figures.length).toBeGreaterThan(0);
    untilTheEnd();
    await work(office);
    const site = await wholeSite(office);
    for (const path of [`/n/${beiluo}-2026-1`, `/n/${beiluo}-2026-1/1`]) {
      const page = site.find((each) => each.path === path);
      expect(page?.status).toBe(410);
      expect(page?.text).toContain('公开期已于2026年7月1日届满');
      expect(page?.text).toContain('材料已留存在北洛村村民委员会');
    }
    const told = site.map(({ html }) => html).join('\n');
    expect([...figures, ...rows.map(({ name }) => name)].filter((words) => told.includes(words))).toEqual([]);
    expect(site.filter(({ path, status }) => !path.startsWith('/n/') && status !== 200)).toEqual([]);
    expect(site.find(({ path }) => path === `/v/${beiluo}`)?.text).toContain('现在没有正在公开的内容');
    expect((await sitePaths(office.deps.db)).filter((path) => path.startsWith(`/feeds/${beiluo}/`))).toEqual([`/feeds/${beiluo}/index.html`]);
  });

  test('the package is listed, verifies, and holds what hung on the wall, its data and the review', async () => {
    untilTheEnd();
    await work(office);
    expect((await packages()).map(({ folder, retention, keptSince }) => [folder, retention, keptSince]).toSorted(([a = ''], [b = '']) => a.localeCompare(b))).toEqual([
      [`${beiluo}-2026-1-1`, '30-years', '2026-07-02'], ['370405102215-2026-1-1', '30-years', '2026-07-02'],
    ]);
    expect(await verifyBag(bag())).toMatchObject({ ok: true, problems: [], files: 5 });
    for (const name of ['notice.pdf', 'notice.html', 'payments.csv', 'edition.json']) {
      expect((await readFile(join(bag(), 'data', name))).equals(await artefact(office, editionId, name))).toBe(true);
    }
    const [edition] = await editionsOf(office.deps.db);
    const info = await readFile(join(bag(), 'bag-info.txt'), 'utf8');
    for (const line of [`Edition-SHA256: ${edition?.hash}`, 'Kept-Until: 2056-12-31', `External-Identifier: ${beiluo}-2026-1/1`]) expect(info).toContain(line);
    const review = JSON.parse(await readFile(join(bag(), 'data', 'review-record.json'), 'utf8'));
    expect(review).toMatchObject({ publishedBy: '李明', reviewedBy: '王芳', reviews: [{ decision: 'approved', reviewedBy: '王芳' }] });
  });

  test('the package has no number of a person', async () => {
    untilTheEnd();
    await work(office);
    const files = (await readdir(bag(), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    const texts = await Promise.all(files.map(async ({ parentPath, name }) => {
      const bytes = await readFile(join(parentPath, name));
      return name.endsWith('.pdf') ? (await pdfText(bytes)).join('\n') : markupText(String(bytes));
    }));
    expect(texts.flatMap((text) => findPersonalData(text, { allow: [contact.phone] }))).toEqual([]);
    const numbers = rows.flatMap(({ person }) => [idNumber(person), account(person)]);
    expect(numbers.filter((number) => texts.some((text) => text.includes(number)))).toEqual([]);
  });

  test('a job that comes too early does nothing but put itself off', async () => {
    const before = await wholeSite(office);
    office.clock.advance(9 * day);
    await endPublicPeriod(office.deps, editionId);
    expect((await wholeSite(office)).map(({ path, status, html }) => [path, status, html])).toEqual(before.map(({ path, status, html }) => [path, status, html]));
    expect([await packages(), await state()]).toEqual([[], 'published']);
    const waiting = (await jobs('end-public-period')).filter(({ payload }) => payload['editionId'] === editionId);
    expect(waiting.map((job) => [job.state, job.runAt.toISOString()])).toEqual([['ready', '2026-07-01T16:00:00.000Z']]);
  });

  test('on the last day everything is still there until midnight in China', async () => {
    office.clock.advance(10 * day - 10 * 60);
    expect(office.clock.now().toISOString()).toBe('2026-07-01T15:00:00.000Z');
    await work(office);
    expect(await state()).toBe('published');
    office.clock.advance(60);
    await work(office);
    expect(await state()).toBe('retained');
  });

  test('a second run changes nothing', async () => {
    untilTheEnd();
    await work(office);
    const before = [await packages(), await audit(), await sitePaths(office.deps.db), (await jobs('refresh-village')).length];
    await endPublicPeriod(office.deps, editionId);
    expect([await packages(), await audit(), await sitePaths(office.deps.db), (await jobs('refresh-village')).length]).toEqual(before);
  });

  test('ended between package and database, at any change, the next run ends the same with the same package', async () => {
    untilTheEnd();
    let n = 0;
    for (let isDone = false; !isDone;) {
      const db = failingAt(office.deps.db, ++n);
      isDone = await endPublicPeriod({ ...office.deps, db }, editionId).then(() => true, (error: Error) => error.message !== 'disk full');
      expect([n, (await verifyBag(bag())).ok, await state(), (await packages()).length]).toEqual([n, true, isDone ? 'retained' : 'published', isDone ? 1 : 0]);
      office.clock.advance(1);
    }
    expect(n).toBeGreaterThan(4);
    expect(await audit()).toBe(1);
    await work(office);
    expect((await readdir(join(bag(), '..'))).toSorted()).toEqual([`${beiluo}-2026-1-1`, '370405102215-2026-1-1']);
  });
});
