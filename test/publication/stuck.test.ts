// A publication that got stuck has a way on: try again, or take back what never went out and hand in a corrected file.
import { expect, test } from 'vitest';
import { approveBatch } from '../../server/batches/review.ts';
import { sharedRenderer } from '../print/printer.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, publish, submit, work } from '../support/office.ts';
import { account } from '../support/payment-files.ts';
import { liming, zhaogang } from '../support/people.ts';
import { editionsOf } from '../support/site.ts';
import { changePayments } from '../support/stored-payments.ts';
import { beiluo, farmland, lancheng } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(60);

onBothEngines('a publication that got stuck', (open) => {
  const stuck = async (handedIn = rows) => {
    const office = await openOffice(await open(), { renderer: renderer() });
    const batchId = await submit(office, 'farmland-fertility', handedIn);
    await changePayments(office.deps.db, 3, (payment) => { payment[1] = account(8); });
    await approveBatch(office.deps, office.reviewer, batchId);
    await work(office);
    return { office, batchId };
  };
  const states = async (office: Awaited<ReturnType<typeof stuck>>['office']) =>
    (await editionsOf(office.deps.db)).map(({ villageCode, seq, state }) => [villageCode, seq, state]);

  test('the reviewer takes back the village that was blocked, and its corrected file goes out as the next edition', async () => {
    const { office, batchId } = await stuck();
    const desk = await signedInAs(office, zhaogang);
    expect((await desk.get(`/desk/batches/${batchId}`)).text).toContain('撤回没有公开的村');
    await desk.post(`/desk/batches/${batchId}/withdrawal`, {});
    expect(await states(office)).toEqual([[beiluo, 1, 'withdrawn'], [lancheng, 1, 'published']]);
    const course = (await desk.get(`/desk/batches/${batchId}`)).text;
    expect(course).toContain('1 个村已公开 1 个村没有公开就撤回了：北洛村。改好原表后只留这些村的行，合计也只留它们的，再上传。');
    expect(course).toMatch(/北洛村 泥沟镇 .* 没有公开，已撤回 兰城村 泥沟镇 .* 已公开 合计/);
    expect(course).toMatch(/经过 .* 撤回了没有公开的 1 个村/);
    await publish(office, 'farmland-fertility', rows.filter(({ village }) => village === '北洛村'));
    expect(await states(office)).toEqual([[beiluo, 1, 'withdrawn'], [beiluo, 2, 'published'], [lancheng, 1, 'published']]);
    const page = await desk.get(`/n/${beiluo}-2026-1`);
    expect(page.text).toContain('现行版是第2版，请与手里的核对');
  });

  test('taken back as a whole, the batch tells the clerk why', async () => {
    const { office, batchId } = await stuck(rows.filter(({ village }) => village === '北洛村'));
    const desk = await signedInAs(office, zhaogang);
    await desk.post(`/desk/batches/${batchId}/withdrawal`, {});
    const page = await desk.get(`/desk/batches/${batchId}`);
    expect(page.text).toMatch(/已退回.*原因：各村都没有公开，已全部撤回。北洛村的公开表.*有银行账号/);
    expect(page.text).not.toContain(account(8));
  });

  test('a clerk may try again but not take back, and trying again leaves a blocked sheet blocked', async () => {
    const { office, batchId } = await stuck();
    const desk = await signedInAs(office, { ...liming, login: 'liming2', role: 'clerk' });
    expect((await desk.get(`/desk/batches/${batchId}`)).text).not.toContain('撤回');
    expect((await desk.post(`/desk/batches/${batchId}/withdrawal`, {})).status).toBe(403);
    await desk.post(`/desk/batches/${batchId}/publication`, {});
    await work(office);
    expect(await states(office)).toEqual([[beiluo, 1, 'rendering'], [lancheng, 1, 'published']]);
  });

  test('what is public already cannot be taken back this way', async () => {
    const office = await openOffice(await open(), { renderer: renderer() });
    const batchId = await publish(office, 'farmland-fertility', rows);
    const desk = await signedInAs(office, zhaogang);
    expect((await desk.post(`/desk/batches/${batchId}/withdrawal`, {})).status).toBe(409);
    expect((await states(office)).every(([, , state]) => state === 'published')).toBe(true);
  });
});
