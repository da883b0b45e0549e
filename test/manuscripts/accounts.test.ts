// The accounts of a month from any table: they close to the fen and hold every line, or they are not taken and the place is said.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSheets } from '../../importers/sheets.ts';
import type { AccountEntry } from '../../server/domain/manuscript.ts';
import { decimalText } from '../../importers/decimal.ts';
import { oneTable, typedFrom } from '../../server/manuscripts/sent.ts';
import { financeTyped, type TypedResult } from '../../server/manuscripts/typed.ts';
import { workbook } from '../importers/make-workbook.ts';

const boxes = { title: '村级财务收支', term: '6月', basis: '', opening: '', closing: '', body: '' };
const typed = (rows: readonly (readonly string[])[], more: Partial<typeof boxes> = {}) => financeTyped({ ...boxes, ...more }, rows, 2026);
const saidBy = (result: TypedResult) => (result.ok ? '' : result.errors.map(({ said }) => said).join(' '));

function accountsOf(result: TypedResult) {
  if (!result.ok || result.typed.content.kind !== 'finance') throw new Error(saidBy(result));
  return result.typed.content.accounts;
}

/** Opening and income less expenditure is the closing balance, added up by somebody who never rounds. */
function expectClosed({ openingFen, entries, closingFen }: ReturnType<typeof accountsOf>): void {
  const left = entries.reduce((sum, { incomeFen, expenseFen }) => sum + BigInt(incomeFen) - BigInt(expenseFen), BigInt(openingFen));
  expect(left).toBe(BigInt(closingFen));
  for (const { incomeFen, expenseFen } of entries) expect([incomeFen >= 0, expenseFen >= 0, incomeFen > 0 !== expenseFen > 0]).toEqual([true, true, true]);
}

const yuan = (fen: number) => (fen === 0 ? '' : decimalText(fen, 2, 2));
const withSign = (fen: number) => (fen < 0 ? `-${decimalText(-fen, 2, 2)}` : decimalText(fen, 2, 2));

const entry: fc.Arbitrary<AccountEntry> = fc.record({
  day: fc.integer({ min: 1, max: 30 }).map((day) => `2026-06-${String(day).padStart(2, '0')}`), voucher: fc.constantFrom('记-1', '', '12'),
  item: fc.constantFrom('机动地承包费', '修补道路工料款', '公开栏玻璃', '合计表打印费', '上月结余利息'), handler: fc.constantFrom('周小满', ''), isIncome: fc.boolean(), fen: fc.integer({ min: 1, max: 900_000_000 }),
}).map(({ isIncome, fen, ...rest }) => ({ ...rest, incomeFen: isIncome ? fen : 0, expenseFen: isIncome ? 0 : fen }));

const ledger = fc.record({ openingFen: fc.integer({ min: -50_000_000, max: 900_000_000 }), entries: fc.array(entry, { minLength: 1, maxLength: 12 }) });
type Ledger = { openingFen: number; entries: AccountEntry[] };

const look = fc.record({
  order: fc.shuffledSubarray(['day', 'voucher', 'item', 'income', 'expense', 'balance', 'handler'], { minLength: 7 }), title: fc.boolean(), heads: fc.boolean(), page: fc.integer({ min: 2, max: 14 }), day: fc.nat(3), year: fc.boolean(),
});
type Look = typeof look extends fc.Arbitrary<infer L> ? L : never;

/** As offices keep ledgers: a title, heads in any order, the balance after each line, a new page now and then, sums. */
function tableOf({ openingFen, entries }: Ledger, { order, title, heads, page, day, year }: Look): string[][] {
  const named: Record<string, readonly [string, string]> = { day: ['日期', '记账日期'], voucher: ['凭证号', '凭证字号'], item: ['摘要', '收支项目'], income: ['收入', '收入金额（元）'], expense: ['支出', '本月支出'], balance: ['结余', '余额（元）'], handler: ['经手人', '经办人'] };
  const row = (cells: Record<string, string>) => order.map((field) => cells[field] ?? '');
  const head = order.map((field) => named[field]?.[heads ? 0 : 1] ?? '');
  let left = openingFen;
  const rows = entries.flatMap((one, i) => {
    left += one.incomeFen - one.expenseFen;
    const [, month = '', date = ''] = one.day.split('-').map((part) => String(Number(part)));
    const cells = row({ day: [one.day, `2026年${month}月${date}日`, `${month}月${date}日`, `${month}.${date}`][day] ?? '', voucher: one.voucher, item: one.item, income: yuan(one.incomeFen), expense: yuan(one.expenseFen), balance: withSign(left), handler: one.handler });
    return (i + 1) % page === 0 ? [cells, row({ item: '过次页', balance: withSign(left) }), head, row({ item: '承前页', balance: withSign(left) })] : [cells];
  });
  const sum = (of: 'incomeFen' | 'expenseFen') => yuan(entries.reduce((all, one) => all + one[of], 0));
  return [
    ...(title ? [['泥沟镇北洛村2026年6月收支明细'], ['单位：元']] : []), head, row({ item: '上月结余', balance: withSign(openingFen) }), ...rows,
    row({ item: '本月合计', income: sum('incomeFen'), expense: sum('expenseFen'), balance: withSign(left) }), ...(year ? [row({ item: '本年累计', income: '1.00', expense: '2.00', balance: '3.00' })] : []),
  ];
}

describe('a ledger', () => {
  test('in any order of columns and any of the usual looks is taken with every line and closes', () => {
    fc.assert(fc.property(ledger, look, (kept, shape) => {
      const accounts = accountsOf(typed(tableOf(kept, shape)));
      expect([accounts.openingFen, accounts.entries]).toEqual([kept.openingFen, kept.entries]);
      expectClosed(accounts);
    }), { numRuns: 300 });
  });

  test('of which a line is gone, doubled or holds another amount is never taken', () => {
    fc.assert(fc.property(ledger, look, fc.nat(), fc.constantFrom('gone', 'doubled', 'other'), (kept, shape, at, what) => {
      const whole = tableOf(kept, shape);
      const lines = whole.flatMap((row, i) => (row.some((cell) => kept.entries.some(({ item }) => item === cell)) ? [i] : []));
      const line = lines[at % lines.length] ?? 0;
      const [income, expense] = [shape.order.indexOf('income'), shape.order.indexOf('expense')];
      const changed = whole.flatMap((row, i) => {
        if (i !== line) return [row];
        if (what === 'other') return [row.map((cell, column) => ((column === income || column === expense) && cell !== '' ? withSign(Math.round(Number(cell) * 100) + 1) : cell))];
        return what === 'gone' ? [] : [row, row];
      });
      expect(saidBy(typed(changed))).toMatch(/差.*元。/);
    }), { numRuns: 300 });
  });

  test('that is wrong says at which line the balance stops being right', () => {
    const rows = [['日期', '摘要', '收入', '支出', '结余'], ['', '上月结余', '', '', '100.00'], ['6月1日', '承包费', '50', '', '150'], ['6月2日', '电费', '', '20', '131'], ['', '合计', '50', '20', '131']];
    expect(saidBy(typed(rows))).toContain('第4行：结余写的是131.00元，从上月结余算到这一行是130.00元，差1.00元。请查对这一行和上一行。');
  });
});

test.each([
  ['another unit in a head', [['日期', '摘要', '收入（万元）', '支出（万元）'], ['6月1日', '承包费', '5', '']], '以“万元”为单位'],
  ['another unit above the table', [['', '', '金额单位：千元'], ['日期', '摘要', '收入', '支出'], ['6月1日', '承包费', '5', '']], '以“千元”为单位'],
  ['two columns of one name', [['日期', '摘要', '收入（现金）', '收入（银行）', '支出'], ['6月1日', '承包费', '5', '7', '']], '有2列都是收入'],
  ['income and expenditure in one line', [['日期', '摘要', '收入', '支出'], ['6月1日', '承包费', '5', '5']], '又收又支'],
  ['a negative amount', [['日期', '摘要', '收入', '支出'], ['6月1日', '冲销', '-5', '']], '是负数'],
  ['an amount that no village has', [['日期', '摘要', '收入', '支出'], ['6月1日', '承包费', '10000000000.01', '']], '超过100亿元'],
  ['a date of another month', [['日期', '摘要', '收入', '支出'], ['7月1日', '承包费', '5', '']], '不在2026年6月'],
  ['a date that does not exist', [['日期', '摘要', '收入', '支出'], ['6月31日', '承包费', '5', '']], '日期“6月31日”读不出来'],
  ['no head', [['6月1日', '承包费', '5', '']], '没有找到表头'],
] as const)('a table with %s is not taken', (_, rows, said) => {
  expect(saidBy(typed(rows, { opening: '0', closing: '5' }))).toContain(said);
});

test('a column of money that nobody adds up is not left out in silence; what sums up other months, and words, may stand beside', () => {
  const rows = (head: string, cell: string) => [['日期', '摘要', '收入', '支出', head], ['6月1日', '租金', '5', '', cell]];
  for (const head of ['其他收入', '支出2', '金额（元）', '转账 支出']) expect(saidBy(typed(rows(head, '7.00'), { opening: '100', closing: '105' }))).toContain('没有算进收入和支出');
  for (const [head, cell] of [['本年累计收入', '7.00'], ['支出类别', '办公费'], ['其他收入', ''], ['其他收入', '0.00'], ['附件张数', '3'], ['备注', '7']] as const) expectClosed(accountsOf(typed(rows(head, cell), { opening: '100', closing: '105' })));
});

test('a thousand of the largest amounts add up exactly, and a balance that no village has is refused', () => {
  const rows = [['日期', '摘要', '收入', '支出'], ...Array.from({ length: 1000 }, (_, i) => ['6月1日', '拨款', i < 500 ? '9999999999.99' : '', i < 500 ? '' : '9999999999.99'])];
  const accounts = accountsOf(typed(rows, { opening: '0.07', closing: '0.07' }));
  expectClosed(accounts);
  expect(accounts.entries).toHaveLength(1000);
  expect(saidBy(typed(rows, { opening: '99999999999', closing: '99999999999' }))).toContain('上月结余不是金额');
  expect(saidBy(typed([...rows, ['6月2日', '拨款', '1', '']], { opening: '0', closing: '1' }))).toContain('一个月有1001笔');
});

test('rows of anything at all are closed accounts or refused in Chinese, with no line of digits said again', () => {
  const cell = fc.oneof(fc.constantFrom('日期', '摘要', '收入', '支出', '结余', '合计', '上月结余', '6月3日', '5', '-3', '1e9', '0.005', '', ' ', '９９', '1,2,3', '６月３日', '990000196001010015', '6222000000000000001'), fc.string({ unit: 'binary', maxLength: 20 }));
  const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 });
  const headed = rows.map((some) => [['日期', '摘要', '收入', '支出', '结余', '经手人'], ...some]);
  fc.assert(fc.property(fc.oneof(rows, headed), fc.constantFrom('', '0', '5', '-5'), fc.constantFrom('', '0', '10'), (some, opening, closing) => {
    const result = typed(some, { opening, closing });
    if (result.ok) return expectClosed(accountsOf(result));
    expect(result.errors.length).toBeGreaterThan(0);
    for (const { said } of result.errors) expect([said, /[\u4e00-\u9fff].*。$/su.test(said), /\d{13}/.test(said)]).toEqual([said, true, false]);
  }), { numRuns: 1000 });
});

describe('a file of the accounts', () => {
  const head = ['日期', '摘要', '收入', '支出', '结余'];
  const book = { 账: [head, ['', '上月结余', '', '', '100'], ['2026-06-01', '承包费', '50', '', '150'], ['2026-06-09', '电费', '', '20.5', '129.5'], ['', '合计', '50', '20.5', '129.5']] };
  const bytesOf = { 'a.xlsx': workbook(book), 'a.xls': workbook(book, 'biff8'), 'a.csv': Buffer.from(book.账.map((row) => row.join(',')).join('\r\n')) } as const;
  const resultOf = (name: string, bytes: Uint8Array) => {
    const read = readSheets({ name, bytes });
    if (!('sheets' in read)) return read.findings;
    const table = oneTable({ tables: read.sheets.filter(({ hidden, grid }) => !hidden && grid.length > 0).map(({ grid, hiddenRows }) => ({ rows: [...grid], hasHiddenRows: hiddenRows.size > 0 })) });
    return 'said' in table ? [table] : typed(table.rows);
  };

  test.each(Object.entries(bytesOf))('%s is read in a process of its own, as it came from the desk', async (name, bytes) => {
    const result = await typedFrom({ kind: 'finance', year: 2026 }, { ...boxes }, new File([new Uint8Array(bytes)], name));
    expect(accountsOf(result)).toMatchObject({ openingFen: 10_000, closingFen: 12_950, entries: [{ incomeFen: 5000 }, { expenseFen: 2050 }] });
  });

  test('with bytes turned, cut or put in ends in closed accounts or in a sentence', () => {
    fc.assert(fc.property(fc.constantFrom(...Object.entries(bytesOf)), fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 }), fc.constantFrom('turned', 'cut', 'put in'), ([name, bytes], where, news, how) => {
      const at = where % bytes.length;
      const changed = how === 'cut' ? bytes.subarray(0, at) : Buffer.concat([bytes.subarray(0, at), news, bytes.subarray(at + (how === 'turned' ? news.length : 0))]);
      const result = resultOf(name, changed);
      if ('ok' in result && result.ok) expectClosed(accountsOf(result));
      else for (const { said } of 'ok' in result ? result.errors : result) expect(said).toMatch(/[\u4e00-\u9fff]/);
    }), { numRuns: 300 });
  });

  test.each([
    ['two sheets of accounts', { 上旬: book.账, 下旬: book.账 }, [], '文件里有2张收支表'],
    ['nothing that is seen', { 账: book.账 }, ['账'], '没有看得见的内容'],
  ] as const)('with %s is not guessed at', (_, sheets, hidden, said) => {
    const copy = Object.fromEntries(Object.entries(sheets).map(([name, rows]) => [name, rows.map((row) => [...row])]));
    const result = resultOf('a.xlsx', workbook({ ...copy, ...(hidden.length > 0 ? { 空: [] } : {}) }, 'xlsx', undefined, hidden));
    expect('ok' in result ? saidBy(result) : result.map((one) => one.said).join()).toContain(said);
  });

  test('with a hidden line is not taken: nobody would see on the wall what was added up', () => {
    const hiding = workbook(book, 'xlsx', (sheet) => { sheet['!rows'] = [{}, {}, { hidden: true }]; });
    expect(resultOf('a.xlsx', hiding)).toEqual([{ said: expect.stringContaining('隐藏的行') }]);
  });
});
