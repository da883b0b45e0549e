// A decoded CSV text as rows of cells; the only place that knows Papa Parse.
import Papa from 'papaparse';
import { columnLetter } from './columns.ts';
import { finding, type Finding } from './finding.ts';
import { maxCell, maxColumns, maxRows } from './limits.ts';

/**
 * Rows of cells; `grid[0]` is row 1. A row number is the number of the record, blank lines included:
 * a spreadsheet that opens the file numbers its rows the same way, also after a cell with a line break.
 */
export type Grid = string[][];

// Enough of a cell to see whole lines in it, and of long cells to be worth a list.
const swallowedSample = 10_000;
const mostLong = 20;

export function readGrid(text: string): Grid | { findings: Finding[] } {
  const lines = (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text).trimEnd();
  // Without quotes a line is a row; with them the parser stops at the limit by itself.
  if (!lines.includes('"') && countOf(lines, '\n', maxRows) >= maxRows) return { findings: [tooManyRows()] };
  const { delimiter, skipped } = chooseDelimiter(lines);
  const body = skipped === 0 ? lines : lines.slice(lines.indexOf('\n') + 1);
  const parsed = Papa.parse<string[]>(body, { header: false, delimiter, newline: '\n', skipEmptyLines: false, preview: maxRows - skipped });
  const broken = parsed.errors.find((error) => error.type === 'Quotes');
  if (broken) return { findings: [quotesBroken(lines, (broken.row ?? 0) + 1 + skipped)] };
  if (parsed.meta.truncated) return { findings: [tooManyRows()] };
  const grid = skipped === 0 ? parsed.data : [[''], ...parsed.data];
  while (grid.length > 0 && grid.at(-1)?.every((cell) => cell.trim() === '')) grid.pop();
  const findings = [...checkWidth(grid), ...checkSwallowed(grid, delimiter)];
  if (findings.length > 0) return { findings };
  for (const row of grid) for (let i = 0; i < row.length; i++) row[i] = tidyCell(row[i] ?? '');
  const long = checkLength(grid);
  return long.length > 0 ? { findings: long } : grid;
}

/** The delimiter that cuts the first 50 lines into the most cells, comma on a tie; `sep=;` in line 1 decides alone. */
function chooseDelimiter(lines: string): { delimiter: string; skipped: 0 | 1 } {
  const told = /^"?sep=([,;\t])"?\n/i.exec(lines.slice(0, 12));
  if (told?.[1]) return { delimiter: told[1], skipped: 1 };
  const sample = lines
    .slice(0, 20_000)
    .split('\n', 50)
    .join('\n')
    .replace(/"[^"]*"/g, '');
  const counts = [',', '\t', ';'].map((mark) => ({ mark, count: sample.split(mark).length - 1 }));
  const best = counts.reduce((a, b) => (b.count > a.count ? b : a));
  return { delimiter: best.count > 0 ? best.mark : ',', skipped: 0 };
}

function tooManyRows(): Finding {
  return finding('too-many-rows', {}, `文件的行数超过 ${maxRows} 行，最多能读这么多。`);
}

function quotesBroken(lines: string, record: number): Finding {
  const quotes = countOf(lines, '"');
  const odd = quotes % 2 === 1 ? `全文件英文双引号有 ${quotes} 个，是单数。` : '';
  return finding('quotes-broken', { row: record }, `第 ${record} 行的英文双引号不配对，后面的行可能被并进了一格。${odd}`);
}

function checkWidth(grid: Grid): Finding[] {
  const wide = grid.findIndex((row) => row.length > maxColumns);
  if (wide === -1) return [];
  return [finding('too-many-columns', { row: wide + 1 }, `第 ${wide + 1} 行有 ${grid[wide]?.length} 列，最多能读 ${maxColumns} 列。`)];
}

function checkLength(grid: Grid): Finding[] {
  const findings: Finding[] = [];
  for (const [at, row] of grid.entries()) {
    const column = row.findIndex((cell) => cell.length > maxCell);
    if (column === -1) continue;
    const said = `第 ${at + 1} 行 ${columnLetter(column)} 列有 ${row[column]?.length} 个字，一格最多能读 ${maxCell} 个字。`;
    findings.push(finding('cell-too-long', { row: at + 1, column: columnLetter(column) }, said));
    if (findings.length === mostLong) break;
  }
  return findings;
}

// Two stray quotes that happen to pair swallow whole lines without a parse error: the line count is the only witness.
function checkSwallowed(grid: Grid, delimiter: string): Finding[] {
  const usual = Math.max(...grid.slice(0, 50).map((row) => row.length));
  const findings: Finding[] = [];
  grid.forEach((row, index) => {
    const swallowed = row.find((cell) => cell.includes('\n') && holdsWholeLine(cell, delimiter, row.length < usual ? 1 : Math.max(2, usual / 2)));
    if (swallowed === undefined) return;
    const lines = countOf(swallowed, '\n') + 1;
    findings.push(finding('lines-swallowed', { row: index + 1 }, `第 ${index + 1} 行有一格里装进了 ${lines} 行内容，像是引号把几行连在了一起。`));
  });
  return findings;
}

function holdsWholeLine(cell: string, delimiter: string, enough: number): boolean {
  return cell.slice(0, swallowedSample).split('\n').some((line) => line.split(delimiter).length - 1 >= enough);
}

/** How often one character stands in a text, at most `most`. */
function countOf(text: string, mark: string, most = Infinity): number {
  let count = 0;
  for (let at = text.indexOf(mark); at !== -1 && count < most; at = text.indexOf(mark, at + 1)) count++;
  return count;
}

/** Spreadsheets and their users mark text by an apostrophe or by ="…"; neither is part of the value. */
export function tidyCell(raw: string): string {
  let cell = raw.trim();
  if (cell.startsWith('="') && cell.endsWith('"') && cell.length > 2) cell = cell.slice(2, -1).trim();
  const first = cell.charCodeAt(0);
  if ((first === 0x27 || first === 0x2018 || first === 0x2019) && cell.length > 1) cell = cell.slice(1).trim();
  return cell;
}
