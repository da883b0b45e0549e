// Forgeries of our own packages by somebody who knows BagIt: every list of the bag fits, and still it is told.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBag, writeBag } from '../../server/archive/bag.ts';
import { verifyKept } from '../../server/archive/kept-check.ts';
import { canonicalJson } from '../../server/domain/canonical-json.ts';
import { ruleFor } from '../../server/domain/disclosure.ts';
import { hashOf } from '../../server/files.ts';
import type { ListContent } from '../../server/notices/content.ts';
import { renderNotices } from '../../print-templates/index.tsx';
import { paperCsv } from '../../server/notices/data.ts';
import { paperView } from '../../server/notices/paper.ts';
import { sharedRenderer } from '../print/printer.ts';

const row = (name: string, amountFen: number) => ({ group: '1组', name, areaUnits: 1_200_000, standard: '137.00', amountFen });

const content: ListContent = {
  kind: 'result', programme: 'farmland-fertility', programmeName: '耕地地力保护补贴', units: { recipient: '户', quantity: { name: '补贴面积', unit: '亩' }, standard: '元/亩' },
  year: 2026, term: '', village: { code: '370405102214', name: '北洛村' }, township: '泥沟镇', county: '台儿庄区', number: '370405102214-2026-1', edition: 1,
  firstDay: '2026-06-22', lastDay: '2026-07-01', period: '7个工作日', paidOn: '2026-06-18', basis: '台农字〔2026〕8号',
  totals: { households: 3, areaUnits: 3_600_000, standard: '137.00', paidFen: 60_005, returnedFen: 0, unpaidFen: 0, pendingHouseholds: 0 },
  rows: [row('王桂英', 10_000), row('=陈建国', 20_005), row('孙䶮', 30_000)],
  contact: { phone: null, office: null, hours: null }, publishedBy: '李明', reviewedBy: '王芳', disclosure: ruleFor('household'),
};
const printed = hashOf(canonicalJson(content));

let folder: string;
let count = 0;
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'mingbai-forged-')); });
afterAll(() => rm(folder, { recursive: true }));

interface Forged { json?: ListContent | string | null; csv?: string | null; hash?: string | null; identifier?: string; paper?: ListContent | null; html?: string; pdf?: string; record?: object }

const renderer = sharedRenderer();
const witness = 'c4e8 1d07';
const pdfs = new Map<string, Promise<Uint8Array>>();

/** Paper, page and record of an edition, as publishing and packing make them. */
async function copiesOf(paper: ListContent): Promise<Record<string, Uint8Array | string>> {
  const hash = hashOf(canonicalJson(paper));
  const html = renderNotices([paperView(paper, { baseUrl: null, hash, witness })]);
  if (!pdfs.has(hash)) pdfs.set(hash, renderer().pdf(html));
  return { 'notice.pdf': await pdfs.get(hash) ?? '', 'notice.html': html, 'review-record.json': canonicalJson({ number: paper.number, edition: paper.edition, hash, witness }) };
}

/** A whole, well-made bag of whatever is given; answers its folder. */
async function bagOf({ json = content, csv = paperCsv(content), hash = printed, identifier = '370405102214-2026-1/1', paper = content, html, pdf, record }: Forged) {
  const files: Record<string, string | Uint8Array | null> = {
    ...(paper ? await copiesOf(paper) : {}), ...(html === undefined ? {} : { 'notice.html': html }), ...(pdf === undefined ? {} : { 'notice.pdf': pdf }), ...(record ? { 'review-record.json': JSON.stringify(record) } : {}),
     'edition.json': typeof json === 'string' ? json : json && JSON.stringify(json, null, 1), 'payments.csv': csv,
  };
  const payload = Object.entries(files).flatMap(([path, text]) => (text === null ? [] : [{ path, bytes: typeof text === 'string' ? Buffer.from(text) : text }]));
  const dir = join(folder, `bag-${++count}`);
  const { sha256 } = await writeBag(dir, payload, { 'External-Identifier': identifier, 'Bagging-Date': '2026-07-01', ...(hash === null ? {} : { 'Edition-SHA256': hash }), ...(paper ? { 'Audit-Witness': witness } : {}) });
  return { dir, sha256 };
}

const problems = async (forged: Forged) => (await verifyBag((await bagOf(forged)).dir)).problems.map(({ path, said }) => `${path} ${said}`);
const more: ListContent = { ...content, rows: [row('王桂英', 90_000), ...content.rows.slice(1)], totals: { ...content.totals, paidFen: 140_005 } };

test('a package as it was sealed has no fault, even of a name that begins like a formula', async () => {
  expect(await problems({})).toEqual([]);
});

test('a package of a programme that pays persons has no fault either', async () => {
  const persons: ListContent = { ...content, units: { recipient: '人', quantity: { name: '管护面积', unit: '亩' }, standard: '元' } };
  expect(await problems({ json: persons, csv: paperCsv(persons), hash: hashOf(canonicalJson(persons)), paper: persons })).toEqual([]);
});

test('a package of somebody else, which knows no editions, has none either', async () => {
  expect(await problems({ json: null, csv: '姓名,金额\r\n', hash: null, paper: null, identifier: '某村 2026' })).toEqual([]);
});

test('data changed and listed anew is not the edition that was published', async () => {
  expect(await problems({ json: more, csv: paperCsv(more), paper: more })).toEqual(['data/edition.json 公开内容（数据）与登记的版次校验不符：不是公开过的那一版。']);
  expect(await problems({ hash: null })).toEqual([expect.stringContaining('不是公开过的那一版')]);
});

test('a table that says other than the data is named with its row', async () => {
  const csv = paperCsv(content);
  expect(await problems({ csv: csv.replace('100.00', '900.00') })).toEqual(['data/payments.csv 发放明细（表格）序号 1 的姓名或金额与公开内容（数据）不符。']);
  expect(await problems({ csv: csv.replace('孙䶮', '孙刚') })).toEqual([expect.stringContaining('序号 3 ')]);
  for (const [was, is] of [['1组', '2组'], ['120.00', '12.00']] as const) {
    expect(await problems({ csv: csv.replace(was, is) })).toEqual(['data/payments.csv 发放明细（表格）序号 1 的组别或数量与公开内容（数据）不符。']);
  }
  expect(await problems({ csv: csv.replace('600.05', '600.50') })).toEqual(['data/payments.csv 发放明细（表格）的合计与公开内容（数据）的 600.05 元不符。']);
  expect(await problems({ csv: csv.replace(/^2,.*\r\n/m, '') })).toEqual(['data/payments.csv 发放明细（表格）有 2 行，公开内容（数据）有 3 行。']);
  expect(await problems({ csv: '' })).toHaveLength(2);
});

test('another number, data that is none and files that are gone are named', async () => {
  expect(await problems({ identifier: '370405102214-2026-2/1' })).toEqual([expect.stringMatching(/^bag-info\.txt 登记的公开编号.*370405102214-2026-1\/1/)]);
  for (const json of ['{', '[]', '{"rows":1}', '1.5', JSON.stringify({ ...content, year: 0.5 })]) expect(await problems({ json })).toEqual([expect.stringContaining('读不出来')]);
  expect(await problems({ json: null })).toEqual([expect.stringContaining('缺少公开内容（数据）')]);
  expect(await problems({ csv: null })).toEqual([expect.stringContaining('缺少发放明细（表格）')]);
});

test('amounts changed in the data, its hash and the table, but not on the paper, are told', async () => {
  const forged = { json: more, csv: paperCsv(more), hash: hashOf(canonicalJson(more)) };
  const said = await problems(forged);
  for (const words of ['打印件）上印的校验不是', '打印件）上没有公开内容（数据）里的合计 1400.05 元', '网页）上印的校验不是', '网页）上没有公开内容（数据）里的合计', '发布和审核记录里的编号、校验或存证']) expect(said).toContainEqual(expect.stringContaining(words));
});

test('another paper, page or record is told', async () => {
  const page = String((await copiesOf(content))['notice.html']);
  expect(await problems({ pdf: '%PDF-1.4 forged' })).toEqual(['data/notice.pdf 公开表（打印件）读不出来，不是封存时写下的样子。']);
  expect(await problems({ html: page.replaceAll('300.00', '900.00') })).toEqual(['data/notice.html 公开表（网页）上没有公开内容（数据）里的序号 3 的姓名或金额。']);
  expect(await problems({ html: page.replaceAll('王桂英', '王贵英') })).toEqual([expect.stringContaining('序号 1 的姓名或金额')]);
  expect(await problems({ html: page.replaceAll(witness, 'ffff ffff') })).toEqual(['data/notice.html 公开表（网页）上印的存证不是公开内容（数据）的。']);
  expect(await problems({ record: { number: content.number, edition: 1, hash: printed, witness: 'ffff ffff' } })).toEqual([expect.stringContaining('data/review-record.json 发布和审核记录里的')]);
});

test('a package without its data is not taken for the package of somebody else', async () => {
  expect(await problems({ json: null, hash: null })).toEqual([expect.stringContaining('缺少公开内容（数据），无法核对')]);
  expect(await problems({ json: null, hash: null, paper: null })).toContainEqual(expect.stringContaining('缺少公开内容（数据），无法核对'));
  expect(await problems({ paper: null })).toHaveLength(3);
});

test('a package forged without any contradiction is still not the one that the desk sealed', async () => {
  const sealed = await bagOf({});
  expect(await verifyKept(sealed.dir, sealed.sha256)).toMatchObject({ ok: true, problems: [] });
  const forged = await bagOf({ json: more, csv: paperCsv(more), hash: hashOf(canonicalJson(more)), paper: more });
  expect(await verifyBag(forged.dir)).toMatchObject({ ok: true });
  expect(await verifyKept(forged.dir, sealed.sha256)).toMatchObject({ ok: false, problems: [{ said: expect.stringContaining('不是封存时的那一份') }] });
});
