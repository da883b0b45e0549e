// The annotated table: the clerk's own cells where they were, the sentences beside them, and it can be uploaded again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotate } from '../../importers/annotate.ts';
import type { Finding } from '../../importers/finding.ts';
import { checkFile } from '../../importers/index.ts';
import { readSheets } from '../../importers/sheets.ts';
import { account, idNumber } from '../support/payment-files.ts';
import { odsOf, workbook } from './make-workbook.ts';

const header = ['村名', '户主姓名', '身份证号', '银行账号', '实发金额'];
const rows = [['北洛村', '王小禾', idNumber(1), account(1), '10.00'], ['北洛村', '李小禾', '3.70405E+17', account(2), '二十'], ['北洛村', '=1+1', idNumber(3), account(3), '-5.00']];
const csv = { name: '清册.csv', bytes: new TextEncoder().encode([header, ...rows].map((row) => row.join(',')).join('\n')) };
const book = { name: '清册.xls', bytes: workbook({ 一组: [['耕地地力保护补贴'], header, ...rows.slice(0, 2)], 说明: [['没有发放明细']] }) };
const gridOf = (name: string, bytes: Uint8Array, sheet = 0) => {
  const read = readSheets({ name, bytes });
  return 'sheets' in read ? [...read.sheets[sheet]?.grid ?? []] : [];
};

const odsTable = (name: string) => `<table:table table:name="${name}">${[header, ...rows].map((cells) => `<table:table-row>${cells.map((cell) => `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`).join('')}</table:table>`;
const ofFile: Finding = { code: 'total-mismatch', severity: 'block', place: { sheet: null, row: null, column: null }, said: '合计对不上。', remedy: '请核对。' };

describe('the annotated file', () => {
  it('of a text table has the sentences in a column of their own, and opens in a spreadsheet without a number spoilt or a formula', () => {
    const { format, bytes } = annotate(csv, checkFile(csv));
    const text = Buffer.from(bytes).toString();
    expect([format, text.startsWith('\ufeff村名,户主姓名')]).toEqual(['csv', true]);
    expect(text).toContain(`"=""${idNumber(1)}"""`);
    expect(text).toContain(",'=1+1,");
    const grid = gridOf('核对结果.csv', bytes);
    expect(grid[0]?.slice(0, 5)).toEqual(header);
    expect(grid[0]?.[5]).toMatch(/^问题/);
    expect(grid[2]?.[5]).toMatch(/【必须改】C列：身份证号.*【必须改】E列：.*不是数字/);
    expect(grid[1]?.[5]).not.toContain('必须改');
  });

  it('of a workbook has all sheets, every number whole, and says what is wrong with the file on a sheet of its own', () => {
    const { format, bytes } = annotate(book, checkFile(book));
    expect(format).toBe('xlsx');
    const read = readSheets({ name: '核对结果.xlsx', bytes });
    const sheets = 'sheets' in read ? read.sheets.map((sheet) => ({ ...sheet, grid: [...sheet.grid] })) : [];
    expect(sheets.map(({ name }) => name).slice(0, 2)).toEqual(['一组', '说明']);
    expect(sheets[0]?.grid[1]).toEqual([...header, '问题']);
    expect(sheets[0]?.grid[2]?.slice(0, 5)).toEqual(rows[0]);
    expect(sheets[0]?.grid[3]?.[5]).toContain('【必须改】C列：身份证号');
  });

  it('uploaded again says the same, and annotated again has one column of sentences', () => {
    const codes = (input: { name: string; bytes: Uint8Array }) => checkFile(input).findings.filter(({ severity }) => severity !== 'note').map(({ code, place }) => `${code} ${place.row}`).toSorted();
    for (const input of [csv, book]) {
      const again = { name: input.name, bytes: annotate(input, checkFile(input)).bytes };
      expect(codes(again)).toEqual(codes(input));
      const width = (bytes: Uint8Array) => Math.max(...gridOf(input.name, bytes).map((row) => row.length));
      expect(width(annotate(again, checkFile(again)).bytes)).toBe(width(again.bytes));
    }
  });

  it('uploaded again is the same layout to the reader, and a sentence left beside a mended row says nothing of its payment', () => {
    const due = (account: string) => ({ name: '清册.csv', bytes: new TextEncoder().encode(`村名,户主姓名,身份证号,支付状态,实发金额\n北洛村,王小禾,${idNumber(1)},${account},10`) });
    const sent = Buffer.from(annotate(due('不详'), checkFile(due('不详'))).bytes).toString();
    expect(sent).toContain('【');
    const mended = { name: '清册.csv', bytes: Buffer.from(sent.replace('不详', '成功')) };
    expect([checkFile(mended).layoutKey, checkFile(mended).findings]).toEqual([checkFile(due('成功')).layoutKey, checkFile(due('成功')).findings]);
  });

  it('keeps a column of the clerk that is called 问题, wherever it stands', () => {
    for (const text of [`村名,户主姓名,问题,实发金额\n北洛村,王小禾,没有,十元`, `村名,户主姓名,实发金额,问题\n北洛村,王小禾,十元,没有`]) {
      const own = { name: '清册.csv', bytes: new TextEncoder().encode(text) };
      const [head, row] = gridOf('核对结果.csv', annotate(own, checkFile(own)).bytes);
      expect([head?.slice(0, 4), row?.slice(0, 4)]).toEqual(text.split('\n').map((line) => line.split(',')));
    }
  });

  it('of a workbook can be written whatever its sheets are called', () => {
    const odd = { name: '清册.ods', bytes: odsOf(['History', '表2', "'引号'", '一'.repeat(40), '需要处理的问题'].map(odsTable).join('')) };
    const { format, bytes } = annotate(odd, { ...checkFile(odd), findings: [...checkFile(odd).findings, ofFile] });
    const written = readSheets({ name: '核对结果.xlsx', bytes });
    expect(format).toBe('xlsx');
    expect('sheets' in written ? written.sheets.map(({ name }) => name) : []).toEqual(['表1', '表2', '表3', '表4', '需要处理的问题', '需要处理的问题1']);
  });

  it('of a file that is no table says why', () => {
    const picture = { name: '照片.csv', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]) };
    expect(Buffer.from(annotate(picture, checkFile(picture)).bytes).toString()).toMatch(/^\ufeff.*【必须改】这是一张图片/);
  });

  it('never begins a cell of a text table with what a spreadsheet would work out', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '1', 'A', ' ', '甲', "'"), minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 }), (names) => {
      const input = { name: '清册.csv', bytes: new TextEncoder().encode([header.join(','), ...names.map((name) => `北洛村,${name},${idNumber(1)},${account(1)},10`)].join('\n')) };
      const lines = Buffer.from(annotate(input, checkFile(input)).bytes).toString().split('\r\n').slice(1);
      for (const line of lines) expect(line.split(',')[1]).not.toMatch(/^"?(?:[=+@\t]|-(?!\d[\d,.]*"?$))/);
    }), { numRuns: 50 });
  });
});
