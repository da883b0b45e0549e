// From a published batch to its sheets: the list that a clerk prints from.
import { expect, test } from 'vitest';
import { pdfText } from '../../server/pdf/text.ts';
import { sharedRenderer } from '../print/printer.ts';
import { origin, signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, publish } from '../support/office.ts';
import { zhaogang } from '../support/people.ts';
import { farmland, grain } from './samples.ts';

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
    expect(course.html).toContain(`<a class="button" href="/desk/batches/${batchId}/print?township=${encodeURIComponent('泥沟镇')}">一次打印泥沟镇 2 个村的公开表</a>`);
    expect(course.text).toMatch(/北洛村 泥沟镇 .* 已公开 .*经过.*王芳 审核通过 2026年6月22日 09:00 系统制作、公开 2 个村的公开表/);
    expect(course.text).not.toContain('正在公开');
    expect([await sheets('/desk/notices'), await sheets(`/desk/notices?batch=${batchId}`), await sheets('/desk/notices?programme=grain-one-off'), await sheets('/desk/notices?programme=old-age')]).toEqual([3, 2, 1, 0]);
    const own = await desk.get(`/desk/notices?batch=${batchId}`);
    expect(own.text).toMatch(/只列出这一批的。 ?看全部公开表.*泥沟镇，正在公开 2 份 村 打印 张贴 公开内容/);
    expect((await desk.get('/desk/notices?programme=grain-one-off')).html).toContain('<option value="grain-one-off" selected="">');
    const run = await desk.get(`/desk/batches/${batchId}/print?township=${encodeURIComponent('泥沟镇')}`);
    expect(own.html).toContain(`/desk/batches/${batchId}/print?township=`);
    const cookie = [...desk.cookies].map((pair) => pair.join('=')).join('; ');
    const bytes = await (await office.app.request(`${origin}/desk/batches/${batchId}/print`, { headers: { cookie } })).arrayBuffer();
    const texts = (await pdfText(new Uint8Array(bytes))).map((text) => text.replace(/\s+/g, ''));
    expect(texts.flatMap((text) => /^(.+?村)2026年.*?第(\d)村，共2村后面(\d)张/.exec(text)?.slice(1) ?? [])).toEqual(['北洛村', '1', '1', '兰城村', '2', '1']);
    expect(texts.filter((text) => text.includes('第1页共1页'))).toHaveLength(2);
    expect([run.status, (await desk.get(`/desk/batches/${batchId}/print?township=x`)).status, (await desk.get('/desk/batches/none/print')).status]).toEqual([200, 404, 404]);
    expect([(await desk.get('/desk/notices?batch=a%20b&programme=a%20b')).status, (await desk.get('/desk/notices?batch=%00')).status]).toEqual([200, 404]);
  });
});
