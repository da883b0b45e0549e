// Reads a legacy workbook (BIFF8, MS-XLS) from its compound file; macros and links are not touched.
import { maxSheets } from '../limits.ts';
import type { Sheet } from '../sheet.ts';
import { demandWholeStream } from './biff.ts';
import { readBook } from './biff-book.ts';
import { readCells } from './biff-sheet.ts';
import { CompoundFile } from './cfb.ts';
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

// What is put into a workbook has folders of its own: only what stands at the root says what the file is.
function streamOf(bytes: Uint8Array): Buffer {
  const file = new CompoundFile(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const has = (...starts: string[]) => file.names.some((name) => starts.some((start) => name.startsWith(start)));
  if (has('ENCRYPTEDPACKAGE', 'ENCRYPTIONINFO')) throw new Refusal('file-locked', '文件设了密码，打不开。');
  if (has('WORDDOCUMENT')) throw new Refusal('file-not-table', '这是 Word 文件，不是表格。', undefined, 'document');
  if (has('POWERPOINT DOCUMENT')) throw new Refusal('file-not-table', '这是演示文稿，不是表格。', undefined, 'document');
  if (has('_VBA_PROJECT')) throw new Refusal('file-with-macros', '文件里带着宏，不能读。');
  const book = file.stream('Workbook');
  if (!book) throw file.stream('Book') ? new Refusal('file-too-old', '这是 Excel 95 或更早的表格，格式太老，读不了。') : broken();
  return book;
}
