// Papers that run on waste no sheet: the ending never stands alone, and what fits on one sheet stands on one.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderAffairs, renderFinance, renderLeaflet } from '../../print-templates/index.tsx';
import { amountPoints, columnsFor, sheetsOfEntries } from '../../print-templates/finance-plan.ts';
import { densityFor } from '../../print-templates/flow-fit.ts';
import { pdfText } from '../../server/pdf/text.ts';
import { jpegPhoto } from '../photos/photos.ts';
import { dense, sharedRenderer } from './printer.ts';
import { frame } from './samples.ts';

const renderer = sharedRenderer();
const sheetsOf = async (html: string) => (await pdfText(await renderer().pdf(html))).map(dense);
const edges = {
  qrUrl: frame.qrUrl, address: frame.address, askText: frame.askText, phone: frame.phone, banner: '村务公开', number: '公开编号 370405102214-2026-7 第1版', remarks: ['公开期：2026年7月6日至2026年8月5日（30天）'],
  seal: ['北洛村村民委员会（盖章）', '村务监督委员会：____', '经办：高远 审核：周岚', '2026年7月6日'], notes: ['校验 7f3a 9c21'],
};
const isEnding = (sheet: string) => sheet.includes('北洛村村民委员会（盖章）');

function accounts(count: number): string {
  const entries = Array.from({ length: count }, (_, i) => ({ date: '6月12日', voucher: `记-${i + 1}`, summary: i % 3 === 0 ? '支付村内道路修补工料款（三标段，附发票两张）' : '镇财政拨付村级运转经费', handler: '周小满', income: '', expense: '1,040.31', balance: '322,539.47' }));
  return renderFinance({ ...edges, title: '泥沟镇北洛村2026年6月', subtitle: '村级财务收支', remarksBelow: ['依据：村规民约。'], opening: '323,456.78', entries, income: '0.00', expense: '9,999.00', closing: '313,445.48', closingInWords: '人民币叁拾壹万叁仟肆佰肆拾伍元肆角捌分' });
}

test('the accounts of a month with a dozen entries are one sheet, dates in one line', async () => {
  const sheets = await sheetsOf(accounts(12));
  expect(sheets).toHaveLength(1);
  expect(sheets[0]?.match(/6月12日记-/g)).toHaveLength(12);
});

test('millions stand in their columns, in one line each and no smaller than they need', () => {
  const amounts = (amount: string) => ({ opening: amount, closing: amount, income: amount, expense: amount, entries: [] });
  const of = (amount: string) => amountPoints(amounts(amount), columnsFor(amounts(amount)));
  expect([of('99,999.99'), of('9,999,999.99')]).toEqual([10.5, 10.5]);
  expect(of('10,000,000,000.00')).toBeGreaterThanOrEqual(7.5);
});

test('however many entries there are, at least three stand on the sheet with the seal, below a head', async () => {
  for (const count of [13, 16, 19, 22, 27, 34, 36, 40, 48, 66]) {
    const sheets = await sheetsOf(accounts(count));
    const last = sheets.at(-1) ?? '';
    expect({ count, ending: sheets.map(isEnding).lastIndexOf(true), entries: (last.match(/记-\d/g) ?? []).length >= 3, head: last.includes('日期凭证号摘要') }).toEqual({ count, ending: sheets.length - 1, entries: true, head: true });
    for (const sheet of sheets) expect({ count, lines: (sheet.match(/记-\d/g) ?? []).length >= 2 }).toEqual({ count, lines: true });
  }
});

test('accounts that nearly fit stand on one sheet, and those that do not are shared out evenly', async () => {
  const shares = await Promise.all([13, 15, 17, 22, 25, 40].map(async (count) => (await sheetsOf(accounts(count))).map((sheet) => (sheet.match(/记-\d/g) ?? []).length)));
  expect(shares.slice(0, 3)).toEqual([[13], [15], [17]]);
  for (const share of shares) expect({ share, isEven: Math.min(...share) * 2 >= Math.max(...share) }).toEqual({ share, isEven: true });
});

test('a sheet that comes off the wall says what it belongs to, whatever its title is made of', async () => {
  const sheets = await sheetsOf(renderAffairs({ ...edges, title: '北洛村“一事一议”', subtitle: '\\"}</style>{}', blocks: Array.from({ length: 80 }, () => ({ kind: 'text' as const, text: '经村民代表会议讨论，决定修补村东道路，资金从村集体收入中列支。' })), closing: [] }));
  expect(sheets.length).toBeGreaterThan(2);
  expect(sheets.map((sheet) => sheet.includes('北洛村“一事一议”\\"}</style>{}（续）'))).toEqual(sheets.map((_, i) => i > 0));
  expect(sheets.map((sheet) => sheet.match(/公开编号370405102214-2026-7第1版/g)?.length)).toEqual(sheets.map(() => 1));
  expect(sheets.slice(1, -1).every((sheet) => sheet.includes('校验7f3a9c21'))).toBe(true);
});

test('a leaflet of any length has something to read on every sheet, and a question never parts from its answers', async () => {
  for (const count of [4, 6, 7, 8, 9, 12]) {
    const sections = Array.from({ length: count }, (_, i) => ({ heading: `问题${i + 1}`, lines: ['到村委会登记种植面积，村里张榜公示7天，有异议当场说。', '镇里核实，区里审定，钱打到一卡通上。', `回答${i + 1}完`] }));
    const sheets = await sheetsOf(renderLeaflet({ ...edges, title: '2026年耕地地力保护补贴', subtitle: '申报明白纸', closing: ['依据：示例文件。'], sections }));
    for (const sheet of sheets) expect({ count, asked: sheet.match(/问题\d+/g)?.length, answered: sheet.match(/回答\d+完/g)?.length }).toEqual({ count, asked: expect.any(Number), answered: sheet.match(/问题\d+/g)?.length });
  }
});

test('a photo stands below its text on the same sheet, and several break between two rows of them', async () => {
  const src = `data:image/jpeg;base64,${Buffer.from(jpegPhoto()).toString('base64')}`;
  const figures = (count: number) => Array.from({ length: count }, (_, i) => ({ src, caption: `第${i + 1}张照片`, width: 800, height: 600 }));
  const affairs = (count: number) => renderAffairs({ ...edges, title: '泥沟镇北洛村2026年第二季度', subtitle: '村民会议决定事项', blocks: [{ kind: 'text', text: '决定修补村东道路。' }], closing: ['依据：村规民约。'], figures: figures(count) });
  expect(await sheetsOf(affairs(1))).toHaveLength(1);
  expect(await sheetsOf(affairs(2))).toHaveLength(1);
  const many = await sheetsOf(affairs(16));
  expect(many.map((sheet) => sheet.match(/第\d+张照片/g)?.length)).toEqual([expect.any(Number), expect.any(Number)]);
  expect(many.join('').match(/第\d+张照片/g)).toHaveLength(16);
});

test('three photos that fit side by side on the sheet of their text stand there', async () => {
  const src = `data:image/jpeg;base64,${Buffer.from(jpegPhoto()).toString('base64')}`;
  const shown = ['修补前的村东道路', '修补后的村东道路，全长1.2公里，由村务监督委员会验收', '机动地发包会议'].map((caption) => ({ src, caption, width: 1600, height: 1000 }));
  const table = { kind: 'table' as const, caption: '资金安排', head: ['项目', '金额（元）'], rows: ['水泥', '砂石', '人工'].map((name) => [name, '15,120.00']) };
  const affairs = renderAffairs({ ...edges, title: '泥沟镇北洛村2026年第二季度', subtitle: '村民会议、村民代表会议决定事项', blocks: [{ kind: 'heading', text: '一、道路' }, { kind: 'text', text: '经村民代表会议讨论，决定修补村东道路，资金从村集体收入中列支。'.repeat(2) }, table], closing: ['依据：村规民约。'], figures: shown });
  expect((await sheetsOf(affairs)).map((sheet) => sheet.match(/图\d/g)?.length)).toEqual([3]);
});

test('a heading and the name of a table stand above at least two rows of it, wherever the sheet ends', async () => {
  const rows = Array.from({ length: 24 }, (_, i) => [`姓名${i}`, '大米', '1袋']);
  for (let lines = 16; lines < 28; lines++) {
    const blocks = [
      ...Array.from({ length: lines }, (_, i) => ({ kind: 'text' as const, text: `第${i}件事。` })),
      { kind: 'heading' as const, text: '三、救助' }, { kind: 'table' as const, caption: '救助名单', head: ['姓名', '物资', '数量'], rows },
    ];
    const sheets = await sheetsOf(renderAffairs({ ...edges, title: '北洛村', subtitle: '村务', blocks, closing: [] }));
    const [headed, named] = ['三、救助', '救助名单'].map((words) => sheets.find((sheet) => sheet.includes(words)) ?? '');
    expect({ lines, isTogether: headed === named, below: (headed?.match(/姓名\d/g) ?? []).length >= 2 }).toEqual({ lines, isTogether: true, below: true });
  }
});

test('lines stand closer only where that saves a sheet', () => {
  const [saving, not] = [densityFor(({ line }) => (line < 1.5 ? 1 : 2)), densityFor(() => 2)];
  expect(saving.line).toBeLessThan(not.line);
});

test('every entry stands on exactly one sheet, a few with the sum, whatever is told', () => {
  const text = fc.string({ minLength: 1, maxLength: 100, unit: fc.constantFrom('支', '付', '款', 'a', '1') });
  const entry = fc.record({ voucher: text.map((each) => each.slice(0, 20)), summary: text, handler: text.map((each) => each.slice(0, 20)), date: fc.constant('6月1日'), income: fc.constant(''), expense: fc.constant(''), balance: fc.constant('') });
  const room = fc.record({ width: fc.constant(174), sheet: fc.constantFrom(251, 263), opening: fc.integer({ min: 50, max: 110 }), ending: fc.integer({ min: 45, max: 90 }) });
  fc.assert(fc.property(fc.array(entry, { maxLength: 200 }), room, (entries, free) => {
    const sheets = sheetsOfEntries({ entries, closingInWords: '人民币玖拾元整', remarksBelow: [], opening: '', income: '', expense: '', closing: '' }, densityFor(() => 1), free);
    expect(sheets.map(({ start }) => start)).toEqual([0, ...sheets.slice(0, -1).map(({ end }) => end)]);
    expect(sheets.at(-1)?.end).toBe(entries.length);
    if (sheets.length > 1) expect(entries.length - (sheets.at(-1)?.start ?? 0)).toBeGreaterThanOrEqual(Math.min(3, entries.length - sheets.length + 1));
  }), { numRuns: 200 });
});
