// The column 问题 that a checked table is sent back with: told from a column of the clerk's own by what stands in it.
import type { Severity } from './finding.ts';
import { mapped, type Grid } from './grid.ts';
import type { Sheet } from './sheet.ts';
import { compact } from './text.ts';

export const problemColumn = '问题';
export const leftOutWords = '不采用这一行。';
export const marks: Record<Severity, string> = { block: '【必须改】', confirm: '【要确认】', note: '【提示】' };

/** The sheet as it was before it was sent back; one without our column as it is. */
export function withoutProblems(sheet: Sheet): Sheet {
  const width = sheet.mayHoldProblems ? widthBefore(sheet.grid) : null;
  return width === null ? sheet : { ...sheet, grid: mapped(sheet.grid, (row) => row.slice(0, width)) };
}

/** The number of columns before ours, which is the last one that holds something; null where it is the clerk's own. */
function widthBefore(grid: Grid): number | null {
  let [width, hasHeader, isOurs] = [0, false, true];
  for (const row of grid) {
    const own = row.findLastIndex((cell) => cell !== '') + 1;
    if (own > width) [width, hasHeader, isOurs] = [own, false, true];
    const cell = own === width && own > 0 ? compact(row[own - 1] ?? '') : '';
    if (cell === '') continue;
    hasHeader ||= isHeader(cell);
    isOurs &&= isHeader(cell) || isSentence(cell);
  }
  return hasHeader && isOurs ? width - 1 : null;
}

function isHeader(cell: string): boolean {
  return cell === problemColumn || cell.startsWith(`${problemColumn}${marks.block[0]}`);
}

function isSentence(cell: string): boolean {
  return [leftOutWords, ...Object.values(marks)].some((mark) => cell.startsWith(mark));
}
