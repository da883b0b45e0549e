// What is public is looked at again: what was changed, lost, left or should never have been there is told, and taken down only by a person.
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import { and, eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { refreshVillage } from '../../server/boards/refresh.ts';
import { handlers } from '../../server/jobs/handlers.ts';
import { operationsRoutes } from '../../server/operations/routes.ts';
import { rescanSite, rescanVillage, scheduleRescan } from '../../server/rescan/rescan.ts';
import { keepPage } from '../../server/site.ts';
import { sharedRenderer } from '../print/printer.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { account } from '../support/payment-files.ts';
import { liming, wangfang } from '../support/people.ts';
import { beiluo, farmland, lancheng } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(60);
const number = `${beiluo}-2026-1`;
const day = 24 * 60;
const never = { signal: new AbortController().signal };

onBothEngines('a second look at the site', (open) => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    await publish(office, 'farmland-fertility', rows);
  });

  const tables = () => office.deps.db.tables;
  const read = () => office.deps.db.read;
  const alerts = async () => (await read().select().from(tables().alerts)).map(({ path, kind, detail, mendedAt }) => [path, kind, detail, mendedAt !== null]);
  const standing = async () => (await alerts()).filter(([, , , isMended]) => !isMended).map(([path, kind]) => `${path} ${kind}`);
  const look = () => rescanVillage(office.deps, beiluo);
  const pageOf = async (path: string) => (await read().select().from(tables().sitePages).where(eq(tables().sitePages.path, path)))[0];
  const audit = async () => (await read().select().from(tables().auditEntries)).map(({ action }) => action).filter((action) => /^(?:alert|page)\./.test(action));
  /** As somebody with a hand in the database would. */
  const show = async (path: string, body: string) => {
    const page = await keepPage(office.deps, { path, body, type: 'text/html; charset=utf-8' });
    await office.deps.db.write((tx) => tx.update(tables().sitePages).set({ sha256: page.sha256 }).where(eq(tables().sitePages.path, path)));
    return page.sha256;
  };
  const spoil = async (sha256: string, change: (bytes: Buffer) => Buffer) => {
    const path = office.deps.blobs.path(sha256);
    const bytes = await readFile(path);
    await chmod(path, 0o600);
    await writeFile(path, change(bytes));
    return () => writeFile(path, bytes);
  };

  test('finds nothing where all is well, reads every page and file, and looks again after a day', async () => {
    await rescanSite(office.deps, never);
    expect(await alerts()).toEqual([]);
    const scans = await read().select().from(tables().siteScans);
    expect(scans.map(({ villageCode }) => villageCode).toSorted()).toEqual([beiluo, lancheng]);
    // Two pages of the notice, the village's, its board's, what is signed, and the four files of the edition.
    expect(scans.every(({ pages }) => pages > 12)).toBe(true);
    office.clock.advance(day - 60);
    await rescanSite(office.deps, never);
    expect(await read().select().from(tables().siteScans)).toEqual(scans);
    office.clock.advance(61);
    await rescanSite(office.deps, never);
    expect((await read().select().from(tables().siteScans)).every(({ scannedAt }, i) => scannedAt > (scans[i]?.scannedAt ?? 0))).toBe(true);
    office.clock.advance(20 * day);
    await work(office);
    await rescanSite(office.deps, never);
    expect(await alerts()).toEqual([]);
  });

  test('tells of a changed and of a lost file once, and that they are mended when they are back', async () => {
    const page = await pageOf(`/n/${number}`);
    const restore = await spoil(page?.sha256 ?? '', (bytes) => Buffer.concat([bytes, Buffer.from(' ')]));
    const [pdf] = (await read().select().from(tables().artefacts)).filter(({ name }) => name === 'notice.pdf');
    const lost = office.deps.blobs.path(pdf?.sha256 ?? '');
    const bytes = await readFile(lost);
    await rm(lost);
    for (const village of [beiluo, lancheng, beiluo, lancheng]) await rescanVillage(office.deps, village);
    expect((await standing()).filter((said) => said.startsWith('/n/'))).toEqual([`/n/${number} changed`]);
    expect((await standing()).filter((said) => said.endsWith('lost'))).toHaveLength(1);
    const clerk = await signedInAs(office, { ...liming, login: 'second' });
    expect((await clerk.get('/desk/alerts')).text).toMatch(/内容被改动过，与公开时的校验不符 .*公开页 370405102214-2026-1/);
    expect(await (await operationsRoutes(office.deps).request('/metrics')).text()).toMatch(/^mingbai_alerts_open 2$/m);
    await restore();
    await writeFile(lost, bytes);
    for (const village of [beiluo, lancheng]) await rescanVillage(office.deps, village);
    expect(await standing()).toEqual([]);
    expect((await clerk.get('/desk/alerts')).text).toMatch(/✓ 没有发现问题.*已经好了的 2 处/);
    expect(await audit()).toEqual(['alert.found', 'alert.found', 'alert.mended', 'alert.mended']);
  });

  test('tells of a number on a page without repeating it; a reviewer takes the page down, and it stays down until it says something else', async () => {
    const path = `/n/${number}`;
    const before = await pageOf(path);
    const secret = account(rows[0]?.person ?? 0);
    await show(path, `<!DOCTYPE html><html lang="zh-CN"><title>公开</title><h1>公开</h1><p>账号 ${secret}</p></html>`);
    await look();
    expect(await standing()).toEqual(expect.arrayContaining([`${path} known-number`]));
    const reviewer = await signedInAs(office, { ...wangfang, login: 'second' });
    const page = await reviewer.get('/desk/alerts');
    expect(page.html).not.toContain(secret);
    const id = /\/desk\/alerts\/([\w-]+)\/down/.exec(page.html)?.[1] ?? '';
    const clerk = await signedInAs(office, { ...liming, login: 'third' });
    expect((await clerk.post(`/desk/alerts/${id}/down`, {})).status).toBe(403);
    expect((await clerk.post(`/desk/alerts/${id}/seen`, {})).status).toBe(303);
    expect((await reviewer.get('/desk/alerts')).text).toContain('李明2026年6月22日看过');
    for (let times = 0; times < 2; times += 1) expect((await reviewer.post(`/desk/alerts/${id}/down`, {})).status).toBe(303);
    const down = await office.visitor().get(path);
    expect([down.status, down.html.includes(secret)]).toEqual([410, false]);
    expect(down.text).toContain('本页正在核对，暂时撤下');
    await look();
    expect((await alerts()).filter(([, kind]) => kind === 'known-number')).toMatchObject([[path, 'known-number', '', false]]);
    expect(await audit()).toEqual(expect.arrayContaining(['alert.seen', 'page.taken-down']));
    expect((await audit()).filter((action) => action === 'page.taken-down')).toHaveLength(1);
    // What was public before is new again, so it shows.
    await office.deps.db.write((tx) => tx.update(tables().sitePages).set({ sha256: before?.sha256 ?? '', status: 200, takenDown: null }).where(eq(tables().sitePages.path, path)));
    await look();
    expect(await standing()).toEqual([]);
  });

  test('taken down by mistake it is put back, and publishing again does not bring back what was taken down', async () => {
    const path = `/v/${beiluo}`;
    const before = await pageOf(path);
    const restore = await spoil(before?.sha256 ?? '', (bytes) => Buffer.concat([bytes, Buffer.from(' ')]));
    await look();
    await restore();
    const reviewer = await signedInAs(office, { ...wangfang, login: 'second' });
    const id = /\/desk\/alerts\/([\w-]+)\/down/.exec((await reviewer.get('/desk/alerts')).html)?.[1] ?? '';
    await reviewer.post(`/desk/alerts/${id}/down`, {});
    await refreshVillage(office.deps, beiluo);
    expect((await office.visitor().get(path)).status).toBe(410);
    expect((await reviewer.post(`/desk/alerts/${id}/back`, {})).status).toBe(303);
    expect(await pageOf(path)).toMatchObject({ sha256: before?.sha256, status: 200, takenDown: null });
    await reviewer.post(`/desk/alerts/${id}/down`, {});
    // Another list of what is public is another page.
    await publish(office, 'grain-one-off', rows);
    expect((await office.visitor().get(path)).status).toBe(200);
  });

  test('a page of an ended notice that was taken down comes back as the page of an ended notice, not as one that stands', async () => {
    office.clock.advance(15 * day);
    await work(office);
    const path = `/n/${number}`;
    const before = await pageOf(path);
    expect(before?.status).toBe(410);
    const restore = await spoil(before?.sha256 ?? '', (bytes) => Buffer.concat([bytes, Buffer.from(' ')]));
    await look();
    await restore();
    const reviewer = await signedInAs(office, { ...wangfang, login: 'second' });
    const id = (await read().select().from(tables().alerts)).find((alert) => alert.path === path)?.id ?? '';
    for (let times = 0; times < 2; times += 1) await reviewer.post(`/desk/alerts/${id}/down`, {});
    expect((await office.visitor().get(path)).text).toContain('暂时撤下');
    await reviewer.post(`/desk/alerts/${id}/back`, {});
    const back = await office.visitor().get(path);
    expect([back.status, back.text.includes('已满')]).toEqual([410, true]);
    expect(await pageOf(path)).toMatchObject({ sha256: before?.sha256, type: before?.type, status: 410, takenDown: null, takenDownType: null, takenDownStatus: null });
    await look();
    expect(await standing()).toEqual([]);
  });

  test('a page that was put right meanwhile stays up when somebody presses the button on an old list', async () => {
    const path = `/v/${beiluo}`;
    const restore = await spoil((await pageOf(path))?.sha256 ?? '', (bytes) => Buffer.concat([bytes, Buffer.from(' ')]));
    await look();
    const reviewer = await signedInAs(office, { ...wangfang, login: 'second' });
    const id = /\/desk\/alerts\/([\w-]+)\/down/.exec((await reviewer.get('/desk/alerts')).html)?.[1] ?? '';
    await restore();
    await look();
    expect((await reviewer.post(`/desk/alerts/${id}/down`, {})).status).toBe(303);
    expect((await reviewer.get('/desk/alerts')).text).toMatch(/没有发现问题.*已经好了的 1 处/);
    expect((await office.visitor().get(path)).status).toBe(200);
  });

  test('a board page that was taken down is asked for again, so that it can come back', async () => {
    const { sitePages } = tables();
    const [page] = (await read().select().from(sitePages).where(eq(sitePages.owner, `board:${beiluo}`))).filter(({ path }) => path.startsWith('/blob/'));
    const path = page?.path ?? '';
    const rule = async () => (await office.app.request(path)).headers.get('cache-control');
    expect(await rule()).toBe('public, max-age=31536000, immutable');
    const restore = await spoil(page?.sha256 ?? '', (bytes) => Buffer.concat([bytes, Buffer.from(' ')]));
    await look();
    await restore();
    const reviewer = await signedInAs(office, { ...wangfang, login: 'second' });
    const id = (await read().select().from(tables().alerts)).find((alert) => alert.path === path)?.id ?? '';
    await reviewer.post(`/desk/alerts/${id}/down`, {});
    expect([(await office.app.request(path)).status, await rule()]).toEqual([410, 'no-cache']);
    await reviewer.post(`/desk/alerts/${id}/back`, {});
    expect(await rule()).toBe('public, max-age=31536000, immutable');
  });

  test('tells what is missing and what should be gone', async () => {
    const { sitePages } = tables();
    await office.deps.db.write((tx) => tx.delete(sitePages).where(and(eq(sitePages.path, `/n/${number}/1`))));
    await look();
    expect(await standing()).toEqual([`/n/${number}/1 missing`]);
    office.clock.advance(15 * day);
    await look();
    expect(await standing()).toEqual([`/n/${number}/1 missing`, `/n/${number} expired`]);
    await work(office);
    await look();
    expect(await standing()).toEqual([]);
    await show(`/n/${number}`, '<!DOCTYPE html><html lang="zh-CN"><title>旧页</title></html>');
    await office.deps.db.write((tx) => tx.update(sitePages).set({ status: 200 }).where(eq(sitePages.path, `/n/${number}`)));
    await look();
    expect(await standing()).toEqual([`/n/${number} expired`]);
  });

  test('that fails for one village goes on with the others and tells of it, until it can be read again', async () => {
    const { paymentPortions: portions } = tables();
    const [kept] = await read().select().from(portions).where(eq(portions.villageCode, beiluo));
    const seal = (sealed: string) => office.deps.db.write((tx) => tx.update(portions).set({ sealed }).where(eq(portions.id, kept?.id ?? 0)));
    await seal('spoilt');
    await rescanSite(office.deps, never);
    expect((await read().select().from(tables().siteScans)).map(({ villageCode }) => villageCode).toSorted()).toEqual([beiluo, lancheng]);
    expect(await standing()).toEqual([`village/${beiluo} unread`]);
    await rescanSite(office.deps, never);
    const reviewer = await signedInAs(office, { ...wangfang, login: 'reviewer-2' });
    expect((await reviewer.get('/desk/alerts')).text).toContain('泥沟镇北洛村：这个村没有检查成 全村的网页和文件');
    await seal(kept?.sealed ?? '');
    office.clock.advance(day + 1);
    await rescanSite(office.deps, never);
    expect(await standing()).toEqual([]);
    expect(await audit()).toEqual(['alert.found', 'alert.mended']);
  });

  test('that nobody is going to take again says so at the desk', async () => {
    const reviewer = await signedInAs(office, { ...wangfang, login: 'reviewer-2' });
    expect((await reviewer.get('/desk/alerts')).text).toContain('下一次检查 停了');
    await scheduleRescan(office.deps, office.clock.now());
    expect((await reviewer.get('/desk/alerts')).text).not.toContain('停了');
    office.clock.advance(4 * 60);
    expect((await (await signedInAs(office, { ...wangfang, login: 'reviewer-3' })).get('/desk/alerts')).text).toContain('下一次检查 停了');
  });

  test('whose process died long ago says so at the desk too', async () => {
    await scheduleRescan(office.deps, office.clock.now());
    const lease = (leaseUntil: Date) => office.deps.db.write((tx) => tx.update(tables().jobs).set({ state: 'running', leaseUntil }).where(eq(tables().jobs.name, 'rescan-site')));
    const reviewer = await signedInAs(office, { ...wangfang, login: 'reviewer-2' });
    await lease(office.clock.now());
    expect((await reviewer.get('/desk/alerts')).text).not.toContain('停了');
    await lease(new Date(office.clock.now().getTime() - day * 60_000));
    expect((await reviewer.get('/desk/alerts')).text).toContain('下一次检查 停了');
  });

  test('is on the list once however many processes put it there, orders the next, and goes on where it was broken off', async () => {
    const now = office.clock.now();
    await Promise.all([1, 2, 3].map(() => scheduleRescan(office.deps, now)));
    const waiting = async () => (await read().select().from(tables().jobs)).filter(({ name, state }) => name === 'rescan-site' && state === 'ready').map(({ runAt }) => runAt.toISOString());
    expect(await waiting()).toEqual([now.toISOString()]);
    const ending = new AbortController();
    const stopped = { ...office.deps, db: { ...office.deps.db, async write<T>(run: Parameters<typeof office.deps.db.write<T>>[0]) {
      const done = await office.deps.db.write(run);
      ending.abort(new Error('the process ends'));
      return done;
    } } };
    await expect(rescanSite(stopped, ending)).rejects.toThrow('the process ends');
    expect((await read().select().from(tables().siteScans)).map(({ villageCode }) => villageCode)).toEqual([beiluo]);
    await handlers['rescan-site'](office.deps, {}, never as never);
    expect((await read().select().from(tables().siteScans)).map(({ villageCode }) => villageCode).toSorted()).toEqual([beiluo, lancheng]);
    expect(await waiting()).toEqual([now.toISOString()]);
    await work(office);
    expect(await waiting()).toEqual([new Date(now.getTime() + 3_600_000).toISOString()]);
  });
});
