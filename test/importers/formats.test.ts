// The same list in every format, told by its bytes whatever the file is called; each value as a person typed it.
import { readdirSync, readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { showsDate } from '../../importers/formats/date-formats.ts';
import { dateText, numberText } from '../../importers/formats/number-text.ts';
import { readSheets } from '../../importers/sheets.ts';
import { checkBook, rowsXml, workbook, xlsxParts, zipOf, type Cells, type Format } from './make-workbook.ts';
import { identityOf, troubles } from './sample.ts';

const head = ['序号', '乡镇', '村名', '姓名', '身份证号', '补贴金额（元）', '发放日期'];
const list: Cells = [
  ['2024年耕地地力保护补贴发放清册'],
  head,
  [1, '泥沟镇', '北洛村', '甄有田', identityOf(1), 0.1 + 0.2, new Date(Date.UTC(2024, 2, 1))],
  [2, '泥沟镇', '北洛村', '贾丰年', identityOf(2), 138.600000000000023, new Date(Date.UTC(2024, 2, 2))],
  [null, '合计', null, null, null, 138.9],
];
const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><style>td{color:red}</style></head><body>
  <h3>2024年耕地地力保护补贴发放清册</h3><!-- <table> --><table><tr>${head.map((word) => `<th>${word}`).join('')}
  ${list.slice(2, 4).map((row) => `<tr>${row.map((cell) => `<td style='mso-number-format:"\\@"'>${cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'number' ? Number(cell.toFixed(2)) : cell}</td>`).join('')}</tr>`).join('\n')}
  <tr><td colspan=2>合&nbsp;计</td><td></td><td></td><td></td><td>138.90</td></tr></table></body></html>`;
const formats: [string, string, Buffer][] = [
  ...(['xlsx', 'biff8', 'ods', 'xlml'] as Format[]).map((format): [string, string, Buffer] => [format, { xlsx: 'xlsx', biff8: 'xls', ods: 'ods', xlml: 'html' }[format], workbook({ 明细: list }, format)]),
  ['a web page in GBK', 'html', iconv.encode(html, 'gb18030')],
  ['a web page in UTF-8', 'html', Buffer.from(html.replace('gb2312', 'utf-8'))],
];

describe.each(formats)('a list as %s', (_title, format, bytes) => {
  test.each(['清册.csv', '清册.xls', '清册.xlsx', '清册'])('is read to the fen under the name %s', (name) => {
    const checked = checkBook(bytes, name);
    expect(troubles(checked)).toEqual([]);
    expect(checked.file.format).toBe(format);
    expect(checked.entries.map(({ row, name: person, amountFen }) => [row, person, amountFen])).toEqual([[3, '甄有田', 30], [4, '贾丰年', 13_860]]);
    expect(checked.controlTotals.map(({ place, matches }) => [place.row, matches])).toEqual([[5, true]]);
  });
});

test.each([
  ['0.30000000000000004', '0.3'], ['138.60000000000002', '138.6'], ['1.1499999999999999', '1.15'], ['1E-3', '0.001'], ['1.2e3', '1200'], ['-0', '0'], ['-12.50', '-12.5'], ['.5', '0.5'], ['007', '7'],
  ['999999999999999.9', '1E+15'], ['123456789012345', '123456789012345'], ['1234567890123456', '1.23456789012346E+15'], ['370405199001011234', '3.70405199001011E+17'], ['0', '0'],
  ['12abc', null], ['', null], ['1,5', null], ['NaN', null],
])('the stored number %s reads as %s', (stored, text) => {
  expect(numberText(stored)).toBe(text);
});

test.each([
  ['45352', false, '2024-03-01'], ['45352.5', false, '2024-03-01 12:00:00'], ['43890', true, '2024-03-01'], ['1', false, '1900-01-01'], ['59', false, '1900-02-28'], ['61', false, '1900-03-01'], ['0.25', false, '06:00:00'], ['45351.999999', false, '2024-03-01'], ['-1', false, null], ['9999999', false, null],
])('the day number %s (from 1904: %s) reads as %s', (serial, is1904, text) => {
  expect(dateText(serial, is1904)).toBe(text);
});

test.each([['yyyy"年"m"月"d"日"', true], ['m/d/yy', true], ['[$-804]yyyy-mm-dd;@', true], ['[h]:mm', true], ['General', false], ['0.00', false], ['#,##0.00"元/day"', false], ['[Red]0.00', false], ['\\d0', false], ['_-* #,##0.00_-', false], ['0;yyyy', false]])('the format %s shows a date: %s', (format, shows) => {
  expect(showsDate(format)).toBe(shows);
});

const person = (amount: string): Cells => [['村名', '姓名', '身份证号', '实发金额'], ['北洛村', '甄有田', identityOf(1), '@']].map((row) => row.map((cell) => (cell === '@' ? amount : cell)));

test('an identity number or account that is a number has lost its last digits, also where the file still shows them', () => {
  const cells: Cells = [['村名', '姓名', '身份证号', '一卡通号', '实发金额'], ['北洛村', '甄有田', 370499196001010000, 6228480012345678, 10]];
  for (const format of ['xlsx', 'biff8', 'ods', 'xlml'] as const) expect(troubles(checkBook(workbook({ 明细: cells }, format)))).toEqual(['id-rounded@2C', 'account-rounded@2D']);
});

test('shared texts come without reading aids, rich pieces together, line breaks kept', () => {
  const strings = '<sst><si><t>村名</t></si><si><r><t>姓</t></r><r><t xml:space="preserve">名 </t></r><rPh><t>xing</t></rPh></si><si><t>实发金额_x000D_&#10;（元）</t></si></sst>';
  const rels = '<Relationships><Relationship Id="r1" Type="a/worksheet" Target="/xl/worksheets/sheet1.xml"/><Relationship Id="r2" Type="a/sharedStrings" Target="sharedStrings.xml"/></Relationships>';
  const row = (r: number, cells: string) => `<row r="${r}">${cells}</row>`;
  const bytes = zipOf(xlsxParts(row(1, '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c>'), { 'xl/sharedStrings.xml': strings, 'xl/_rels/workbook.xml.rels': rels }));
  expect(readSheets({ name: 'x', bytes })).toMatchObject({ sheets: [{ grid: [['村名', '姓名', '实发金额\n（元）']] }] });
});

test('an error and a formula that nobody computed stop the file where a value is needed, and nowhere else', () => {
  const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
  const of = (amount: string, note: string) => rowsXml([['村名', '姓名', '身份证号', '实发金额', '备注']]) + `<row>${text('北洛村')}${text('甄有田')}${text(identityOf(1))}${amount}${note}</row>`;
  const check = (amount: string, note: string) => troubles(checkBook(zipOf(xlsxParts(of(amount, note)))));
  expect(check('<c t="e"><f>A1/0</f><v>#DIV/0!</v></c>', text('无'))).toEqual(['cell-error@2D']);
  expect(check('<c><f>E2*137</f></c>', text('无'))).toEqual(['formula-uncomputed@2D']);
  expect(check('<c><f>E2*137</f><v></v></c>', text('无'))).toEqual(['formula-uncomputed@2D']);
  expect(check('<c><f>E2*137</f><v>137.5</v></c>', '<c t="e"><v>#N/A</v></c>')).toEqual([]);
  expect(check('<c><v>137.5</v></c>', '<c t="str"><f>IF(A1="","","")</f><v></v></c>')).toEqual([]);
});

test('a formula is never computed, whatever it says: what the file stored counts', () => {
  const cell = `<c t="str"><f>cmd|'/C calc'!A0</f><v>=cmd|'/C calc'!A0</v></c>`;
  const bytes = zipOf(xlsxParts(rowsXml([['村名', '姓名', '身份证号', '实发金额', '备注']]) + rowsXml([['北洛村', '甄有田', identityOf(1), 10]]).replace('</row>', `${cell}</row>`)));
  const checked = checkBook(bytes);
  expect(checked.entries.map(({ note }) => note)).toEqual(["=cmd|'/C calc'!A0"]);
  expect(checked.findings.map(({ code }) => code)).toContain('formula-text');
});

test('a web page says where its cells span rows and columns, and which rows it hides', () => {
  const page = '<table><tr><td rowspan="2">甲</td><td colspan="2">乙</td></tr><tr style="DISPLAY: none"><td>丙<br>丁</td><td>&#25103;&amp;</td></tr></table>';
  const read = readSheets({ name: 'x', bytes: Buffer.from(page) });
  expect(read).toMatchObject({ sheets: [{ grid: [['甲', '乙'], ['', '丙\n丁', '戏&']], merges: [{ top: 0, left: 1, bottom: 0, right: 2 }, { top: 0, left: 0, bottom: 1, right: 0 }].toReversed(), hiddenRows: new Set([1]) }] });
});

test('an amount in words of a workbook is asked about like one of a text file', () => {
  expect(troubles(checkBook(workbook({ 明细: person('12O.5') })))).toEqual(['amount-wrong@2D']);
});

const folder = new URL('./layouts/', import.meta.url);
const others = readdirSync(folder).filter((name) => /\.(?:xlsx|ods|xls)$/.test(name) && !/^(?:e-ledger|j-township)/.test(name));

test.each(others)('SheetJS as a second opinion reads the same cells from %s', (name) => {
  const bytes = readFileSync(new URL(name, folder));
  const [ours, theirs] = [readSheets({ name, bytes }), read(bytes, { dense: true, cellText: false })];
  if (!('sheets' in ours)) throw new Error(`${name} is refused`);
  const text = (cells: (string | number)[][]) => cells.map((row) => Array.from(row, (cell?: string | number) => String(cell ?? '').trim()).join('|').replace(/\|+$/, '')).join('\n').trimEnd();
  expect(ours.sheets.map(({ name: own }) => own)).toEqual(theirs.SheetNames);
  for (const { name: own, grid } of ours.sheets) expect(text([...grid])).toBe(text(utils.sheet_to_json(theirs.Sheets[own] ?? {}, { header: 1, raw: true, blankrows: true })));
});
