// A whole list that should never have been public: taken back with a reason, counted nowhere, and the villages can be told anew.
import { beforeEach, expect, test } from 'vitest';
import { auditFaults } from '../../server/audit/verify.ts';
import { approveBatch } from '../../server/batches/review.ts';
import { retractBatch } from '../../server/batches/retract.ts';
import { lookAtVillage } from '../../server/rescan/village.ts';
import { sharedRenderer } from '../print/printer.ts';
import { sumUp } from '../support/annual.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { correct, openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { liming, wangfang } from '../support/people.ts';
import { editionsOf, sitePaths } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { propose } from '../support/proposals.ts';
import { beiluo, farmland, grain, lancheng, paidFen, yuan } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(63);
const reason = '选错了年度，这是2025年的发放清册';

onBothEngines('a published list', (open) => {
  let office: Office;
  let reviewer: Visitor;

  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    reviewer = await signedInAs(office, { ...wangfang, login: 'reviewer-2', name: '孙立' });
  });

  const page = (path: string) => office.visitor().get(path);
  const retract = async (batchId: string, withdrawal = reason, by = reviewer) => { const answer = await by.post(`/desk/batches/${batchId}/retraction`, { withdrawal }); await work(office); return answer; };

  test('is taken back by the reviewer with a reason that its pages say, and stands on no list and no board', async () => {
    const batchId = await publish(office, 'farmland-fertility', rows);
    expect((await reviewer.get(`/desk/batches/${batchId}`)).text).toContain('整批不该公开的，撤回');
    const clerk = await signedInAs(office, { ...liming, login: 'clerk-2' });
    expect([(await clerk.get(`/desk/batches/${batchId}`)).text.includes('撤回整批'), (await retract(batchId, reason, clerk)).status]).toEqual([false, 403]);
    for (const wrong of [' ', '撤回王桂英370405199001011233']) expect((await retract(batchId, wrong)).status).toBe(422);
    expect((await retract(batchId)).status).toBe(303);
    for (const path of [`/n/${beiluo}-2026-1`, `/n/${beiluo}-2026-1/1`, `/n/${lancheng}-2026-1`]) {
      const ended = await page(path);
      expect([path, ended.status, ended.text]).toEqual([path, 410, expect.stringContaining(`撤回原因 ${reason}。`)]);
      expect(ended.text).not.toContain('名单里没有');
    }
    expect((await page(`/v/${beiluo}`)).text).toContain('本村现在没有正在公开的内容');
    expect((await page(`/feeds/${beiluo}/`)).text).not.toContain('耕地地力保护补贴');
    const said = await reviewer.get(`/desk/batches/${batchId}`);
    expect(said.text).toMatch(/已撤回.*这一批已撤回 原因：选错了年度/);
    expect((await reviewer.get('/desk/')).text).toContain('已撤回');
    expect((await retract(batchId)).status).toBe(409);
    expect(await auditFaults(office.deps.db, office.deps.vault)).toEqual([]);
    for (const code of [beiluo, lancheng]) expect((await lookAtVillage(office.deps, code)).findings).toEqual([]);
  });

  test('makes room for the right one, which is the next edition, and only that counts', async () => {
    await publish(office, 'grain-one-off', grain);
    await retract(await publish(office, 'farmland-fertility', rows));
    const right = rows.map((row) => (row.village === '北洛村' ? { ...row, quantity: '2.00', yuan: '274.00' } : row));
    await publish(office, 'farmland-fertility', right);
    const found = await page(`/n/${beiluo}-2026-2`);
    expect([found.status, found.text]).toEqual([200, expect.stringContaining('现行版是第2版')]);
    expect((await page(`/n/${beiluo}-2026-2/1`)).text).toContain('您手里的第1版已被第2版代替');
    await sumUp(office);
    const year = (await editionsOf(office.deps.db)).find(({ programme, villageCode }) => programme === 'annual' && villageCode === beiluo);
    expect(year?.content).toContain(`"paidFen":${paidFen([...right, ...grain], '北洛村')}`);
  });

  test('taken back after the year was summed up makes the year say that it is out of date', async () => {
    await publish(office, 'grain-one-off', grain);
    const batchId = await publish(office, 'farmland-fertility', rows);
    await sumUp(office);
    const path = (await sitePaths(office.deps.db)).find((each) => each === `/n/${beiluo}-2026-3`) ?? '';
    expect((await page(path)).text).not.toContain('以后又公布或更正过');
    await retract(batchId);
    expect((await page(path)).text).toContain('以后又公布或更正过');
  });

  test('taken back lets its proposal stand for itself again: the money has not been paid after all', async () => {
    await propose(office, 'farmland-fertility', rows);
    const batchId = await publish(office, 'farmland-fertility', rows);
    const proposal = (await editionsOf(office.deps.db)).find(({ facts, villageCode }) => facts.kind === 'proposal' && villageCode === beiluo);
    const path = `/n/${proposal?.number ?? ''}`;
    expect((await page(path)).text).toContain('这笔钱的发放结果已经公开');
    await retract(batchId);
    const again = await page(path);
    expect([again.text.includes('这笔钱的发放结果已经公开'), again.text.includes('这笔钱还没有发')]).toEqual([false, true]);
    expect((await page(`/v/${beiluo}`)).html).toContain(`href="${path}"`);
  });

  test('a correction is taken back with all that stands of what it corrected, and none is taken back while one waits', async () => {
    const first = await publish(office, 'farmland-fertility', rows);
    const corrected = await correct(office, first, 'replacement', rows.map((row) => (row.name === '刘德福' ? { ...row, quantity: '2.10', yuan: '287.70' } : row)), '面积登记有误');
    await expect(retractBatch(office.deps, office.reviewer, first, reason)).rejects.toMatchObject({ code: 'correction-in-work' });
    await approveBatch(office.deps, office.reviewer, corrected);
    await work(office);
    await expect(retractBatch(office.deps, office.reviewer, first, reason)).rejects.toMatchObject({ code: 'batch-wrong-state' });
    await retract(corrected);
    const pages = await Promise.all([`/n/${beiluo}-2026-1`, `/n/${lancheng}-2026-1`].map(page));
    expect(pages.map(({ status, text }) => [status, text.includes(reason)])).toEqual([[410, true], [410, true]]);
    expect(pages.map(({ text }) => text.includes(yuan(paidFen(rows, '北洛村'))))).toEqual([false, false]);
  });
});
