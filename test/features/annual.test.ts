// The desk of a township's year, page by page: what is open, what is submitted, who decides.
import { beforeEach, expect, test } from 'vitest';
import { sharedRenderer } from '../print/printer.ts';
import { farmland, grain, oldAge, paidFen, yuan } from '../publication/samples.ts';
import { origin, password } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { liming, wangfang } from '../support/people.ts';
import { propose } from '../support/proposals.ts';
import type { Visitor } from '../support/visitor.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(63);

onBothEngines('a year at the desk', (open) => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    await publish(office, 'farmland-fertility', rows);
    await publish(office, 'old-age', oldAge);
    await propose(office, 'grain-one-off', grain.map((row) => ({ ...row, status: '成功' as const })));
  });

  const signIn = async ({ login }: { login: string }) => {
    const visitor = office.visitor();
    await visitor.post('/desk/sign-in', { login, password });
    return visitor;
  };

  /** A printed sheet is no page, and the page lint does not know it. */
  const sheet = async ({ cookies }: Visitor, path: string) => (await office.app.request(origin + path, { headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } })).text();

  test('goes from what is missing over the review to the villages, and comes back out of date', async () => {
    const [clerk, reviewer] = [await signIn(liming), await signIn(wangfang)];
    const year = await clerk.get('/desk/annual');
    expect(year.text).toMatch(/泥沟镇2026年度汇总.*北洛村 [\d,.]+ 还没有.*公示过、还没有公开发放结果的.*种粮一次性补贴 \S+\.csv 拟发放名单 已公开.*最迟公开 2026年12月31日，还有 192 天.*已公开汇总 0 \/ 2 个村.*公示后没有结果的 1 批.*汇总 2 个村，提交审核.*还有没办完的/);
    expect(await sheet(clerk, '/desk/annual/sheet/370405102214?year=2026')).toContain('年度汇总');
    const { location } = await clerk.post('/desk/annual', { year: '2026', basis: '台政办发〔2026〕9号' });
    const own = await clerk.get(location);
    expect(own.text).toContain('待审核');
    expect(own.text).not.toContain('审核通过，公开');
    const review = await reviewer.get(location);
    expect(review.text).toMatch(new RegExp(`全乡镇各项合计.*合计 {2}?4 ${yuan(paidFen([...rows, ...oldAge]))}|审核通过，公开`));
    expect(review.text).toMatch(/北洛村 \d+ 2 [\d,.]+ 出第1版/);
    expect(await sheet(reviewer, `${location}/sheet/370405102214`)).toContain('审核通过后编号');
    expect((await reviewer.post(`${location}/return`, { reason: '' })).status).toBe(422);
    expect((await reviewer.post(`${location}/approval`, {})).status).toBe(303);
    await work(office);
    expect((await reviewer.get(location)).text).toContain('2 个村都已公开');
    expect((await clerk.get('/desk/annual')).text).toMatch(/已公开汇总 2 \/ 2 个村.*各村的年度汇总都是现在的数/);
    expect((await clerk.get('/desk/notices?programme=annual')).text).toMatch(/2026年惠民惠农财政补贴年度汇总/);
    await publish(office, 'grain-one-off', grain);
    expect((await clerk.get('/desk/annual')).text).toMatch(/1 个村的年度汇总已经不是现在的数.*北洛村.*第1版 已过时.*为什么出新一版/);
    expect((await clerk.post('/desk/annual', { year: '2026', basis: '', reason: '' })).text).toContain('请写明为什么要出新一版');
    // The summary that is public goes on saying what it told, not what a new one would.
    expect((await reviewer.get(location)).text).toMatch(new RegExp(`这一次公开的各项合计(?!.*种粮一次性补贴).*合计 4 ${yuan(paidFen([...rows, ...oldAge]))} 各村合计.*北洛村 \\d+ 2 [\\d,.]+ 第1版`));
  });
});
