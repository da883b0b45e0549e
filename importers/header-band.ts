// How deep a header is, and the path of its cells over each column; merged cells are taken as they are merged.
import { generalWords } from './fields.ts';
import type { Rows } from './grid.ts';
import { columnText, isUnitWord } from './header-text.ts';
import { maxHeaderDepth } from './limits.ts';
import type { Merge } from './sheet.ts';
import { compact } from './text.ts';

/** True for a row of words only, as header rows are: no number long or short stands in it. */
export function isWordsOnly(row: readonly string[]): boolean {
  return row.some((cell) => cell !== '') && row.every((cell) => !/^[\d.,+\-￥¥%eE:]*\d[\d.,+\-￥¥%eE:]*[Xx]?$/.test(compact(cell)));
}

/** Index of the last row of the header that begins at `first`; null where no header can begin. */
export function endOfBand(grid: Rows, first: number, merges: readonly Merge[]): number | null {
  const filled = (grid[first] ?? []).filter((cell) => cell !== '');
  if (filled.length < 2 || !isWordsOnly(filled) || (namesItsValue.test(filled[0] ?? '') && !unnamed.test(filled[0] ?? ''))) return null;
  if (merges.some(({ top, bottom }) => top < first && bottom >= first)) return null;
  const merged = mergedEnd(first, merges);
  let last = first;
  while (last - first + 1 < maxHeaderDepth && (merged > first ? last < merged && isWordsOrBlank(grid[last + 1]) : isBelow(grid.slice(first, last + 1), grid[last + 1], widthAround(grid, first, last)))) last++;
  return last;
}

// 村名：北洛村 stands above a header, never in it.
const namesItsValue = /^[^（([:：]{1,8}[:：]\s*(?!万?元|亩)[^\s）)\]]/;

// How a program that reads tables calls a column without a header.
const unnamed = /^Unnamed: ?\d+$/;

// Cells merged downwards say how deep a header is.
function mergedEnd(first: number, merges: readonly Merge[]): number {
  const reaches = merges.filter(({ top, bottom }) => top >= first && bottom - first < maxHeaderDepth);
  const end = (upTo: number) => reaches.reduce((last, { top, bottom }) => (top <= upTo && bottom > last ? bottom : last), upTo);
  return end(end(first));
}

/** The path of each column from the top (农户基本情况, 户主姓名), without white space and without repeats. */
export function pathsOf(grid: Rows, first: number, last: number, merges: readonly Merge[]): string[][] {
  const { band, isMerged } = unmerged(grid.slice(first, last + 1), first, merges);
  const width = Math.max(...band.map((row) => row.length));
  const paths: string[][] = Array.from({ length: width }, () => []);
  band.forEach((row, depth) => {
    let [spanning, under] = ['', ''];
    paths.forEach((path, i) => {
      const own = (row[i] ?? '').replace(/\s+/g, '');
      const hasBelow = band.slice(depth + 1).some((lower) => (lower[i] ?? '') !== '');
      const above = path.join('\u0001');
      // A blank cell over a lower header cell belongs to the cell at its left that stands under the same one,
      // unless that is merged and so ends by itself.
      if (own !== '' || !hasBelow || above !== under) [spanning, under] = [isMerged(depth, i) ? '' : own, above];
      // 万元 alone under 金额 says what （万元） says.
      const text = own !== '' ? (path.length > 0 && isUnitWord(own) ? `（${own}）` : own) : hasBelow ? spanning : '';
      if (text !== '' && path.at(-1) !== text) path.push(text);
    });
  });
  return paths;
}

// Blank cells at the end of a line are not always written: the rows below a lower header row tell how wide the table is.
function widthAround(grid: Rows, first: number, last: number): number {
  return Math.max(...[...grid.slice(first, last + 1), ...grid.slice(last + 2, last + 8)].map((row) => row.length));
}

function isWordsOrBlank(row: readonly string[] | undefined): boolean {
  return row !== undefined && (row.every((cell) => cell === '') || isWordsOnly(row));
}

// A lower header row fills a blank of the rows above it, repeats their merged cells, or explains them in brackets or by their units;
// a row of data does none of these.
function isBelow(band: Rows, row: readonly string[] | undefined, width: number): boolean {
  if (!row || !isWordsOnly(row) || row.filter((cell) => cell !== '').length < 2) return false;
  if (row.slice(width).some((cell) => cell !== '')) return false;
  if (row.every((cell) => cell === '' || /^[（(][^（()）]+[）)]$/.test(cell) || isUnitWord(cell))) return true;
  if (dividesColumns(band, row)) return true;
  return row.some((cell, i) => {
    const above = band.findLast((line) => (line[i] ?? '') !== '')?.[i] ?? '';
    return cell !== '' && (above === '' || above === cell);
  });
}

const knownWords: ReadonlySet<string> = new Set(Object.values(generalWords).flat().map(columnText));

// 农户基本情况 over 户主姓名 alone fills no blank; under other columns nothing stands, and what stands is known as a header word.
function dividesColumns(band: Rows, row: readonly string[]): boolean {
  const isBlankUnder = band[0]?.some((cell, i) => cell !== '' && (row[i] ?? '') === '');
  return (isBlankUnder ?? false) && row.every((cell) => cell === '' || knownWords.has(columnText(cell)));
}

function unmerged(band: Rows, first: number, merges: readonly Merge[]): { band: Rows; isMerged: (depth: number, column: number) => boolean } {
  const width = Math.max(...band.map((row) => row.length));
  const filled = band.map((row) => Array.from({ length: width }, (_, i) => row[i] ?? ''));
  const merged = new Set<number>();
  for (const { top, left, bottom, right } of merges) {
    if (top < first || bottom >= first + band.length) continue;
    const text = band[top - first]?.[left] ?? '';
    for (let depth = top - first; depth <= bottom - first; depth++) {
      filled[depth]?.fill(text, left, right + 1);
      for (let column = left; column <= Math.min(right, width - 1); column++) merged.add(depth * width + column);
    }
  }
  return { band: filled, isMerged: (depth, column) => merged.has(depth * width + column) };
}
