// The column 问题 that a checked table is sent back with: told from a column of the clerk's own by what stands in it.
import type { Severity } from './finding.ts';
import type { Sheet } from './sheet.ts';
import { compact } from './text.ts';

export const problemColumn = '问题';
export const leftOutWords = '不采用这一行。';
export const marks: Record<Severity, string> = { block: '【必须改】', confirm: '【要确认】', note: '【提示】' };

/** The sheet as it was before it was sent back; one without our column as it is. */
export function withoutProblems(sheet: Sheet): Sheet {
  const width = sheet.grid.reduce((widest, row) => Math.max(widest, row.findLastIndex((cell) => cell !== '') + 1), 0);
  const cells = sheet.grid.map((row) => compact(row[width - 1] ?? '')).filter((cell) => cell !== '');
  const isHeader = (cell: string) => cell === problemColumn || cell.startsWith(`${problemColumn}${marks.block[0]}`);
  const isOurs = cells.some(isHeader) && cells.every((cell) => isHeader(cell) || isSentence(cell));
  return isOurs ? { ...sheet, grid: sheet.grid.map((row) => row.slice(0, width - 1)) } : sheet;
}

function isSentence(cell: string): boolean {
  return [leftOutWords, ...Object.values(marks)].some((mark) => cell.startsWith(mark));
}
