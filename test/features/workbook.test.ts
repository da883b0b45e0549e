// A workbook with a sheet per village: both are stored, each row with its own sheet.
import { utils, write } from '@e965/xlsx';
import { expect, test } from 'vitest';
import { onBothEngines } from '../support/database.ts';
import { openOffice, submitFile } from '../support/office.ts';
import { account, idNumber } from '../support/payment-files.ts';
import { villages } from '../support/people.ts';
import { storedPayments } from '../support/stored-payments.ts';

const [first, second] = villages;
if (!first || !second) throw new Error('two villages are wanted');

function workbook(): Uint8Array {
  const book = utils.book_new();
  [first, second].forEach((village, at) => {
    const person = (i: number, status: string) => [i + 1, village?.name, ['甄有田', '贾丰年'][i], idNumber(at * 2 + i), account(at * 2 + i), 137 + i, status];
    utils.book_append_sheet(book, utils.aoa_to_sheet([['2026年耕地地力保护补贴发放表'], ['序号', '村名', '姓名', '身份证号', '银行账号', '补贴金额（元）', '支付状态'], person(0, '成功'), person(1, at === 0 ? '成功' : '退汇')]), `表${at + 1}`);
  });
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array;
}

onBothEngines('a workbook with a sheet per village', (open) => {
  test('is stored with both sheets, although their row numbers are the same', async () => {
    const db = await open();
    const office = await openOffice(db, {});
    await submitFile(office, 'farmland-fertility', { name: '发放表.xls', bytes: workbook() });
    const stored = (await storedPayments(db)).map(({ sheet, row, amountFen, status }) => ({ sheet, row, amountFen, status }));
    expect(stored).toEqual([
      { sheet: '表1', row: 3, amountFen: 13_700, status: 'paid' },
      { sheet: '表1', row: 4, amountFen: 13_800, status: 'paid' },
      { sheet: '表2', row: 3, amountFen: 13_700, status: 'paid' },
      { sheet: '表2', row: 4, amountFen: 13_800, status: 'returned' },
    ]);
  });
});
