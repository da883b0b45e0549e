// Notice, programme, policy and fund document lead to each other, whichever of them comes first.
import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, inject, test } from 'vitest';
import { approveBatch } from '../../server/batches/review.ts';
import { databaseName, referencedFiles } from '../../server/cli/backup-contents.ts';
import { hashOf } from '../../server/files.ts';
import { namedBlobs } from '../../server/named-files.ts';
import { takeSnapshot } from '../../server/db/snapshot.ts';
import { rescanSite } from '../../server/rescan/rescan.ts';
import { lookAtVillage } from '../../server/rescan/village.ts';
import { sharedRenderer } from '../print/printer.ts';
import { pdfOf } from '../manuscripts/files.ts';
import { signedInAs } from '../support/app.ts';
import { addressOf, onBothEngines } from '../support/database.ts';
import { correct, openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { county, liming, malan, nigou } from '../support/people.ts';
import type { Fields, Visitor } from '../support/visitor.ts';
import { beiluo, farmland, lancheng } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(63);
const fund = { number: '台农字[2026]8号', title: '关于下达2026年耕地地力保护补贴资金的通知', kind: 'fund', standing: 'in-force', issuedOn: '2026-03-05', amount: '1,234,567.80', programmes: ['farmland-fertility'], address: 'https://www.example.gov.cn/art/2026/3/5/art_1.html' } satisfies Fields;

onBothEngines('a document', (open) => {
  let office: Office;
  let clerk: Visitor;
  let second: Visitor;

  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    clerk = await signedInAs(office, { ...liming, login: 'clerk-2' });
    second = await signedInAs(office, { ...county, login: 'county-3', name: '吴敏' });
  });

  const propose = (fields: Fields = {}, by = clerk) => by.post('/desk/catalogue/documents', { ...fund, ...fields });
  // The address of the original stands there as text.
  const desk = (at: string, by = second) => by.get(at, { known: ['https', 'example', 'html'] });
  const seenAt = async (at: string, by = second) => /publication"[^]*?name="seen" value="(\w+)"/.exec((await desk(at, by)).html)?.[1] ?? '';
  const publishAt = async (at: string, by = second) => { const answer = await by.post(`${at}/publication`, { seen: await seenAt(at, by) }); await work(office); return answer; };
  /** By one, and published by another. */
  const register = async (fields: Fields = {}, by = clerk) => {
    const answer = await propose(fields, by);
    if (answer.status === 303) expect((await publishAt(answer.location)).status).toBe(303);
    return answer;
  };
  const idOf = async () => (await office.deps.db.read.select().from(office.deps.db.tables.documents))[0]?.id ?? '';
  const page = (path: string) => office.visitor().get(path);

  test('that is registered after the notices is linked from their pages, and lists programmes and villages', async () => {
    await publish(office, 'farmland-fertility', rows);
    expect((await page(`/n/${beiluo}-2026-1`)).html).not.toContain('/catalogue/documents/');
    await register();
    const id = await idOf();
    for (const path of [`/n/${beiluo}-2026-1`, `/n/${beiluo}-2026-1/1`, `/n/${lancheng}-2026-1`]) expect((await page(path)).html).toContain(`href="/catalogue/documents/${id}"`);
    const shown = await page(`/catalogue/documents/${id}`);
    for (const said of ['关于下达2026年耕地地力保护补贴资金的通知', '台农字[2026]8号', '2026年3月5日', '1,234,567.80 元', '耕地地力保护补贴', '泥沟镇', '2 份正在公开']) expect(shown.text).toContain(said);
    expect(shown.html).toContain('href="https://www.example.gov.cn/art/2026/3/5/art_1.html"');
    expect((await page(`/catalogue/documents/${id}/${nigou.code}`)).html).toContain(`href="/n/${beiluo}-2026-1"`);
    expect((await page('/catalogue/farmland-fertility')).html).toContain(`href="/catalogue/documents/${id}"`);
    expect((await page('/catalogue/documents')).html).toContain(`href="/catalogue/documents/${id}"`);
    expect((await clerk.get('/desk/catalogue/farmland-fertility')).html).toContain(`href="/desk/catalogue/documents/${id}"`);
  });

  test('that was registered before is linked from the first moment, and from a correction as well', async () => {
    await register();
    const batchId = await publish(office, 'farmland-fertility', rows);
    const id = await idOf();
    expect((await page(`/n/${beiluo}-2026-1`)).html).toContain(`href="/catalogue/documents/${id}"`);
    expect((await clerk.get(`/desk/batches/${batchId}`)).html).toContain(`href="/desk/catalogue/documents/${id}"`);
    await approveBatch(office.deps, office.reviewer, await correct(office, batchId, 'replacement', rows.map((row, i) => (i === 0 ? { ...row, quantity: '2.00', yuan: '274.00' } : row)), '面积登记有误'));
    await work(office);
    expect((await page(`/n/${beiluo}-2026-1`)).html).toContain(`href="/catalogue/documents/${id}"`);
    expect((await page(`/catalogue/documents/${id}`)).text).toContain('2 份正在公开');
  });

  test('whose number was mistyped and is put right loses the wrong links and gets the right ones', async () => {
    await publish(office, 'farmland-fertility', rows);
    await register({ number: '台农字〔2026〕80号' });
    const id = await idOf();
    expect((await page(`/n/${beiluo}-2026-1`)).html).not.toContain(id);
    await register({ document: id });
    expect((await page(`/n/${beiluo}-2026-1`)).html).toContain(id);
    await register({ document: id, number: '台农字〔2026〕81号' });
    expect((await page(`/n/${beiluo}-2026-1`)).html).not.toContain(id);
    expect((await page(`/catalogue/documents/${id}`)).text).toContain('现在没有以它为依据');
  });

  test('comes with its PDF, which is public, in the backup, and looked through for numbers of persons before', async () => {
    const refused = await register({ file: new File([pdfOf('13812345678').slice()], 'a.pdf', { type: 'application/pdf' }) });
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('文件里有手机号码')]);
    const scan = () => new File([pdfOf('').slice()], 'b.pdf', { type: 'application/pdf' });
    expect((await register({ file: scan() })).text).toContain('里面有扫描的页');
    // 姓名, as a list of those who are paid behind the document has it; here as the bookmark of the list.
    const listed = new File([pdfOf('Words', { catalog: '/Outlines 7 0 R', more: ['<</First 8 0 R/Last 8 0 R/Count 1>>', '<</Title<FEFF59D3540D>/Parent 7 0 R/Dest[3 0 R/Fit]>>'] }).slice()], 'c.pdf', { type: 'application/pdf' });
    expect((await register({ file: listed })).text).toContain('像是附了名单');
    expect(await idOf()).toBe('');
    await register({ file: scan(), clear: 'yes' });
    const [stored] = await office.deps.db.read.select().from(office.deps.db.tables.documents);
    const answer = await office.app.request(`http://localhost:8080/catalogue/documents/${stored?.id}/document.pdf`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(hashOf(new Uint8Array(await answer.arrayBuffer()))).toBe(stored?.sha256);
    await register({ document: stored?.id ?? '', title: '另一个标题' });
    expect((await office.deps.db.read.select().from(office.deps.db.tables.documents))[0]).toMatchObject({ title: '另一个标题', sha256: stored?.sha256 });
    const backup = await mkdtemp(join(inject('databases'), 'backup-'));
    await takeSnapshot(addressOf(office.deps.db), join(backup, databaseName));
    expect(await referencedFiles(backup, join(office.deps.config.data, 'packages'))).toContain(`blobs/${stored?.sha256?.slice(0, 2)}/${stored?.sha256}`);
  });

  test('is public when a second person has published it, as that person saw it, and not before', async () => {
    await publish(office, 'farmland-fertility', rows);
    const { location: at } = await propose({ file: new File([pdfOf('Ordinary words').slice()], 'a.pdf', { type: 'application/pdf' }) });
    await work(office);
    const id = await idOf();
    const pdf = () => office.app.request(`http://localhost:8080/catalogue/documents/${id}/document.pdf`);
    expect((await page(`/catalogue/documents/${id}`)).status).toBe(404);
    expect((await pdf()).status).toBe(404);
    for (const path of ['/catalogue/documents', '/catalogue/farmland-fertility', `/n/${beiluo}-2026-1`]) expect((await page(path)).html).not.toContain(id);
    expect(await seenAt(at, clerk)).toBe('');
    expect((await clerk.post(`${at}/publication`, { seen: await seenAt(at) })).text).toContain('登记文件的人不能自己公开');
    const seen = await seenAt(at);
    const double = await signedInAs(office, { ...county, login: 'double', name: '李 明' });
    expect(await double.post(`${at}/publication`, { seen })).toMatchObject({ status: 403, text: expect.stringContaining('两个账号的姓名相同') });
    await propose({ document: id, title: '换了标题' });
    expect((await second.post(`${at}/publication`, { seen })).text).toContain('文件已经不是您看到的样子');
    expect((await desk(at)).text).toMatch(/等另一位同事公开 李明，2026年6月22日 改动 .* 换了标题/);
    expect((await second.get(`${at}/document.pdf`)).status).toBe(200);
    expect((await publishAt(at)).status).toBe(303);
    expect([(await page(`/catalogue/documents/${id}`)).status, (await pdf()).status]).toEqual([200, 200]);
    expect((await page(`/n/${beiluo}-2026-1`)).html).toContain(id);
    const actions = (await office.deps.db.read.select().from(office.deps.db.tables.auditEntries)).map(({ action }) => action).filter((action) => action.startsWith('document'));
    expect(actions).toEqual(['document.proposed', 'document.proposed', 'document.published']);
  });

  test('that waits is looked at by its own office and from above only, though everybody learns that it is there', async () => {
    const { location: at } = await propose({ file: new File([pdfOf('Ordinary words').slice()], 'a.pdf', { type: 'application/pdf' }) });
    const other = await signedInAs(office, { ...liming, login: 'other', name: '周岚', role: 'reviewer', townshipCode: malan.code });
    const seen = async (by: Visitor) => [(await by.get(`${at}/document.pdf`)).status, (await desk(at, by)).html.includes('看要公开的 PDF')];
    expect([await seen(other), await seen(second), await seen(clerk)]).toEqual([[404, false], [200, true], [200, true]]);
    expect((await other.get('/desk/catalogue/documents')).text).toContain('台农字[2026]8号');
    await publishAt(at);
    await propose({ document: await idOf(), file: new File([pdfOf('Later words').slice()], 'b.pdf', { type: 'application/pdf' }) });
    const words = async (by: Visitor) => (await by.get(`${at}/document.pdf`)).html;
    expect(await words(other)).not.toBe(await words(second));
  });

  test('that is public stays as it is while its next text waits; the files of both are in the backup', async () => {
    await register({ file: new File([pdfOf('First words').slice()], 'a.pdf', { type: 'application/pdf' }) });
    const id = await idOf();
    const before = await office.app.request(`http://localhost:8080/catalogue/documents/${id}/document.pdf`);
    await propose({ document: id, title: '后来的标题', number: '台农字〔2026〕9号', file: new File([pdfOf('Later words').slice()], 'b.pdf', { type: 'application/pdf' }) });
    expect((await page(`/catalogue/documents/${id}`)).text).not.toContain('后来的标题');
    const during = await office.app.request(`http://localhost:8080/catalogue/documents/${id}/document.pdf`);
    expect(await during.text()).toBe(await before.text());
    expect((await desk(`/desk/catalogue/documents/${id}`)).text).toContain('关于下达2026年耕地地力保护补贴资金的通知 后来的标题');
    expect((await desk(`/desk/catalogue/documents/${id}`)).text).toContain('原文 PDF 有 换成另一份');
    expect((await propose({ number: '台农字〔2026〕9号' })).status).toBe(303);
    expect((await namedBlobs(office.deps.db)).filter((sha256) => office.deps.blobs.has(sha256)).length).toBeGreaterThanOrEqual(2);
    expect((await publishAt(`/desk/catalogue/documents/${id}`)).text).toContain('这个文号已经登记过');
  });

  test('that should be none is discarded by either of the two: what is public stays, what never was goes', async () => {
    await register();
    const id = await idOf();
    const at = `/desk/catalogue/documents/${id}`;
    const discard = async (where: string, by: Visitor) => by.post(`${where}/discarding`, { seen: /discarding"[^]*?name="seen" value="(\w+)"/.exec((await desk(where, by)).html)?.[1] ?? '' });
    await propose({ document: id, title: '写错的标题' });
    const other = await signedInAs(office, { ...liming, login: 'other', name: '周岚', townshipCode: malan.code });
    expect((await other.post(`${at}/discarding`, { seen: '0' })).status).toBe(404);
    expect((await second.post(`${at}/discarding`, { seen: '0' })).text).toContain('文件已经不是您看到的样子');
    expect(await discard(at, clerk)).toMatchObject({ status: 303, location: at });
    expect((await desk(at)).text).not.toContain('等另一位同事公开');
    expect((await page(`/catalogue/documents/${id}`)).text).toContain('关于下达2026年耕地地力保护补贴资金的通知');
    const { location } = await propose({ number: '台农字〔2026〕9号' });
    expect(await discard(location, second)).toMatchObject({ status: 303, location: '/desk/catalogue/documents' });
    expect((await desk(location)).status).toBe(404);
    expect((await propose({ number: '台农字〔2026〕9号' })).status).toBe(303);
    const actions = (await office.deps.db.read.select().from(office.deps.db.tables.auditEntries)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'document.discarded')).toHaveLength(2);
  });

  test('whose PDF should not have been public loses it at once, by one person, also where it waits', async () => {
    await register({ file: new File([pdfOf('First words').slice()], 'a.pdf', { type: 'application/pdf' }) });
    const id = await idOf();
    await propose({ document: id, title: '后来的标题' });
    expect((await (await signedInAs(office, { ...liming, login: 'other', townshipCode: malan.code })).post(`/desk/catalogue/documents/${id}/file-down`, {})).status).toBe(404);
    expect((await clerk.post(`/desk/catalogue/documents/${id}/file-down`, {})).status).toBe(303);
    expect((await office.app.request(`http://localhost:8080/catalogue/documents/${id}/document.pdf`)).status).toBe(404);
    await publishAt(`/desk/catalogue/documents/${id}`);
    expect((await page(`/catalogue/documents/${id}`)).text).toMatch(/后来的标题.*/);
    expect((await office.app.request(`http://localhost:8080/catalogue/documents/${id}/document.pdf`)).status).toBe(404);
  });

  test('without a day stands after those that have one', async () => {
    for (const [serial, issuedOn] of [[1, ''], [2, '2026-03-05'], [3, '2026-04-05']] as const) await register({ number: `台农字〔2026〕${serial}号`, issuedOn });
    expect([...(await page('/catalogue/documents')).text.matchAll(/〔2026〕(\d)号/g)].map(([, serial]) => serial)).toEqual(['3', '2', '1']);
  });

  test('is looked at again with the notices that rest on it: a changed or lost PDF is told', async () => {
    await publish(office, 'farmland-fertility', rows);
    await register({ file: new File([pdfOf('Ordinary words').slice()], 'a.pdf', { type: 'application/pdf' }) });
    const id = await idOf();
    expect((await lookAtVillage(office.deps, beiluo)).findings).toEqual([]);
    const [stored] = await office.deps.db.read.select().from(office.deps.db.tables.documents);
    const file = office.deps.blobs.path(stored?.sha256 ?? '');
    await chmod(file, 0o600);
    await writeFile(file, pdfOf('13812345678'));
    expect((await lookAtVillage(office.deps, beiluo)).findings).toMatchObject([{ path: `document/${id}/document.pdf` }]);
  });

  test('that no notice rests on is looked at again too, and one that many rest on is told once', async () => {
    await publish(office, 'farmland-fertility', rows);
    await register({ file: new File([pdfOf('Ordinary words').slice()], 'a.pdf', { type: 'application/pdf' }) });
    await register({ number: '台农字〔2026〕99号', file: new File([pdfOf('Other words').slice()], 'b.pdf', { type: 'application/pdf' }) });
    const never = { signal: new AbortController().signal };
    await rescanSite(office.deps, never);
    const { alerts, documents } = office.deps.db.tables;
    expect(await office.deps.db.read.select().from(alerts)).toEqual([]);
    const stored = await office.deps.db.read.select().from(documents);
    for (const { sha256 } of stored) {
      await chmod(office.deps.blobs.path(sha256 ?? ''), 0o600);
      await writeFile(office.deps.blobs.path(sha256 ?? ''), pdfOf('13812345678'));
    }
    office.clock.advance(24 * 60 + 1);
    await rescanSite(office.deps, never);
    const found = await office.deps.db.read.select().from(alerts);
    expect(found.map(({ path, kind }) => `${path} ${kind}`).toSorted()).toEqual(stored.map(({ id }) => `document/${id}/document.pdf changed`).toSorted());
  });

  test('what cannot be is said beside its box, and nothing typed is lost', async () => {
    const wrong = await register({ number: '八号文', amount: '一百万', address: 'ftp://example.gov.cn/1' });
    expect(wrong.status).toBe(422);
    for (const said of ['请写完整的文号', '金额请写成数字', '网址请从浏览器的地址栏整个复制过来']) expect(wrong.text).toContain(said);
    expect(wrong.html).toContain('关于下达2026年耕地地力保护补贴资金的通知');
    expect((await propose({ address: 'https://www.example.gov.cn/a?sfz=990000196001010015' })).text).toContain('网址会公开，不能有证件号');
    expect((await propose({ address: 'https://li:secret@www.example.gov.cn/a' })).text).toContain('网址请从浏览器的地址栏整个复制过来');
    await register();
    const twice = await register({ number: '台农字（2026）8号' });
    expect([twice.status, twice.text]).toEqual([422, expect.stringContaining('这个文号已经登记过')]);
  });

  test('belongs to the office that registered it: another township reads it and cannot change it, the county can', async () => {
    await register();
    const id = await idOf();
    const other = await signedInAs(office, { ...liming, login: 'other', name: '周岚', townshipCode: malan.code });
    expect((await other.get('/desk/catalogue/documents')).text).toContain('台农字[2026]8号');
    expect((await other.get(`/desk/catalogue/documents/${id}`)).html).not.toContain('name="number"');
    expect((await register({ document: id, title: '改掉' }, other)).status).toBe(404);
    await register({ document: id, standing: 'ended' }, await signedInAs(office, { ...county, login: 'county-2' }));
    expect((await page(`/catalogue/documents/${id}`)).text).toContain('这份文件已废止或失效');
    const villager = await signedInAs(office, { ...liming, login: 'village', name: '吴敏', role: 'village', villageCode: beiluo });
    expect((await villager.get('/desk/catalogue/documents')).status).toBe(403);
    const bytes = pdfOf('村里传来的');
    expect((await register({ file: new File([bytes.slice()], 'c.pdf', { type: 'application/pdf' }), clear: 'yes' }, villager)).status).toBe(403);
    expect(office.deps.blobs.has(hashOf(bytes))).toBe(false);
  });
});
