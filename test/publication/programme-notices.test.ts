// From a programme in the catalogue everybody finds the notices of it that are public now, and from a notice the programme.
import { beforeAll, expect, test } from 'vitest';
import { sharedRenderer } from '../print/printer.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, publish, work, type Office } from '../support/office.ts';
import { nigou } from '../support/people.ts';
import { farmland } from './samples.ts';

const renderer = sharedRenderer();
const programme = '/catalogue/farmland-fertility';

onBothEngines('a programme and its notices', (open) => {
  let office: Office;

  beforeAll(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    await publish(office, 'farmland-fertility', farmland);
  });

  test('lead to each other, by township and village', async () => {
    const visitor = office.visitor();
    const page = await visitor.get(programme);
    expect(page.text).toMatch(/各村的公开 泥沟镇 2 份正在公开/);
    expect(page.html).toContain(`href="${programme}/${nigou.code}"`);
    const list = await visitor.get(`${programme}/${nigou.code}`);
    expect(list.text).toMatch(/2026年耕地地力保护补贴发放结果 2 份 北洛村 兰城村/);
    const [, notice = ''] = /href="(\/n\/[^"]+)"/.exec(list.html) ?? [];
    expect((await visitor.get(notice)).html).toContain(`<a href="${programme}">这个项目的说明（公开目录）</a>`);
    expect(page.text).toContain('正在补充，缺：政策依据；申请指南');
    expect((await visitor.get('/catalogue/old-age')).text).toContain('现在没有正在公开的。');
    for (const path of ['/catalogue/none/370405102', `${programme}/999999999`, `${programme}/%3Cb%3E`]) expect((await visitor.get(path)).status).toBe(404);
  });

  test('part when the public period ends', async () => {
    office.clock.advance(60 * 24 * 40);
    await work(office);
    expect((await office.visitor().get(programme)).text).toContain('现在没有正在公开的。');
    expect((await office.visitor().get(`${programme}/${nigou.code}`)).text).toContain('现在没有正在公开的。');
  });
});
