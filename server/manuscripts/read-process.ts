// The process in which one table is read; started by read-apart.ts, gets the file, answers its first sheet and ends.
import { readSheets } from '../../importers/sheets.ts';

export interface ReadOrder { name: string; bytes: Uint8Array }
export type ReadAnswer = { rows: string[][] } | { said: string; remedy: string };

process.once('message', (order: ReadOrder) => {
  process.send?.(answerTo(order), () => process.disconnect());
});

function answerTo(order: ReadOrder): ReadAnswer {
  const read = readSheets(order);
  if ('sheets' in read) return { rows: [...read.sheets.find(({ hidden, grid }) => !hidden && grid.length > 0)?.grid ?? []] };
  const [first] = read.findings;
  return { said: first?.said ?? '文件读不出来。', remedy: first?.remedy ?? '请另存为 .xlsx 或 .csv，再上传。' };
}
