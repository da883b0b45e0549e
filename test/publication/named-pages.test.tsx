// Whatever the rule and the rows: no name stands in anything public, and the village's board shows the fields of the rule and no others.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'puppeteer';
import { boardKey, limits, pageProblem, releaseBytes } from '../../board-client/protocol.ts';
import { feedFiles } from '../../server/boards/feed.tsx';
import { namedFiles } from '../../server/boards/named.tsx';
import { sealFile } from '../../server/boards/sealed.ts';
import { addDays } from '../../server/domain/day.ts';
import { ruleFor, ruleOn } from '../../server/domain/disclosure.ts';
import type { DisclosureClass, DisclosureRule, PublicField } from '../../server/domain/disclosure.ts';
import { formatQuantity, formatYuan } from '../../server/domain/money.ts';
import { markupText } from '../../server/domain/scan.ts';
import type { ListContent, PaperRow } from '../../server/notices/content.ts';
import { NoticePage } from '../../server/notices/notice-page.tsx';
import type { StoredEdition } from '../../server/notices/queries.ts';
import { tellingOf } from '../../server/notices/tellings.ts';
import { VillagePage } from '../../server/notices/village-page.tsx';
import { saidTotals, viewFor } from '../../server/notices/view.ts';
import { htmlDocument } from '../../server/web/document.ts';
import { openBrowser } from '../support/browser.ts';
import { editionOf } from '../support/offline.ts';
import { faultsOf } from '../support/page.ts';
import { anyRuleOf } from '../support/rules.ts';

const one = editionOf(['村名,姓名,补贴面积（亩）,补贴标准,补贴金额（元）', '北洛村,村民甲,1,150,150'].join('\n'), 'farmland-fertility');
const place = { code: one.content.village.code, name: '北洛村', township: '泥沟镇', phone: '0632-6611234', office: null, hours: null };
const key = boardKey(Buffer.alloc(32, 7), place.code);
/** Stands on no page of ours but as part of a name. */
const mark = '龘';

const fields: readonly PublicField[] = ['group', 'name', 'areaUnits', 'standard', 'amountFen'];
const classes: readonly DisclosureClass[] = ['household', 'long-term', 'totals', 'never'];

const row = fc.record({
  group: fc.option(fc.constantFrom('1组', '第十一村民小组')), name: fc.stringMatching(/^[甲乙丙丁戊]{1,19}$/).map((name) => mark + name),
  areaUnits: fc.option(fc.integer({ min: 0, max: 9_999_999 })), standard: fc.option(fc.constantFrom('137', '260.55', '一类田每亩二百六')), amountFen: fc.integer({ min: 1, max: 99_999_999 }),
});

const disclosure = fc.constantFrom(...classes).chain(anyRuleOf);

/** As an approval freezes it. */
function frozen(rule: DisclosureRule, rows: readonly PaperRow[], changes: Partial<ListContent> = {}): StoredEdition<ListContent> {
  const paidFen = rows.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const totals = saidTotals(rule, { households: rows.length, areaUnits: null, standard: rows[0]?.standard ?? null, paidFen, returnedFen: 0, unpaidFen: 0, pendingHouseholds: 0 });
  return { ...one, content: { ...one.content, disclosure: rule, totals, rows: viewFor({ disclosure: rule, totals, rows }, 'paper').rows, ...changes } };
}

/** Everything that is given to the public of one edition, with what it says of itself. */
function everythingPublic(edition: StoredEdition<ListContent>): string[] {
  const files = feedFiles(place, [edition], 'https://mb.example.cn');
  const sealed = namedFiles(place, [edition], files).map((file) => sealFile(key, file));
  const release = releaseBytes({ repo: place.code, seq: 1, issuedAt: '2026-06-22T00:00:00Z', pages: [], sealed: sealed.map(({ page }) => page) });
  const pages = [htmlDocument(<VillagePage village={place} editions={[edition]} />), htmlDocument(<NoticePage shown={edition} current={edition} />)];
  return [...files.map(({ html }) => html), ...pages, tellingOf(edition.content).line(), release.toString(), ...sealed.map(({ body }) => body.toString())];
}

function tableOf(html: string): { head: string[]; rows: string[][] } {
  const cells = (text: string, tag: string) => [...text.matchAll(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`, 'g'))].map(([, cell = '']) => cell);
  const [, head = '', body = ''] = /<table class="names">.*?<thead>(.*?)<\/thead><tbody>(.*?)<\/tbody>/s.exec(html) ?? [];
  return { head: cells(head, 'th'), rows: body.split('</tr>').slice(0, -1).map((line) => cells(line, 'td')) };
}

test('no name of anybody stands in anything public, for any rule of any class', () => {
  fc.assert(fc.property(disclosure, fc.array(row, { maxLength: 25 }), (rule, rows) => {
    expect(everythingPublic(frozen(rule, rows)).filter((text) => text.includes(mark))).toEqual([]);
  }), { numRuns: 150 });
});

test('the board shows of each row what the rule for it and the sheet on the wall have both, and nothing where either names nobody', () => {
  fc.assert(fc.property(disclosure, fc.array(row, { maxLength: 25 }), (rule, rows) => {
    const edition = frozen(rule, rows);
    const files = namedFiles(place, [edition], feedFiles(place, [edition], null));
    const [paper, screen] = [ruleOn(rule, 'paper'), ruleOn(rule, 'screen')];
    const isNamed = rule.disclosureClass === 'household' && screen.fields.includes('name') && paper.fields.includes('name');
    const said = (each: PaperRow): Record<PublicField, string> => ({
      group: each.group ?? '', name: paper.masked || screen.masked ? `${mark}**` : each.name, areaUnits: each.areaUnits === null ? '' : formatQuantity(each.areaUnits, '亩'),
      standard: each.standard ?? '', amountFen: formatYuan(each.amountFen),
    });
    const shown = fields.filter((field) => screen.fields.includes(field) && paper.fields.includes(field) && (field === 'name' || field === 'amountFen' || rows.some((each) => each[field] !== null)));
    const tables = files.map(({ html }) => tableOf(html));
    // Where not all standards have the same unit, each says its own.
    expect(tables.flatMap((table) => table.rows.map((cells) => cells.map((cell) => cell.replace(/ 元\/亩$/, ''))))).toEqual(isNamed ? rows.map((each) => shown.map((field) => said(each)[field])) : []);
    for (const { head } of tables) expect(head).toHaveLength(shown.length);
    for (const file of files) {
      const { page, body } = sealFile(key, file);
      expect([pageProblem(Buffer.from(file.html), 'text/html'), key.open(page.name, body)?.toString().trimEnd()]).toEqual([null, file.html.trimEnd()]);
      // Eight kibibytes, nonce and tag, however few stand on it.
      expect(page.length).toBe(8192 + 28);
    }
  }), { numRuns: 150 });
});

test('a class that may name nobody on a board names nobody, also by a rule that somebody wrote into the record', () => {
  for (const disclosureClass of ['long-term', 'totals', 'never'] as const) {
    const byHousehold = ruleFor('household', { namesOnScreen: true });
    const edition = frozen({ ...byHousehold, disclosureClass }, [{ group: null, name: `${mark}甲`, areaUnits: null, standard: null, amountFen: 100 }]);
    expect(namedFiles(place, [edition], feedFiles(place, [edition], null))).toEqual([]);
  }
});

test('where the board hides the standard, its totals do not tell the standard of all', () => {
  const { channels: of, ...rule } = ruleFor('household', { namesOnScreen: true });
  const rows = ['甲', '乙', '丙'].map((name) => ({ group: null, name, areaUnits: 10_000, standard: '137', amountFen: 13_700 }));
  const hiding = frozen({ ...rule, channels: { ...of, screen: { fields: ['name', 'amountFen'], totals: true } } }, rows);
  expect([viewFor(hiding.content, 'paper').totals?.standard, viewFor(hiding.content, 'screen').totals?.standard]).toEqual(['137', null]);
});

test('many and long lists: never more than boards take, the newest whole, and what has no room is told', () => {
  const rule = ruleFor('household', { namesOnScreen: true });
  const rows = Array.from({ length: 400 }, (_, i) => ({ group: '1组', name: `户${i}`, areaUnits: 10_000, standard: '137', amountFen: 13_700 }));
  const editions = [1, 2, 3].map((n) => ({ ...frozen(rule, rows, { firstDay: addDays('2026-06-01', n) }), id: `${n}`, number: `${place.code}-2026-${n}`, noticeId: `${n}` }));
  const files = feedFiles(place, editions, null);
  const named = namedFiles(place, editions, files);
  expect(named).toHaveLength(limits.sealed);
  expect(new Set(named.map(({ name }) => name)).size).toBe(limits.sealed);
  expect([3, 2, 1].map((n) => named.filter(({ notice }) => notice?.endsWith(`-${n}`)).length)).toEqual([50, 50, 20]);
  expect(named.filter(({ html }) => html.includes('另有')).map(({ name, html }) => [name, /另有 \d+ 行，看村务公开栏/.exec(html)?.[0]])).toEqual([['names-2026-1-20.html', '另有 240 行，看村务公开栏']]);
  const page = { name: 'page-60.html', sha256: 'a'.repeat(64), length: 1_000_000, type: 'text/html' as const, notice: `${place.code}-2026-100`, validFrom: null, validUntil: '2026-06-30T16:00:00.000Z', seconds: 15 };
  const release = releaseBytes({ repo: place.code, seq: 2 ** 31, issuedAt: '2026-06-22T00:00:00.000Z', pages: Array.from({ length: limits.pages }, () => page), sealed: named.map((file) => sealFile(key, file).page) });
  expect(release.length).toBeLessThan(limits.manifestBytes);
});

test('a name of several parts breaks after a point on the board, never before it', () => {
  const rule = ruleFor('household', { namesOnScreen: true });
  const rows = ['甲', '乙', '阿卜杜热伊木·麦麦提艾力'].map((name) => ({ group: null, name, areaUnits: 10_000, standard: '137', amountFen: 13_700 }));
  const [page] = namedFiles(place, [frozen(rule, rows)], feedFiles(place, [frozen(rule, rows)], null));
  expect(page?.html).toContain('<span class="part">阿卜杜热伊木·</span><span class="part">麦麦提艾力</span>');
});

test('a rare character of a name is drawn, so that a board without a font for it shows no box; what it says stays readable for a scan', () => {
  const rule = ruleFor('household', { namesOnScreen: true });
  const edition = frozen(rule, ['孙䶮', '李㛃', '钱𬭳三', '王桂英'].map((name) => ({ group: null, name, areaUnits: null, standard: null, amountFen: 13_700 })));
  const [file] = namedFiles(place, [edition], feedFiles(place, [edition], null));
  const html = file?.html ?? '';
  const drawn = [...html.matchAll(/<svg class="glyph" viewBox="0 -880 1000 1000" role="img" aria-label="(.)"><path d="(M[^"]+)"><\/path><\/svg>/gu)];
  expect(drawn.map(([, character]) => character)).toEqual(['䶮', '㛃', '𬭳']);
  expect(drawn.filter(([, , path = '']) => path.length < 200)).toEqual([]);
  expect(new Set(drawn.map(([, , path]) => path)).size).toBe(3);
  expect([pageProblem(Buffer.from(html), 'text/html'), markupText(html).includes('𬭳')]).toEqual([null, true]);
});

let browser: Browser;
beforeAll(async () => void (browser = await openBrowser()));
afterAll(() => browser.close());

test.each([[800, 480], [1100, 800], [1920, 1080]])('on a board of %d by %d every row is whole, beside its neighbours and above the foot', async (width, height) => {
  const { channels: of, ...rule } = ruleFor('household', { namesOnScreen: true });
  const rows = fc.sample(row, { numRuns: 24, seed: 7 });
  const editions = fc.sample(fc.subarray(['group', 'areaUnits', 'standard'] as PublicField[]), { numRuns: 4, seed: 7 }).concat([['group', 'areaUnits', 'standard']])
    .map((more) => frozen({ ...rule, channels: { ...of, screen: { ...of.screen, fields: ['name', 'amountFen', ...more] } } }, rows, { programmeName: '玉米大豆带状复合种植补贴试点', term: '第一季度' }));
  const page = await browser.newPage();
  await page.setViewport({ width, height });
  for (const { html } of editions.flatMap((edition) => namedFiles(place, [edition], feedFiles(place, [edition], null)))) {
    expect(await faultsOf(html)).toEqual([]);
    await page.setContent(html);
    const seen = await page.evaluate(`(() => {
      const box = (element) => element.getBoundingClientRect();
      const cells = [...document.querySelectorAll('td, th')];
      return { left: box(document.querySelector('footer')).top - box(document.querySelector('table')).bottom, wide: cells.filter((cell) => cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent) };
    })()`) as { left: number; wide: string[] };
    expect(seen.wide).toEqual([]);
    expect(seen.left).toBeGreaterThan(0);
  }
  await page.close();
});
