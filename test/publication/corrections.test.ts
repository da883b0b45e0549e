// A list that was wrong is corrected after publication: a new edition with the reason where the village reads something else, none where it does not.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { verifyBag } from '../../server/archive/bag.ts';
import { takeBack } from '../../server/batches/publication.ts';
import { approveBatch, returnBatch } from '../../server/batches/review.ts';
import { publishEdition } from '../../server/notices/publish.ts';
import { numbersBehind } from '../../server/notices/sealed-numbers.ts';
import { withdrawEdition } from '../../server/notices/withdraw-edition.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { failingAt } from '../support/failing.ts';
import { checkCorrection, correct, openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { idNumber } from '../support/payment-files.ts';
import { artefact, editionsOf, wholeSite } from '../support/site.ts';
import { storedPayments } from '../support/stored-payments.ts';
import { beiluo, farmland, oldAge } from './samples.ts';

const renderer = sharedRenderer();
const lancheng = '370405102215';
/** Ten of 北洛村, three of them not reached, and two of 兰城村. */
const rows = farmland.slice(63);
const wrong = rows.map((row, i) => (i === 0 ? { ...row, quantity: '1.00', yuan: '137.00' } : row));
const day = 24 * 60;

onBothEngines('a correction', (open) => {
  let office: Office;
  let first: string;

  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    first = await publish(office, 'farmland-fertility', wrong);
    office.clock.advance(2 * day);
  });

  const reason = '1户面积录错，按实测面积改正';
  const corrected = async (paid = rows, kind: 'replacement' | 'resent' = 'replacement') => {
    const batchId = await correct(office, first, kind, paid, reason);
    await approveBatch(office.deps, office.reviewer, batchId);
    await work(office);
    return batchId;
  };
  const editions = async () => (await editionsOf(office.deps.db)).toSorted((a, b) => a.villageCode.localeCompare(b.villageCode) || a.seq - b.seq);
  const states = async () => (await editions()).map(({ villageCode, seq, state }) => `${villageCode.slice(-3)}/${seq} ${state}`);
  // Made under a clock that stands still, their keys say nothing of the order.
  const chain = ({ corrects }: { corrects: string | null }) => (corrects === null ? 0 : 1);
  const batchStates = async () => (await office.deps.db.read.select().from(office.deps.db.tables.batches)).toSorted((a, b) => a.programme.localeCompare(b.programme) || chain(a) - chain(b)).map(({ state }) => state);
  const page = async (path: string) => (await office.visitor().get(path));

  test('makes a second edition where something changed and leaves the other village alone', async () => {
    const second = await corrected();
    expect(await states()).toEqual(['214/1 superseded', '214/2 published', '215/1 published']);
    expect(await batchStates()).toEqual(['superseded', 'published']);
    const [old, now] = await editions();
    expect([old?.supersededBy, now?.number, now?.firstDay, now?.facts.correction]).toEqual([second, old?.number, '2026-06-24', { replaces: 1, reason, resentOn: null }]);
  });

  test('prints the reason on the new sheet, which says what it takes the place of', async () => {
    await corrected();
    const [, now] = await editions();
    const text = (await pdfText(await artefact(office, now?.id ?? '', 'notice.pdf'))).join('').replaceAll(/\s/g, '');
    expect(text).toContain(`更正说明：本版代替第1版。${reason}。`);
    expect(text).toContain('第2版');
  });

  test('the QR code of the old sheet leads to a page that says so, with the reason and the figures that count', async () => {
    const before = (await page(`/n/${beiluo}-2026-1/1`)).text.match(/[\d,]+\.\d\d 元/)?.[0] ?? '';
    await corrected();
    const old = await page(`/n/${beiluo}-2026-1/1`);
    expect(old.text).toContain('您手里的第1版已被第2版代替');
    expect(old.text).toContain(`第2版：${reason}。`);
    expect(old.text).toMatch(/以下是第2版（现行） 与您手里的第1版不一样的，以第2版为准。.*全村实发/);
    expect(old.text.includes(before)).toBe(false);
    expect((await page(`/n/${beiluo}-2026-1/2`)).text).not.toContain('以下是第');
    expect((await page(`/n/${beiluo}-2026-1/2`)).text).toContain('您手里的第2版是现行版');
    expect((await page(`/n/${beiluo}-2026-1`)).text).toContain('现行版是第2版');
    expect((await page(`/v/${beiluo}`)).html.match(/href="\/n\//g)).toHaveLength(1);
    expect((await page(`/feeds/${beiluo}/`)).status).toBe(200);
    expect((await wholeSite(office)).filter(({ path, text }) => path.startsWith('/feeds/') && text.includes('第1版') && path.includes(beiluo))).toEqual([]);
  });

  test('nobody\'s number is on any page of it', async () => {
    await corrected();
    const told = (await wholeSite(office)).map(({ html }) => html).join('\n');
    expect(rows.filter(({ person }) => told.includes(idNumber(person)))).toEqual([]);
  });

  test('a village that the corrected list leaves out is told that its sheet was taken back, and why', async () => {
    await corrected(rows.filter(({ village }) => village !== '兰城村'));
    expect(await states()).toEqual(['214/1 superseded', '214/2 published', '215/1 superseded']);
    for (const path of [`/n/${lancheng}-2026-1`, `/n/${lancheng}-2026-1/1`]) {
      const taken = await page(path);
      expect([taken.status, taken.text]).toEqual([410, expect.stringMatching(new RegExp(`已撤回，不再有效.*${reason}。更正后的耕地地力保护补贴名单里没有兰城村`))]);
    }
    expect((await page(`/v/${lancheng}`)).text).toContain('现在没有正在公开的内容');
    expect(await batchStates()).toEqual(['superseded', 'published']);
  });

  test('a list that changes nothing a villager reads makes no edition, and is published all the same', async () => {
    first = await publish(office, 'old-age', oldAge);
    const batchId = await correct(office, first, 'replacement', oldAge.map((row, i) => (i === 0 ? { ...row, name: '王桂瑛' } : row)), reason);
    await approveBatch(office.deps, office.reviewer, batchId);
    const ofOldAge = (await editions()).filter(({ programme }) => programme === 'old-age');
    expect(ofOldAge.map(({ seq, state }) => [seq, state])).toEqual([[1, 'published'], [1, 'published']]);
    expect((await batchStates()).slice(1)).toEqual(['superseded', 'published']);
  });

  test('the list that was published already, in another order, is not submitted again', async () => {
    const { checked } = await checkCorrection(office, first, 'replacement', wrong.toReversed(), reason);
    expect(checked.toDo.block.map(({ code }) => code)).toEqual(['correction-empty']);
    expect(checked.plan).toMatchObject({ unchanged: { rows: wrong.length }, changes: [] });
  });

  test('a correction is corrected in turn, by the newest only', async () => {
    const second = await corrected();
    await expect(correct(office, first, 'replacement', wrong, reason)).rejects.toMatchObject({ code: 'correction-outdated' });
    first = second;
    await corrected(wrong);
    expect(await states()).toEqual(['214/1 superseded', '214/2 superseded', '214/3 published', '215/1 published']);
    const old = await page(`/n/${beiluo}-2026-1/1`);
    expect(old.text).toMatch(/已被第3版代替.*第2版：.*第3版：/);
  });

  test('two corrections of one batch do not go on side by side', async () => {
    await correct(office, first, 'replacement', rows, reason);
    await expect(correct(office, first, 'replacement', rows.slice(1), reason)).rejects.toMatchObject({ code: 'correction-in-work' });
  });

  test('a correction that the reviewer returned stays one when the mended file comes', async () => {
    const batchId = await correct(office, first, 'replacement', rows.slice(1), reason);
    await returnBatch(office.deps, office.reviewer, batchId, '少了一户');
    const mended = await correct(office, first, 'replacement', rows, reason, batchId);
    const [batch] = (await office.deps.db.read.select().from(office.deps.db.tables.batches)).filter(({ id }) => id === mended);
    expect(batch).toMatchObject({ corrects: first, kind: 'replacement', correctionReason: reason, state: 'submitted' });
  });

  test('payments sent again take their place in the list: the village reads that they were paid now', async () => {
    const again = rows.filter(({ status }) => status === '退汇').map((row) => ({ ...row, status: '成功' as const }));
    await corrected(again, 'resent');
    expect(await states()).toEqual(['214/1 superseded', '214/2 published', '215/1 published']);
    const [old, now] = await editions();
    const names = (facts = old?.facts) => facts?.rows.map(({ name }) => name).toSorted();
    expect(names(now?.facts)).toEqual([...names(old?.facts) ?? [], '乌有粮', '子虚禾'].toSorted());
    expect([now?.facts.totals.returnedFen, now?.facts.paidOn, now?.facts.correction?.resentOn]).toEqual([0, '2026-06-18', '2026-06-24']);
    const places = new Map((await storedPayments(office.deps.db)).map(({ batchId, villageCode }) => [`${batchId} ${villageCode}`, { batchId, villageCode }]));
    for (const { batchId, villageCode } of places.values()) {
      const [stored, numbers] = [await storedPayments(office.deps.db, batchId), await numbersBehind(office.deps, batchId, villageCode)];
      const own = stored.filter((payment) => payment.villageCode === villageCode);
      expect(numbers.map(([idNumber]) => office.deps.vault.blindIndex('id', idNumber ?? ''))).toEqual(own.map(({ person }) => person));
      expect(numbers.map(([, number]) => number && office.deps.vault.blindIndex('account', number))).toEqual(own.map(({ account }) => account));
      for (const [idNumber] of numbers) expect(idNumber).toMatch(/^99/);
    }
  });

  test('whoever was not among the failed ones is no payment sent again', async () => {
    await expect(correct(office, first, 'resent', [rows[0]].filter((row) => row !== undefined), reason)).rejects.toMatchObject({ code: 'batch-has-blocks' });
  });

  test('a correction that is taken back before anything went out leaves all as it was', async () => {
    const batchId = await correct(office, first, 'replacement', rows.filter(({ village }) => village !== '兰城村'), reason);
    await approveBatch(office.deps, office.reviewer, batchId);
    await takeBack(office.deps, office.reviewer, batchId);
    await work(office);
    expect(await states()).toEqual(['214/1 published', '214/2 withdrawn', '215/1 published']);
    expect((await editions()).map(({ supersededBy }) => supersededBy)).toEqual([null, null, null]);
    expect(await batchStates()).toEqual(['published', 'returned']);
    expect((await page(`/n/${lancheng}-2026-1/1`)).status).toBe(200);
  });

  test('taken back half-way it stands for the villages that were told, and the next correction sees what stands in each', async () => {
    const all = rows.map((row) => ({ ...row, quantity: '2.00', yuan: '274.00' }));
    const batchId = await correct(office, first, 'replacement', all, reason);
    await approveBatch(office.deps, office.reviewer, batchId);
    const [one] = (await editions()).filter(({ state }) => state === 'rendering');
    await publishEdition(office.deps, one?.id ?? '');
    await takeBack(office.deps, office.reviewer, batchId);
    expect(await states()).toEqual(['214/1 superseded', '214/2 published', '215/1 published', '215/2 withdrawn']);
    expect(await batchStates()).toEqual(['superseded', 'published']);
    first = batchId;
    await corrected(all.map((row) => (row.village === '兰城村' ? { ...row, quantity: '3.00', yuan: '411.00' } : row)));
    expect(await states()).toEqual(['214/1 superseded', '214/2 published', '215/1 superseded', '215/2 withdrawn', '215/3 published']);
    expect((await editions()).at(-1)?.facts.correction?.replaces).toBe(1);
  });

  test('every edition ends in a package of its own, the superseded and the withdrawn ones too', async () => {
    await corrected(rows.filter(({ village }) => village !== '兰城村'));
    office.clock.advance(14 * day);
    await work(office);
    expect(await states()).toEqual(['214/1 retained', '214/2 retained', '215/1 retained']);
    const folder = join(office.deps.config.data, 'packages');
    expect((await readdir(folder)).toSorted()).toEqual([`${beiluo}-2026-1-1`, `${beiluo}-2026-1-2`, `${lancheng}-2026-1-1`]);
    for (const name of await readdir(folder)) expect([name, await verifyBag(join(folder, name))]).toMatchObject([name, { ok: true }]);
    expect((await page(`/n/${lancheng}-2026-1/1`)).text).toContain('已撤回');
    expect((await page(`/n/${beiluo}-2026-1/1`)).text).toContain('公开期已于');
  });

  test('the end of the old edition\'s own period does not end the new one', async () => {
    await corrected();
    office.clock.advance(8 * day + 60);
    await work(office);
    expect(await states()).toEqual(['214/1 retained', '214/2 published', '215/1 retained']);
    expect((await page(`/n/${beiluo}-2026-1/1`)).text).toContain('已被第2版代替');
    expect((await page(`/n/${beiluo}-2026-1/2`)).status).toBe(200);
  });

  test('after the period is over a correction is public anew, and the kept edition no longer stands', async () => {
    office.clock.advance(20 * day);
    await work(office);
    await corrected();
    expect(await states()).toEqual(['214/1 retained', '214/2 published', '215/1 retained']);
    expect((await page(`/n/${beiluo}-2026-1/1`)).text).toContain('已被第2版代替');
    expect((await editions())[0]?.supersededBy).not.toBeNull();
  });

  test('whichever change of the approval or of its jobs fails, nothing of it is kept, and the next run does it all', async () => {
    const batchId = await correct(office, first, 'replacement', rows.filter(({ village }) => village !== '兰城村'), reason);
    const before = await everything(office);
    const tried = async (act: (deps: Office['deps']) => Promise<void>) => {
      const start = await everything(office);
      for (let n = 1; ; n++) {
        const done = await act({ ...office.deps, db: failingAt(office.deps.db, n) }).then(() => true, (error: Error) => error.message !== 'disk full');
        if (done) return n;
        expect([n, await everything(office)]).toEqual([n, start]);
      }
    };
    expect(await tried((deps) => approveBatch(deps, office.reviewer, batchId))).toBeGreaterThan(6);
    for (const name of ['publish-edition', 'withdraw-edition'] as const) {
      const [job] = (await office.deps.db.read.select().from(office.deps.db.tables.jobs)).filter((each) => each.name === name && each.subject === `batch:${batchId}`);
      expect([name, await tried((deps) => jobs[name](deps, job?.payload ?? {}))]).toEqual([name, expect.any(Number)]);
    }
    await work(office);
    expect(before).not.toEqual(await everything(office));
    expect(await states()).toEqual(['214/1 superseded', '214/2 published', '215/1 superseded']);
    expect(await batchStates()).toEqual(['superseded', 'published']);
    const settled = await everything(office);
    for (const name of ['publish-edition', 'withdraw-edition'] as const) {
      for (const { payload } of (await office.deps.db.read.select().from(office.deps.db.tables.jobs)).filter((each) => each.name === name)) await jobs[name](office.deps, payload);
    }
    expect(await everything(office)).toEqual(settled);
  });
});

const jobs = {
  'publish-edition': (deps: Office['deps'], { editionId = '' }: Record<string, string>) => publishEdition(deps, editionId),
  'withdraw-edition': (deps: Office['deps'], { editionId = '', batchId = '' }: Record<string, string>) => withdrawEdition(deps, editionId, batchId),
};

async function everything({ deps: { db } }: Office) {
  const { batches, editions, notices, artefacts, sitePages, auditEntries, jobs, reviews } = db.tables;
  const all = await Promise.all([batches, editions, notices, artefacts, sitePages, auditEntries, jobs, reviews].map(async (table) => (await db.read.select().from(table)).map((row) => JSON.stringify(row)).toSorted()));
  return all;
}
