// Reads a legacy workbook (BIFF8, MS-XLS) through SheetJS; formulas are not computed, macros and links not touched.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type * as SheetJs from '@e965/xlsx';
import type { CellObject, ParsingOptions, WorkBook, WorkSheet } from '@e965/xlsx';
import { maxSheets } from '../limits.ts';
import type { Sheet } from '../sheet.ts';
import { demandWholeStream } from './biff.ts';
import { withoutFormulas } from './biff-formulas.ts';
import { struckRowsOf } from './biff-struck.ts';
import { demandChains } from './cfb-chains.ts';
import { dateText, numberText } from './number-text.ts';
import { broken, Refusal } from './refusal.ts';
import { SheetBuilder } from './sheet-builder.ts';
import { nameSheets } from './sheet-names.ts';

// That it reads the stream of a workbook by itself its types do not tell.
type Library = typeof SheetJs & { parse_xlscfb: (stream: Buffer, options: ParsingOptions) => WorkBook };

// A megabyte of program: loaded by the first such workbook, since every process that checks a file would wait for it.
let loaded: Library | undefined;
const library = () => loaded ??= createRequire(import.meta.url)(fileURLToPath(import.meta.resolve('@e965/xlsx'))) as Library;

export function readXls(bytes: Uint8Array): Sheet[] {
  const stream = wholeStream(bytes);
  const struck = struckRowsOf(stream);
  const book = parse(withoutFormulas(stream));
  const listed = book.SheetNames.filter((name) => book.Sheets[name]?.['!data']);
  if (listed.length > maxSheets) throw new Refusal('too-many-sheets', `文件里有 ${listed.length} 张工作表，最多能读 ${maxSheets} 张。`);
  const names = nameSheets(listed);
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  return listed.map((title, i) => {
    const [sheet, at] = [book.Sheets[title] ?? {}, book.SheetNames.indexOf(title)];
    const built = new SheetBuilder(names[i] ?? '', (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0);
    for (const row of struck[at] ?? []) built.strike(row);
    putSheet(built, sheet, is1904);
    return built.done();
  });
}

type Container = { FullPaths: string[]; FileIndex: { content?: Uint8Array | number[] }[] };

function wholeStream(bytes: Uint8Array): Buffer {
  const { FullPaths: paths, FileIndex: entries } = openContainer(bytes);
  const find = (name: string) => entries[paths.findIndex((path) => path.includes(`/${name}`))];
  if (find('EncryptedPackage') || find('EncryptionInfo')) throw new Refusal('file-locked', '文件设了密码，打不开。');
  if (find('WordDocument')) throw new Refusal('file-not-table', '这是 Word 文件，不是表格。', undefined, 'document');
  if (find('PowerPoint Document')) throw new Refusal('file-not-table', '这是演示文稿，不是表格。', undefined, 'document');
  if (find('_VBA_PROJECT')) throw new Refusal('file-with-macros', '文件里带着宏，不能读。');
  const book = find('Workbook') ?? find('WORKBOOK');
  if (!book) throw find('Book') ? new Refusal('file-too-old', '这是 Excel 95 或更早的表格，格式太老，读不了。') : broken();
  const stream = Buffer.from(book.content ?? []);
  demandWholeStream(stream);
  return stream;
}

function openContainer(bytes: Uint8Array): Container {
  demandChains(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const { CFB } = library();
  try {
    return CFB.read(Buffer.from(bytes), { type: 'buffer' }) as Container;
  } catch {
    throw broken();
  }
}

// A library of others throws what it likes at broken bytes.
function parse(stream: Buffer): WorkBook {
  const { parse_xlscfb: parseStream } = library();
  try {
    return parseStream(stream, { type: 'buffer', dense: true, cellText: false, cellHTML: false, cellNF: true, cellStyles: true, cellFormula: false });
  } catch (error) {
    if (/password|encrypt/i.test(String(error))) throw new Refusal('file-locked', '文件设了密码，打不开。');
    throw broken();
  }
}

function putSheet(built: SheetBuilder, sheet: WorkSheet, is1904: boolean): void {
  (sheet['!data'] ?? []).forEach((cells, row) => cells?.forEach((cell, column) => putCell(built, row, column, cell, is1904)));
  for (const { s, e } of sheet['!merges'] ?? []) built.merge({ top: s.r, left: s.c, bottom: e.r, right: e.c });
  sheet['!rows']?.forEach((row, at) => {
    if (row?.hidden || row?.hpx === 0) built.hideRows(at, at);
  });
  sheet['!cols']?.forEach((column, at) => {
    if (column?.hidden) built.hideColumns(at, at);
  });
  built.isFiltered = sheet['!autofilter'] !== undefined;
}

const errors: Record<number, string> = { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A', 43: '#GETTING_DATA' };

function putCell(built: SheetBuilder, row: number, column: number, cell: CellObject | undefined, is1904: boolean): void {
  if (!cell || cell.t === 'z' || cell.v === undefined) return;
  if (cell.t === 'e') built.fault(row, column, 'error', errors[Number(cell.v)] ?? '#ERROR!');
  built.put(row, column, textOf(cell, is1904));
}

function textOf({ t, v, z }: CellObject, is1904: boolean): string {
  if (t === 'e') return errors[Number(v)] ?? '#ERROR!';
  if (t === 'b') return v === true ? 'TRUE' : 'FALSE';
  if (t !== 'n') return String(v);
  const number = numberText(String(v));
  if (number === null) throw broken();
  return typeof z === 'string' && library().SSF.is_date(z) ? (dateText(number, is1904) ?? number) : number;
}
