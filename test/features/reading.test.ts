// How a file is read can be said by hand, is kept for the office's next file, and the notice can be seen before anything is submitted.
import { beforeEach, expect, test } from 'vitest';
import type { Database } from '../../server/db/database.ts';
import { createTestApp, signedInAs, workAtDesk } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { workbook } from '../importers/make-workbook.ts';
import { idNumber, lines, paymentFile, subject } from '../support/payment-files.ts';
import { addPlaces, liming, sunli, wangfang } from '../support/people.ts';
import type { Fields, Visitor } from '../support/visitor.ts';

const odd = (yuan: string) => new File([`村名,户主姓名,身份证号,兑付数\n北洛村,王小禾,${idNumber(1)},${yuan}\n兰城村,李小禾,${idNumber(2)},20.00`], '清册.csv');

onBothEngines('how a file is read', (open) => {
  let db: Database;
  let desk: TestApp;
  let clerk: Visitor & { id: string };
  beforeEach(async () => {
    db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
    clerk = await signedInAs(desk, liming);
  });
  const upload = async (file: File, visitor: Visitor = clerk) => {
    const { location } = await visitor.post('/desk/uploads', { ...subject, programme: 'farmland-fertility', file });
    await workAtDesk(desk);
    return location;
  };
  const read = async (location: string, fields: Fields) => {
    const answer = await clerk.post(`${location}/reading`, fields);
    await workAtDesk(desk);
    return answer;
  };

  test('a column that the reader does not know is told by hand once, and the next file of the layout is read alike', async () => {
    const location = await upload(odd('10.00'));
    expect((await clerk.get(location)).text).toContain('“兑付数”这一列是');
    expect((await read(location, { 'column 兑付数': 'amountPaid' })).status).toBe(303);
    expect((await clerk.get(location)).text).toMatch(/合计 2 30\.00/);
    const next = await clerk.get(await upload(odd('15.00')));
    expect(next.text).toContain('本单位以前说过各列是什么');
    expect(next.text).toMatch(/合计 2 35\.00/);
    const other = await signedInAs(desk, sunli);
    expect((await other.get(await upload(odd('16.00'), other))).text).not.toContain('本单位以前说过');
    expect((await db.read.select().from(db.tables.auditEntries)).map(({ action }) => action)).toContain('reading.changed');
  });

  test('the choice of columns lies open where it is all that is missing', async () => {
    const due = new File([`村名,户主姓名,身份证号,应发金额,补发金额,合计\n北洛村,王小禾,${idNumber(1)},10.00,1.00,11.00\n`], '清册.csv');
    const location = await upload(due);
    expect((await clerk.get(location)).html).toMatch(/<details open=""><summary>各列是什么/);
    await read(location, { 'column 合计': 'amountPaid' });
    const page = await clerk.get(location);
    expect(page.html).not.toMatch(/<details open=""><summary>各列是什么/);
    expect(page.text).toMatch(/实发金额 11\.00 元/);
  });

  test('every column that the reader knows is shown by what it takes it for', async () => {
    const file = new File([`序号,村名,户主姓名,身份证号,种植面积,实发金额\n1,北洛村,王小禾,${idNumber(1)},1.00,10.00\n2,兰城村,李小禾,${idNumber(2)},2.00,20.00`], '清册.csv');
    const { html } = await clerk.get(await upload(file));
    const chosen = [...html.matchAll(/“([^”]+)”这一列是<\/label>.*?selected="">([^<]+)</gs)].map(([, header, said]) => [header, said]);
    expect(chosen).toEqual([['序号', '序号（照系统认的）'], ['村名', '村'], ['户主姓名', '姓名'], ['身份证号', '证件号'], ['种植面积', '种植面积（照系统认的）'], ['实发金额', '实发金额']]);
  });

  test('hidden rows are asked about, with both sums, and left out if the clerk says so', async () => {
    const header = ['村名', '户主姓名', '身份证号', '实发金额'];
    const bytes = workbook({ 清册: [header, ['北洛村', '王小禾', idNumber(1), '10.00'], ['兰城村', '李小禾', idNumber(2), '20.00']] }, 'xlsx', (sheet) => { sheet['!rows'] = [{}, {}, { hidden: true }]; });
    const location = await upload(new File([new Uint8Array(bytes)], '清册.xlsx'));
    expect((await clerk.get(location)).text).toMatch(/全部 30\.00 元，不算隐藏的是 10\.00 元/);
    await read(location, { hidden: 'leave' });
    const page = await clerk.get(location);
    expect(page.text).toMatch(/实发金额 10\.00 元/);
    expect(page.text).toContain('另有 1 行在表里是隐藏的，按您的选择没有采用');
    await read(location, { hidden: 'count' });
    expect((await clerk.get(location)).text).toMatch(/实发金额 30\.00 元/);
  });

  test('only by who may upload', async () => {
    const location = await upload(odd('10.00'));
    expect((await (await signedInAs(desk, wangfang)).post(`${location}/reading`, { 'column 兑付数': 'amountPaid' })).status).toBe(403);
    expect(await db.read.$count(db.tables.layouts)).toBe(0);
  });

  test('one village\'s notice can be seen before anything is submitted, without a number of anybody', async () => {
    const location = await upload(paymentFile());
    expect((await clerk.get(location)).html).toContain(`src="${location}/sample" sandbox=""`);
    const response = await desk.app.request(`http://localhost:8080${location}/sample`, { headers: { cookie: `mingbai=${clerk.cookies.get('mingbai')}` } });
    const notice = await response.text();
    expect(notice).toContain('王桂英');
    expect(notice).toContain('审核通过后编号');
    for (const { idNumber: id, account } of lines) expect(notice.includes(id) || notice.includes(account)).toBe(false);
    expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  });
});
