// What a clerk sees after uploading a payment file, good or bad.
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { identityOf } from '../importers/sample.ts';
import { createTestApp, signedInAs, workAtDesk } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { lines, paymentFile, subject } from '../support/payment-files.ts';
import { addPlaces, liming, malan, sunli, wangfang } from '../support/people.ts';
import type { Fields, Visitor, VisitOptions } from '../support/visitor.ts';

onBothEngines('uploading a payment file', (open) => {
  let db: Database;
  let desk: TestApp;
  let clerk: Visitor & { id: string };

  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
    clerk = await signedInAs(desk, liming);
  });

  const upload = (file: File, fields: Fields = {}) => clerk.post('/desk/uploads', { ...subject, ...fields, file });
  const uploaded = async (file: File, options?: VisitOptions) => {
    const { location } = await upload(file);
    expect(location).toMatch(/^\/desk\/batches\/[0-9a-f-]{36}$/);
    await workAtDesk(desk);
    return { location, page: await clerk.get(location, options) };
  };
  const states = async () => (await db.read.select().from(db.tables.batches)).map((batch) => batch.state).toSorted();
  const actions = async () => (await db.read.select().from(db.tables.auditEntries)).map((entry) => entry.action);
  const changed = (index: number, change: object) => lines.map((line, i) => (i === index ? { ...line, ...change } : line));

  test('nobody is born after the day of the upload', async () => {
    const { page } = await uploaded(paymentFile(changed(1, { idNumber: identityOf(1, '20991231') })));
    expect(page.text).toContain('里的出生日期还没有到');
    expect(page.text).toContain('请先处理 1 件事');
  });

  test('a clerk with nothing to do is told how to begin', async () => {
    const home = await clerk.get('/desk/');
    expect(home.text).toContain('现在没有在办的批次');
    expect(home.html).toContain('href="/desk/uploads/new"');
    expect((await clerk.get('/desk/uploads/new')).text).toContain('从文件识别');
  });

  test('a good file is read, summed per village and ready to submit', async () => {
    const { page } = await uploaded(paymentFile());
    expect(page.text).toContain('校核：2026年耕地地力保护补贴');
    expect(page.text).toContain('没有发现问题，可以提交审核');
    expect(page.text).toMatch(/北洛村 泥沟镇 2 9\.35 1,280\.95.*兰城村 泥沟镇 2 7\.00 959\.00.*合计 4 .*2,239\.95/);
    expect(page.text).toContain('表内合计 相符 ✓');
    expect(page.text).toContain('发放日期 2026年6月18日 依据 台农字〔2026〕8号');
    const home = await clerk.get('/desk/');
    expect(home.text).toMatch(/2026年耕地地力保护补贴 泥沟镇2026年耕地地力保护补贴\.csv 可提交 李明（经办） 2026年6月22日 09:00 泥沟镇 4 2,239\.95/);
  });

  test('the page says what to do first and shows only the rows that need it, with the numbers of the file', async () => {
    const bad = changed(1, { idNumber: '3.70405E+17' }).map((line, i) => (i === 2 ? { ...line, village: '不知村' } : line));
    const { page } = await uploaded(paymentFile(bad, { total: '2240.85' }));
    expect(page.text).toContain('请先处理 3 件事，再提交');
    expect((await clerk.get('/desk/')).text).toContain('必须改 3 项');
    expect(page.text).toMatch(/相差|0\.90/);
    expect(page.text).toMatch(/身份证号被表格软件改坏了 3\.70405E\+17/);
    expect(page.html).toMatch(/>4<\/b><\/label><\/th>/);
    expect(page.html).not.toMatch(/>3<\/b><\/label><\/th>/);
    expect(page.html).not.toContain('>提交审核</button>');
  });

  test('rows without a fault are counted as such, and the sum says what is left out of it', async () => {
    const { location } = await upload(paymentFile(changed(1, { amount: '八百' }), { total: '2239.95' }), { year: '2025' });
    await workAtDesk(desk);
    const page = await clerk.get(location);
    expect(page.text).toContain('所选的不一致');
    expect(page.text).toContain('其余 3 行没有问题');
    expect((await clerk.get('/desk/')).text).toContain('必须改 2 项');
    expect(page.text).toContain('实发金额 1,404.25 元，另有 1 行要改，没有算进来');
  });

  test('a village whose payments all came back is counted on every page, for it will be told so', async () => {
    const head = '2026年耕地地力保护补贴发放表\n村名,户主姓名,身份证号,补贴面积（亩）,补贴标准（元/亩）,实发金额（元）,支付状态\n';
    const text = head + lines.map(({ village, name, idNumber, area, amount }) => [village, name, idNumber, area, '137', amount, village === '兰城村' ? '失败' : '成功'].join(',')).join('\n');
    const { location, page } = await uploaded(new File([text], '发放表.csv'));
    expect(page.text).toContain('4 行 · 2 个村');
    expect(page.text).toMatch(/各村合计（2 个村）.*北洛村 泥沟镇 2 .*兰城村 泥沟镇 0 .*0\.00/);
    const planHash = /name="planHash" value="(\w+)"/.exec(page.html)?.[1] ?? '';
    const confirmed = [...page.html.matchAll(/name="confirmed" value="([\w-]+)"/g)].map((match) => match[1] ?? '');
    await clerk.post(`${location}/submission`, { planHash, confirmed });
    await workAtDesk(desk);
    expect((await clerk.get(location)).text).toMatch(/各村合计（2 个村）.*村数 2/);
  });

  test('no identity number, account or telephone stands whole on any page or in the database', async () => {
    const { page } = await uploaded(paymentFile(changed(0, { area: '一亩' })));
    const [line] = lines;
    expect(page.text).toContain(`${line?.idNumber.slice(0, 4)}••••••${line?.idNumber.slice(-2)}`);
    for (const { idNumber, account } of lines) for (const secret of [idNumber, account]) expect(page.html).not.toContain(secret);
    const stored = JSON.stringify([await db.read.select().from(db.tables.batches), await db.read.select().from(db.tables.auditEntries)]);
    for (const { idNumber, account } of lines) for (const secret of [idNumber, account]) expect(stored).not.toContain(secret);
  });

  test('more than fifty rows to look at come on pages, and every one is on some page', async () => {
    const many = Array.from({ length: 120 }, (_, i) => ({ ...lines[0], amount: i < 60 ? '一百' : '445.25' })) as typeof lines;
    const { location } = await uploaded(paymentFile(many, { total: '0.00' }));
    const pages = await Promise.all(['', '?page=2', '?page=3', '?page=99'].map((query) => clerk.get(location + query)));
    const rows = pages.slice(0, 3).flatMap(({ html }) => [...html.matchAll(/>(\d+)<\/b><\/label><\/th><td/g)].map(([, row]) => Number(row)));
    expect(rows.length).toBe(new Set(rows).size);
    expect(rows.slice(0, 60)).toEqual(expect.arrayContaining(many.slice(0, 59).map((_, i) => i + 3)));
    expect(pages[0]?.text).toMatch(/第 1 页，共 3 页 下一页/);
    expect(pages[3]?.text).toContain('上一页 第 3 页，共 3 页');
  });

  test('the rows of one kind of problem can be looked at alone', async () => {
    const bad = changed(1, { amount: '一百' }).map((line, i) => (i === 2 ? { ...line, village: '不知村' } : line));
    const { location } = await uploaded(paymentFile(bad, { total: '0.00' }));
    const page = await clerk.get(`${location}?kind=village-unknown`);
    expect(page.html).toMatch(/>5<\/b><\/label><\/th><td/);
    expect(page.html).not.toMatch(/>4<\/b><\/label><\/th><td/);
    expect((await clerk.get(`${location}?kind=no-such-kind`)).html).toMatch(/>4<\/b><\/label><\/th><td/);
  });

  test('a file that cannot be read at all still has its page, with the cure', async () => {
    const picture = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1])], '清册.csv');
    const { page } = await uploaded(picture);
    expect(page.text).toContain('请先处理 1 件事，再提交');
    expect(page.text).toContain('请找到拍照或扫描前的原表');
  });

  test('markup in names and file names is text, not markup', async () => {
    const evil = lines.map((line) => ({ ...line, name: '<script>alert(1)</script>', area: '坏' }));
    const { page } = await uploaded(paymentFile(evil, { name: '<img src=x onerror=alert(2)>.csv' }), { known: ['script', 'alert', 'onerror'] });
    expect(page.html).toContain('&lt;script&gt;alert(1)');
    expect(page.html).toContain('&lt;img src=x onerror=alert(2)&gt;.csv');
    expect(page.html).not.toMatch(/<script|<img/);
  });

  test('markup in what was typed stays inside its field', async () => {
    const answer = await clerk.post('/desk/uploads', { ...subject, basis: '"><script>alert(3)</script>' });
    expect([answer.status, answer.html]).toEqual([422, expect.stringContaining('value="&quot;&gt;&lt;script&gt;alert(3)')]);
  });

  test('the same bytes again lead to the batch that has them, and nothing is stored twice', async () => {
    const first = await uploaded(paymentFile());
    const before = await actions();
    const again = await upload(paymentFile(lines, { name: '另一个名字.csv' }));
    expect(again.status).toBe(409);
    expect(again.html).toContain(`href="${first.location}"`);
    expect(await actions()).toEqual(before);
    expect(await states()).toEqual(['checking']);
  });

  test('two clicks at once make one batch', async () => {
    const answers = await Promise.all([upload(paymentFile()), upload(paymentFile())]);
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    expect(await states()).toEqual(['checking']);
  });

  test('a corrected file takes the place of the first', async () => {
    const first = await uploaded(paymentFile(changed(0, { amount: '四百' })));
    const second = await upload(paymentFile(), { replaces: first.location.split('/').at(-1) ?? '' });
    expect(second.status).toBe(303);
    expect(await states()).toEqual(['checking', 'discarded']);
    expect((await actions()).filter((action) => action.startsWith('batch.'))).toEqual(['batch.uploaded', 'batch.discarded', 'batch.uploaded']);
    expect((await clerk.get(first.location)).text).toContain('已作废');
  });

  test('a discarded batch is off the desk, and its file may come again', async () => {
    const { location } = await uploaded(paymentFile());
    expect((await clerk.post(`${location}/disposal`, {})).location).toBe('/desk/');
    expect((await clerk.get('/desk/')).text).toContain('现在没有在办的批次');
    expect((await upload(paymentFile())).status).toBe(303);
  });

  test('a form without a file or with a wrong year comes back with what was typed', async () => {
    const answer = await clerk.post('/desk/uploads', { ...subject, year: '26', basis: '台农字〔2026〕9号' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('请选择要上传的文件。');
    expect(answer.text).toContain('年度请写四位数字');
    expect(answer.html).toContain('value="台农字〔2026〕9号"');
  });

  test('a file that is too large is refused with the limit', async () => {
    const answer = await clerk.post('/desk/uploads', { ...subject, file: new File([new Uint8Array(51 * 2 ** 20)], '大.csv') }, {});
    expect([answer.status, answer.text]).toEqual([413, expect.stringContaining('一次上传最多50MB')]);
  });

  test('villages of another township are unknown to a township, and its batches do not exist for others', async () => {
    const { location } = await uploaded(paymentFile());
    const other = await signedInAs(desk, sunli);
    expect((await other.get(location)).status).toBe(404);
    expect((await other.post(`${location}/submission`, { planHash: 'x' })).status).toBe(404);
    expect((await other.post(`${location}/disposal`, {})).status).toBe(404);
    expect((await other.get('/desk/')).text).toContain('现在没有在办的批次');
    const foreign = await other.post('/desk/uploads', { ...subject, file: paymentFile(lines, { name: `${malan.name}.csv` }) });
    await workAtDesk(desk);
    expect((await other.get(foreign.location)).text).toContain('不归马兰屯镇报');
  });

  test('a reviewer cannot upload', async () => {
    const reviewer = await signedInAs(desk, wangfang);
    expect((await reviewer.post('/desk/uploads', { ...subject, file: paymentFile() })).status).toBe(403);
    expect((await reviewer.get('/desk/uploads/new')).status).toBe(403);
  });

  test('the village\'s own staff come to the notices and never to the files', async () => {
    const { location } = await uploaded(paymentFile());
    const village = await signedInAs(desk, { login: 'beiluo', name: '吴敏', role: 'village', townshipCode: liming.townshipCode, villageCode: '370405102214' });
    expect((await village.get('/desk/')).location).toBe('/desk/village');
    expect((await village.get(location)).status).toBe(403);
    expect((await village.get('/desk/uploads/new')).status).toBe(403);
    expect((await village.post('/desk/uploads', { ...subject, file: paymentFile() })).status).toBe(403);
  });

  test('a program is told in its own words that it is not signed in', async () => {
    const response = await desk.app.request('/desk/', { headers: { accept: 'application/json' } });
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ type: '/problems/signed-out', status: 401, title: '请先登录' });
    expect((await clerk.get('/problems/signed-out')).text).toContain('请先登录');
    expect((await clerk.get('/problems/__proto__')).status).toBe(404);
  });
});
