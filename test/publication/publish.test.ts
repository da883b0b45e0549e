// From the bytes of two payment files to what hangs on the wall, stands on the internet and goes to the boards.
import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { canonicalJson } from '../../server/domain/canonical-json.ts';
import { shortHash } from '../../server/domain/notice-number.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { dense, sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, publish } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { artefact, editionsOf, sitePaths, wholeSite } from '../support/site.ts';
import type { Edition, Fetched } from '../support/site.ts';
import { fenOf } from '../support/roll.ts';
import { storedPayments } from '../support/stored-payments.ts';
import { beiluo, farmland, grain, lancheng, paidFen, yuan } from './samples.ts';

const renderer = sharedRenderer();

onBothEngines('a published batch', (open) => {
  let office: Office;
  let batchId: string;
  let editions: Edition[];
  let site: Fetched[];

  beforeAll(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    batchId = await publish(office, 'farmland-fertility', farmland);
    await publish(office, 'grain-one-off', grain);
    editions = await editionsOf(office.deps.db);
    site = await wholeSite(office);
  });

  const at = (path: string) => site.find((page) => page.path === path);
  const paper = async (number: string) => {
    const edition = editions.find((each) => each.number === number);
    return dense((await pdfText(await artefact(office, edition?.id ?? '', 'notice.pdf'))).join(' '));
  };

  test('each village gets a numbered notice whose hash is that of its content, and both stand on sheet and page', async () => {
    expect(editions.map(({ number, seq, state }) => [number, seq, state])).toEqual([
      [`${beiluo}-2026-1`, 1, 'published'], [`${beiluo}-2026-2`, 1, 'published'], [`${lancheng}-2026-1`, 1, 'published'],
    ]);
    for (const { number, hash, content, facts, witness } of editions) {
      expect(createHash('sha256').update(canonicalJson(JSON.parse(content))).digest('hex')).toBe(hash);
      expect([facts.number, facts.edition]).toEqual([number, 1]);
      const sheet = await paper(number);
      for (const said of [number, shortHash(hash), witness]) {
        expect(sheet).toContain(dense(said));
        expect(at(`/n/${number}/1`)?.text).toContain(said);
      }
    }
  });

  test('each edition has its four files, named by their content', async () => {
    const { db, blobs } = office.deps;
    const kept = await db.read.select().from(db.tables.artefacts);
    expect(kept).toHaveLength(4 * editions.length);
    for (const { sha256, bytes } of kept) {
      const file = await blobs.get(sha256);
      expect([createHash('sha256').update(file).digest('hex'), file.length]).toEqual([sha256, bytes]);
    }
    const names = kept.filter(({ editionId }) => editionId === editions[0]?.id).map(({ name }) => name);
    expect(names.toSorted()).toEqual(['edition.json', 'notice.html', 'notice.pdf', 'payments.csv']);
  });

  test('pages, board pages and signed files are there, and every one answers', () => {
    expect(site.filter(({ status }) => status !== 200)).toEqual([]);
    const wanted = [beiluo, lancheng].flatMap((code) => [
      `/v/${code}`, `/n/${code}-2026-1`, `/n/${code}-2026-1/1`, `/feeds/${code}/index.html`, `/feeds/${code}/page-2.html`,
      `/t/1/${code}/metadata/timestamp.json`, `/t/1/${code}/metadata/1.root.json`,
    ]);
    expect(wanted.filter((path) => !at(path))).toEqual([]);
    expect(site.filter(({ path }) => path.startsWith('/blob/')).length).toBe(5);
  });

  test('what one has seen already is answered with 304, and what was never published with 404', async () => {
    const visitor = office.visitor();
    for (const { path, headers } of site.filter((page) => !page.path.startsWith('/t/'))) {
      const tag = headers.get('etag') ?? '';
      expect(tag).toMatch(/^"[0-9a-f]{16}"$/);
      const again = await visitor.get(path, { headers: { 'if-none-match': tag } });
      expect([path, again.status, again.html]).toEqual([path, 304, '']);
      expect((await visitor.get(path, { headers: { 'if-none-match': '"0000000000000000"' } })).status).toBe(200);
    }
    for (const path of ['/n/370405102214-2026-9', `/n/${beiluo}-2026-1/2`, '/v/370405105201', '/feeds/370405105201/', `/feeds/${beiluo}/page-9.html`, `/blob/${'0'.repeat(64)}`, `/t/1/${beiluo}/metadata/9.snapshot.json`]) {
      expect([path, (await visitor.get(path)).status]).toEqual([path, 404]);
    }
  });

  test('the sums agree: file, batch, villages, rows, printed sheet and data', async () => {
    const { db } = office.deps;
    const [batch] = await db.read.select().from(db.tables.batches).where(eq(db.tables.batches.id, batchId));
    const stored = (await storedPayments(db, batchId)).reduce((sum, { amountFen }) => sum + amountFen, 0);
    const ofBatch = editions.filter((edition) => edition.batchId === batchId);
    const totals = ofBatch.map(({ facts }) => facts.totals);
    expect(batch?.paidFen).toBe(paidFen(farmland));
    expect(totals.reduce((all, { paidFen: fen }) => all + fen, 0)).toBe(paidFen(farmland));
    expect(totals.reduce((all, { paidFen: fen, returnedFen, unpaidFen }) => all + fen + returnedFen + unpaidFen, 0)).toBe(stored);
    for (const { number, id, facts } of ofBatch) {
      const fen = paidFen(farmland, facts.village.name);
      expect([facts.totals.paidFen, facts.rows.reduce((all, row) => all + row.amountFen, 0)]).toEqual([fen, fen]);
      expect(await paper(number)).toContain(`合计${facts.totals.households}户`);
      expect(await paper(number)).toContain(`${yuan(fen)}元`);
      expect((await artefact(office, id, 'payments.csv')).toString()).toMatch(new RegExp(`合计,,${facts.totals.households}户,${areaOf(facts.village.name)},,${(fen / 100).toFixed(2)}$`));
    }
  });

  test('what the bank sent back is no household on the list, but closes the sum on sheet and page', async () => {
    const [paid, returned, unpaid] = [paidFen(farmland, '北洛村'), paidFen(farmland, '北洛村', '退汇'), paidFen(farmland, '北洛村', '未发放')];
    const sheet = await paper(`${beiluo}-2026-1`);
    expect(sheet).toContain(`应发${yuan(paid + returned + unpaid)}元＝已发到户${yuan(paid)}元＋银行退回待重发${yuan(returned)}元＋尚未发放${yuan(unpaid)}元`);
    expect(at(`/n/${beiluo}-2026-1`)?.text).toContain(`应发资金 ${yuan(paid + returned + unpaid)} 已发到户 ${yuan(paid)} 银行退回和尚未发放 ${yuan(returned + unpaid)}`);
    for (const row of farmland.filter(({ status }) => status)) expect(sheet.includes(row.name)).toBe(false);
  });

  test('the village page and the home page lead to what is public, and to nothing else', async () => {
    const village = at(`/v/${beiluo}`);
    const links = [...(village?.html ?? '').matchAll(/href="(\/[^"]+)"/g)].map((match) => match[1]);
    expect(links).toEqual([`/n/${beiluo}-2026-1`, `/n/${beiluo}-2026-2`]);
    expect(village?.text).toContain(`70 户，实发 ${yuan(paidFen(farmland, '北洛村'))} 元`);
    const home = await office.visitor().get('/');
    expect([...home.html.matchAll(/href="(\/v\/[^"]+)"/g)].map((match) => match[1])).toEqual([`/v/${beiluo}`, `/v/${lancheng}`]);
    expect((await sitePaths(office.deps.db)).every((path) => /^\/(v|n|feeds|t|blob)\//.test(path))).toBe(true);
  });

  test('the batch says that it is done, and nothing is left to do today', async () => {
    const { db, clock } = office.deps;
    const states = await db.read.select({ state: db.tables.batches.state }).from(db.tables.batches);
    expect(states.map(({ state }) => state)).toEqual(['published', 'published']);
    const jobs = await db.read.select().from(db.tables.jobs);
    const waiting = jobs.filter(({ state }) => state !== 'done');
    expect(waiting.map(({ name, state }) => [name, state])).toEqual(editions.map(() => ['end-public-period', 'ready']));
    expect(waiting.every(({ runAt }) => runAt > clock.now())).toBe(true);
  });
});

/** What the paid rows of a village add up to, in mu with two decimals. */
function areaOf(village: string): string {
  const paid = farmland.filter((row) => row.village === village && (row.status ?? '成功') === '成功');
  return (paid.reduce((sum, row) => sum + fenOf(row.quantity), 0) / 100).toFixed(2);
}
