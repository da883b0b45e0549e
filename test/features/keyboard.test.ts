// A clerk and a reviewer without a mouse, in a real browser: from the file to the approval by Tab, Space and Enter alone, and what has the focus is always to be seen.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import type { Database } from '../../server/db/database.ts';
import { addPerson, password } from '../support/app.ts';
import { openBrowser, openReader, openService } from '../support/browser.ts';
import type { Reader, Service } from '../support/browser.ts';
import { freshDatabase } from '../support/database.ts';
import { addPlaces, liming, wangfang } from '../support/people.ts';
import { roll } from '../support/roll.ts';
import type { Paid } from '../support/roll.ts';

const paid = (name: string, person: number): Paid => ({ village: '北洛村', name, person, quantity: '1.00', standard: '137', yuan: '137.00' });
const people = [paid('王小禾', 1), paid('陈小麦', 2), paid('赵小谷', 3)];
const minutes = 120_000;
const mostTabs = 80;

let [db, service, browser]: [Database?, Service?, Browser?] = [];

beforeAll(async () => {
  db = await openDatabase(await freshDatabase('SQLite'));
  await addPlaces(db);
  service = await openService(db);
  for (const person of [liming, wangfang]) await addPerson(service, person);
  browser = await openBrowser();
}, minutes);

afterAll(async () => {
  await browser?.close();
  await service?.stop();
  await db?.close();
});

interface Focus { words: string; outline: string }

const focus = (page: Page) => page.evaluate(`(() => {
  const at = document.activeElement;
  return { words: (at.labels?.[0]?.innerText ?? '') + (at.innerText ?? ''), outline: getComputedStyle(at).outlineStyle };
})()`) as Promise<Focus>;

/** Goes on with Tab until what has the focus says so; behind = exactly so. */
async function reach(page: Page, said: string): Promise<void> {
  const passed: string[] = [];
  for (let tabs = 0; tabs < mostTabs; tabs++) {
    await page.keyboard.press('Tab');
    const { words, outline } = await focus(page);
    if (said.startsWith('=') ? words.trim() === said.slice(1) : words.includes(said)) return expect([said, outline]).not.toEqual([said, 'none']);
    passed.push(words.slice(0, 20));
  }
  throw new Error(`${said} cannot be reached; passed ${passed.join(' | ')}`);
}

async function signedIn(login: string): Promise<{ reader: Reader; reach(said: string): Promise<void>; type(said: string, words: string): Promise<void>; go(said: string): Promise<string>; choose(said: string, rows: readonly Paid[]): Promise<void> }> {
  if (!browser || !service) throw new Error('not there');
  const reader = await openReader(browser, service.origin);
  const { page } = reader;
  const type = async (said: string, words: string) => { await reach(page, said); await page.keyboard.type(words); };
  const go = async (said: string) => {
    await reach(page, said);
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    while (await page.$('meta[http-equiv=refresh]')) await page.reload();
    return page.evaluate('document.body.innerText') as Promise<string>;
  };
  const choose = async (said: string, rows: readonly Paid[]) => {
    const path = join(await mkdtemp(join(inject('databases'), 'keys-')), '清册.csv');
    await writeFile(path, roll('farmland-fertility', rows).bytes);
    await reach(page, said);
    const [chooser] = await Promise.all([page.waitForFileChooser(), page.keyboard.press('Enter')]);
    await chooser.accept([path]);
  };
  await reader.read('/desk/');
  await type('账号', login);
  await type('密码', password);
  await go('登录');
  return { reader, reach: (said) => reach(page, said), type, go, choose };
}

test('uploads, leaves a row out, mends, submits; the other returns it; mended again it is approved', async () => {
  const [clerk, reviewer] = [await signedIn(liming.login), await signedIn(wangfang.login)];
  await clerk.go('上传发放文件');
  await clerk.choose('发放文件', [...people, paid('王小禾', 1)]);
  expect(await clerk.go('上传并校核')).toContain('与第 3 行完全一样');
  await clerk.reach('=6');
  await clerk.reader.page.keyboard.press('Space');
  await clerk.reach('有的行不该发');
  await clerk.reader.page.keyboard.press('Enter');
  await clerk.type('为什么不采用', '与第3行重复');
  expect(await clerk.go('不采用勾选的行')).toContain('不采用的 1 行，不提交、不公开');
  await clerk.choose('改好的文件', people);
  expect(await clerk.go('重新上传')).toContain('没有发现问题，可以提交审核');
  expect(await clerk.go('=提交审核')).toContain('待审核');
  await reviewer.go('=上传校核');
  await reviewer.go('=2026年耕地地力保护补贴');
  expect(await reviewer.go('去审核')).toContain('第 1 个村，共 1 个');
  await reviewer.type('退回原因', '赵小谷的名字请核对');
  expect(await reviewer.go('退回经办人')).toContain('已退回');
  expect(await clerk.go('在办批次')).toContain('已退回');
  await clerk.go('=2026年耕地地力保护补贴');
  await clerk.go('上传改好的文件');
  await clerk.choose('发放文件', [...people.slice(0, 2), paid('赵小稷', 3)]);
  expect(await clerk.go('上传并校核')).toContain('原因：赵小谷的名字请核对');
  await clerk.go('=提交审核');
  await reviewer.go('在办批次');
  await reviewer.go('=2026年耕地地力保护补贴');
  expect(await reviewer.go('去审核')).toContain('原因：赵小谷的名字请核对');
  await reviewer.reach('审核通过，公开');
}, minutes);
