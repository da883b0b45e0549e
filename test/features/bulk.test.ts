// Many files at once: each becomes a batch of its own, one list says what became of all of them.
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { zipOf } from '../importers/make-workbook.ts';
import { createTestApp, signedInAs, workAtDesk } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { idNumber, lines, paymentFile, subject } from '../support/payment-files.ts';
import { addPlaces, county, liming, sunli, wangfang } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';

const [beiluo, lancheng] = [lines.slice(0, 2), lines.slice(2)];
const bytes = async (file: File) => new Uint8Array(await file.arrayBuffer());

onBothEngines('uploading many files', (open) => {
  let db: Database;
  let desk: TestApp;
  let clerk: Visitor & { id: string };

  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
    clerk = await signedInAs(desk, liming);
  });

  const upload = async (...file: File[]) => {
    const { location, status, text } = await clerk.post('/desk/uploads', { ...subject, file });
    expect([status, text]).toEqual([303, '']);
    expect(location).toMatch(/^\/desk\/bulk\/[0-9a-f-]{36}$/);
    return location;
  };
  const zip = (parts: Parameters<typeof zipOf>[0], name = '泥沟镇.zip') => new File([Uint8Array.from(zipOf(parts))], name);
  const states = async () => (await db.read.select().from(db.tables.batches)).map(({ state }) => state).toSorted();
  const actions = async () => (await db.read.select().from(db.tables.auditEntries)).map(({ action }) => action);
  const plansOf = (html: string) => /name="plans" value="([^"]+)"/.exec(html)?.[1] ?? '';

  test('each is a batch of its own, and the list says how far each has come', async () => {
    const location = await upload(paymentFile(beiluo, { name: '北洛.csv' }), paymentFile(lancheng, { name: '兰城.csv', total: '1.00' }), paymentFile(lines, { name: '没写项目.csv' }));
    const waiting = await clerk.get(location);
    expect(waiting.text).toContain('正在办：已办完 0 个，共 3 个');
    expect(waiting.text).toMatch(/北洛\.csv 排队中/);
    expect(waiting.html).toContain('http-equiv="refresh"');
    await workAtDesk(desk);
    const done = await clerk.get(location);
    expect(done.html).not.toContain('http-equiv="refresh"');
    expect(done.text).toContain('可提交 2 个，必须改 1 个');
    expect(done.text).toMatch(/北洛\.csv 耕地地力保护补贴 可提交 2 1,280\.95.*兰城\.csv 耕地地力保护补贴 必须改 1 项 “合计”金额写的是 1\.00 元，按明细加起来是 959\.00 元，相差 958\.00 元。（第 5 行） 2 959\.00.*合计 8 4,479\.90/);
    const batch = /href="(\/desk\/batches\/[^"]+)">北洛\.csv/.exec(done.html)?.[1] ?? '';
    expect((await clerk.get(batch)).html).toContain(`<a href="${location}">成批上传</a>`);
    expect((await clerk.get('/desk/')).text).toMatch(/成批上传 .*2026年6月22日 09:00 李明 3 3/);
  });

  test('a ZIP is opened: its lists are taken, the rest is said, and nothing stops the others', async () => {
    const location = await upload(zip({
      '农业办/北洛.csv': await bytes(paymentFile(beiluo)), '民政办/再来一次.csv': await bytes(paymentFile(beiluo)), '民政办/兰城.csv': await bytes(paymentFile(lancheng)),
      '通知.pdf': '%PDF-1.7', '乱写.csv': '今天天气好\r\n', '农业办/~$北洛.csv': 'x', '__MACOSX/._北洛.csv': 'x', '农业办/': '',
    }));
    await workAtDesk(desk);
    const { text } = await clerk.get(location, { known: ['MACOSX'] });
    expect(text).toContain('成批上传：5 个文件');
    expect(text).toMatch(/北洛\.csv 泥沟镇\.zip\/农业办 耕地地力保护补贴 可提交/);
    expect(text).toMatch(/再来一次\.csv 泥沟镇\.zip\/民政办 重复 和已有的文件一模一样/);
    expect(text).toMatch(/通知\.pdf 泥沟镇\.zip 不能读 这是 PDF 文件，不是表格/);
    expect(text).toMatch(/乱写\.csv 泥沟镇\.zip 不能读/);
    const own = /href="([^"]+)">通知\.pdf/.exec((await clerk.get(location, { known: ['MACOSX'] })).html)?.[1] ?? '';
    expect((await clerk.get(own)).text).toMatch(/通知\.pdf 不能读 在：泥沟镇\.zip 哪里不对、怎么改 这是 PDF 文件，不是表格.*上传改好的文件 回到成批上传/);
    expect((await (await signedInAs(desk, sunli)).get(own)).status).toBe(404);
    expect((await clerk.get(`${location}/files/0`)).status).toBe(404);
    expect(text).toContain('没有收的：表格打开时的临时文件 1 个，电脑系统附带的文件 1 个');
    expect(await states()).toEqual(['checking', 'checking', 'checking']);
    expect((await db.read.select().from(db.tables.uploads)).map(({ name }) => name).toSorted()).toEqual(['乱写.csv', '兰城.csv', '北洛.csv'].toSorted());
  });

  test('a list that names no programme is told so, and the clerk chooses it there or on its own page, without uploading again', async () => {
    const text = (await paymentFile().text()).replace('2026年耕地地力保护补贴兑付清册', '2026年兑付清册');
    const location = await upload(new File([text], '清册.csv'), paymentFile(beiluo));
    await workAtDesk(desk);
    const page = await clerk.get(location);
    expect(page.text).toMatch(/清册\.csv 项目未定 必须改/);
    const batch = /href="(\/desk\/batches\/[^"]+)">清册\.csv/.exec(page.html)?.[1] ?? '';
    expect((await clerk.get(batch)).html).toMatch(/<select id="programme"/);
    const choice = /<select name="(programme [^"]+)" form="programmes"/.exec(page.html)?.[1] ?? '';
    expect((await clerk.post(`${location}/programmes`, { [choice]: '' })).location).toBe(location);
    expect((await clerk.get(location)).text).toMatch(/清册\.csv 项目未定/);
    await clerk.post(`${location}/programmes`, { [choice]: 'grain-one-off' });
    await workAtDesk(desk);
    expect((await clerk.get(location)).text).toMatch(/清册\.csv 种粮一次性补贴/);
    expect((await (await signedInAs(desk, sunli)).post(`${location}/programmes`, { [choice]: 'old-age' })).status).toBe(404);
    expect((await clerk.post(`${location}/programmes`, { 'programme 01900000-0000-7000-8000-000000000000': 'old-age' })).status).toBe(404);
  });

  test('files whose result no longer holds are checked again all at once', async () => {
    const location = await upload(paymentFile(beiluo, { name: '北洛.csv' }), paymentFile(lancheng, { name: '兰城.csv' }));
    expect((await clerk.get(location)).html).not.toContain(`action="${location}/check"`);
    await workAtDesk(desk);
    // As an earlier release, or a check that was called off, leaves them.
    await db.write((tx) => tx.update(db.tables.batches).set({ term: '第一季度' }).returning());
    const page = await clerk.get(location);
    expect(page.text).toMatch(/要再核对一次 2 个.*有的文件要再核对一次.*北洛\.csv 耕地地力保护补贴 要再核对一次/);
    expect(plansOf(page.html)).toBe('');
    expect((await (await signedInAs(desk, sunli)).post(`${location}/check`, {})).status).toBe(404);
    await clerk.post(`${location}/check`, {});
    expect((await clerk.get(location)).text).toMatch(/正在办：已办完 0 个，共 2 个/);
    await workAtDesk(desk);
    expect((await clerk.get(location)).text).toContain('可提交 2 个');
  });

  test('the same files again are said to be there, and nothing is doubled', async () => {
    await upload(paymentFile(beiluo, { name: '一.csv' }), paymentFile(lancheng, { name: '二.csv' }));
    await workAtDesk(desk);
    const again = await upload(paymentFile(beiluo, { name: '一.csv' }), paymentFile(lancheng, { name: '二.csv' }));
    expect((await clerk.get(again)).text).toMatch(/重复 2 个.*一\.csv 重复.*那一批待提交.*合计 0 0\.00/);
    expect(await states()).toEqual(['checking', 'checking']);
  });

  test('a mended file takes the place of the first in the list', async () => {
    const location = await upload(paymentFile(beiluo, { name: '坏.csv', total: '1.00' }), paymentFile(lancheng, { name: '好.csv' }));
    await workAtDesk(desk);
    const batch = /href="\/desk\/batches\/([^"]+)">坏\.csv/.exec((await clerk.get(location)).html)?.[1] ?? '';
    await clerk.post('/desk/uploads', { ...subject, replaces: batch, file: paymentFile(beiluo, { name: '改好.csv' }) });
    await workAtDesk(desk);
    expect((await clerk.get(location)).text).toMatch(/可提交 2 个.*坏\.csv 耕地地力保护补贴 可提交 2 1,280\.95/);
  });

  test('what is ready goes to the reviewer together, exactly as it was seen; the rest stays', async () => {
    const location = await upload(paymentFile(beiluo, { name: '北洛.csv' }), paymentFile(lancheng, { name: '兰城.csv' }), paymentFile(lancheng, { name: '坏.csv', total: '1.00' }));
    await workAtDesk(desk);
    const page = await clerk.get(location);
    expect(page.text).toContain('一起提交审核：2 个文件，实发 2,239.95 元');
    const plans = plansOf(page.html);
    expect(await clerk.post(`${location}/submission`, { plans })).toMatchObject({ status: 303, location });
    expect(await clerk.post(`${location}/submission`, { plans })).toMatchObject({ status: 303, location });
    await workAtDesk(desk);
    expect(await states()).toEqual(['checking', 'submitted', 'submitted']);
    expect((await clerk.get(location)).text).toMatch(/已提交 2 个，必须改 1 个/);
    expect((await actions()).filter((action) => action === 'batch.submitted')).toHaveLength(2);
    expect(await clerk.post(`${location}/submission`, { plans })).toMatchObject({ status: 303, location });
  });

  test('a plan that is not what was seen, or of another bulk, is not submitted, and the others are', async () => {
    const location = await upload(paymentFile(beiluo, { name: '北洛.csv' }), paymentFile(lancheng, { name: '兰城.csv' }));
    await workAtDesk(desk);
    const [first = '', second = ''] = plansOf((await clerk.get(location)).html).split(' ');
    const answer = await clerk.post(`${location}/submission`, { plans: `${first.slice(0, -64)}${'0'.repeat(64)} ${second}` });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('北洛.csv：核对之后内容有变化');
    await workAtDesk(desk);
    expect(await states()).toEqual(['checking', 'submitted']);
    const other = await upload(paymentFile(lines, { name: '全镇.csv' }), new File(['x'], '乱.csv'));
    expect((await clerk.post(`${other}/submission`, { plans: first })).status).toBe(404);
    expect((await clerk.post(`${location}/submission`, { plans: 'x' })).status).toBe(409);
  });

  test('a list with something to confirm is never among those submitted together', async () => {
    const doubted = beiluo.map((line, i) => (i === 0 ? { ...line, idNumber: idNumber(1).slice(0, 6) + idNumber(1).slice(8, 17) } : line));
    const location = await upload(paymentFile(doubted, { name: '十五位.csv' }), paymentFile(lancheng, { name: '兰城.csv' }));
    await workAtDesk(desk);
    const page = await clerk.get(location);
    expect(page.text).toMatch(/十五位\.csv 耕地地力保护补贴 待确认/);
    expect(plansOf(page.html).split(' ')).toHaveLength(1);
  });

  test('all of it can be called off: what was not checked is put aside and may come again', async () => {
    const location = await upload(paymentFile(beiluo, { name: '一.csv' }), paymentFile(lancheng, { name: '二.csv' }));
    expect((await clerk.get(location)).text).toContain('全部取消');
    expect(await clerk.post(`${location}/cancellation`, {})).toMatchObject({ status: 303 });
    await workAtDesk(desk);
    expect(await states()).toEqual(['discarded', 'discarded']);
    expect((await clerk.get(location)).text).toContain('已作废 2 个');
    await upload(paymentFile(beiluo, { name: '一.csv' }), paymentFile(lancheng, { name: '二.csv' }));
    expect(await states()).toEqual(['checking', 'checking', 'discarded', 'discarded']);
  });

  test('the form takes several files in one box and a folder in the other, and one file where it mends another', async () => {
    const inputs = async (path: string) => ((await clerk.get(path)).html.match(/<input[^>]* type="file"[^>]*>/g) ?? []).map((input) => /name="\w+"| multiple=""| webkitdirectory="\w*"/g[Symbol.match](input)?.join(''));
    expect(await inputs('/desk/uploads/new')).toEqual(['name="file" multiple=""', 'name="folder" multiple="" webkitdirectory=""']);
    const { location } = await clerk.post('/desk/uploads', { ...subject, file: paymentFile() });
    expect(await inputs(`/desk/uploads/new?replaces=${location.split('/').at(-1)}`)).toEqual(['name="file"']);
  });

  test('one file is one file, whatever else the form could take; so is a workbook, which is a ZIP too', async () => {
    expect((await clerk.post('/desk/uploads', { ...subject, file: [paymentFile()] })).location).toMatch(/^\/desk\/batches\//);
    expect((await clerk.post('/desk/uploads', { ...subject, file: [new File([], '')], folder: [paymentFile(beiluo)] })).location).toMatch(/^\/desk\/batches\//);
    expect((await clerk.post('/desk/uploads', { ...subject, file: [new File([], '')], folder: [new File([], '')] })).status).toBe(422);
  });

  test('the office sees it, the office next door does not; only the clerk may act', async () => {
    const location = await upload(paymentFile(beiluo), paymentFile(lancheng));
    await workAtDesk(desk);
    const plans = plansOf((await clerk.get(location)).html);
    const [reviewer, neighbour, above] = [await signedInAs(desk, wangfang), await signedInAs(desk, sunli), await signedInAs(desk, county)];
    const page = await reviewer.get(location);
    expect([page.status, page.html.includes('name="plans"')]).toEqual([200, false]);
    expect((await above.get(location)).status).toBe(200);
    for (const [who, status] of [[reviewer, 403], [neighbour, 404]] as const) {
      expect((await who.post(`${location}/submission`, { plans })).status).toBe(status);
      expect((await who.post(`${location}/cancellation`, {})).status).toBe(status);
    }
    expect((await neighbour.get(location)).status).toBe(404);
    expect((await neighbour.get('/desk/')).text).not.toContain('成批上传');
    expect((await clerk.post(`${location}/cancellation`, {}, { headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
  });

  test('a department does not see what came beside its programme', async () => {
    const location = await upload(paymentFile(beiluo), paymentFile(lancheng));
    const department = await signedInAs(desk, { login: 'nongye', name: '钱农', role: 'department', townshipCode: null, programme: 'farmland-fertility' });
    expect((await department.get(location)).status).toBe(404);
    expect((await department.get('/desk/')).text).not.toContain('成批上传 ');
  });

  test('nobody\'s number stands in the list, even where a file is called by it', async () => {
    const location = await upload(paymentFile(beiluo, { name: `王桂英${idNumber(1)}.csv` }), paymentFile(lancheng));
    await workAtDesk(desk);
    const { html } = await clerk.get(location);
    expect(html).not.toContain(idNumber(1));
    expect(JSON.stringify(await db.read.select().from(db.tables.bulkFiles))).not.toContain(idNumber(1));
  });

  test('what became of the files is in the record, in the change\'s own transaction', async () => {
    await upload(paymentFile(beiluo), paymentFile(beiluo), new File(['%PDF-1.7'], '通知.pdf'));
    const [entry] = (await db.read.select().from(db.tables.auditEntries)).filter(({ action }) => action === 'bulk.uploaded');
    expect(JSON.parse(entry?.detail ?? '')).toEqual({ taken: 1, duplicate: 1, refused: 1 });
    expect((await actions()).filter((action) => action === 'batch.uploaded')).toHaveLength(1);
  });

  test('more files than one errand can hold are refused before anything is kept of them', async () => {
    const many = zip(Object.fromEntries(Array.from({ length: 501 }, (_, i) => [`${i}.csv`, `姓名,金额\r\n甲,${i}`])));
    const answer = await clerk.post('/desk/uploads', { ...subject, file: many });
    expect([answer.status, await states()]).toEqual([422, []]);
    expect(answer.text).toContain('一次最多传500个文件');
  });
});
