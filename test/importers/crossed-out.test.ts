// What people cross out or cover without taking it away still counts; they are asked, with both sums.
import { expect, test } from 'vitest';
import { checkBook, odsOf, rowsXml, xlsxParts, zipOf } from './make-workbook.ts';
import { identityOf, troubles } from './sample.ts';

const people = [['北洛村', '甄有田', identityOf(1), 10], ['北洛村', '贾丰年', identityOf(2), 20], ['北洛村', '乌有粮', identityOf(3), 30]];
const head = ['村名', '姓名', '身份证号', '金额'];
const asked = ['rows-struck@3'];
const said = '有 1 行是划掉的（第 3 行），已经算进来：全部 60.00 元，不算划掉的是 40.00 元。';

const rows = rowsXml([head, ...people]);
const struckAt = (xml: string, attributes: string) => xml.replace('<c><v>20', `<c ${attributes}><v>20`);

function styled(strike: string): Buffer {
  const styles = `<styleSheet><fonts><font/><font>${strike}</font></fonts><cellXfs><xf fontId="0"/><xf numFmtId="0" fontId="1"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>`;
  const parts = xlsxParts(struckAt(rows, 's="1"'));
  const relations = String(parts['xl/_rels/workbook.xml.rels']).replace('</Relationships>', '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>');
  return zipOf({ ...parts, 'xl/_rels/workbook.xml.rels': relations, 'xl/styles.xml': styles });
}

function cell(value: string | number, style = ''): string {
  const shown = style === '' ? '' : ` table:style-name="${style}"`;
  return typeof value === 'number' ? `<table:table-cell${shown} office:value-type="float" office:value="${value}"/>` : `<table:table-cell${shown} office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
}

function openDocument(line: string): Buffer {
  const table = [head, ...people].map((row) => `<table:table-row>${row.map((value) => cell(value, value === 20 ? 'gone' : '')).join('')}</table:table-row>`).join('');
  return odsOf(`<style:style style:name="gone" style:family="table-cell"><style:text-properties style:text-line-through-style="${line}"/></style:style><table:table table:name="明细">${table}</table:table>`);
}

const page = (shown: string) => Buffer.from(`<table>${[head, ...people].map((row) => `<tr>${row.map((value) => (value === 20 ? shown : `<td>${value}</td>`)).join('')}</tr>`).join('')}</table>`);

function spreadsheetMl(strike: string): Buffer {
  const data = (value: string | number) => `<Cell${value === 20 ? ' ss:StyleID="s1"' : ''}><Data ss:Type="${typeof value === 'number' ? 'Number' : 'String'}">${value}</Data></Cell>`;
  const table = [head, ...people].map((row) => `<Row>${row.map(data).join('')}</Row>`).join('');
  return Buffer.from(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="s1"><Font ${strike}/></Style></Styles><Worksheet ss:Name="明细"><Table>${table}</Table></Worksheet></Workbook>`);
}

test.each<[string, Buffer]>([
  ['xlsx', styled('<strike/>')],
  ['ods', openDocument('solid')],
  ['a page with its own element', page('<td><s>20</s></td>')],
  ['a page with a style', page('<td style="text-decoration: line-through">20</td>')],
  ['SpreadsheetML', spreadsheetMl('ss:StrikeThrough="1"')],
])('a row that is crossed out is asked about: %s', (_title, bytes) => {
  const checked = checkBook(bytes);
  expect([checked.totals.fen, troubles(checked)]).toEqual([6_000, asked]);
  expect(checked.findings.find(({ code }) => code === 'rows-struck')?.said).toBe(said);
});

test.each<[string, Buffer]>([
  ['xlsx', styled('<strike val="0"/>')],
  ['ods', openDocument('none')],
  ['a page', page('<td><span>20</span></td>')],
  ['SpreadsheetML', spreadsheetMl('ss:StrikeThrough="0"')],
])('and nothing else is: %s', (_title, bytes) => {
  expect(troubles(checkBook(bytes))).toEqual([]);
});

test('an amount that stands beneath a merged cell is asked about', () => {
  const sheet = (merge: string) => {
    const parts = xlsxParts(rows);
    return zipOf({ ...parts, 'xl/worksheets/sheet1.xml': String(parts['xl/worksheets/sheet1.xml']).replace('</worksheet>', `<mergeCells><mergeCell ref="${merge}"/></mergeCells></worksheet>`) });
  };
  expect(troubles(checkBook(sheet('D2:D3')))).toEqual(['amounts-covered@3']);
  expect(troubles(checkBook(sheet('A2:A4')))).toEqual([]);
});
