// A village that has nothing public now: whoever comes to its page or stands before its board is told so, and whom to ask.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readRegister } from '../../importers/register.ts';
import { askForFirstPages } from '../../server/boards/first-pages.ts';
import { handlers } from '../../server/jobs/handlers.ts';
import { runJobsUntilEmpty } from '../../server/jobs/worker.ts';
import { setContact } from '../../server/places/contact.ts';
import { importRegister } from '../../server/places/import.ts';
import { rescanSite } from '../../server/rescan/rescan.ts';
import { createTestApp, origin, type TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { addPlaces, nigou } from '../support/people.ts';

const beiluo = '/v/370405102214';
const board = '/feeds/370405102214/';
const nothing = '本村现在没有正在公开的内容';
const text = (village: string) => `code,village,township_code,township,county_code,county\n370405102214,${village},370405102,泥沟镇,370405,台儿庄区\n370405105201,马兰村委会,370405105,马兰屯镇,370405,台儿庄区\n`;

async function register({ deps }: TestApp, village = '北洛村委会'): Promise<void> {
  const read = readRegister(Buffer.from(text(village)), '村名册.csv');
  if ('findings' in read) throw new Error(read.findings.map(({ said }) => said).join());
  await importRegister(deps, read.villages);
}

onBothEngines('a village without a notice', (open) => {
  const desk = async () => createTestApp(await open());
  const work = ({ deps }: TestApp) => runJobsUntilEmpty(deps, handlers);
  const waiting = ({ deps: { db } }: TestApp) => db.read.$count(db.tables.jobs);

  test('has a page that says so, what will be shown there and whom to ask, and a board that says the same', async () => {
    const service = await desk();
    await register(service);
    await setContact(service.deps, nigou.code, { phone: '0632-661 1234', office: '泥沟镇便民服务中心3号窗口' });
    await work(service);
    const [page, screen] = [await service.visitor().get(beiluo), await service.visitor().get(board)];
    expect([page.status, screen.status]).toEqual([200, 200]);
    for (const said of [nothing, '发放结果', '村务', '0632-661 1234', '村委会']) expect([said, page.text.includes(said), screen.text.includes(said)]).toEqual([said, true, true]);
  });

  test('without a telephone, sends people to the committee', async () => {
    const service = await desk();
    await register(service);
    await work(service);
    expect((await service.visitor().get(beiluo)).text).toContain('请到村委会当面问');
  });

  test('says the new telephone and the new name after they have changed, and is left alone when nothing has', async () => {
    const service = await desk();
    await register(service);
    await work(service);
    await register(service);
    expect(await waiting(service)).toBe(2);
    await setContact(service.deps, nigou.code, { phone: '0632-661 1235' });
    await register(service, '北洛新村委会');
    await work(service);
    const [page, screen] = [await service.visitor().get(beiluo), await service.visitor().get(board)];
    for (const { text: said } of [page, screen]) expect(said).toMatch(/北洛新村.*0632-661 1235/);
  });

  test('is linked from the front page like every other', async () => {
    const service = await desk();
    await register(service);
    await work(service);
    expect((await service.visitor().get('/')).html).toContain(`<a href="${beiluo}">北洛村</a>`);
  });

  test('that an earlier release left without a page gets one when the service starts, once', async () => {
    const db = await open();
    await addPlaces(db);
    const service = await createTestApp(db);
    expect(await askForFirstPages(service.deps)).toBe(3);
    await work(service);
    expect((await service.visitor().get(beiluo)).text).toContain(nothing);
    expect(await askForFirstPages(service.deps)).toBe(0);
  });

  test('a telephone that changes while the page is made is on the page all the same', async () => {
    const service = await desk();
    await register(service);
    let files = 0;
    const put = async (bytes: Uint8Array) => {
      if (++files === 2) await setContact(service.deps, nigou.code, { phone: '0632-661 1236' });
      return service.deps.blobs.put(bytes);
    };
    await runJobsUntilEmpty({ ...service.deps, blobs: { ...service.deps.blobs, put } }, handlers);
    expect((await service.visitor().get(beiluo)).text).toContain('0632-661 1236');
  });

  test('is looked at again like the others: a page that is gone is told of', async () => {
    const service = await desk();
    await register(service);
    await work(service);
    const { db } = service.deps;
    const { sitePages, alerts, siteScans } = db.tables;
    await db.write((tx) => tx.delete(sitePages).where(eq(sitePages.path, beiluo)));
    await rescanSite(service.deps, new AbortController());
    expect(await db.read.$count(siteScans)).toBe(2);
    expect((await db.read.select().from(alerts)).map(({ path, kind }) => [path, kind])).toEqual([[beiluo, 'missing']]);
  });

  test.each([['/v/370405102999', '没有找到这个村'], ['/feeds/370405102999/', '没有找到这个村'], ['/n/370405102999-2026-1', '没有找到这份公开表'], ['/tv', '没有这个页面']])('%s is no address of ours: %s, with the way to the own village', async (path, said) => {
    const page = await (await desk()).visitor().get(path);
    expect([page.status, page.text.includes(said), page.html.includes('role="search"')]).toEqual([404, true, true]);
  });

  test('a wrong number of a notice leads to the village it names; a program gets problem details', async () => {
    const service = await desk();
    await register(service);
    const page = await service.visitor().get('/n/370405102214-2026-77');
    expect([page.status, page.html.includes(`href="${beiluo}"`), page.text.includes('看北洛村的全部公开')]).toEqual([404, true, true]);
    const answer = await service.app.request(`${origin}/v/370405102999`, { headers: { accept: 'application/json' } });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });
});
