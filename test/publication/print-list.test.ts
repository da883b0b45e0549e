// From a published batch to its sheets: the list that a clerk prints from.
import { expect, test } from 'vitest';
import { pdfText } from '../../server/pdf/text.ts';
import { pictureOf, sharedRenderer } from '../print/printer.ts';
import { origin, signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { sumUp } from '../support/annual.ts';
import { openOffice, publish } from '../support/office.ts';
import { nigou, zhaogang } from '../support/people.ts';
import { farmland, grain } from './samples.ts';

const wumin = { login: 'wumin', name: '吴敏', role: 'village' as const, townshipCode: nigou.code, villageCode: '370405102214' };
const renderer = sharedRenderer();

onBothEngines('the list of notices', (open) => {
  test('the batch leads to its own sheets, and everybody may look at one programme alone', async () => {
    const office = await openOffice(await open(), { renderer: renderer() });
    const batchId = await publish(office, 'farmland-fertility', farmland.slice(60));
    await publish(office, 'grain-one-off', grain);
    const desk = await signedInAs(office, zhaogang);
    const sheets = async (path: string) => (await desk.get(path)).html.match(/notice\.pdf/g)?.length ?? 0;
    const course = await desk.get(`/desk/batches/${batchId}`);
    expect(course.html).toContain(`href="/desk/notices?batch=${batchId}"`);
    expect(course.html).toContain(`<a class="button" href="/desk/notices/run?batch=${batchId}&amp;township=${encodeURIComponent('泥沟镇')}">一次打印泥沟镇 2 个村的公开表</a>`);
    expect(course.text).toMatch(/北洛村 泥沟镇 .* 已公开 .*经过.*王芳 审核通过 2026年6月22日 09:00 系统制作、公开 2 个村的公开表/);
    expect(course.text).not.toContain('正在公开');
    expect([await sheets('/desk/notices'), await sheets(`/desk/notices?batch=${batchId}`), await sheets('/desk/notices?programme=grain-one-off'), await sheets('/desk/notices?programme=old-age')]).toEqual([3, 2, 1, 0]);
    expect([await sheets(`/desk/notices?township=${encodeURIComponent('泥沟镇')}`), await sheets(`/desk/notices?township=${encodeURIComponent('涧头集镇')}`)]).toEqual([3, 0]);
    const own = await desk.get(`/desk/notices?batch=${batchId}`);
    expect(own.text).toMatch(/只列出这一批的。 ?看全部公开表.*泥沟镇，正在公开 2 份 村 打印 张贴 公开内容/);
    expect((await desk.get('/desk/notices?programme=grain-one-off')).html).toContain('<option value="grain-one-off" selected="">');
    const run = await desk.get(`/desk/notices/run?batch=${batchId}&township=${encodeURIComponent('泥沟镇')}`);
    expect(own.html).toContain(`/desk/notices/run?batch=${batchId}&amp;township=`);
    const cookie = [...desk.cookies].map((pair) => pair.join('=')).join('; ');
    const bytes = await (await office.app.request(`${origin}/desk/notices/run?batch=${batchId}`, { headers: { cookie } })).arrayBuffer();
    const texts = (await pdfText(new Uint8Array(bytes))).map((text) => text.replace(/\s+/g, ''));
    expect(texts.flatMap((text) => /^(.+?村)2026年.*?第(\d)村，共2村后面(\d)张/.exec(text)?.slice(1) ?? [])).toEqual(['北洛村', '1', '1', '兰城村', '2', '1']);
    expect(texts.filter((text) => text.includes('第1页共1页'))).toHaveLength(2);
    expect([run.status, (await desk.get(`/desk/notices/run?batch=${batchId}&township=x`)).status, (await desk.get('/desk/notices/run?batch=none')).status, (await desk.get('/desk/notices/run?batch=a%20b')).status]).toEqual([200, 404, 404, 404]);
    expect([(await desk.get('/desk/notices?batch=a%20b&programme=a%20b')).status, (await desk.get('/desk/notices?batch=%00')).status]).toEqual([200, 404]);
  });

  test('whatever the list shows is printed at once: a year, a township, a village', async () => {
    const office = await openOffice(await open(), { renderer: renderer() });
    await publish(office, 'farmland-fertility', farmland.slice(60));
    await sumUp(office);
    const [desk, village] = [await signedInAs(office, zhaogang), await signedInAs(office, wumin)];
    const run = async (visitor: typeof desk, path: string) => {
      const at = /href="(\/desk\/notices\/run[^"]*)">([^<]*)/.exec((await visitor.get(path)).html);
      const cookie = [...visitor.cookies].map((pair) => pair.join('=')).join('; ');
      const bytes = await (await office.app.request(origin + at?.[1]?.replaceAll('&amp;', '&'), { headers: { cookie } })).arrayBuffer();
      return [at?.[2], (await pdfText(new Uint8Array(bytes))).map((text) => /^.*?(?=第|公开编号)/.exec(text.replace(/\s+/g, ''))?.[0])];
    };
    expect(await run(desk, '/desk/notices?programme=annual')).toEqual(['泥沟镇 2 个村，按登记的次序，每村前有分隔页', ['北洛村2026年惠民惠农财政补贴年度汇总公开泥沟镇', '村务公开·惠民惠农财政补贴年度汇总', '兰城村2026年惠民惠农财政补贴年度汇总公开泥沟镇', '村务公开·惠民惠农财政补贴年度汇总']]);
    expect((await desk.get('/desk/notices?programme=annual')).html).toContain('<option value="annual" selected="">年度汇总');
    expect(await run(desk, '/desk/notices')).toMatchObject(['泥沟镇 2 个村 4 份，按登记的次序，每村前有分隔页', { length: 6, 0: '北洛村正在公开的2份泥沟镇' }]);
    expect(await run(village, '/desk/notices')).toMatchObject(['北洛村 2 份', { length: 2 }]);
  });

  test('more than a list shows is refused, whatever address is asked for, and never printed in part', async () => {
    const office = await openOffice(await open(), { renderer: renderer() });
    await publish(office, 'farmland-fertility', farmland.slice(60));
    const { db } = office.deps;
    const { notices, editions } = db.tables;
    const [[notice], [edition]] = await Promise.all([db.read.select().from(notices), db.read.select().from(editions)]);
    if (!notice || !edition) throw new Error('nothing was published');
    const copies = Array.from({ length: 1000 }, (_, i) => String(i + 2));
    const desk = await signedInAs(office, zhaogang);
    const run = async (query: string) => (await desk.get(`/desk/notices/run?${query}`)).status;
    const add = (some: readonly string[]) => db.write(async (tx) => {
      await tx.insert(notices).values(some.map((n) => ({ ...notice, id: `notice-${n}`, term: `第${n}次`, number: `${notice.villageCode}-2026-${n}9`, seq: Number(n) * 10 })));
      await tx.insert(editions).values(some.map((n) => ({ ...edition, id: `edition-${n}`, noticeId: `notice-${n}` })));
    });
    await add(copies.slice(0, 300));
    expect([await run('paper=a3'), await run('programme=grain-one-off&paper=a3')]).toEqual([303, 404]);
    for (let i = 300; i < copies.length; i += 100) await add(copies.slice(i, i + 100));
    expect(await run('paper=a3')).toBe(422);
    expect(await desk.get('/desk/notices/run')).toMatchObject({ status: 422, text: expect.stringContaining('一次打印的份数太多') });
  });

  test('a township is printed on A3 or across as well, separators too, and what stands on no such paper on the nearest', async () => {
    const office = await openOffice(await open(), { renderer: renderer() });
    const batchId = await publish(office, 'farmland-fertility', farmland.slice(60));
    await sumUp(office);
    const desk = await signedInAs(office, zhaogang);
    const cookie = [...desk.cookies].map((pair) => pair.join('=')).join('; ');
    const offered = async (path: string) => [...(await desk.get(path)).html.matchAll(/href="(\/desk\/notices\/run[^"]*paper=[^"]*)">([^<]*)/g)].map(([, at = '', said = '']) => [said, at.replaceAll('&amp;', '&')] as const);
    const sheets = async (at: string) => {
      const pdf = new Uint8Array(await (await office.app.request(origin + at, { headers: { cookie } })).arrayBuffer());
      return Promise.all((await pdfText(pdf)).map(async (text, i) => {
        const { width, height } = await pictureOf(pdf, i + 1, 25.4);
        return `${text.includes('分隔页') ? '分隔页' : /年度汇总|发放结果/.exec(text)?.[0]} ${Math.round(width / 10)}x${Math.round(height / 10)}`;
      }));
    };
    const own = await offered(`/desk/notices?batch=${batchId}`);
    expect(own.map(([said]) => said)).toEqual(['A3', 'A4 横放', 'A3 横放']);
    expect(await Promise.all(own.map(([, at]) => sheets(at)))).toEqual(['30x42', '30x21', '42x30'].map((size) => ['分隔页', '发放结果', '分隔页', '发放结果'].map((said) => `${said} ${size}`)));
    const [all, ...others] = await offered('/desk/notices');
    expect([all?.[0], others]).toEqual(['A3', []]);
    expect(await sheets(all?.[1] ?? '')).toEqual([...Array(2)].flatMap(() => ['分隔页 30x42', '发放结果 30x42', '年度汇总 42x30']));
    // What counts as printed is what was printed, of every kind.
    for (const [, at] of [...own, ...(all ? [all] : [])]) expect([at, (await desk.get(at.replace('/run?', '/printing?'))).text]).toEqual([at, expect.stringContaining('印好了')]);
  });
});
