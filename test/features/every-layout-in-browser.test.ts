// A new clerk in a real browser, on a telephone, with every kind of file that an office may bring: there is always a way on, and never a foreign word.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'puppeteer';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import type { Database } from '../../server/db/database.ts';
import { addPerson, password } from '../support/app.ts';
import { openBrowser, openReader, openService } from '../support/browser.ts';
import type { Reader, Service } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { addLayoutPlaces, layoutFolder, layoutNames, layoutWords } from '../support/layouts.ts';
import { county } from '../support/people.ts';

const odd = { '照片.xlsx': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13], '空文件.csv': [], '通知.pdf': [...Buffer.from('%PDF-1.7')], '旧表.xls': [...Buffer.from('{\\rtf1')] };
// Some forty pages in a browser, on a machine that does other things.
const fiveMinutes = 300_000;
const second = { ...county, login: 'county2', name: '吴兰' };

let [db, service, browser, clerk]: [Database?, Service?, Browser?, Reader?] = [];

beforeAll(async () => {
  db = await openDatabase(await freshDatabase('PostgreSQL'));
  await addLayoutPlaces(db);
  service = await openService(db);
  for (const person of [county, second]) await addPerson(service, person);
  browser = await openBrowser();
  clerk = await signedIn(county.login);
});

afterAll(async () => {
  await browser?.close();
  await service?.stop();
  await db?.close();
});

async function signedIn(login: string): Promise<Reader> {
  if (!browser || !service) throw new Error('not there');
  const reader = await openReader(browser, service.origin);
  await reader.read('/desk/');
  await reader.page.type('#login', login);
  await reader.page.type('#password', password);
  await reader.click('main button');
  return reader;
}

async function oddFiles(): Promise<string[]> {
  const folder = await mkdtemp(join(inject('databases'), 'odd-'));
  return Promise.all(Object.entries(odd).map(async ([name, bytes]) => {
    await writeFile(join(folder, name), Uint8Array.from(bytes));
    return join(folder, name);
  }));
}

test('uploads them all, opens each, says what is missing, leaves out what is hidden, submits; the second person returns it', async () => {
  if (!clerk) throw new Error('not there');
  const { page } = clerk;
  expect(await clerk.read('/desk/')).toContain('现在没有在办的批次');
  await clerk.read('/desk/uploads/new');
  const box = await page.$('input#file');
  await box?.uploadFile(...layoutNames.map((name) => layoutFolder + name), ...await oddFiles());
  await clerk.click('form.card button');
  const at = new URL(page.url()).pathname;
  const list = await clerk.read(at, layoutWords);
  expect(list).toContain(`成批上传：${layoutNames.length + Object.keys(odd).length} 个文件`);
  for (const name of Object.keys(odd)) expect(list).toMatch(new RegExp(`${name}\\s+不能读\\s*.+。请`));

  const links = await page.$$eval('tbody th a', (all) => all.map(({ pathname, textContent }) => ({ pathname, name: textContent })));
  const [batches, refused] = [links.filter(({ pathname }) => pathname.startsWith('/desk/batches/')), links.filter(({ pathname }) => pathname.startsWith('/desk/bulk/'))];
  expect(new Set(refused.map(({ name }) => name))).toEqual(new Set(Object.keys(odd)));
  for (const { pathname, name } of refused) expect([name, await clerk.read(pathname, layoutWords)]).toEqual([name, expect.stringMatching(/哪里不对、怎么改\s+.+请[^]*上传改好的文件/)]);
  expect(new Set(batches.map(({ name }) => name))).toEqual(new Set(layoutNames));
  for (const { pathname, name } of batches) {
    const said = await clerk.read(pathname, layoutWords);
    expect([name, said]).toEqual([name, expect.stringMatching(/请先处理 \d+ 件事，再提交|请您核对确认|可以提交审核/)]);
    expect([name, said]).toEqual([name, expect.not.stringMatching(/undefined|NaN|\[object|null|\bat .*\.ts/)]);
    // Whatever is wrong, the next step is on the page: submit, or mend and upload again.
    const ways = await page.$$eval('form[action$="/submission"] button, form[action="/desk/uploads"] input[type=file]', (found) => found.length);
    expect([name, ways > 0]).toEqual([name, true]);
    const unhelpful = await page.$$eval('.todo ol li', (items) => items.map(({ textContent }) => textContent ?? '').filter((text) => !/请|可以继续/.test(text)));
    expect([name, unhelpful]).toEqual([name, []]);
  }

  await clerk.read(at, layoutWords);
  for (const choice of await page.$$('select[form=programmes]')) await choice.select('old-age');
  await clerk.click('form#programmes button');
  await clerk.read(at, layoutWords);
  expect(await page.$$eval('select[form=programmes]', (left) => left.length)).toBe(0);

  const of = (wanted: string) => batches.find(({ name }) => name === wanted)?.pathname ?? '';
  await clerk.read(of('k-hidden-account.xlsx'), layoutWords);
  await page.click('#hidden-leave');
  await clerk.click('form[action$="/reading"] > button');
  expect(await clerk.read(of('k-hidden-account.xlsx'), layoutWords)).toContain('另有 2 行在表里是隐藏的，按您的选择没有采用');

  const chosen = of('d-village-query.csv');
  await clerk.read(chosen, layoutWords);
  for (const tick of await page.$$('input[name=confirmed]')) await tick.click();
  await clerk.click('form[action$="/submission"] button');
  expect(await clerk.read(chosen, layoutWords)).toContain('待审核');

  const reviewer = await signedIn(second.login);
  await reviewer.read('/desk/', layoutWords);
  await reviewer.read(`${chosen}/review`, layoutWords);
  await reviewer.page.type('#reason', '请补上发放日期。');
  expect(await reviewer.click('form[action$="/return"] button')).toContain('审核人退回了这一批');
  expect(await clerk.read(chosen, layoutWords)).toContain('请补上发放日期。');
}, fiveMinutes);
