// Tables of the desk as people see them: nothing that counts is out of sight, neither on a telephone nor beside the next steps.
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'puppeteer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Attention } from '../../server/batches/attention.ts';
import { AttentionRows } from '../../server/batches/attention-table.tsx';
import { LeftOutList } from '../../server/batches/left-out-list.tsx';
import { TablePage } from '../../server/catalogue/table-page.tsx';
import { firstVersion } from '../../server/catalogue/versions.ts';
import { programmes } from '../../server/domain/programmes.ts';
import { HomePage } from '../../server/manuscripts/home-page.tsx';
import type { HomeFacts } from '../../server/manuscripts/home.ts';
import { NoticesPage } from '../../server/notices/notices-page.tsx';
import { PostingsPage } from '../../server/postings/postings-page.tsx';
import { htmlDocument } from '../../server/web/document.ts';
import { openBrowser } from '../support/browser.ts';

let browser: Browser;
let page: Page;
let style: string;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  style = await readFile(new URL('../../server/web/assets/desk.css', import.meta.url), 'utf8');
}, 60_000);
afterAll(() => browser.close());

const now = new Date('2026-06-25T02:00:00Z');
const notice = {
  editionId: 'e1', kind: 'result', number: '370405102214-2026-1', edition: 1, programme: 'soy-corn-strip', title: '', year: 2026, term: '', state: 'published', villageCode: '370405102214', village: '西兰城社区居委会',
  townshipCode: '370405102', township: '泥沟镇', publishedAt: now, firstDay: '2026-06-22', lastDay: '2026-07-01', upOn: '2026-06-22', upPlace: '村务公开栏', downOn: null, postedOn: '2026-06-22',
} as const;

const none = { source: '', programme: '', township: '', village: '' };

async function show(width: number, body: Parameters<typeof htmlDocument>[0]): Promise<void> {
  await page.setViewport({ width, height: 800 });
  await page.setContent(htmlDocument(<html lang="zh-CN"><head><title>表</title><meta name="viewport" content="width=device-width" /></head><body><main>{body}</main></body></html>).replace('</head>', `<style>${style}</style></head>`));
}

/** What of the tables lies beyond the right edge. */
const cutOff = () => page.evaluate(`[...document.querySelectorAll('.scroll :is(td, th, a, button)')].filter((each) => {
  const { right, width } = each.getBoundingClientRect();
  return width > 0 && right > document.documentElement.clientWidth;
}).map((each) => each.textContent)`);

test.each([
  ['hanging on the wall', () => <PostingsPage notices={[notice]} now={now} isVillage={false} isCounty={false} />, '公开到：'],
  ['to be printed', () => <NoticesPage notices={[notice]} all={1} filter={none} programmes={[]} townships={[]} isVillage={false} />, '网页：'],
  ['to be printed, of a village', () => <NoticesPage notices={[notice]} all={1} filter={none} programmes={[]} townships={[]} isVillage />, '公开编号：'],
])('what is %s is all in sight on a telephone, each fact beside its name', async (_what, body, label) => {
  await show(360, body());
  expect(await cutOff()).toEqual([]);
  const labels = await page.evaluate(`[...document.querySelectorAll('.folds td')].map((each) => getComputedStyle(each, '::before').content)`) as string[];
  expect(labels.map((each) => each.replaceAll(/["\s]/g, ''))).toContain(label);
});

test('a county with hundreds of sheets has them in a few screens of a telephone, by township and village, and each is still there to print', async () => {
  const townships = ['泥沟镇', '张山子镇', '涧头集镇', '马兰屯镇', '邳庄镇', '运河街道'];
  const notices = Array.from({ length: 663 }, (_, i) => ({ ...notice, editionId: `e${i}`, township: townships[i % 6] ?? '', villageCode: `3704051${String(i % 222).padStart(5, '0')}`, village: `第${i % 222}村` }));
  await show(360, <NoticesPage notices={notices} all={663} filter={none} programmes={['soy-corn-strip', 'old-age']} townships={townships} isVillage={false} />);
  const height = () => page.evaluate('document.documentElement.scrollHeight') as Promise<number>;
  expect(await height()).toBeLessThan(2000);
  expect(await page.evaluate(`document.querySelectorAll('a[href$="/notice.pdf"]').length`)).toBe(663);
  expect(await page.evaluate(`[...document.querySelectorAll('#township option')].map((each) => each.textContent)`)).toEqual(['全部乡镇', ...townships]);
  await page.evaluate(`document.querySelector('details').open = true`);
  expect(await height()).toBeLessThan(9000);
  expect(await page.$eval('details details summary', (each) => each.textContent)).toBe('第0村　3 份');
});

// Minority names have as many characters as this one, and the columns of a list stand all beside each other.
const headers = ['村名', '户主姓名', '身份证号', '一卡通账号', '补贴面积（亩）', '补贴标准（元/亩）', '实发金额（元）'];
const attention: Attention = {
  count: 1, payments: 1,
  sheets: [{
    name: '明细', columns: headers.map((header, i) => ({ letter: 'BCDEFGH'.charAt(i), header, isNumber: i > 3, isName: i === 1, isOrienting: true })),
    rows: [{
      row: 104, isPayment: true, cells: ['西兰城社区', '热依汗古丽·阿卜杜克热木·买合木提', '3704······38', '······0006', '3.25', '137', '见附表第三页'],
      reasons: [{ code: 'name-dot', said: '姓名里的间隔号不标准', isBlock: false, column: 'C' }, { code: 'amount-wrong', said: '金额不是数字', isBlock: true, column: 'H' }],
    }],
  }],
};

test('of the rows that need a look all is in sight, on a telephone as cards with the name and letter of each column', async () => {
  const rows = <AttentionRows address="/desk/batches/b1" attention={attention} wanted={{ kind: '', page: 1 }} all={300} hasSheets={false} excludeAt="/x" errors={[]} />;
  for (const width of [320, 360, 1280]) {
    await show(width, width > 1000 ? <div class="two"><div>{rows}</div><div class="card">下一步</div></div> : rows);
    expect([width, await page.evaluate(`[...document.querySelectorAll('.scroll')].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)`)]).toEqual([width, [0]]);
  }
  await show(360, rows);
  expect(await page.evaluate(`getComputedStyle(document.querySelector('td.bad'), '::before').content`)).toContain('实发金额（元） H列');
  expect(await page.evaluate(`getComputedStyle(document.querySelector('tbody .at'), '::after').content`)).toContain('行');
});

test('a checklist keeps its buttons in sight on a telephone, and its last column beside long notes', async () => {
  const items = (['due', 'done'] as const).map((status, i) => ({ id: `i${i}`, kind: 'affairs' as const, name: '救灾救助、补贴补助资金物资管理使用情况', said: '政府拨付和接受社会捐赠的资金、物资，来了多少、给了什么、还剩多少。村民委员会组织法第三十条第（三）项。', frequency: 'quarter' as const, applies: true, year: 2026, term: '第三季度', status, last: null }));
  const facts = { actor: { role: 'village', villageCode: '370405102214', townshipCode: '370405102' }, village: { code: '370405102214', name: '北洛村' }, items, villages: [], open: [], closed: [] } as unknown as HomeFacts;
  for (const width of [360, 1280]) {
    await show(width, <HomePage {...facts} />);
    expect([width, await cutOff()]).toEqual([width, []]);
  }
});

test('the button that takes a row back is in sight beside a long reason', async () => {
  const exclusions = [{ sheet: '发放明细', row: 12, reason: '此户已迁出本村重复申报不应发放款', by: '欧阳建国', at: now }];
  const leftOut = { rows: [{ sheet: '发放明细', row: 12, village: '西兰城社区居委会', name: '赵小谷', fen: 128_095 }], count: 1, fen: 128_095 };
  await show(1280, <div class="two"><div><LeftOutList batchId="b1" leftOut={leftOut} exclusions={exclusions} hasSheets={false} mayTakeBack /></div><div class="card">下一步</div></div>);
  const { right, edge } = await page.$eval('button', (button) => ({ right: button.getBoundingClientRect().right, edge: button.closest('.scroll')?.getBoundingClientRect().right ?? 0 }));
  expect(right).toBeLessThanOrEqual(edge);
});

test.each([360, 1280])('in the official table of the catalogue no word stands in the next column at %i px, and there is a way back', async (width) => {
  await page.setViewport({ width, height: 800 });
  const entries = programmes.map(({ code }) => firstVersion(code).content.entry);
  await page.setContent(htmlDocument(TablePage({ title: '台儿庄区惠民惠农补贴领域基层政务公开标准目录', entries })));
  expect(await page.evaluate(`[...document.querySelectorAll('td, th')].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map((each) => each.textContent)`)).toEqual([]);
  expect(await page.$eval('a', (link) => link.getAttribute('href'))).toBe('/catalogue');
});

test('the official table is read on a telephone as cards in letters of the ordinary size, and printed in the official form', async () => {
  await page.setViewport({ width: 360, height: 800 });
  await page.setContent(htmlDocument(TablePage({ title: '台儿庄区惠民惠农补贴领域基层政务公开标准目录', entries: programmes.map(({ code }) => firstVersion(code).content.entry) })));
  const seen = () => page.evaluate(`({
    width: document.documentElement.scrollWidth, letters: parseFloat(getComputedStyle(document.querySelector('tbody td')).fontSize),
    head: getComputedStyle(document.querySelector('thead')).display, label: getComputedStyle(document.querySelector('tbody .tick:last-child'), '::before').content,
  })`);
  expect(await seen()).toEqual({ width: 360, letters: 16, head: 'none', label: expect.stringContaining('公开层级（乡级）') });
  await page.emulateMediaType('print');
  expect(await seen()).toMatchObject({ head: 'table-header-group', letters: 14, label: 'none' });
  await page.emulateMediaType('screen');
});
