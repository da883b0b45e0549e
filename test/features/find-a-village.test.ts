// How a villager comes to the page of the own village: by name, by code, by an address copied with a stroke too many.
import { expect, test } from 'vitest';
import { createTestApp, origin } from '../support/app.ts';
import { onBothEngines } from '../support/database.ts';
import { importRegister } from '../../server/places/import.ts';
import { addPlaces } from '../support/people.ts';

onBothEngines('finding a village', (open) => {
  const visitor = async () => {
    const db = await open();
    await addPlaces(db);
    return createTestApp(db);
  };

  test.each(['北洛', '北洛村', '北洛社区', '370405102214'])('%s finds 北洛村 and no other', async (word) => {
    const page = await (await visitor()).visitor().get(`/?q=${encodeURIComponent(word)}`);
    expect(page.text).toContain('北洛村');
    expect(page.text).not.toContain('兰城村');
  });

  test.each([['/v/370405102214/', '/v/370405102214'], ['/n/370405102214-2026-1/', '/n/370405102214-2026-1'], ['/n/370405102214-2026-1/2/', '/n/370405102214-2026-1/2'], ['/catalogue/', '/catalogue'], ['/catalogue/old-age/', '/catalogue/old-age'], ['/catalogue/old-age/370405102/', '/catalogue/old-age/370405102']])('%s leads to %s', async (typed, address) => {
    const answer = await (await visitor()).app.request(origin + typed);
    expect([answer.status, answer.headers.get('location')]).toEqual([301, address]);
  });

  test('every village lies below its township, which opens without a script and is open already for what was searched', async () => {
    const [all, some] = await Promise.all(['/', '/?q=马兰'].map(async (path) => (await visitor()).visitor().get(path)));
    expect(all?.html.match(/<details><summary><h2>[^<]+<\/h2><span>\d 个村/g)).toHaveLength(2);
    expect(some?.html).toMatch(/<h1>找到 1 个村<\/h1>.*<details open="">/s);
  });

  test('a word that a township has in its name too finds the villages of that name first, and the township as a group that is closed', async () => {
    const office = await visitor();
    const page = async (word: string) => (await office.visitor().get(`/?q=${encodeURIComponent(word)}`)).html;
    await importRegister(office.deps, [['370405104201', '张庄村', '张山子镇'], ['370405104202', '丁庄村', '张山子镇'], ['370405104203', '西坝子村', '张山子镇'], ['370405102299', '张塘村', '泥沟镇']]
      .map(([code = '', village = '', township = '']) => ({ code, village, shortName: village, township, townshipCode: code.slice(0, 9), county: '台儿庄区', countyCode: '370405' })));
    const found = await page('张');
    expect(found).toMatch(/<h1>找到 2 个村<\/h1>.*<details open="">.*张塘村.*乡镇名里有“张”的.*<details><summary><h2>张山子镇<\/h2><span>2 个村/s);
    expect(await page('张山子镇')).toMatch(/<h1>找到 3 个村<\/h1>.*<details open="">/s);
    expect(await page('张山子镇丁庄')).toMatch(/<h1>找到 1 个村<\/h1>.*丁庄村/s);
  });

  test.each(['台儿庄', '台儿庄区'])('the name of the county, %s, leads to the whole list', async (word) => {
    const page = await (await visitor()).visitor().get(`/?q=${encodeURIComponent(word)}`);
    expect(page.html).toMatch(/<h1>台儿庄区有 \d 个村<\/h1>/);
    expect(page.html.match(/<details><summary>/g)).toHaveLength(2);
    expect(page.text).not.toContain('村名册里没有');
  });

  test('a search without a hit says so above everything else, keeps the county and tells what to try', async () => {
    const page = await (await visitor()).visitor().get('/?q=没有的村');
    expect(page.html).toContain('<header><p>台儿庄区</p><h1>没有找到这个村</h1></header>');
    expect(page.text).toMatch(/村名册里没有“没有的村”.*一两个字.*看全部乡镇和村/);
    expect(page.html).toContain('value="没有的村"');
  });

  test('blanks and wide figures make no difference', async () => {
    expect((await (await visitor()).visitor().get('/?q=泥沟镇　北 洛')).text).toContain('找到 1 个村');
    expect((await (await visitor()).visitor().get('/?q=３７０４０５１０２２１４')).text).toContain('北洛村');
  });
});
