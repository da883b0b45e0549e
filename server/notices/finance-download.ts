// The entries that the page of a month's accounts shows, to take away: text and workbook of the same cells.
import { utils, write } from '@e965/xlsx';
import { computedClosing, sumsOf } from '../domain/manuscript.ts';
import { tableText } from '../table-text.ts';
import type { FinanceContent } from './content.ts';
import { plainYuan } from './data.ts';
import type { Download } from './tellings.ts';
import { wholeTitle } from './words.ts';

const [csv, xlsx] = ['text/csv; charset=utf-8', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];
/** Columns that a spreadsheet may add up. */
const figures = [2, 3, 4];

export function financeDownloads(content: FinanceContent): Download[] {
  const cells = cellsOf(content);
  return [
    { file: 'accounts.xlsx', said: 'Excel', type: xlsx, body: workbook(cells) },
    { file: 'accounts.csv', said: '表格文本', type: csv, body: tableText(cells) },
  ];
}

/** Nothing that the page does not say: vouchers and who handled them hang in the village only. */
function cellsOf(content: FinanceContent): string[][] {
  const { openingFen, entries, closingFen } = content.accounts;
  const { incomeFen, expenseFen } = sumsOf(content.accounts);
  const amount = (fen: number) => (fen === 0 ? '' : plainYuan(fen));
  return [
    [wholeTitle(content)], ['日期', '摘要', '收入(元)', '支出(元)', '结余(元)'], ['', '上月结余', '', '', plainYuan(openingFen)],
    ...entries.map(({ day, item, incomeFen: income, expenseFen: expense }, i) => [day, item, amount(income), amount(expense), plainYuan(computedClosing({ openingFen, entries: entries.slice(0, i + 1) }))]),
    ['', '本月合计', plainYuan(incomeFen), plainYuan(expenseFen), plainYuan(closingFen)],
  ];
}

/** Words are stored as words, so that no cell is a formula; not compressed, so that whoever looks the files over again can read them. */
function workbook(cells: readonly string[][]): Uint8Array {
  const sheet = utils.aoa_to_sheet(cells.map((row, i) => row.map((text, column) => (i > 1 && figures.includes(column) && text !== '' ? { t: 'n', v: Number(text), z: '0.00' } : { t: 's', v: text }))));
  sheet['!cols'] = [12, 40, 14, 14, 14].map((wch) => ({ wch }));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '村级财务');
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: false }) as ArrayBuffer);
}
