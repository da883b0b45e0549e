// A township's run on a paper on which it was never printed: ordered, waited for, called off, killed half-way, and only for those whose villages they are.
import type { Browser } from 'puppeteer';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { disableUser } from '../../server/accounts/users.ts';
import { handlers } from '../../server/jobs/handlers.ts';
import { runNextJob, takeBackLeases } from '../../server/jobs/worker.ts';
import type { Renderer } from '../../server/pdf/browser.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { sharedRenderer } from '../print/printer.ts';
import { origin, signedInAs } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { addressOf, onBothEngines } from '../support/database.ts';
import { openOffice, publish, work, type Office } from '../support/office.ts';
import { lines } from '../support/payment-files.ts';
import { liming, malan, nigou, sunli, zhaogang } from '../support/people.ts';
import { endPublishers, startPublisher } from '../support/publishers.ts';
import type { Visitor } from '../support/visitor.ts';
import { farmland } from './samples.ts';

const real = sharedRenderer();
const copies = 23;
const all = copies + 2;
const at = (page: string) => `/desk/notices/${page}?${new URLSearchParams({ township: nigou.name, paper: 'a3' }).toString()}`;

let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); }, 60_000);
afterAll(() => browser.close());
afterEach(endPublishers);

/** Every sheet is the first that was printed; `before` may stop the one that comes. */
function quick(before: (n: number) => Promise<void> | void): Renderer {
  let [n, first]: [number, Promise<Uint8Array> | undefined] = [0, undefined];
  return { ...real(), async pdf(html) {
    if (html.includes('分隔页')) return real().pdf(html);
    n += 1;
    await before(n);
    return first ??= real().pdf(html);
  } };
}

async function addCopies({ deps: { db } }: Office): Promise<void> {
  const { notices, editions, artefacts } = db.tables;
  const [[notice], [edition]] = await Promise.all([db.read.select().from(notices), db.read.select().from(editions)]);
  const files = await db.read.select().from(artefacts);
  if (!notice || !edition) throw new Error('nothing was published');
  await db.write(async (tx) => {
    for (let n = 2; n < copies + 2; n += 1) {
      await tx.insert(notices).values({ ...notice, id: `notice-${n}`, term: `第${n}次`, number: `${notice.villageCode}-2026-${n}9`, seq: n * 10 });
      await tx.insert(editions).values({ ...edition, id: `edition-${n}`, noticeId: `notice-${n}` });
      await tx.insert(artefacts).values(files.filter(({ editionId }) => editionId === edition.id).map((file) => ({ ...file, editionId: `edition-${n}` })));
    }
  });
}

onBothEngines('a run on a paper that is new to most of it', (open) => {
  let office: Office;
  let desk: Visitor;
  let [printed, before]: [number, (n: number) => Promise<void> | void] = [0, () => undefined];
  beforeEach(async () => {
    before = () => undefined;
    office = await openOffice(await open(), { renderer: quick((n) => before(n)) });
    await publish(office, 'farmland-fertility', farmland.slice(60));
    await addCopies(office);
    desk = await signedInAs(office, zhaogang);
    printed = 0;
    before = () => { printed += 1; };
  });

  const page = async () => (await desk.get(at('printing'))).text;
  const kept = async () => (await office.deps.db.read.select().from(office.deps.db.tables.artefacts)).filter(({ name }) => name === 'notice-a3.pdf').length;
  const jobs = async () => (await office.deps.db.read.select().from(office.deps.db.tables.jobs)).filter(({ name }) => name === 'print-run');
  /** Lets the job print so many, then does something in its middle. */
  const middle = (many: number, act: () => Promise<unknown>) => {
    before = async () => { printed += 1; if (printed === many + 1) await act(); };
  };
  const fits = async (html: string) => {
    const tab = await browser.newPage();
    await tab.setViewport({ width: 360, height: 640 });
    await tab.setContent(html.replace(/<meta http-equiv="refresh"[^>]*>/, ''));
    expect(await tab.$eval('html', ({ scrollWidth }) => scrollWidth)).toBe(360);
    await tab.close();
  };

  test('is ordered with a button, says how far it has come, and is then one file like any other', async () => {
    expect((await desk.get(at('run'))).location).toBe(at('printing'));
    const asked = await desk.get(at('printing'));
    expect(asked.text).toMatch(/一次打印：泥沟镇，A3 一共 25 份.*有 25 份没有在这种纸上印过.*开始印/);
    for (let i = 0; i < 2; i++) expect((await desk.post(at('printing'), {})).location).toBe(at('printing'));
    const [job, ...others] = await jobs();
    expect([others, Object.keys(job?.payload ?? {}).toSorted(), JSON.stringify(job?.payload)]).toEqual([[], ['actorId', 'editions', 'paper'], expect.not.stringMatching(/\p{Script=Han}/u)]);
    const seen: string[] = [];
    middle(7, async () => {
      const waiting = await desk.get(at('printing'));
      seen.push(waiting.text, waiting.html);
    });
    expect(await page()).toContain('马上开始');
    await work(office);
    expect(seen).toEqual([expect.stringMatching(/印 A3：已办 7 份，共 25 份.*取消/), expect.stringContaining('<progress max="25" value="7"')]);
    expect([seen[1]?.includes('http-equiv="refresh"'), printed, await kept()]).toEqual([true, all, all]);
    const ready = await desk.get(at('printing'));
    expect([ready.html.includes('http-equiv="refresh"'), ready.text.includes('印好了'), ready.html.includes(`href="${at('run').replace('&', '&amp;')}"`)]).toEqual([false, true, true]);
    const cookie = [...desk.cookies].map((pair) => pair.join('=')).join('; ');
    const file = await office.app.request(origin + at('run'), { headers: { cookie } });
    expect(await pdfText(new Uint8Array(await file.arrayBuffer()))).toHaveLength(all + 2);
    for (const html of [asked.html, seen[1] ?? '', ready.html]) await fits(html);
    before = () => { throw new Error('printed again'); };
    await desk.post(at('printing'), {});
    await work(office);
    expect(await page()).toContain('印好了');
  });

  test('is called off in the middle, keeps what was printed, and goes on with the rest', async () => {
    await desk.post(at('printing'), {});
    middle(2, () => desk.post(`${at('printing').replace('?', '/cancellation?')}`, {}));
    await work(office);
    const done = await kept();
    expect([done, (await jobs()).map(({ state }) => state)]).toEqual([3, ['cancelled']]);
    expect(await page()).toContain(`有 ${all - done} 份没有在这种纸上印过`);
    await desk.post(at('printing'), {});
    await work(office);
    expect([await page(), printed]).toEqual([expect.stringContaining('印好了'), all]);
  });

  test('whose server is stopped goes on by itself; whose server is killed does as well, and nothing is printed twice that was kept', async () => {
    await desk.post(at('printing'), {});
    middle(2, async () => { for (const job of office.deps.bell.running.values()) job.stop('shutdown'); });
    await runNextJob(office.deps, { 'print-run': handlers['print-run'] });
    expect([await kept(), (await jobs()).map(({ state }) => state)]).toEqual([3, ['ready']]);
    expect(await startPublisher(office.deps.config.data, addressOf(office.deps.db), { death: 'printed:4', start: office.clock.now() }).ended).toBe('killed');
    expect(await kept()).toBe(6);
    expect((await jobs()).map(({ state }) => state)).toEqual(['running']);
    [printed, before] = [0, () => { printed += 1; }];
    await takeBackLeases(office.deps);
    office.clock.advance(2);
    await runNextJob(office.deps, { 'print-run': handlers['print-run'] });
    expect([printed, await kept(), (await page()).includes('印好了')]).toEqual([all - 6, all, true]);
  });

  test('that fails says so with a button to try again, which goes on', async () => {
    await desk.post(at('printing'), {});
    before = () => { printed += 1; if (printed > 4) throw new Error('no browser'); };
    for (let tries = 0; tries < 5; tries += 1) {
      await work(office);
      office.clock.advance(20);
    }
    const failed = await desk.get(at('printing'));
    expect(failed.text).toMatch(/没有印完，还差 21 份 系统内部错误，已记录.*再印一次/);
    await fits(failed.html);
    [printed, before] = [0, () => { printed += 1; }];
    await desk.post(at('printing'), {});
    await work(office);
    expect([await page(), printed]).toEqual([expect.stringContaining('印好了'), 21]);
  });

  test('stops at a sheet that must not be printed and says whose it is', async () => {
    await desk.post(at('printing'), {});
    office.deps.renderer = { ...real(), pdf: () => real().pdf(`<!doctype html><html lang="zh-CN"><head><title>表</title></head><body><p>${lines[0]?.idNumber}</p></body></html>`) };
    await work(office);
    expect([await page(), await kept()]).toEqual([expect.stringMatching(/没有印完，还差 25 份 北洛村的印不出来：.*再印一次/), 0]);
    expect(JSON.stringify(await jobs())).not.toContain(lines[0]?.idNumber);
  });

  test('prints nothing for an account that was closed meanwhile', async () => {
    await desk.post(at('printing'), {});
    await disableUser(office.deps, zhaogang.login, null);
    await work(office);
    expect([printed, (await jobs()).map(({ state, failure }) => [state, failure])]).toEqual([0, [['failed', '交办的账号已经停用。']]]);
  });

  test('is for nobody from another township', async () => {
    const stranger = await signedInAs(office, sunli);
    const village = await signedInAs(office, { login: 'wumin', name: '吴敏', role: 'village', townshipCode: malan.code, villageCode: '370405105201' });
    for (const visitor of [stranger, village]) {
      expect([(await visitor.get(at('run'))).status, (await visitor.get(at('printing'))).status, (await visitor.post(at('printing'), {})).status]).toEqual([404, 404, 404]);
    }
    expect(await jobs()).toEqual([]);
    await desk.post(at('printing'), {});
    const cancellation = at('printing').replace('?', '/cancellation?');
    expect([(await stranger.post(cancellation, {})).status, (await jobs()).map(({ state }) => state)]).toEqual([404, ['ready']]);
    // A colleague's order is the colleague's.
    const colleague = await signedInAs(office, { ...liming, login: 'liming-2' });
    expect([(await colleague.post(cancellation, {})).status, (await jobs()).map(({ state }) => state)]).toEqual([303, ['ready']]);
  });
});
