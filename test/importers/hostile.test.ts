// Workbooks made to harm or merely broken: each is refused with a sentence of its own, at once and without its weight in memory.
import { CFB, write, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { readSheets } from '../../importers/sheets.ts';
import { checkBook, odsOf, rowsXml, workbook, xlsxParts, zipOf, type Cells, type Part } from './make-workbook.ts';
import { identityOf, troubles } from './sample.ts';

const list: Cells = [['村名', '姓名', '身份证号', '实发金额'], ['北洛村', '甄有田', identityOf(1), 10]];
const parts = (more: Record<string, Part> = {}) => xlsxParts(rowsXml(list), more);
const sheetXml = (data: string) => zipOf(xlsxParts(data));
const compound = (streams: readonly string[]) => {
  const file = CFB.utils.cfb_new();
  for (const stream of streams) CFB.utils.cfb_add(file, `/${stream}`, Buffer.from('x'.repeat(600)));
  return Buffer.from(CFB.write(file, { type: 'buffer' }) as Uint8Array);
};
const old = () => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(list), 'S');
  return Buffer.from(write(book, { type: 'buffer', bookType: 'biff5' }) as Uint8Array);
};
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`part${i}.xml`, '']));
const cell = (r: string) => `<row r="${r.replace(/\D/g, '')}"><c r="${r}"><v>1</v></c></row>`;
const odsCells = (attributes: string, rowAttributes = '') => odsOf(`<table:table table:name="表"><table:table-row ${rowAttributes}><table:table-cell office:value-type="float" office:value="1" ${attributes}/></table:table-row></table:table>`);

describe('a file that is no workbook to read says what it is', () => {
  test.each<[string, Buffer, string, RegExp]>([
    ['an xlsx with a password', compound(['EncryptionInfo', 'EncryptedPackage']), 'file-locked', /密码/],
    ['a zip with a password', zipOf(parts(), { flags: 1 }), 'file-locked', /密码/],
    ['an ods with a password', zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'META-INF/manifest.xml': '<x><encryption-data/></x>', 'content.xml': 'x' }), 'file-locked', /密码/],
    ['an Excel 95 workbook', old(), 'file-too-old', /Excel 95/],
    ['Excel 4 without a container', Buffer.from([9, 4, 6, 0, 0, 0, 0x10, 0, 0, 0]), 'file-too-old', /Excel 95/],
    ['an xlsm', zipOf(parts({ 'xl/vbaProject.bin': 'x' })), 'file-with-macros', /宏/],
    ['an xls with macros', compound(['Workbook', '_VBA_PROJECT_CUR']), 'file-with-macros', /宏/],
    ['an xlsb', zipOf({ '[Content_Types].xml': '<Types/>', 'xl/workbook.bin': 'x' }), 'file-binary', /xlsb/],
    ['a docx', zipOf({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>' }), 'file-not-table', /Word/],
    ['a doc', compound(['WordDocument']), 'file-not-table', /Word/],
    ['a pptx', zipOf({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<x/>' }), 'file-not-table', /演示/],
    ['a zip of files', zipOf({ '清册.xlsx': 'x' }), 'file-packed', /压缩包/],
    ['a web archive', Buffer.from('MIME-Version: 1.0\r\nContent-Type: multipart/related'), 'file-not-table', /网页/],
    ['a picture named xlsx', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'file-not-table', /图片/],
  ])('%s', (_title, bytes, code, said) => {
    const [found] = checkBook(bytes, '清册.xlsx').findings;
    expect([found?.code, found?.severity]).toEqual([code, 'block']);
    expect(found?.said).toMatch(said);
    expect(found?.remedy).toMatch(/请.+。$/);
  });
});

describe('limits hold before anything is kept', () => {
  test.each<[string, () => Buffer, string]>([
    ['210 MB of zeros in 200 kB', () => zipOf(parts({ 'xl/worksheets/sheet1.xml': Buffer.alloc(210 * 2 ** 20) })), 'file-too-large'],
    ['zeros that call themselves small', () => zipOf(parts({ 'xl/worksheets/sheet1.xml': Buffer.alloc(210 * 2 ** 20) }), { lie: 10 }), 'file-broken'],
    ['more than 2,000 parts', () => zipOf(parts(many(2_001))), 'file-too-large'],
    ['a cell in column XFD', () => sheetXml(cell('XFD1')), 'too-many-columns'],
    ['a cell in row 1,048,577', () => sheetXml(cell('A1048577')), 'too-many-rows'],
    ['a cell in a row of 18 digits', () => sheetXml(cell('A370499196001010010')), 'file-broken'],
    ['100,000 columns', () => odsCells('table:number-columns-repeated="100000"'), 'too-many-columns'],
    ['a thousand million rows', () => odsCells('', 'table:number-rows-repeated="999999999"'), 'too-many-rows'],
    ['more than 200 sheets', () => odsOf('<table:table table:name="表"/>'.repeat(201)), 'too-many-sheets'],
    ['an xls of more than 200 sheets', () => workbook(Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`表${i}`, [['甲']]])), 'biff8'), 'too-many-sheets'],
    ['entities of its own', () => zipOf(parts({ 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>' })), 'file-broken'],
    ['a sheet whose XML breaks off', () => zipOf(parts({ 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rowsXml(list)}<row>` })), 'file-broken'],
    ['a text that is not there', () => sheetXml('<row><c t="s"><v>7</v></c></row>'), 'file-broken'],
    ['a number that is none', () => sheetXml('<row><c><v>12abc</v></c></row>'), 'file-broken'],
  ])('%s', (_title, bytes, code) => {
    expect(checkBook(bytes()).findings.map((one) => one.code)).toEqual([code]);
  });

  test('a cell in the last row, blank rows and columns without end, and merges over everything cost nothing', () => {
    const far = checkBook(sheetXml(`${rowsXml(list)}${cell('A1048576')}`));
    expect(far.totals.fen).toBe(1_000);
    expect(troubles(far)).toEqual(['row-skipped@1048576']);
    const blank = '<table:table-row table:number-rows-repeated="999999990"><table:table-cell table:number-columns-repeated="999999"/></table:table-row>';
    expect(readSheets({ name: 'x', bytes: odsOf(`<table:table table:name="表">${blank}</table:table>`) })).toMatchObject({ findings: [{ code: 'file-empty' }] });
    const merges = '<mergeCell ref="A1:XFD1048576"/>'.repeat(100_000);
    const merged = readSheets({ name: 'x', bytes: zipOf(parts({ 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rowsXml(list)}</sheetData><mergeCells>${merges}</mergeCells></worksheet>` })) });
    expect(merged).toMatchObject({ sheets: [{ merges: [{ top: 0, left: 0, bottom: 1 }] }] });
  });

  test.each(['<a', '<td "', '<!', '<table><tr><td>', '&', '<td colspan=9999 rowspan=9999>'])('a web page of a million %s', (piece) => {
    const read = readSheets({ name: 'x', bytes: Buffer.from(`<table>${piece.repeat(1_000_000 / piece.length)}</table>`) });
    expect('sheets' in read || read.findings.length === 1).toBe(true);
  });
});

test('a long explanation on a sheet that nobody reads is no reason to refuse the list beside it', () => {
  const long = '字'.repeat(2_000);
  expect(troubles(checkBook(workbook({ 明细: list, 填表说明: [[long]] })))).toEqual([]);
  expect(troubles(checkBook(workbook({ 明细: [...list, ['北洛村', long, identityOf(2), 10]] })))).toContain('cell-too-long@3B');
});

test('names of sheets and columns that mean something to a program are names like others', () => {
  const cells = (who: number): Cells => [['村名', '姓名', '身份证号', '实发金额', '__proto__', 'constructor'], ['北洛村', '甄有田', identityOf(who), 10, 'x', 'y']];
  for (const format of ['xlsx', 'ods', 'xlml'] as const) {
    const checked = checkBook(workbook({ constructor: cells(1), toString: cells(2) }, format));
    expect(checked.sheets.map(({ name }) => name)).toEqual(['constructor', 'toString']);
    expect(checked.totals).toMatchObject({ fen: 2_000, people: 2 });
  }
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});

test('a number of a person in the name of a sheet is masked, and the names stay apart', () => {
  const other: Cells = [list[0] ?? [], ['王村', '贾丰年', identityOf(2), 20]];
  const checked = checkBook(workbook({ [identityOf(1)]: list, [`${identityOf(1).slice(0, 16)}21`]: other }));
  expect(JSON.stringify(checked.sheets) + JSON.stringify(checked.findings)).not.toContain(identityOf(1).slice(6, 14));
  expect(new Set(checked.entries.map(({ sheet }) => sheet)).size).toBe(2);
});

test('half a character and a NUL in a name are shown as lost, and asked about', () => {
  for (const bad of ['甄&#xD800;田', '甄&#0;田']) {
    const bytes = sheetXml(rowsXml(list).replace('甄有田', bad));
    expect(troubles(checkBook(bytes))).toContain('name-damaged@2B');
  }
});

test('what points outside of the file is not followed', () => {
  const outside = '<Relationships><Relationship Id="r1" Type="a/worksheet" Target="file:///etc/passwd" TargetMode="External"/></Relationships>';
  expect(checkBook(zipOf(parts({ 'xl/_rels/workbook.xml.rels': outside }))).entries).toEqual([]);
  const above = '<Relationships><Relationship Id="r1" Type="a/worksheet" Target="../../../../etc/passwd"/></Relationships>';
  expect(checkBook(zipOf(parts({ 'xl/_rels/workbook.xml.rels': above }))).findings.map(({ code }) => code)).toEqual(['file-broken']);
});

test('a cell that is written twice is refused, for nobody could tell which amount is meant', () => {
  const twice = (more: string) => sheetXml(rowsXml(list).replace('<c><v>10</v></c></row>', `<c r="D2"><v>10</v></c>${more}`));
  expect(troubles(checkBook(twice('<c r="D2"><v>99</v></c></row>')))).toEqual(['file-broken@']);
  expect(troubles(checkBook(twice('</row><row r="2"><c r="D2"><v>99</v></c></row>')))).toEqual(['file-broken@']);
  expect(troubles(checkBook(twice('</row>')))).toEqual([]);
});

test('rows and columns of no height and width are hidden, however a writer says nothing', () => {
  const rows = rowsXml(list).replace(/<row>(?=(?:(?!<row>).)*$)/, '<row ht="0.0">');
  expect(troubles(checkBook(sheetXml(rows)))).toEqual(['rows-hidden@2']);
});

test('a line of nothing but commas is blank, and with a word in it too wide', () => {
  const list = `村名,姓名,身份证号,实发金额\n北洛村,甄有田,${identityOf(1)},10\n`;
  const check = (text: string) => troubles(checkBook(Buffer.from(text)));
  expect(check(list + ','.repeat(100_000))).toEqual([]);
  expect(check(`${list}${','.repeat(100_000)}尾\n`)).toEqual(['too-many-columns@3']);
});
