// A sheet on the wall: confirmed with a photo from a telephone, counted from that day where the county wants it so, and kept with the material.
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, expect, inject, test } from 'vitest';
import { openZip } from '../../importers/formats/zip.ts';
import { approveBatch } from '../../server/batches/review.ts';
import { verifyBag } from '../../server/archive/bag.ts';
import { renewPackage } from '../../server/archive/package.ts';
import { holidayCalendar } from '../../server/calendar.ts';
import { firstVersion } from '../../server/catalogue/versions.ts';
import { databaseName, referencedFiles } from '../../server/cli/backup-contents.ts';
import { takeSnapshot } from '../../server/db/snapshot.ts';
import { operationsRoutes } from '../../server/operations/routes.ts';
import { confirmPosting } from '../../server/postings/confirm.ts';
import { dateEdition } from '../../server/postings/date-edition.ts';
import { shortHash } from '../../server/domain/notice-number.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { jpegPhoto, metadataWords } from '../photos/photos.ts';
import { sharedRenderer } from '../print/printer.ts';
import { origin, password, signedInAs, type Person, type TestApp } from '../support/app.ts';
import { addressOf, onBothEngines } from '../support/database.ts';
import { correct, openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { county, liming, nigou } from '../support/people.ts';
import { artefact, editionsOf, wholeSite } from '../support/site.ts';
import type { Fields, Visitor } from '../support/visitor.ts';
import { beiluo, farmland, lancheng } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(60);
const day = 24 * 60;
const villager = (code: string): Person => ({ login: `cun-${code.slice(-3)}`, name: '吴敏', role: 'village', townshipCode: nigou.code, villageCode: code });
/** Time passes, and the committee signs in again: no session lasts so long. */
const pass = async ({ clock }: Pick<TestApp, 'clock'>, by: Visitor, days: number) => { clock.advance(days * day); await by.post('/desk/sign-in', { login: villager(beiluo).login, password }); };
const photo = (hue = 0) => new File([jpegPhoto({ hue }).slice()], 'IMG_0001.jpg', { type: 'image/jpeg' });

onBothEngines('a posting', (open) => {
  let office: Office;
  let committee: Visitor & { id: string };

  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    committee = await signedInAs(office, villager(beiluo));
  });

  const db = () => office.deps.db;
  const editions = async () => (await editionsOf(db())).toSorted((a, b) => a.seq - b.seq);
  const beiluos = async () => (await editions()).filter(({ villageCode }) => villageCode === beiluo).toSorted((a, b) => b.seq - a.seq)[0];
  const postings = () => db().read.select().from(db().tables.postings);
  const audit = async (action: string) => (await db().read.select().from(db().tables.auditEntries)).filter((entry) => entry.action === action);
  const form = async (fields: Fields = {}): Promise<Fields> => ({ edition: (await beiluos())?.id ?? '', act: 'up', place: '村务公开栏', day: '2026-06-22', nobody: 'on', photo: photo(), ...fields });
  const down = async (fields: Fields = {}): Promise<Fields> => ({ edition: (await beiluos())?.id ?? '', act: 'down', 'down-place': '村务公开栏', 'down-nobody': 'on', 'down-photo': photo(90), ...fields });
  const confirm = async (fields: Fields = {}, by = committee) => by.post('/desk/postings', await form(fields));
  const page = async () => (await committee.get(`/desk/postings/${(await beiluos())?.id}`)).text;

  /** A county that counts from the posting. */
  const countFromPosting = async () => {
    const zhou = await signedInAs(office, county);
    const { content } = firstVersion('farmland-fertility');
    const clocks = { publicPeriod: { length: 7, unit: 'working-days' as const }, start: 'posting' as const, retention: '30-years' as const };
    await db().write((tx) => tx.insert(db().tables.programmeVersions).values({ id: 'v2', office: 'county', code: 'farmland-fertility', seq: 2, state: 'in-force', content: { ...content, clocks }, createdBy: zhou.id, createdAt: office.clock.now() }));
  };

  test('is asked of the village on its telephone, confirmed with one photo, and seen by township and county', async () => {
    await publish(office, 'farmland-fertility', rows);
    await pass(office, committee, 2);
    const clerk = await signedInAs(office, { ...liming, login: 'second' });
    expect((await committee.get('/desk/postings')).text).toMatch(/请张贴，再拍照确认：1 份 2026年耕地地力保护补贴发放结果（已公开2天）/);
    expect((await clerk.get('/desk/postings')).text).toMatch(/还没有确认张贴 2 份 .*泥沟镇北洛村 .*已公开2天.*泥沟镇兰城村/);
    const asked = await committee.get(`/desk/postings/${(await beiluos())?.id}`);
    expect(asked.html).toMatch(/<input id="photo" name="photo" type="file" accept="image\/jpeg,image\/png,image\/webp" capture="environment"/);
    expect((await confirm({ day: '2026-06-23' })).status).toBe(303);
    expect(await page()).toMatch(/✓ 2026年6月23日张贴在村务公开栏 .*吴敏，2026年6月24日确认/);
    expect((await committee.get('/desk/postings')).text).toContain('✓ 正在公开的都贴上墙了');
    expect((await clerk.get('/desk/postings')).text).toMatch(/已确认张贴 1 份 还没有确认张贴 1 份/);
    expect((await clerk.get('/desk/notices')).text).toContain('2026年6月23日');
    // One photo cannot show the boards of two villages.
    const other = (await editions()).find(({ villageCode }) => villageCode === lancheng)?.id ?? '';
    const reused = await clerk.post('/desk/postings', await form({ edition: other, day: '2026-06-23' }));
    expect([reused.status, reused.text.includes('已经用来确认另一个村的张贴'), (await postings()).length]).toEqual([422, true, 1]);
    const zhou = await signedInAs(office, county);
    expect((await zhou.get('/desk/postings')).text).toMatch(/各乡镇张贴情况 乡镇 正在公开 已张贴 没确认 等得最久 泥沟镇 2 1 1 2天/);
    const metrics = await (await operationsRoutes(office.deps).request('/metrics')).text();
    expect(metrics).toMatch(/^mingbai_notices_public 2$/m);
    expect(metrics).toMatch(/^mingbai_notices_not_posted 1$/m);
  });

  test('keeps the photo without what it says of place and camera, the original sealed, and shows neither to anybody else', async () => {
    await publish(office, 'farmland-fertility', rows);
    await confirm();
    const [kept] = await postings();
    const src = /src="([^"]+photos[^"]+)"/.exec((await committee.get(`/desk/postings/${kept?.editionId}`)).html)?.[1] ?? '';
    const shown = await committee.get(src);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(metadataWords.filter((words) => shown.html.includes(words))).toEqual([]);
    const sealed = await readFile(office.deps.uploads.path(kept?.original ?? ''), 'latin1');
    expect(metadataWords.filter((words) => sealed.includes(words))).toEqual([]);
    expect(Buffer.from(await office.deps.uploads.get(kept?.original ?? '')).equals(Buffer.from(jpegPhoto()))).toBe(true);
    const other = await signedInAs(office, villager(lancheng));
    expect((await other.get(src)).status).toBe(404);
    expect((await other.get(`/desk/postings/${kept?.editionId}`)).status).toBe(404);
    expect((await confirm({ day: '2026-06-21' }, other)).status).toBe(404);
    expect((await office.visitor().get(src)).status).toBe(303);
    expect((await wholeSite(office)).filter(({ path, html }) => path.includes(kept?.photo ?? '-') || html.includes('photo'))).toEqual([]);
  });

  test('sent twice is one; a better photo takes the place of it with a reason, and the old one stays', async () => {
    await publish(office, 'farmland-fertility', rows);
    await confirm();
    expect((await confirm()).status).toBe(303);
    expect(await postings()).toHaveLength(1);
    expect((await confirm({ photo: photo(40) })).text).toContain('这一版已经确认过');
    expect((await confirm({ photo: photo(40), reason: '第一张看不清' })).status).toBe(303);
    expect((await postings()).map(({ seq, replacedBy, reason }) => [seq, replacedBy !== null, reason]).toSorted(([a], [b]) => Number(a) - Number(b))).toEqual([[1, true, ''], [2, false, '第一张看不清']]);
    // Only the day was wrong: the photo need not be taken again.
    await pass(office, committee, 1);
    const { photo: _, ...without } = await form({ day: '2026-06-23', reason: '日期写错了' });
    expect((await committee.post('/desk/postings', without)).status).toBe(303);
    expect(await page()).toMatch(/✓ 2026年6月23日张贴.*换照片的原因：日期写错了.*换下的照片 2 张/);
    expect([await audit('posting.confirmed'), await audit('posting.replaced')].map(({ length }) => length)).toEqual([1, 2]);
  });

  test('confirmed by two at the same moment is confirmed once', async () => {
    await publish(office, 'farmland-fertility', rows);
    const [edition, actor] = [(await beiluos())?.id ?? '', { id: committee.id, name: '吴敏', role: 'village' as const, townshipCode: nigou.code, villageCode: beiluo }];
    const given = { act: 'up' as const, place: '村务公开栏', day: '2026-06-22', photo: jpegPhoto(), reason: '' };
    await Promise.all([1, 2, 3].map(() => confirmPosting(office.deps, actor, edition, given)));
    expect(await postings()).toHaveLength(1);
  });

  test('that cannot be is refused with what to do, and nothing is kept', async () => {
    await publish(office, 'farmland-fertility', rows);
    const heic = new File([Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(80)])], 'IMG_1.HEIC');
    const { photo: _, ...without } = await form();
    expect((await committee.post('/desk/postings', without)).text).toContain('请拍一张照片。');
    expect((await confirm({ photo: heic })).text).toContain('兼容性最佳');
    expect((await confirm({ nobody: '' })).text).toContain('没有认得出来的人，再勾上；有的，请重拍。');
    expect((await confirm({ day: '2026-06-25' })).text).toContain('日期还没到');
    expect((await confirm({ day: '2026-06-01' })).text).toContain('2026年6月22日才公开');
    expect((await confirm({ place: '找王会计13805321234' })).text).toContain('地点里不能有证件号');
    expect((await committee.post('/desk/postings', await down({ 'down-day': '2026-06-22' }))).text).toContain('还没有确认张贴');
    await confirm();
    expect((await committee.post('/desk/postings', await down({ 'down-day': '2026-06-22' }))).text).toContain('公开期到2026年7月1日，没满不能取下');
    const reviewer = await signedInAs(office, { ...liming, login: 'shenhe', role: 'reviewer' });
    expect((await confirm({ photo: photo(9), reason: '换' }, reviewer)).status).toBe(403);
    expect(await postings()).toHaveLength(1);
  });

  test('from which the period is counted: the sheet says so, and page and board tell the last day after it', async () => {
    await countFromPosting();
    await publish(office, 'farmland-fertility', rows);
    const edition = await beiluos();
    expect(edition).toMatchObject({ lastDay: '', facts: { firstDay: '2026-06-22', lastDay: null, period: '7个工作日' } });
    expect((await pdfText(await artefact(office, edition?.id ?? '', 'notice.pdf'))).join(' ').replace(/\s/g, '')).toContain('公开期：自张贴之日起7个工作日');
    expect((await wholeSite(office)).find(({ path }) => path === `/n/${edition?.number}`)?.text).toContain('公开期 自张贴之日起7个工作日');
    // Nobody posts: it stays public, and nobody calls it over.
    await pass(office, committee, 30);
    await work(office);
    expect((await beiluos())?.state).toBe('published');
    await confirm({ day: '2026-07-21' });
    await work(office);
    // Seven working days after Tuesday 21 July end on Thursday 30 July.
    expect(await beiluos()).toMatchObject({ firstDay: '2026-07-21', lastDay: '2026-07-30', hash: edition?.hash, content: edition?.content });
    const site = await wholeSite(office);
    expect(site.find(({ path }) => path === `/n/${edition?.number}`)?.text).toContain('2026年7月21日至2026年7月30日（自张贴之日起7个工作日）');
    expect(site.filter(({ path }) => path.startsWith(`/feeds/${beiluo}/`)).map(({ text }) => text).join()).toMatch(/2026年7月21日至2026年7月30日.*有效至 2026年7月30日/);
    expect(site.find(({ path }) => path === `/v/${beiluo}`)?.text).toContain('公开到 2026年7月30日');
    expect(await page()).toContain('公开到2026年7月30日，第二天起可以取下');
    await dateEdition(office.deps, edition?.id ?? '');
    expect(await audit('edition.dated')).toHaveLength(1);
    await pass(office, committee, 9);
    await work(office);
    expect((await editions()).filter(({ state }) => state === 'retained').map(({ villageCode }) => villageCode)).toEqual([beiluo]);
    await pass(office, committee, 1);
    await work(office);
    expect((await beiluos())?.state).toBe('retained');
    expect((await editions()).find(({ villageCode }) => villageCode === lancheng)?.state).toBe('published');
  });

  test('whose days no calendar knows is kept, told at the desk, and counted once the order is there', async () => {
    await countFromPosting();
    const calendar = { isWorkingDay: (): boolean | 'unknown' => 'unknown' };
    office.deps.calendar = calendar;
    await publish(office, 'farmland-fertility', rows);
    await confirm();
    await work(office);
    office.clock.advance(1);
    await work(office);
    expect(await postings()).toHaveLength(1);
    expect((await committee.get('/desk/notices', { known: ['notices', 'holidays'] })).text).toMatch(/北洛村已经确认张贴，公开期还没有算出来：没有该年份的放假安排/);
    office.deps.calendar = holidayCalendar();
    office.clock.advance(120);
    await work(office);
    expect((await beiluos())?.lastDay).toBe('2026-07-01');
  });

  test('that never came before a correction did: the old edition ends with the day on which it was replaced', async () => {
    await countFromPosting();
    const batchId = await publish(office, 'farmland-fertility', rows);
    const old = await beiluos();
    await approveBatch(office.deps, office.reviewer, await correct(office, batchId, 'replacement', rows.slice(1), '多报了一户'));
    await work(office);
    expect((await committee.post('/desk/postings', await form({ edition: old?.id ?? '' }))).text).toContain('这一版已经更正或撤回');
    await pass(office, committee, 1);
    await work(office);
    const states = (await editions()).filter(({ villageCode }) => villageCode === beiluo).map(({ seq, state, lastDay }) => [seq, state, lastDay]);
    expect(states).toEqual([[1, 'retained', '2026-06-22'], [2, 'published', '']]);
  });
});

onBothEngines('the photos of a posting', (open) => {
  let office: Office;
  let committee: Visitor;

  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    committee = await signedInAs(office, villager(beiluo));
    await publish(office, 'farmland-fertility', rows);
  });

  const edition = async () => (await editionsOf(office.deps.db)).find(({ villageCode }) => villageCode === beiluo);
  const kept = async () => (await office.deps.db.read.select().from(office.deps.db.tables.packages)).find(({ villageCode }) => villageCode === beiluo);
  const folder = async () => join(office.deps.config.data, 'packages', (await kept())?.folder ?? '');
  const post = async (fields: Fields) => committee.post('/desk/postings', { edition: (await edition())?.id ?? '', ...fields });
  const putUp = () => post({ act: 'up', place: '村务公开栏', day: '2026-06-22', nobody: 'on', photo: photo() });
  const takeDown = () => post({ act: 'down', 'down-place': '村务公开栏', 'down-day': '2026-07-02', 'down-nobody': 'on', 'down-photo': photo(90) });

  test('lie in the package with their record, and the one of the taking down comes after it in a package that takes its place', async () => {
    await putUp();
    await pass(office, committee, 10);
    await work(office);
    const [first, firstFolder] = [await kept(), await folder()];
    expect(await verifyBag(firstFolder)).toMatchObject({ ok: true, files: 7 });
    const record = JSON.parse(await readFile(join(firstFolder, 'data', 'posting-record.json'), 'utf8'));
    expect(record.postings).toMatchObject([{ act: 'up', place: '村务公开栏', day: '2026-06-22', confirmedBy: '吴敏', file: 'photos/up-1.jpg', replaced: false }]);
    expect(metadataWords.filter((words) => JSON.stringify(record).includes(words))).toEqual([]);
    expect((await takeDown()).status).toBe(303);
    await work(office);
    expect(await verifyBag(await folder())).toMatchObject({ ok: true, files: 8 });
    expect(await verifyBag(firstFolder)).toMatchObject({ ok: true, files: 7 });
    expect((await kept())?.sha256).not.toBe(first?.sha256);
    await renewPackage(office.deps, first?.editionId ?? '');
    const renewed = (await office.deps.db.read.select().from(office.deps.db.tables.auditEntries)).filter(({ action }) => action === 'package.renewed');
    expect(renewed.map(({ detail }) => JSON.parse(detail))).toEqual([{ before: first?.sha256, after: (await kept())?.sha256, photos: 2 }]);
    const page = await committee.get(`/desk/packages/${first?.editionId}`);
    expect(page.text).toMatch(/✓ 材料完好.*取下的照片.*张贴的照片/);
    const paper = await edition();
    expect(page.text.match(/校验 (\S+ \S+)，/g), 'one 校验, that of the paper').toEqual([`校验 ${shortHash(paper?.hash ?? '')}，`]);
    expect(page.text).toContain(`封存码 ${shortHash((await kept())?.sha256 ?? '')}`);
    expect(page.text).toMatch(new RegExp(`以前封存的，一并保留 .*2026年7月2日 7 封存码 ${shortHash(first?.sha256 ?? '')} ✓ 完好`));
    const taken = await mkdtemp(join(inject('databases'), 'taken-'));
    const cookie = [...committee.cookies].map((pair) => pair.join('=')).join('; ');
    const zip = openZip(Buffer.from(await (await office.app.request(`${origin}/desk/packages/${first?.editionId}/package.zip`, { headers: { cookie } })).arrayBuffer()));
    for (const name of zip.names) {
      await mkdir(dirname(join(taken, name)), { recursive: true });
      await writeFile(join(taken, name), zip.read(name) ?? '');
    }
    expect(await verifyBag(join(taken, (await kept())?.folder ?? ''))).toMatchObject({ ok: true, files: 8 });
    const backup = await mkdtemp(join(inject('databases'), 'backup-'));
    await takeSnapshot(addressOf(office.deps.db), join(backup, databaseName));
    const backedUp = await referencedFiles(backup, join(office.deps.config.data, 'packages'));
    for (const name of [first?.folder, (await kept())?.folder]) expect(backedUp).toContain(`packages/${name}/data/photos/up-1.jpg`);
    expect((await committee.get(`/desk/packages/${first?.editionId}/photos/up-1.jpg`)).headers.get('content-type')).toBe('image/jpeg');
    expect((await committee.get(`/desk/postings/${first?.editionId}/record`)).text).toMatch(/张贴记录.*开始张贴 2026年6月22日.*到期取下 2026年7月2日/);
    expect((await committee.get('/desk/postings')).text).not.toContain('该取下');
  });

  test('that came after the package was sealed make a new one; without photos there is none', async () => {
    await pass(office, committee, 10);
    await work(office);
    expect(await verifyBag(await folder())).toMatchObject({ ok: true, files: 5 });
    await putUp();
    await work(office);
    expect(await verifyBag(await folder())).toMatchObject({ ok: true, files: 7 });
    expect((await committee.get('/desk/postings')).text).toMatch(/该取下、还没有确认的 1 份 .*2026年6月22日张贴在村务公开栏/);
  });

  test('that somebody changed, or that still say where they were taken, are found', async () => {
    await putUp();
    await pass(office, committee, 10);
    await work(office);
    const bag = await folder();
    await writeFile(join(bag, 'data', 'photos', 'up-1.jpg'), jpegPhoto());
    const { ok, problems } = await verifyBag(bag);
    expect(ok).toBe(false);
    expect(problems.map(({ said }) => said)).toContain('照片不是张贴记录里的那一张。');
  });
});
