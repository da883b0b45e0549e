// Finds the header among the first rows and reads what each column means.
import { columnLetter } from './columns.ts';
import type { Dictionary, Field } from './fields.ts';
import type { Grid } from './grid.ts';
import { columnText } from './header-text.ts';
import { headerSearchRows, maxHeaderDepth } from './limits.ts';
import { compact } from './text.ts';

/** `parts` is the path of header cells from the top (农户基本情况, 户主姓名); `index` counts from 0. */
export type Column = { index: number; letter: string; parts: string[]; field: Field | null };
/** `first` and `last` are indexes into the grid. */
export type Header = { first: number; last: number; columns: Column[] };

const sums = new Set(['合计', '小计', '总计', '计']);

/** The band of one to three rows in which the most columns are known; null when no row looks like a header. */
export function findHeader(grid: Grid, dictionary: Dictionary): Header | null {
  let best: { header: Header; score: number } | null = null;
  for (let first = 0; first < Math.min(grid.length, headerSearchRows); first++) {
    const header = headerAt(grid, first, dictionary);
    if (!header) continue;
    const score = new Set(header.columns.map((column) => column.field).filter((field) => field !== null)).size;
    const depth = header.last - header.first;
    const isBetter = !best || score > best.score || (score === best.score && depth < best.header.last - best.header.first);
    if (score >= 2 && isBetter && namesSomebodyOrAmount(header)) best = { header, score };
  }
  return best?.header ?? null;
}

/** True for a row of words only, as header rows are: no number long or short stands in it. */
export function isWordsOnly(row: readonly string[]): boolean {
  return row.some((cell) => cell !== '') && row.every((cell) => !/^[\d.,+\-￥¥%eE:]*\d[\d.,+\-￥¥%eE:]*[Xx]?$/.test(compact(cell)));
}

function headerAt(grid: Grid, first: number, dictionary: Dictionary): Header | null {
  const top = grid[first] ?? [];
  if (top.filter((cell) => cell !== '').length < 2 || !isWordsOnly(top)) return null;
  let last = first;
  while (last - first + 1 < maxHeaderDepth && isBelow(grid.slice(first, last + 1), grid[last + 1])) last++;
  const columns = pathsOf(grid.slice(first, last + 1)).map((parts, index) => ({
    index,
    letter: columnLetter(index),
    parts,
    field: fieldOf(parts, dictionary),
  }));
  return { first, last, columns };
}

// A lower header row fills a blank of the rows above it, or repeats their merged cells; a row of data does neither.
function isBelow(band: Grid, row: readonly string[] | undefined): boolean {
  if (!row || !isWordsOnly(row) || row.filter((cell) => cell !== '').length < 2) return false;
  const width = Math.max(...band.map((above) => above.length));
  if (row.slice(width).some((cell) => cell !== '')) return false;
  return row.some((cell, i) => {
    const above = band.findLast((line) => (line[i] ?? '') !== '')?.[i] ?? '';
    return cell !== '' && (above === '' || above === cell);
  });
}

// A blank cell over a lower header cell belongs to the merged cell at its left.
function pathsOf(band: Grid): string[][] {
  const width = Math.max(...band.map((row) => row.length));
  const paths: string[][] = Array.from({ length: width }, () => []);
  band.forEach((row, depth) => {
    let spanning = '';
    paths.forEach((path, i) => {
      const own = (row[i] ?? '').replace(/\s+/g, '');
      const hasBelow = band.slice(depth + 1).some((lower) => (lower[i] ?? '') !== '');
      if (own !== '' || !hasBelow) spanning = own;
      const text = own !== '' || path.length > 0 ? own : hasBelow ? spanning : '';
      if (text !== '' && path.at(-1) !== text) path.push(text);
    });
  });
  return paths;
}

// 实发 over 金额 means 实发金额; 合计 under 补贴金额 means 补贴金额; a crop under 补贴金额 is only a part of it.
function fieldOf(parts: readonly string[], dictionary: Dictionary): Field | null {
  const texts = parts.map(columnText);
  const leaf = texts.at(-1) ?? '';
  const parent = texts.at(-2) ?? '';
  const lookUp = (text: string) => dictionary.get(text) ?? dictionary.get(text.replace(/[元亩]$/, '')) ?? null;
  if (texts.length === 1) return lookUp(leaf);
  if (sums.has(leaf)) return lookUp(parent);
  return lookUp(parent + leaf) ?? lookUp(leaf);
}

function namesSomebodyOrAmount(header: Header): boolean {
  const fields = new Set(header.columns.map((column) => column.field));
  const wanted: Field[] = ['name', 'payee', 'beneficiary', 'amount', 'amountPaid', 'amountDue', 'idNumber', 'account'];
  return wanted.some((field) => fields.has(field));
}
