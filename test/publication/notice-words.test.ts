// What pages and boards say fits what was paid: no area where there is none, persons where persons are paid, nothing where nothing came.
import { expect, test } from 'vitest';
import { yearEntries } from '../../bench/gallery/years.ts';
import { feedFiles } from '../../server/boards/feed.tsx';
import { htmlText } from '../../server/domain/scan.ts';
import { paperCsv } from '../../server/notices/data.ts';
import { spokenOf } from '../../server/notices/loudspeaker.ts';
import { NoticePage } from '../../server/notices/notice-page.tsx';
import { paperView } from '../../server/notices/paper.ts';
import { VillagePage } from '../../server/notices/village-page.tsx';
import { htmlDocument } from '../../server/web/document.ts';
import { editionOf } from '../support/offline.ts';

type Edition = ReturnType<typeof editionOf>;

const plain = (html: string) => htmlText(html).replaceAll(/\s+/g, ' ');
const page = (edition: Edition, isTyped = false) => plain(htmlDocument(NoticePage({ shown: edition, current: edition, isTyped })));
const place = { code: '990101001202', name: '北洛村', township: '泥沟镇', phone: null, office: null, hours: null };
const board = (...editions: Edition[]) => feedFiles(place, editions, null).map(({ html }) => plain(html));
const people = '甲乙丙丁'.split('').map((one) => `村民${one}`);
const table = (head: string, row: (name: string) => string, names = people) => [head, ...names.map(row)].join('\n');

const farmland = editionOf(table('村名,组别,姓名,补贴面积（亩）,实发金额（元）', (name) => `北洛村,1组,${name},2,274`), 'farmland-fertility');
const resettled = editionOf(table('村名,姓名,实发金额（元）', (name) => `北洛村,${name},150`), 'reservoir-resettlement');
const few = editionOf(table('村名,姓名,实发金额（元）', (name) => `北洛村,${name},150`, ['村民甲']), 'reservoir-resettlement');
const old = editionOf(table('村名,姓名,实发金额（元）', (name) => `北洛村,${name},300`), 'old-age');
const nothing = editionOf(table('村名,姓名,应发金额（元）,实发金额（元）,支付状态', (name) => `北洛村,${name},150,0,退汇`), 'reservoir-resettlement');

test('a household is told of its area only where areas were paid for', () => {
  expect(page(farmland)).toContain('各户的补贴面积和金额贴在北洛村村务公开栏上，网上只列合计。请按组和姓名在栏上查看。');
  expect(page(resettled)).toContain('各户的金额贴在北洛村村务公开栏上，网上只列合计。请按姓名在栏上查看。');
});

test('where nothing arrived the page says so, and does not speak of a list', () => {
  expect(page(nothing)).toContain('本期没有发放成功的款项。');
  expect(page(nothing)).not.toMatch(/不逐户公开|贴在/);
});

test('what is proposed speaks of the list that there is: not of areas where none is paid for, not of a list that names nobody', () => {
  const proposed = ({ content, ...edition }: Edition, changes: Partial<Edition['content']> = {}): Edition => ({ ...edition, content: { ...content, kind: 'proposal', ...changes } });
  const nobody = proposed(resettled, { rows: [], totals: { ...resettled.content.totals, households: 0, areaUnits: null, paidFen: 0, proposedFen: 0 } });
  const said = (edition: Edition) => [...paperView(edition.content, null).statements, page(edition), ...board(edition), spokenOf(edition.content, { isSettled: false, place: null })];
  for (const text of said(nobody)) {
    expect(text).toContain('本期没有拟发放的款项。');
    expect(text).toMatch(/认为应当发给自己的，请在.*提出/);
    expect(text).not.toMatch(/还没有发|按这份名单|我家按/);
  }
  expect(paperView(nobody.content, null)).toMatchObject({ rowsNote: '名单上没有人。', totalInWords: null });
  expect(said(proposed(farmland))[0]).toMatch(/^这笔钱还没有发。对名单、补贴面积、金额有异议的，.*没有异议的，按这份名单发放。$/);
  expect(said(proposed(resettled))[0]).toContain('对名单、金额有异议的');
  expect(said(proposed(old))[0]).toMatch(/对人数、金额有异议的，.*没有异议的，按公示的发放。$/);
});

test('too few persons are called persons', () => {
  expect(page(few)).toContain('不到 3 人');
  expect(board(few).join(' ')).toMatch(/不到3人.*不到 3 人/);
});

test('a board points to the list on the wall only where there is one', () => {
  expect(board(farmland).every((text) => text.includes('逐户明细看 村务公开栏'))).toBe(true);
  expect(board(old).some((text) => text.includes('逐户明细'))).toBe(false);
});

test('a year without a published result does not speak of those published, nor a sheet that names nobody of people with one name', () => {
  const shown = (name: string) => plain(yearEntries().flatMap((entry) => (entry.name === name && entry.kind !== 'text' ? [entry.html] : []))[0] ?? '');
  expect([shown('year-none-page').includes('本年没有公开过发放结果。'), shown('year-none-page').includes('已经公开的发放结果'), shown('year-3-page').includes('已经公开的发放结果')]).toEqual([true, false, true]);
  expect([shown('year-totals-paper').includes('同名'), shown('year-3-paper').includes('同名')]).toEqual([false, true]);
});

test('a community has the words of residents wherever its own stand: on the sheet, the pages, the board and the loudspeaker', () => {
  const inCommunity = ({ content, ...edition }: Edition): Edition => ({ ...edition, content: { ...content, village: { ...content.village, name: '兴中社区' } } });
  const [own, hidden] = [inCommunity(farmland), inCommunity(few)];
  const community = { ...place, name: '兴中社区' };
  const feed = feedFiles(community, [own, hidden], 'https://mb.example.cn').map(({ html }) => plain(html)).join('');
  const all = [JSON.stringify(paperView(own.content, null)), page(own), page(hidden), feed, feedFiles(community, [], null).map(({ html }) => plain(html)).join(''), plain(htmlDocument(VillagePage({ village: community, editions: [own] }))), plain(htmlDocument(VillagePage({ village: community, editions: [] }))), spokenOf(own.content, { isSettled: false, place: null })];
  for (const text of all) {
    expect(text).toContain('居务公开');
    expect(text).not.toMatch(/村务|村委会|村民(?![甲乙丙丁])|本村|全村/);
  }
});

test('the sum on a board is of what is public now, not of the year', () => {
  const [year] = board(farmland, resettled);
  expect(year).toContain('2026年正在公开的补贴 本村实发，单位：元');
  expect(year).toContain('正在公开的各项合计1,696.00 元');
});

test('an address that names no edition does not claim to know the sheet in the hand', () => {
  expect(page(farmland, true)).toContain('现行版是第1版，请与手里的核对');
  expect(page(farmland, true)).not.toContain('您手里的');
  expect(page(farmland)).toContain('您手里的第1版是现行版');
});

test('the table beside the sheet has the words of its programme, and one standard however it was typed', () => {
  const head = (edition: Edition) => paperCsv(edition.content).split('\r\n')[1];
  expect(head(farmland)).toBe('序号,组,户主姓名,补贴面积(亩),标准,金额(元)');
  expect(head(resettled)).toBe('序号,组,姓名,标准,金额(元)');
  expect(paperCsv(resettled.content)).toMatch(/合计,,4人,,600.00$/);
  const typed = editionOf('村名,姓名,补贴面积（亩）,补贴标准（元/亩）,实发金额（元）\n北洛村,村民甲,1,137,137\n北洛村,村民乙,1,137.00,137', 'farmland-fertility');
  expect([typed.content.totals.standard, head(typed)]).toEqual(['137 元/亩', '序号,组,户主姓名,补贴面积(亩),标准(元/亩),金额(元)']);
  expect(paperCsv(typed.content)).toContain('\r\n2,,村民乙,1.00,137,137.00\r\n');
});

test('the unit of a standard is the file\'s own where it says one, and stands in the head where all rows share it', () => {
  const of = (header: string, standards: readonly string[]) => editionOf([`村名,姓名,${header},实发金额（元）`, ...standards.map((standard, i) => `北洛村,${people[i] ?? ''},${standard},150`)].join('\n'), 'reservoir-resettlement');
  const column = (edition: Edition) => {
    const view = paperView(edition.content, null);
    return [view.columns.find(({ field }) => field === 'standard')?.label, ...view.pages.flatMap(({ rows }) => rows.map(({ standard }) => standard))];
  };
  expect(column(of('补贴标准', ['150', '300']))).toEqual(['标准(元)', '150', '300']);
  expect(column(of('补贴标准（元/人·季）', ['150', '300']))).toEqual(['标准(元/人·季)', '150', '300']);
  expect(column(of('补贴标准', ['150元/季', '600']))).toEqual(['标准', '150 元/季', '600 元']);
});
