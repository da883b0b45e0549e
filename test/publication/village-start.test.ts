// What the cadre of a village sees after signing in: the own village's name, and what is to be done now.
import { beforeEach, expect, test } from 'vitest';
import { sharedRenderer } from '../print/printer.ts';
import { jpegPhoto } from '../photos/photos.ts';
import { password, signedInAs, type Person } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { liming, nigou } from '../support/people.ts';
import { editionsOf } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';
import { beiluo, farmland } from './samples.ts';

const renderer = sharedRenderer();
const day = 24 * 60;
const cadre: Person = { login: 'beiluo', name: '吴敏', role: 'village', townshipCode: nigou.code, villageCode: beiluo };

onBothEngines('the desk of a village', (open) => {
  let office: Office;
  let committee: Visitor & { id: string };
  beforeEach(async () => {
    office = await openOffice(await open(), { renderer: renderer() });
    committee = await signedInAs(office, cadre);
  });

  const start = async () => (await committee.get('/desk/village')).text;
  const edition = async () => (await editionsOf(office.deps.db)).find(({ villageCode }) => villageCode === beiluo)?.id ?? '';
  const later = async (days: number) => {
    office.clock.advance(days * day);
    await work(office);
    await committee.post('/desk/sign-in', { login: cadre.login, password });
  };
  const photographed = async (fields: Record<string, string>, field: string) => {
    const photo = new File([jpegPhoto({ hue: field.length * 30 }).slice()], 'IMG_0001.jpg', { type: 'image/jpeg' });
    return committee.post('/desk/postings', { edition: await edition(), ...fields, [field]: photo });
  };

  test('is where the cadre arrives, under the own name and not the township', async () => {
    expect((await committee.get('/desk/')).location).toBe('/desk/village');
    const page = await start();
    expect(page).toContain('泥沟镇北洛村 · 吴敏（村级公开员）');
    expect(page).toMatch(/北洛村：要办的事 .*要写的村务和财务 \d+ 项/);
    await publish(office, 'farmland-fertility', farmland.slice(60));
    expect((await committee.get('/desk/notices')).text).toContain('北洛村，正在公开 1 份');
  });

  test('leads a sheet from posting to taking down to keeping', async () => {
    await publish(office, 'farmland-fertility', farmland.slice(60));
    expect(await start()).toMatch(/请张贴，再拍照确认：1 份 2026年耕地地力保护补贴发放结果（今天公开）/);
    await photographed({ act: 'up', place: '村务公开栏', day: '2026-06-22', nobody: 'on' }, 'photo');
    expect(await start()).toMatch(/贴在墙上的 1 份 .*再打印/);
    await later(10);
    expect(await start()).toMatch(/请取下，再拍照确认：1 份 2026年耕地地力保护补贴发放结果（公开期已满）.*最近公开期满、要保管的/);
    await photographed({ act: 'down', 'down-place': '村务公开栏', 'down-day': '2026-07-02', 'down-nobody': 'on' }, 'down-photo');
    expect(await start()).not.toContain('请取下');
  });

  test('is nobody else\'s', async () => {
    const clerk = await signedInAs(office, { ...liming, login: 'second' });
    expect((await clerk.get('/desk/village')).status).toBe(403);
    expect((await clerk.get('/desk/')).text).not.toContain('要办的事');
  });
});
