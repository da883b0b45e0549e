// A village that has been told already of the programme, year and term of a list: said wherever the list stands.
import { beforeEach, expect, test } from 'vitest';
import { createTestApp, signedInAs, workAtDesk } from '../support/app.ts';
import type { TestApp } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { account, idNumber, lines, paymentFile, subject } from '../support/payment-files.ts';
import type { Line } from '../support/payment-files.ts';
import { addPlaces, liming, wangfang } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';

onBothEngines('a list of villages that have been told', (open) => {
  let desk: TestApp;
  let clerk: Visitor;
  let reviewer: Visitor;

  beforeEach(async () => {
    const db = await open();
    await addPlaces(db);
    desk = await createTestApp(db);
    [clerk, reviewer] = [await signedInAs(desk, liming), await signedInAs(desk, wangfang)];
  });

  const upload = async (file = paymentFile()) => {
    const { location } = await clerk.post('/desk/uploads', { ...subject, file });
    await workAtDesk(desk);
    return location;
  };
  const planOf = async (location: string) => /name="planHash" value="(\w{64})"/.exec((await clerk.get(location)).html)?.[1] ?? '';
  const submit = async (location: string, planHash: string) => {
    await clerk.post(`${location}/submission`, { planHash });
    await workAtDesk(desk);
  };
  const submitted = async () => {
    const location = await upload();
    await submit(location, await planOf(location));
    return location;
  };

  test('what was told to a village since the file was checked is said on submission, and nothing on the page is green any more', async () => {
    const others = lines.map((line, i) => ({ ...line, idNumber: idNumber(50 + i), account: account(50 + i) }));
    const early = await upload(paymentFile(others));
    const plan = await planOf(early);
    const first = await submitted();
    await reviewer.post(`${first}/approval`, {});
    await submit(early, plan);
    const page = (await clerk.get(early)).text;
    expect(page).toMatch(/刚才没有提交成 还有必须改正的问题.*请先处理 1 件事，再提交 这些村的同一项目、同一期已经公开过：北洛村、兰城村。若是/);
    expect(page).not.toContain('没有发现问题');
  });

  test('of files that came together it is said as of one alone', async () => {
    await reviewer.post(`${await submitted()}/approval`, {});
    const others = [0, 2].map((from) => paymentFile(lines.slice(from, from + 2).map((line, i) => ({ ...line, idNumber: idNumber(60 + from + i), account: account(60 + from + i) })), { name: `${from}泥沟镇耕地地力保护补贴.csv` }));
    const { location } = await clerk.post('/desk/uploads', { ...subject, file: others });
    await workAtDesk(desk);
    const page = await clerk.get(location);
    for (const village of ['北洛村', '兰城村']) expect(page.text).toContain(`这些村的同一项目、同一期已经公开过：${village}。`);
    expect(page.text).not.toContain('一起提交审核');
  });

  test('the list of another term sent again is asked about once, and one with other amounts, of few people or of a monthly payment is not', async () => {
    const people = (amount: string, count = 20) => Array.from({ length: count }, (_, i) => ({ village: '北洛村', name: `甄有${'甲乙丙丁戊己庚辛壬癸'[i % 10]}`, idNumber: idNumber(100 + i), account: account(100 + i), area: '', amount }));
    const check = async (rows: readonly Line[], term: string, programme: string) => {
      const { location } = await clerk.post('/desk/uploads', { ...subject, term, programme, file: paymentFile(rows, { name: `泥沟镇${term}${rows.length}.csv` }) });
      await workAtDesk(desk);
      return { location, said: (await clerk.get(location)).text };
    };
    const send = async (programme: string) => {
      const { location } = await check(people('10.00'), '第一次', programme);
      const codes = [...(await clerk.get(location)).html.matchAll(/name="confirmed" value="([\w-]+)"/g)].map(([, code = '']) => code);
      await clerk.post(`${location}/submission`, { planHash: await planOf(location), confirmed: codes });
      await workAtDesk(desk);
    };
    for (const programme of ['grain-one-off', 'ecological-ranger', 'old-age']) await send(programme);
    const again = '20 行里有 19 行，与本年“第一次”是同样的人、同样的金额。请核对是不是把那一期的表又用了一次；确实又发了一次可以继续。';
    const twice = [...people('10.00', 19), ...people('11.00').slice(19)];
    expect((await check(twice, '第二次', 'grain-one-off')).said).toContain(again);
    for (const [rows, programme] of [[people('11.00'), 'grain-one-off'], [people('10.00', 4), 'grain-one-off'], [twice, 'old-age'], [twice, 'ecological-ranger']] as const) {
      expect((await check(rows, '第三次', programme)).said).not.toContain('同样的人、同样的金额');
    }
  });
});
