// A name or a head that takes two lines is broken where a reader would pause.
import { expect, test } from 'vitest';
import { headLines, nameLines } from '../../print-templates/line-breaks.ts';
import { POINT } from '../../print-templates/measure.ts';
import { matrixLines, renderMatrix, renderNotices } from '../../print-templates/index.tsx';
import { pdfText } from '../../server/pdf/text.ts';
import { sharedRenderer } from './printer.ts';
import { frame, households, notice } from './samples.ts';

const renderer = sharedRenderer();
const [points, em] = [10.5, 10.5 * POINT];

test('a name breaks after its points', () => {
  const lines = (name: string, room: number, most: 1 | 2 | 3) => nameLines(name, room * em, { points, lines: most });
  expect(lines('买买提·艾合买提', 6, 2)).toEqual(['买买提·', '艾合买提']);
  expect(lines('阿卜杜热合曼·吐尔逊尼亚孜·麦麦提', 7, 3)).toEqual(['阿卜杜热合曼·', '吐尔逊尼亚孜·', '麦麦提']);
  // The point itself need not find room.
  expect(lines('阿卜杜热合曼·吐尔逊', 6.2, 2)).toEqual(['阿卜杜热合曼·', '吐尔逊']);
  // Filled up, not one part a line; and left to the browser where a part is too long or the lines are too few.
  expect(lines('买买提·艾合·麦麦提', 7, 2)).toEqual(['买买提·艾合·', '麦麦提']);
  expect([lines('阿卜杜热合曼尼亚孜·麦', 7, 2), lines('买买提·艾合买提', 6, 1), lines('北洛村种植专业合作社', 6, 2)]).toEqual([null, null, null]);
});

test('the name of a programme breaks between its words', () => {
  const lines = (label: string, room = 5.8) => headLines(label, room)?.join('/') ?? null;
  expect(['种粮一次性补贴', '退耕还林补助', '生态护林员补助', '耕地地力保护补贴', '水库移民后期扶持'].map((label) => lines(label)))
    .toEqual(['种粮一次性/补贴', '退耕还林/补助', '生态护林员/补助', '耕地地力/保护补贴', '水库移民/后期扶持']);
  expect([lines('大豆玉米带状复合种植补贴'), lines('农机购置与应用补贴', 8)]).toEqual([null, '农机购置与应用/补贴']);
});

test('the lines of a name and of a head stand so on paper', async () => {
  const text = async (html: string) => (await pdfText(await renderer().pdf(html))).join(' ');
  const rows = households(20).map((row, i) => (i === 3 ? { ...row, name: '阿卜杜热合曼·吐尔逊尼亚孜·麦麦提' } : row));
  expect(await text(renderNotices([notice(rows)]))).toMatch(/阿卜杜热合曼·\s(?:吐尔逊尼亚孜·)\s?麦麦提/);
  const matrix = renderMatrix({
    ...frame, subtitle: '年度汇总', period: '', programmes: Array.from({ length: 8 }, () => '退耕还林补助'), count: '1 户', totals: Array.from({ length: 8 }, () => '1.00'), total: '8.00',
    totalInWords: '人民币捌元整', pages: [{ rows: [{ group: '1组', name: '曹杰', amounts: Array.from({ length: 8 }, () => '1.00'), total: '8.00' }], subtotals: [], subtotal: '' }],
  }, 'a4-landscape');
  expect(await text(matrix)).toMatch(/退耕还林\s补助/);
});

test('in a year a long name has room for letters that are read at 1 m', () => {
  const names = ['曹杰', '买买提·艾合买提', '阿卜杜热合曼·吐尔逊尼亚孜·买买提艾力江'];
  const rows = names.map((name) => ({ group: '1组', name, amounts: ['1.00', '2.00'], total: '3.00' }));
  expect(matrixLines(rows, 8, 'a4-landscape')).toEqual([1, 1, 2]);
  const html = renderMatrix({ ...frame, subtitle: '年度汇总', period: '', programmes: ['种粮', '农机'], count: '3 户', totals: ['', ''], total: '', totalInWords: '人民币玖元整', pages: [{ rows, subtotals: [], subtotal: '' }] }, 'a4-landscape');
  const sizes = [...html.matchAll(/<th scope="row" style="font-size:([\d.]+)pt">/g)].map(([, size]) => Number(size));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(10.5);
});
