// Reads a legacy workbook (BIFF8, MS-XLS) from its compound file; macros and links are not touched.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type * as SheetJs from '@e965/xlsx';
import { maxSheets } from '../limits.ts';
import type { Sheet } from '../sheet.ts';
import { demandWholeStream } from './biff.ts';
import { readBook } from './biff-book.ts';
import { readCells } from './biff-sheet.ts';
import { demandChains } from './cfb-chains.ts';
import { broken, Refusal } from './refusal.ts';
import { SheetBuilder } from './sheet-builder.ts';
import { nameSheets } from './sheet-names.ts';

export function readXls(bytes: Uint8Array): Sheet[] {
  const stream = streamOf(bytes);
  demandWholeStream(stream);
  const book = readBook(stream);
  if (book.sheets.length > maxSheets) throw new Refusal('too-many-sheets', `文件里有 ${book.sheets.length} 张工作表，最多能读 ${maxSheets} 张。`);
  const names = nameSheets(book.sheets.map(({ name }) => name));
  const sheets = new Map(book.sheets.map(({ begin, isHidden }, i) => [begin, new SheetBuilder(names[i] ?? '', isHidden)]));
  readCells(stream, book, sheets);
  return [...sheets.values()].map((sheet) => sheet.done());
}

type Container = { FullPaths: string[]; FileIndex: { content?: Uint8Array | number[] }[] };

function streamOf(bytes: Uint8Array): Buffer {
  const { FullPaths: paths, FileIndex: entries } = openContainer(bytes);
  const find = (name: string) => entries[paths.findIndex((path) => path.includes(`/${name}`))];
  if (find('EncryptedPackage') || find('EncryptionInfo')) throw new Refusal('file-locked', '文件设了密码，打不开。');
  if (find('WordDocument')) throw new Refusal('file-not-table', '这是 Word 文件，不是表格。', undefined, 'document');
  if (find('PowerPoint Document')) throw new Refusal('file-not-table', '这是演示文稿，不是表格。', undefined, 'document');
  if (find('_VBA_PROJECT')) throw new Refusal('file-with-macros', '文件里带着宏，不能读。');
  const book = find('Workbook') ?? find('WORKBOOK');
  if (!book) throw find('Book') ? new Refusal('file-too-old', '这是 Excel 95 或更早的表格，格式太老，读不了。') : broken();
  return Buffer.from(book.content ?? []);
}

// A megabyte of program: loaded by the first such workbook, since every process that checks a file would wait for it.
let loaded: typeof SheetJs | undefined;
const library = () => loaded ??= createRequire(import.meta.url)(fileURLToPath(import.meta.resolve('@e965/xlsx'))) as typeof SheetJs;

// A library of others throws what it likes at broken bytes.
function openContainer(bytes: Uint8Array): Container {
  demandChains(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  try {
    return library().CFB.read(Buffer.from(bytes), { type: 'buffer' }) as Container;
  } catch {
    throw broken();
  }
}
