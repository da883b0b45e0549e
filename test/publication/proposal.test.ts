// 拟发放公示: what is to be paid hangs for objections, is corrected as 第二榜, and leads to what was paid in the end.
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { verifyBag } from '../../server/archive/bag.ts';
import { auditFaults } from '../../server/audit/verify.ts';
import { comparisonOf } from '../../server/batches/comparison.ts';
import { proposedFor } from '../../server/batches/proposed.ts';
import { batchFor, villageTotals } from '../../server/batches/queries.ts';
import { findPersonalData } from '../../server/domain/scan.ts';
import { dense, sharedRenderer } from '../print/printer.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { onBothEngines } from '../support/database.ts';
import { checkFile, contact, openOffice, publish, submit, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { checkProposal, propose } from '../support/proposals.ts';
import { roll } from '../support/roll.ts';
import { artefact, editionsOf, wholeSite } from '../support/site.ts';
import { storedPayments } from '../support/stored-payments.ts';
import { beiluo, farmland, grain, paidFen, yuan } from './samples.ts';

const renderer = sharedRenderer();
const day = 24 * 60;
/** Ten of 北洛村, three of whom the bank will not reach, and two of 兰城村. */
const rows = farmland.slice(63);
const proposedFen = rows.filter(({ village }) => village === '北洛村').reduce((sum, row) => sum + paidFen([{ ...row, status: '成功' }]), 0);
/** What the bank says can only be known afterwards: here nobody on the proposal has a status. */
const proposed = rows.map((row) => ({ ...row, status: '成功' as const }));

onBothEngines('a proposal', (open) => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
  });

  const page = async (path: string) => office.visitor().get(path);
  const sheet = async (seq = 1) => dense((await pdfText(await artefact(office, (await editionsOf(office.deps.db)).find((edition) => edition.villageCode === beiluo && edition.seq === seq)?.id ?? '', 'notice.pdf'))).join(' '));
  const lastDays = async () => (await editionsOf(office.deps.db)).map(({ villageCode, lastDay }) => `${villageCode.slice(-3)} ${lastDay}`).toSorted();

  test('is printed with its own words, sums and period, and says whom to object to and until when', async () => {
    await propose(office, 'farmland-fertility', proposed);
    const text = await sheet();
    for (const said of ['拟发放公示', `拟发金额${yuan(proposedFen)}元`, '公示期：2026年6月22日至2026年6月29日（7天）', '这笔钱还没有发', '请在2026年6月29日以前（含当天）到泥沟镇便民服务中心3号窗口当面提', dense(contact.phone)]) {
      expect(text).toContain(dense(said));
    }
    expect(text).not.toMatch(/实发|已发|已全部发放|经“一卡通”发放|发放结果/);
    for (const { name, quantity } of proposed.filter(({ village }) => village === '北洛村')) expect(text).toContain(dense(name) + quantity);
  });

  test('is on the page, the village page and the board as what is proposed, with totals only', async () => {
    await propose(office, 'farmland-fertility', proposed);
    const { text } = await page(`/n/${beiluo}-2026-1`);
    expect(text).toMatch(/拟发放公示.*全村拟发.*有异议怎么提.*2026年6月29日以前/);
    expect((await page(`/v/${beiluo}`)).text).toContain(`拟发 ${yuan(proposedFen)} 元；公示到 2026年6月29日`);
    const site = await wholeSite(office);
    const board = site.filter(({ path }) => path.startsWith(`/feeds/${beiluo}/`)).map((each) => each.text).join(' ');
    expect(board).toContain(`拟发金额 ${yuan(proposedFen)} 元`);
    expect(board).not.toMatch(/实发|现在没有正在公开/);
    expect(site.flatMap(({ html }) => [...proposed.filter(({ name }) => html.includes(name)), ...findPersonalData(html, { allow: [contact.phone] })])).toEqual([]);
    expect(site.map((each) => each.text).join(' ')).not.toMatch(/已发到户|已全部发放/);
  });

  test('never counts as paid: not in the batch, not as an earlier payment, not in the comparison', async () => {
    const batchId = await propose(office, 'farmland-fertility', proposed);
    const { tables, read } = office.deps.db;
    const [batch] = await read.select().from(tables.batches);
    expect([batch?.paidFen, batch?.proposedFen, batch?.paidOn]).toEqual([0, rows.reduce((sum, row) => sum + paidFen([{ ...row, status: '成功' }]), 0), null]);
    expect(new Set((await storedPayments(office.deps.db)).map(({ status }) => status))).toEqual(new Set(['proposed']));
    expect((await editionsOf(office.deps.db)).map(({ facts }) => facts.totals.paidFen)).toEqual([0, 0]);
    const { checked } = await checkFile(office, 'farmland-fertility', roll('farmland-fertility', rows));
    const codes = [...checked.toDo.block, ...checked.toDo.confirm].map(({ code }) => code as string);
    expect(codes.filter((code) => ['paid-twice', 'paid-earlier', 'account-earlier-name', 'subject-waiting'].includes(code))).toEqual([]);
    const result = await submit(office, 'farmland-fertility', rows.slice(0, 9));
    const compared = await comparisonOf(office.deps, { ...await batchFor(office.deps, office.clerk, result), year: 2027 }, await villageTotals(office.deps, batchId));
    expect([compared.sides, compared.apart]).toEqual([[], []]);
    expect(await auditFaults(office.deps.db, office.deps.vault)).toEqual([]);
  });

  test('hangs as long as its own programme says, the first day not counted and holidays rolled over', async () => {
    await propose(office, 'grain-one-off', grain.map((row) => ({ ...row, status: '成功' as const })));
    expect(await lastDays()).toEqual(['214 2026-06-25']);
  });

  test('is corrected as 第二榜 where something changed, with the reason and a period of its own', async () => {
    const first = await propose(office, 'farmland-fertility', proposed);
    office.clock.advance(2 * day);
    await propose(office, 'farmland-fertility', proposed.slice(1), { batchId: first, reason: '1户不是本村的，异议查实' });
    expect((await editionsOf(office.deps.db)).map(({ villageCode, seq, state }) => `${villageCode.slice(-3)}/${seq} ${state}`).toSorted()).toEqual(['214/1 superseded', '214/2 published', '215/1 published']);
    const text = await sheet(2);
    for (const said of ['拟发放公示（第二榜）', '更正说明：本版代替第1版。1户不是本村的，异议查实。', '公示期：2026年6月24日至2026年7月1日（7天）']) expect(text).toContain(dense(said));
    expect((await page(`/n/${beiluo}-2026-1`)).text).toContain('拟发放公示（第二榜）');
  });

  test('leads to the result from the moment it is public, and back; the paper keeps its number', async () => {
    await propose(office, 'farmland-fertility', proposed);
    expect((await page(`/n/${beiluo}-2026-1`)).text).not.toContain('这笔钱的发放结果');
    office.clock.advance(9 * day);
    await work(office);
    const ended = await page(`/n/${beiluo}-2026-1`);
    expect([ended.status, ended.text.includes('公示期已于2026年6月29日届满')]).toEqual([410, true]);
    await publish(office, 'farmland-fertility', rows);
    expect((await page(`/n/${beiluo}-2026-1`)).html).toContain(`href="/n/${beiluo}-2026-2">这笔钱的发放结果`);
    expect((await page(`/n/${beiluo}-2026-2`)).html).toContain(`href="/n/${beiluo}-2026-1">发放以前的公示`);
    const board = (await wholeSite(office)).filter(({ path }) => path.startsWith(`/feeds/${beiluo}/`)).map(({ text }) => text).join(' ');
    expect(board).not.toContain('拟发');
  });

  test('is no longer beside its result, where one sum less the other would be what a dropped household had', async () => {
    await propose(office, 'farmland-fertility', proposed);
    await publish(office, 'farmland-fertility', rows.slice(1));
    const site = (await wholeSite(office)).filter(({ path }) => path.includes(beiluo));
    expect(site.length).toBeGreaterThan(4);
    expect(site.filter(({ text }) => text.includes(yuan(proposedFen))).map(({ path }) => path)).toEqual([]);
    expect((await page(`/n/${beiluo}-2026-1`)).text).toContain('这笔钱的发放结果已经公开，人和金额以发放结果为准。');
    expect((await page(`/v/${beiluo}`)).text).not.toContain('拟发放公示');
  });

  test('is kept as a package that verifies and says what was proposed', async () => {
    await propose(office, 'farmland-fertility', proposed);
    office.clock.advance(9 * day);
    await work(office);
    const dir = join(office.deps.config.data, 'packages', `${beiluo}-2026-1-1`);
    expect(await verifyBag(dir)).toMatchObject({ ok: true, problems: [] });
    const [table, data] = [Buffer.from(await artefact(office, (await editionsOf(office.deps.db))[0]?.id ?? '', 'payments.csv')).toString(), Buffer.from(await artefact(office, (await editionsOf(office.deps.db))[0]?.id ?? '', 'edition.json')).toString()];
    expect(table).toContain('拟发金额(元)');
    expect(JSON.parse(data)).toMatchObject({ kind: 'proposal', paidOn: null, totals: { paidFen: 0, proposedFen } });
  });

  test('shows the reviewer of the result who was added, who fell off and what changed, by village', async () => {
    await propose(office, 'farmland-fertility', proposed);
    const paid = rows.slice(1).map((row, i) => (i === 0 ? { ...row, quantity: '1.00', yuan: '137.00' } : row));
    const result = await submit(office, 'farmland-fertility', [...paid, { ...farmland[0] as (typeof farmland)[number] }]);
    const found = await proposedFor(office.deps, await batchFor(office.deps, office.reviewer, result));
    const changes = found?.villages.map(({ name, changes: of }) => [name, of.map(({ before, after }) => [before?.name ?? null, after?.name ?? null, after?.fen ?? null])]);
    expect(changes).toEqual([
      ['北洛村', [[rows[1]?.name, rows[1]?.name, 13_700], [null, farmland[0]?.name, paidFen([farmland[0] as (typeof farmland)[number]])], [rows[0]?.name, null, null]]],
      ['兰城村', []],
    ]);
    expect([found?.missing, found?.unproposed]).toEqual([[], []]);
  });

  test('is told as a proposal at the desk, from the check to the review', async () => {
    const { checked } = await checkProposal(office, 'farmland-fertility', proposed);
    expect(checked.toDo.block).toEqual([]);
    expect(checked.report.sheets[0]?.columns.find(({ field }) => field === 'amountPaid')?.header).toBe('应发金额（元）');
    expect(checked.sample?.totals).toMatchObject({ paidFen: 0, proposedFen: expect.any(Number) as number });
  });
});
