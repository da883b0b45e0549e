// What the villages of a result come to, one row each and a sum: exact as CSV for programs, and as a workbook in which codes stay text.
import { utils, write } from '@e965/xlsx';
import { plainQuantity, plainYuan } from '../notices/data.ts';
import { quantityOf } from '../notices/words.ts';
import type { OfflineEdition } from './offline-editions.ts';

const head = ['村代码', '乡镇', '村', '户数或人数', '数量', '实发金额(元)', '退回待重发(元)', '尚未发放(元)', '公开编号', '校验'];
/** Columns that a spreadsheet may add up. */
const figures = [3, 4, 5, 6, 7];

/** All cells as text, the head first, 合计 last: each of its figures is the sum of those above it. */
export function summaryRows(editions: readonly OfflineEdition[]): string[][] {
  const rows = editions.map(({ content: { village, township, totals, units, number }, hash }) => [
    village.code, township, village.name, String(totals.households), plainQuantity(totals.areaUnits, quantityOf(units).unit),
    plainYuan(totals.paidFen), plainYuan(totals.returnedFen), plainYuan(totals.unpaidFen), number, hash.slice(0, 8),
  ]);
  return [head, ...rows, totalOf(editions)];
}

export function summaryXlsx(rows: readonly string[][]): Uint8Array {
  const sheet = utils.aoa_to_sheet(rows.map((row, i) => row.map((text, column) => (i > 0 && figures.includes(column) && text !== '' ? { t: 'n', v: Number(text), z: text.includes('.') ? '0.00' : '0' } : { t: 's', v: text }))));
  sheet['!cols'] = [16, 12, 14, 12, 12, 16, 16, 16, 28, 12].map((wch) => ({ wch }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '各村合计');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: true }) as ArrayBuffer);
}

function totalOf(editions: readonly OfflineEdition[]): string[] {
  type Totals = OfflineEdition['content']['totals'];
  const sum = (value: (totals: Totals) => number) => editions.reduce((total, { content }) => total + value(content.totals), 0);
  const [first] = editions;
  const hasQuantity = editions.some(({ content }) => content.totals.areaUnits !== null);
  const quantity = first && hasQuantity ? plainQuantity(sum(({ areaUnits }) => areaUnits ?? 0), quantityOf(first.content.units).unit) : '';
  return ['合计', '', `${editions.length}个村`, String(sum((t) => t.households)), quantity, plainYuan(sum((t) => t.paidFen)), plainYuan(sum((t) => t.returnedFen)), plainYuan(sum((t) => t.unpaidFen)), '', ''];
}
