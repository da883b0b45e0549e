// The clerk's own table back with a column 问题: one sentence per finding of the row, ready to be mended and uploaded again.
import Papa from 'papaparse';
import { utils, write, type WorkSheet } from '@e965/xlsx';
import type { Bytes } from './bytes.ts';
import type { Finding } from './finding.ts';
import { maxCell } from './limits.ts';
import { leftOutWords, marks, problemColumn, withoutProblems } from './problem-column.ts';
import type { CheckedFile } from './report.ts';
import type { Sheet } from './sheet.ts';
import { readSheets } from './sheets.ts';

export type Annotated = { format: 'csv' | 'xlsx'; bytes: Uint8Array };

const ownSheet = '需要处理的问题';

/**
 * A text table comes back as UTF-8 with a byte order mark, a workbook as xlsx with all of its sheets; numbers that a
 * spreadsheet would spoil stay texts, and nothing in a cell is a formula. Rows keep their numbers.
 */
export function annotate(input: { name: string; bytes: Bytes }, { sheets: reports, findings, leftOut }: Pick<CheckedFile, 'sheets' | 'findings' | 'leftOut'>): Annotated {
  const read = readSheets(input);
  const sheets = 'sheets' in read ? read.sheets.map(withoutProblems) : [];
  const tables = sheets.map((sheet) => {
    const own = findings.filter(({ place }) => place.row !== null && (place.sheet ?? sheet.name) === sheet.name);
    const out = new Set(leftOut.filter((row) => row.sheet === sheet.name).map(({ row }) => row));
    return { sheet, rows: withColumn(sheet, reports.find(({ name }) => name === sheet.name)?.headerRow ?? null, own, out) };
  });
  const ofFile = findings.filter(({ place }) => place.row === null).map((one) => sentence(one, true));
  return read.format === 'csv' || tables.length === 0 ? csvOf(tables[0]?.rows ?? [], ofFile) : xlsxOf(tables, ofFile);
}

/** The column stands behind all others; one that an earlier annotation left was taken away. */
function withColumn({ grid, name }: Sheet, headerRow: number | null, findings: readonly Finding[], leftOut: ReadonlySet<number>): string[][] {
  const rows = [...grid];
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const byRow = Map.groupBy(findings, ({ place }) => place.row ?? 0);
  return rows.map((cells, i) => {
    const said = (byRow.get(i + 1) ?? []).map((one) => sentence(one, one.place.sheet !== name));
    const text = [...(leftOut.has(i + 1) ? [leftOutWords] : []), ...said].join(' ').slice(0, maxCell);
    return [...cells, ...Array.from({ length: width - cells.length }, () => ''), i + 1 === headerRow ? problemColumn : text];
  });
}

function sentence({ severity, said, remedy, place }: Finding, isElsewhere: boolean): string {
  const where = isElsewhere && place.sheet ? `“${place.sheet}”：` : '';
  return `${marks[severity]}${where}${place.column && place.row !== null ? `${place.column}列：` : ''}${said}${remedy}`;
}

/** What is wrong with the file as a whole stands in its first row: no row may move. */
function csvOf(rows: readonly string[][], ofFile: readonly string[]): Annotated {
  const [first = [''], ...rest] = rows;
  const top = ofFile.length === 0 ? first : [...first.slice(0, -1), [first.at(-1) ?? '', ...ofFile].filter(Boolean).join(' ').slice(0, maxCell)];
  const text = Papa.unparse([top, ...rest].map((row) => row.map(safeText)), { newline: '\r\n' });
  return { format: 'csv', bytes: Buffer.from(`\ufeff${text}`) };
}

/** A long number that a spreadsheet would round is marked as text the way spreadsheets do; what would be a formula is not one any more. */
function safeText(cell: string): string {
  if (/^\d{12,}[Xx]?$/.test(cell)) return `="${cell}"`;
  return /^[=+@\t\r]|^-(?!\d[\d,.]*$)/.test(cell) ? `'${cell}` : cell;
}

function xlsxOf(tables: readonly { sheet: Sheet; rows: string[][] }[], ofFile: readonly string[]): Annotated {
  const book = utils.book_new();
  // A name that is taken gets a number behind it.
  const append = (sheet: WorkSheet, name: string) => utils.book_append_sheet(book, sheet, name, true);
  tables.forEach(({ sheet, rows }, i) => append(worksheet(sheet, rows), isSheetName(sheet.name) ? sheet.name : `表${i + 1}`));
  if (ofFile.length > 0) append(utils.aoa_to_sheet([[ownSheet], ...ofFile.map((said) => [said])]), ownSheet);
  book.Workbook = { Sheets: tables.map(({ sheet }) => ({ Hidden: sheet.hidden ? 1 : 0 })) };
  return { format: 'xlsx', bytes: write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer };
}

/** Spreadsheets keep History for themselves and allow no apostrophe at either end. */
function isSheetName(name: string): boolean {
  return /^[^\\/?*[\]:]{1,31}$/.test(name) && !/^'|'$|^history$/i.test(name);
}

/** Every cell a text: an identity number stays whole, and a text is never worked out. */
function worksheet({ merges, hiddenRows, hiddenColumns }: Sheet, rows: readonly string[][]): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map((row) => row.map((cell) => (cell === '' ? null : { t: 's', v: cell, z: '@' }))));
  const width = rows[0]?.length ?? 0;
  sheet['!merges'] = merges.map(({ top, left, bottom, right }) => ({ s: { r: top, c: left }, e: { r: bottom, c: right } }));
  if (hiddenRows.size > 0) sheet['!rows'] = rows.map((_, i) => (hiddenRows.has(i) ? { hidden: true } : {}));
  sheet['!cols'] = Array.from({ length: width }, (_, i) => (i === width - 1 ? { wch: 60 } : hiddenColumns.has(i) ? { hidden: true } : {}));
  return sheet;
}
