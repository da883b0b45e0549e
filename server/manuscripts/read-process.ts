// The process in which one file is read or one picture drawn anew; started by read-apart.ts, gets it, answers and ends.
import { readSheets } from '../../importers/sheets.ts';
import { barePdf } from './bare-pdf.ts';
import { drawsWriting } from '../pdf/drawn.ts';
import { pdfText } from '../pdf/text.ts';
import { pdfWords } from '../pdf/words.ts';
import type { Picture } from '../photos/photo.ts';
import { reencoded } from '../photos/reencode.ts';
import { workbookWords } from './workbook-words.ts';

export interface FileOrder { name: string; bytes: Uint8Array }
export type ReadOrder = FileOrder | Picture;

/** `tables`: of each sheet that is shown and has any rows; `text`: every word of the file, the hidden ones too; `isMute`: some of it is a picture; `carries`: other files or a program travel in it; `bare`: of a PDF, the pages without anything about who made them. */
export interface ReadFile { bare?: Uint8Array; format: string; tables: { rows: string[][]; hasHiddenRows: boolean }[]; text: string; isMute: boolean; carries: boolean }
export interface Unread { said: string; remedy: string }
export type ReadAnswer = ReadFile | Picture | Unread;

process.once('message', (order: ReadOrder) => {
  void answerTo(order).catch(() => ({ said: '文件内容不完整或已经损坏。', remedy: '请重新导出一份再传。' })).then((answer) => process.send?.(answer, () => process.disconnect()));
});

async function answerTo(order: ReadOrder): Promise<ReadAnswer> {
  return 'width' in order ? reencoded(order) : readFile(order);
}

const locked: Unread = { said: '这个 PDF 加了密码或限制，或者里面的作者、软件、批注去不掉。', remedy: '请打开它，用“打印成 PDF”另存一份，再传。' };

/** What goes on is written anew; it says on every page what the file said. */
async function readPdf(bytes: Uint8Array): Promise<ReadFile | Unread> {
  const { pages, filledIn, carries } = await pdfWords(bytes);
  const bare = await barePdf(bytes).catch(() => null);
  if (bare === null || (await pdfText(bare.bytes)).join('\f') !== pages.join('\f')) return locked;
  const isMute = bare.hasPictures || pages.some((page) => page === '' || isGarbled(page)) || await drawsWriting(bare.bytes);
  return { format: 'pdf', tables: [], text: [...pages, filledIn, bare.beside].join('\n'), isMute, carries, bare: bare.bytes };
}

/** Where a font does not say which characters it draws, people read words and the scan reads nothing. Signs of symbol fonts, such as the dots of a list, are no words. */
function isGarbled(page: string): boolean {
  return /[\p{Cc}\ufffd]|(?![\uf000-\uf0ff])\p{Co}/u.test(page);
}

async function readFile(order: FileOrder): Promise<ReadFile | Unread> {
  if (Buffer.from(order.bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return readPdf(order.bytes).catch((error: Error) => { if (error.name === 'PasswordException') return locked; throw error; });
  const read = readSheets(order);
  if ('sheets' in read) {
    const shown = read.sheets.filter(({ hidden, grid }) => !hidden && grid.length > 0);
    const beside = read.format === 'xlsx' ? workbookWords(order.bytes) : null;
    return { format: read.format ?? '', isMute: beside?.hasPictures ?? false, carries: beside?.carries ?? false, tables: shown.map(({ grid, hiddenRows }) => ({ rows: [...grid], hasHiddenRows: hiddenRows.size > 0 })), text: read.sheets.flatMap(({ grid }) => [...grid].map((row) => row.join('\t'))).concat(beside?.beside ?? '').join('\n') };
  }
  const [first] = read.findings;
  return { said: first?.said ?? '文件读不出来。', remedy: first?.remedy ?? '请另存为 .xlsx 或 .csv，再上传。' };
}
