// The papers beside the wall notice, read back from their PDFs.
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  broadcast, matrixLines, paginateMatrix, renderAffairs, renderFinance, renderLeaflet, renderMatrix, renderPostingRecord, renderPoster, renderSlips,
  type MatrixRow, type MatrixView, type PaperName,
} from '../../print-templates/index.tsx';
import { columnBlocks, widthsOf } from '../../print-templates/matrix-plan.ts';
import { pdfText } from '../../server/pdf/text.ts';
import type { PostedNotice } from '../../server/postings/queries.ts';
import { postingRecordPage } from '../../server/postings/record.ts';
import { dense, sharedRenderer } from './printer.ts';
import { frame, households } from './samples.ts';

const renderer = sharedRenderer();
const sheetsOf = async (html: string) => (await pdfText(await renderer().pdf(html))).map(dense);

const foot = { qrUrl: frame.qrUrl, address: frame.address, askText: frame.askText, phone: frame.phone };
const flow = { ...foot, banner: '村务公开', number: '泥沟镇〔2026〕137号', seal: ['北洛村村民委员会（盖章）'], remarks: ['公开期：7天'], notes: ['校验 7f3a 9c21'] };

function matrixOf(count: number, programmes: number, paper: PaperName): MatrixView {
  const rows = households(count).map((row, i): MatrixRow => (
    { group: row.group ?? '', name: row.name ?? '', amounts: Array.from({ length: programmes }, (_, j) => `${i + 1}.${String(j).padStart(2, '0')}`), total: `${i + 1}00.99` }
  ));
  const totals = Array.from({ length: programmes }, (_, j) => `9${j},999.99`);
  return {
    ...frame, title: '北洛村2026年惠民惠农财政补贴', subtitle: '年度汇总', period: '单位：元', programmes: totals.map((_, j) => `补贴项目${j + 1}号`),
    count: `${count} 户`, totals, total: '888,888.88', totalInWords: '人民币捌拾捌万捌仟捌佰捌拾捌元捌角捌分',
    pages: paginateMatrix(matrixLines(rows, programmes, paper), paper).map(({ start, end }) => ({ rows: rows.slice(start, end), subtotals: totals.map((_, j) => `7${j}.77`), subtotal: '66.66' })),
  };
}

test.for([[60, 3, 'a4-landscape'], [150, 9, 'a3-landscape'], [20, 20, 'a4-landscape']] as const)('a year of %i households and %i programmes on %s shows every amount once, names on every sheet', async ([count, programmes, paper]) => {
  const view = matrixOf(count, programmes, paper);
  const sheets = await sheetsOf(renderMatrix(view, paper));
  const pages = await pdfText(await renderer().pdf(renderMatrix(view, paper)));
  const words = pages.flatMap((page) => page.split(' '));
  for (const amount of view.pages.flatMap(({ rows }) => rows.flatMap(({ amounts, total }) => [...amounts, total]))) expect(words.filter((word) => word === amount)).toHaveLength(1);
  sheets.forEach((sheet, i) => expect(sheet).toContain(`第${i + 1}页共${sheets.length}页`));
  const names = view.pages.flatMap(({ rows }) => rows.map(({ name }) => name));
  expect(sheets.filter((sheet) => sheet.includes(dense(names[0] ?? '')))).not.toHaveLength(0);
  expect(sheets.at(-1)).toContain(view.totalInWords);
  expect(sheets.filter((sheet) => sheet.includes('888,888.88'))).toHaveLength(1);
});

test('the year of a village without groups has no column for them, and more room for names', async () => {
  const view = matrixOf(60, 3, 'a4-landscape');
  const without = { ...view, pages: view.pages.map((page) => ({ ...page, rows: page.rows.map((row) => ({ ...row, group: '' })) })) };
  const sheets = await sheetsOf(renderMatrix(without, 'a4-landscape'));
  expect(sheets.join('').match(/序号组?姓名/g)).toEqual(sheets.map(() => '序号姓名'));
  expect((await sheetsOf(renderMatrix(view, 'a4-landscape'))).join('').match(/序号组?姓名/g)).toContain('序号组姓名');
  expect(sheets.at(-1)).toContain(`合计60户${without.totals.join('')}${without.total}`);
  const [own, others] = [false, true].map((hasGroups) => widthsOf(3, true, 261, hasGroups));
  expect([own?.group, (own?.name ?? 0) > (others?.name ?? 0)]).toEqual([0, true]);
});

test('however many programmes there are, each has its column, no narrower than an amount, within the paper', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.constantFrom(261, 308), fc.boolean(), (programmes, width, hasGroups) => {
    const blocks = columnBlocks(programmes, width, hasGroups);
    expect(blocks.flat()).toEqual(Array.from({ length: programmes }, (_, i) => i));
    blocks.forEach((columns, i) => {
      const { number, group, name, amount, total } = widthsOf(columns.length, i === blocks.length - 1, width, hasGroups);
      expect(amount).toBeGreaterThanOrEqual(21.9);
      expect(name).toBeGreaterThanOrEqual(33.9);
      expect(number + group + name + columns.length * amount + total).toBeLessThanOrEqual(width);
    });
  }));
});

test('every row of a year stands on exactly one sheet, and the sums never alone', () => {
  const rows = fc.array(fc.constantFrom<1 | 2>(1, 1, 1, 2), { maxLength: 600 });
  fc.assert(fc.property(rows, fc.constantFrom<PaperName>('a4-landscape', 'a3-landscape'), (lines, paper) => {
    const slices = paginateMatrix(lines, paper);
    expect(slices.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i))).toEqual(lines.map((_, i) => i));
    const last = slices.at(-1);
    if (slices.length > 1) expect(lines.slice(last?.start, last?.end).reduce((all, each) => all + each, 0)).toBeGreaterThanOrEqual(4);
  }));
});

test.for([8, 10] as const)('%i slips stand on a sheet, each with its own name and code', async (each) => {
  const slips = households(each + 3).map((row, i) => ({ name: row.name ?? '', group: row.group ?? '', url: `https://mb.example.cn/look-up#token${i}`, code: `7K2M9QPX${10 + i}` }));
  const sheets = await sheetsOf(renderSlips({ village: '北洛村', address: 'mb.example.cn/look-up', phone: '0632-661 1234', hint: '请收好。', caution: '不收费', slips }, each));
  expect(sheets.map((sheet) => sheet.match(/查询码/g)?.length)).toEqual([each, 3]);
  slips.forEach(({ name, code }, i) => expect(sheets[i < each ? 0 : 1]).toMatch(new RegExp(`${dense(name)}.*${code}`)));
  // The address in the code is for the camera alone.
  expect(sheets.join('')).not.toContain('token');
});

test('accounts of a month that run over several sheets repeat their head and count themselves, the sum stands once', async () => {
  const entries = Array.from({ length: 60 }, (_, i) => ({ date: '6月1日', voucher: `记-${i + 1}`, summary: '支付村内道路修补工料款', handler: '周小满', income: '', expense: '10.00', balance: '90.00' }));
  const sheets = await sheetsOf(renderFinance({ ...flow, title: '北洛村2026年6月', subtitle: '收支明细', remarksBelow: [], opening: '690.00', entries, income: '0.00', expense: '600.00', closing: '90.00', closingInWords: '人民币玖拾元整' }));
  expect(sheets.length).toBeGreaterThan(1);
  sheets.forEach((sheet, i) => expect(sheet).toContain(`第${i + 1}页共${sheets.length}页`));
  expect(sheets.filter((sheet) => sheet.includes('凭证号'))).toHaveLength(sheets.filter((sheet) => sheet.includes('记-')).length);
  expect(sheets.filter((sheet) => sheet.includes('本月合计0.00600.0090.00'))).toHaveLength(1);
  for (const { voucher } of entries) expect(sheets.join('')).toContain(voucher);
});

test('two accounts printed at the same time each begin with sheet 1', async () => {
  const html = renderFinance({ ...flow, title: '北洛村2026年6月', subtitle: '收支明细', remarksBelow: [], opening: '0.00', entries: [], income: '0.00', expense: '0.00', closing: '0.00', closingInWords: '零元整' });
  const all = await Promise.all([1, 2, 3, 4].map(() => sheetsOf(html)));
  expect(all.map((sheets) => /第\d页共\d页/.exec(sheets.join(''))?.[0])).toEqual(Array.from({ length: 4 }, () => '第1页共1页'));
});

test.each([
  ['poster', renderPoster({ ...foot, village: '北洛村', heading: '村务公开栏', contents: ['村级财务'], seal: ['北洛村村民委员会'] }), ['北洛村', '村务公开栏', '村级财务', '0632-6611234']],
  ['leaflet', renderLeaflet({ ...flow, title: '耕地地力保护补贴', subtitle: '申请明白纸', closing: [], sections: [{ heading: '谁能领', lines: ['种地农民'] }, { heading: '带什么', lines: ['身份证', '一卡通'] }] }), ['谁能领', '种地农民', '1.身份证', '2.一卡通', 'mb.example.cn/n/N7K2-137']],
  ['record of a posting', renderPostingRecord({ ...flow, title: '北洛村', subtitle: '张贴记录', facts: [{ label: '张贴地点', value: '村委会院墙' }], photos: [{ caption: '6月22日张贴', source: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==' }], signers: ['张贴人'] }), ['张贴地点村委会院墙', '6月22日张贴', '张贴人：']],
  ['sheet of village affairs', renderAffairs({ ...flow, title: '北洛村', subtitle: null, closing: ['依据：村规民约。'], blocks: [{ kind: 'heading', text: '一、道路' }, { kind: 'text', text: '修补道路。' }, { kind: 'table', caption: '资金', head: ['项目', '金额'], rows: [['水泥', '15,120.00']] }] }), ['一、道路', '修补道路。', '资金', '水泥15,120.00']],
])('the %s is one sheet with every word, tagged, titled and bookmarked', async (_, html, words) => {
  const pdf = await renderer().pdf(html);
  const sheets = (await pdfText(pdf)).map(dense);
  expect(sheets).toHaveLength(1);
  for (const word of words) expect(sheets[0]).toContain(word);
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await task.promise;
  expect((await document.getMetadata()).info).toMatchObject({ Language: 'zh-CN', Title: expect.any(String) });
  expect((await document.getOutline()).length).toBeGreaterThan(0);
  expect(await (await document.getPage(1)).getStructTree()).not.toBeNull();
  await task.destroy();
});

test('the text for the loudspeaker says everything twice and no figure that would be read digit by digit', () => {
  const text = broadcast({ village: '北洛村', affairs: '村务公开', residents: '村民', committee: '村委会', sentences: ['这次公开的是二〇二六年耕地地力保护补贴的发放结果。', '全村一百三十二户，一共领到九万三千七百四十九元一角。'], place: '村委会院墙的村务公开栏', period: '从六月二十二日到六月三十日', office: null, phone: '零六三二，六六幺' });
  expect(text.match(/九万三千七百四十九元一角/g)).toHaveLength(2);
  expect(text).not.toMatch(/[0-9]/);
  expect(text).toContain('请打电话零六三二，六六幺。');
});

test('the record of a posting in a community is signed by those who watch over its committee', async () => {
  const notice = { editionId: 'e', kind: 'finance', number: '370405001001-2026-6', edition: 1, programme: 'accounts', title: '村级财务收支', year: 2026, term: '10月', state: 'published', villageCode: '370405001001', village: '兴中社区', townshipCode: '370405001', township: '运河街道', firstDay: '2026-11-29', lastDay: null };
  const page = await postingRecordPage({ uploads: undefined as never }, notice as unknown as PostedNotice, [], null);
  expect(page).toContain('居务监督委员会');
  expect(page).not.toContain('村务监督委员会');
});
