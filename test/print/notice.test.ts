// What a villager reads on the printed sheets, read back from the PDF.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, test } from 'vitest';
import { paginate, renderNotices, type NoticeSum, type NoticeView } from '../../print-templates/index.tsx';
import { pdfText } from '../../server/pdf/text.ts';
import { dense, sharedRenderer } from './printer.ts';
import { frame, households, notice, sumOf } from './samples.ts';

const renderer = sharedRenderer();

async function read(...views: NoticeView[]): Promise<string[]> {
  return pdfText(await renderer().pdf(renderNotices(views)));
}

function inOrder({ count, area = '', amount = '' }: NoticeSum): string {
  return count + area + amount;
}

function wordsOf({ pages, columns, facts, ...words }: NoticeView): string[] {
  const plain = Object.entries(words).filter(([field]) => field !== 'qrUrl').flatMap(([, value]) => (value === null || typeof value === 'string' ? value ?? [] : Object.values<string>(value)));
  const cells = pages.flatMap(({ rows }) => rows).flatMap((row) => columns.map(({ field }) => row[field] ?? ''));
  return [...plain, ...cells, ...columns.map(({ label }) => label), ...facts.flatMap(({ label, value }) => [label, value])];
}

test('every word of the notice is on paper', async () => {
  const view = notice(households(150), {
    remarks: ['银行退回待重发 3 户，重发后另行公开。'], superseded: '本版已由第2版代替，以新版为准。',
    basis: ['依据：区农业农村局、区财政局〔2026〕12号。', '本表由镇财政所根据银行回单汇总。'],
  });
  const text = dense((await read(view)).join(''));
  for (const word of wordsOf(view)) expect(text).toContain(dense(word));
});

test('each household stands in one line with its own group, area and amount', async () => {
  const rows = households(150);
  const text = (await read(notice(rows))).join(' ');
  rows.forEach((row, i) => {
    const name = Array.from(row.name ?? '').join('\\s?');
    expect(text).toMatch(new RegExp(`(^| )${i + 1} ${row.group} ${name} ${row.area} ${row.amount?.replaceAll('.', '\\.')}( |$)`));
  });
});

test('each sheet repeats head, number, address and telephone, and counts itself', async () => {
  const rows = households(150);
  const sheets = await read(notice(rows));
  expect(sheets).toHaveLength(paginate(rows, frame).length);
  expect(sheets.length).toBeGreaterThan(1);
  sheets.forEach((sheet, i) => {
    for (const word of ['序号', '户主姓名', '金额(元)', frame.number, frame.edition, frame.check, frame.caution,
      '0632-661 1234', 'mb.example.cn/n/N7K2-137', `第 ${i + 1} 页 共 ${sheets.length} 页`]) expect(dense(sheet)).toContain(dense(word));
  });
});

test('the sum of a sheet is the sum of the rows on it, and the last sheet has the whole sum and the signing place', async () => {
  const rows = households(150);
  const sheets = await read(notice(rows));
  paginate(rows, frame).forEach(({ start, end }, i) => {
    expect(dense(sheets[i] ?? '')).toContain(dense(`本页小计${inOrder(sumOf(rows.slice(start, end)))}`));
  });
  expect(dense(sheets.at(-1) ?? '')).toContain(dense(`合计${inOrder(sumOf(rows))}合计金额（大写）${frame.totalInWords}`));
  expect(sheets.filter((sheet) => sheet.includes('（盖章）'))).toEqual([sheets.at(-1)]);
  expect(sheets.filter((sheet) => sheet.includes('合计、签章见末页'))).toEqual(sheets.slice(0, -1));
});

test('a single household makes one sheet without a page sum', async () => {
  const sheets = await read(notice(households(1)));
  expect(sheets).toHaveLength(1);
  expect(sheets[0]).toContain('合计');
  expect(sheets[0]).not.toContain('本页小计');
});

test('no sum is set smaller than the figures that it adds up', () => {
  const standard = [...frame.columns.slice(0, 3), { field: 'standard' as const, label: '标准(元/亩)' }, ...frame.columns.slice(3)];
  const sizes = (parts: readonly string[], field: string) => new Set(parts.flatMap((part) => [...part.matchAll(new RegExp(`"${field} s(\\d+)"`, 'g'))].map(([, size]) => Number(size))));
  for (const [count, columns] of [[37, frame.columns], [90, standard], [150, frame.columns], [150, standard]] as const) {
    const html = renderNotices([notice(households(count), { columns })]);
    const [bodies, feet] = ['tbody', 'tfoot'].map((part) => html.match(new RegExp(`<${part}>.*?</${part}>`, 'g')) ?? []);
    for (const field of ['area', 'amount']) expect([count, field, sizes(feet ?? [], field)]).toEqual([count, field, sizes(bodies ?? [], field)]);
  }
});

test('a notice without rows says why instead of an empty table', async () => {
  const sheets = await read(notice([], { rowsNote: '本项目只公开汇总数，不逐户公开。', columns: [] }));
  expect(sheets).toHaveLength(1);
  expect(sheets[0]).toContain('本项目只公开汇总数，不逐户公开。');
  expect(sheets[0]).not.toContain('序号');
});

test('two thousand households are all there, once each', async () => {
  const rows = households(2000);
  const sheets = await read(notice(rows));
  expect(sheets).toHaveLength(paginate(rows, frame).length);
  expect(sheets.map((sheet) => [...sheet.matchAll(/ [1-8]组 /g)].length).reduce((sum, n) => sum + n, 0)).toBe(2000);
});

test('several notices in one document keep their own page numbers', async () => {
  const sheets = await read(notice(households(3)), notice(households(60)));
  expect(sheets.map((sheet) => /第 \d 页 共 \d 页/.exec(sheet)?.[0])).toEqual(['第 1 页 共 1 页', '第 1 页 共 2 页', '第 2 页 共 2 页']);
});

test('without address and telephone nothing points to them', async () => {
  const [sheet] = await read(notice(households(3), { qrUrl: null, address: null, phone: null }));
  expect(sheet).not.toContain('扫码');
  expect(renderNotices([notice(households(3), { qrUrl: null })])).not.toContain('<svg');
});

test('markup in a name is printed as it was written', async () => {
  const [row] = households(1);
  if (row === undefined) throw new Error('no household');
  const [sheet] = await read(notice([{ ...row, name: '<b>&amp;"王"' }]));
  expect(dense(sheet ?? '')).toContain('<b>&amp;"王"');
});

test('a notice of 150 households is small enough for a chat group, tagged, and says its language and title', async () => {
  const pdf = await renderer().pdf(renderNotices([notice(households(150))]));
  expect(pdf.length).toBeLessThan(200_000);
  const { marked, info, bookmarks, tree } = await anatomyOf(pdf);
  expect(marked).toBe(true);
  expect(info).toMatchObject({ Language: 'zh-CN', Title: `${frame.title}${frame.subtitle}` });
  expect(bookmarks.map(({ title, items }) => [dense(title), ...items.map((below) => below.title)])).toEqual([
    [`${frame.title}${frame.subtitle}`, ...['续1', '续2'].map((which) => `${frame.title}${frame.subtitle}（${which}）`)],
  ]);
  const roles = (node: Node): string[] => [node.role ?? '', ...(node.children ?? []).flatMap(roles)];
  expect(roles(tree).filter((role) => role === 'Table')).toHaveLength(2);
  expect(roles(tree)).toEqual(expect.arrayContaining(['H1', 'TR', 'TH', 'TD', 'Figure']));
});

type Node = { readonly role?: string; readonly children?: readonly Node[] };

async function anatomyOf(pdf: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  const anatomy = {
    marked: (await document.getMarkInfo() as unknown as Map<string, boolean>).get('Marked'),
    info: (await document.getMetadata()).info,
    bookmarks: await document.getOutline(),
    tree: await (await document.getPage(1)).getStructTree() as Node,
  };
  await task.destroy();
  return anatomy;
}
