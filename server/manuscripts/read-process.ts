// The process in which one file is read or one picture drawn anew; started by read-apart.ts, gets it, answers and ends.
import { readSheets } from '../../importers/sheets.ts';
import { pdfText } from '../pdf/text.ts';
import type { Picture } from '../photos/photo.ts';
import { reencoded } from '../photos/reencode.ts';

export interface FileOrder { name: string; bytes: Uint8Array }
export type ReadOrder = FileOrder | Picture;

/** `tables`: of each sheet that is shown and has any rows; `text`: every word of the file, hidden sheets too. */
export interface ReadFile { format: string; tables: { rows: string[][]; hasHiddenRows: boolean }[]; text: string }
export interface Unread { said: string; remedy: string }
export type ReadAnswer = ReadFile | Picture | Unread;

process.once('message', (order: ReadOrder) => {
  void answerTo(order).catch(() => ({ said: '文件内容不完整或已经损坏。', remedy: '请重新导出一份再传。' })).then((answer) => process.send?.(answer, () => process.disconnect()));
});

async function answerTo(order: ReadOrder): Promise<ReadAnswer> {
  return 'width' in order ? reencoded(order) : readFile(order);
}

async function readFile(order: FileOrder): Promise<ReadFile | Unread> {
  if (Buffer.from(order.bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return { format: 'pdf', tables: [], text: (await pdfText(order.bytes)).join('\n') };
  const read = readSheets(order);
  if ('sheets' in read) {
    const shown = read.sheets.filter(({ hidden, grid }) => !hidden && grid.length > 0);
    return { format: read.format ?? '', tables: shown.map(({ grid, hiddenRows }) => ({ rows: [...grid], hasHiddenRows: hiddenRows.size > 0 })), text: read.sheets.flatMap(({ grid }) => [...grid].map((row) => row.join('\t'))).join('\n') };
  }
  const [first] = read.findings;
  return { said: first?.said ?? '文件读不出来。', remedy: first?.remedy ?? '请另存为 .xlsx 或 .csv，再上传。' };
}
