// A village whose pages cannot be made, or whose period cannot be ended: the township sees it where it prints, and can try again.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { sharedRenderer } from '../print/printer.ts';
import { signedInAs } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { contact, openOffice, publish, work } from '../support/office.ts';
import type { Office } from '../support/office.ts';
import { nigou, sunli, zhaogang } from '../support/people.ts';
import { editionsOf } from '../support/site.ts';
import { beiluo, farmland } from './samples.ts';

const renderer = sharedRenderer();
const rows = farmland.slice(60, 70);
const day = 24 * 60;

onBothEngines('a village whose publication is stuck', (open) => {
  let office: Office;
  beforeEach(async () => { office = await openOffice(await open(), { renderer: renderer() }); });

  const call = (phone: string) => office.deps.db.write((tx) => tx.update(office.deps.db.tables.townships).set({ phone }).where(eq(office.deps.db.tables.townships.code, nigou.code)).returning({ code: office.deps.db.tables.townships.code }));
  const untilItHasFailedAgain = async () => {
    await work(office);
    office.clock.advance(1);
    await work(office);
  };

  test('the list of notices says which page is not up to date and why, and trying again helps once it is mended', async () => {
    await call('0632-661 1234 onclick=call');
    await publish(office, 'farmland-fertility', rows);
    await untilItHasFailedAgain();
    const desk = await signedInAs(office, zhaogang);
    const known = ['onclick', 'call'];
    expect((await desk.get('/desk/notices', { known })).text).toMatch(/1 个村的公开没有更新.*泥沟镇北洛村的公开网页和公开屏还没有更新：北洛村的公开屏第 1 页不能用.*再试一次/);
    await call(contact.phone);
    expect((await desk.post('/desk/notices/renewal', {})).status).toBe(303);
    await work(office);
    expect((await desk.get('/desk/notices')).text).not.toContain('没有更新');
    expect((await office.visitor().get(`/v/${beiluo}`)).text).toContain('耕地地力保护补贴');
    const audit = await office.deps.db.read.select().from(office.deps.db.tables.auditEntries);
    expect(audit.filter(({ action }) => action === 'villages.retried').map(({ actorId, detail }) => [actorId, detail])).toEqual([[desk.id, '{"jobs":1}']]);
  });

  test('a period that could not be ended is told the same way', async () => {
    await publish(office, 'farmland-fertility', rows);
    const inTheWay = join(office.deps.config.data, 'packages', `${beiluo}-2026-1-1`);
    await mkdir(inTheWay, { recursive: true });
    await writeFile(join(inTheWay, 'tagmanifest-sha256.txt'), 'x');
    office.clock.advance(10 * day);
    await untilItHasFailedAgain();
    const desk = await signedInAs(office, zhaogang);
    expect((await desk.get('/desk/notices')).text).toContain('北洛村有公开期已满的，还没有撤下、留存：');
    await rm(inTheWay, { recursive: true });
    await desk.post('/desk/notices/renewal', {});
    await work(office);
    expect((await editionsOf(office.deps.db)).map(({ state }) => state)).toEqual(['retained']);
    expect((await desk.get('/desk/notices')).text).not.toContain('没有更新');
  });

  test('another township does not hear of it and cannot order it; the committee of the village sees it and cannot', async () => {
    await call('0632-661 1234 onclick=call');
    await publish(office, 'farmland-fertility', rows);
    await untilItHasFailedAgain();
    const jobs = async () => (await office.deps.db.read.select().from(office.deps.db.tables.jobs)).filter(({ failure }) => failure !== null).length;
    const other = await signedInAs(office, sunli);
    expect((await other.get('/desk/notices')).text).not.toContain('北洛村');
    expect((await other.post('/desk/notices/renewal', {})).status).toBe(303);
    const village = await signedInAs(office, { login: 'beiluo', name: '褚卫国', role: 'village', townshipCode: nigou.code, villageCode: beiluo });
    const page = (await village.get('/desk/notices', { known: ['onclick', 'call'] })).text;
    expect([page.includes('1 个村的公开没有更新'), page.includes('再试一次')]).toEqual([true, false]);
    expect((await village.post('/desk/notices/renewal', {})).status).toBe(403);
    expect(await jobs()).toBe(1);
  });

  test('what failed once is nobody\'s concern yet', async () => {
    await call('0632-661 1234 onclick=call');
    await publish(office, 'farmland-fertility', rows);
    expect((await (await signedInAs(office, zhaogang)).get('/desk/notices')).text).not.toContain('没有更新');
  });
});
