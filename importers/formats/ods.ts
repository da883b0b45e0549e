// Reads an OpenDocument spreadsheet (ISO/IEC 26300, OASIS 1.3): its tables, with what repeats and what is merged.
import { maxSheets } from '../limits.ts';
import type { Sheet } from '../sheet.ts';
import { isoDateText, numberText } from './number-text.ts';
import { broken, Refusal } from './refusal.ts';
import { SheetBuilder } from './sheet-builder.ts';
import { nameSheets } from './sheet-names.ts';
import { attribute, walkXml } from './xml.ts';
import { xmlText } from './xml-text.ts';
import type { Zip } from './zip.ts';

type Cell = { type: string; value: string; style: string; hasFormula: boolean; isError: boolean; repeated: number; columns: number; rows: number; lines: string[] };
type Table = { sheet: SheetBuilder; title: string; row: number; column: number; rowRepeated: number; headColumn: number };
/** `depth` of tables inside each other, `notes` of remarks on cells, `paragraphs` of lines in a cell. */
type Reading = { tables: Table[]; hiddenStyles: Set<string>; struckStyles: Set<string>; style: string; depth: number; notes: number; paragraphs: number; table: Table | null; cell: Cell | null };

export function readOds(zip: Zip): Sheet[] {
  if (zip.read('META-INF/manifest.xml')?.includes('encryption-data')) throw new Refusal('file-locked', '文件设了密码，打不开。');
  const reading: Reading = { tables: [], hiddenStyles: new Set(), struckStyles: new Set(), style: '', depth: 0, notes: 0, paragraphs: 0, table: null, cell: null };
  walkXml(xmlText(zip, 'content.xml'), {
    open: (name, attributes) => open(reading, name, attributes),
    close: (name) => close(reading, name),
    text: (text) => addText(reading, text),
  });
  const names = nameSheets(reading.tables.map(({ title }) => title));
  return reading.tables.map(({ sheet }, i) => sheet.done(names[i]));
}

function open(reading: Reading, name: string, attributes: string): void {
  const { table, cell } = reading;
  if (name === 'style') reading.style = attribute(attributes, 'name') ?? '';
  else if (name === 'table-properties' && attribute(attributes, 'display') === 'false') reading.hiddenStyles.add(reading.style);
  else if (name === 'text-properties' && !/^(?:none)?$/.test(attribute(attributes, 'text-line-through-style') ?? '')) reading.struckStyles.add(reading.style);
  else if (name === 'table') openTable(reading, attributes);
  else if (name === 'annotation') reading.notes++;
  else if (name === 'database-range') markFilter(reading.tables, attributes);
  else if (!table || reading.depth !== 1) return;
  else if (name === 'table-row') openRow(table, attributes);
  else if (name === 'table-column') openColumn(table, attributes);
  else if (isCell(name)) reading.cell = cellOf(attributes);
  else if (cell && name === 'p' && reading.notes === 0) {
    reading.paragraphs++;
    cell.lines.push('');
  } else if (name === 's') addText(reading, ' '.repeat(Math.min(500, Number(attribute(attributes, 'c') ?? 1) || 1)));
  else if (name === 'tab') addText(reading, '\t');
  else if (name === 'line-break') addText(reading, '\n');
}

function close(reading: Reading, name: string): void {
  const { table, cell } = reading;
  if (name === 'table') {
    if (--reading.depth === 0) reading.table = null;
  } else if (name === 'annotation') reading.notes--;
  else if (!table || reading.depth !== 1) return;
  else if (name === 'p' && reading.notes === 0 && reading.paragraphs > 0) reading.paragraphs--;
  else if (isCell(name) && cell) {
    if (reading.struckStyles.has(cell.style) && textOf(cell).trim() !== '') table.sheet.strike(table.row, table.rowRepeated);
    closeCell(table, cell);
    reading.cell = null;
  } else if (name === 'table-row') {
    table.sheet.repeat(table.row, table.rowRepeated);
    table.row += table.rowRepeated;
  }
}

function isCell(name: string): boolean {
  return name === 'table-cell' || name === 'covered-table-cell';
}

function addText({ cell, notes, paragraphs }: Reading, text: string): void {
  if (cell && notes === 0 && paragraphs > 0) cell.lines.push((cell.lines.pop() ?? '') + text);
}

// A table inside a cell is a picture of one, not a sheet.
function openTable(reading: Reading, attributes: string): void {
  if (reading.depth++ > 0) return;
  if (reading.tables.length >= maxSheets) throw new Refusal('too-many-sheets', `文件里的工作表超过 ${maxSheets} 张，最多能读这么多。`);
  const title = attribute(attributes, 'name') ?? '';
  const sheet = new SheetBuilder(title, reading.hiddenStyles.has(attribute(attributes, 'style-name') ?? ''));
  reading.table = { sheet, title, row: 0, column: 0, rowRepeated: 1, headColumn: 0 };
  reading.tables.push(reading.table);
}

function openRow(table: Table, attributes: string): void {
  [table.rowRepeated, table.column] = [countOf(attributes, 'number-rows-repeated'), 0];
  if (/^(?:collapse|filter)$/.test(attribute(attributes, 'visibility') ?? '')) table.sheet.hideRows(table.row, table.row + table.rowRepeated - 1);
  if (attribute(attributes, 'visibility') === 'filter') table.sheet.isFiltered = true;
}

function openColumn(table: Table, attributes: string): void {
  const count = countOf(attributes, 'number-columns-repeated');
  if (/^(?:collapse|filter)$/.test(attribute(attributes, 'visibility') ?? '')) table.sheet.hideColumns(table.headColumn, table.headColumn + count - 1);
  table.headColumn += count;
}

function cellOf(attributes: string): Cell {
  const type = attribute(attributes, 'value-type') ?? '';
  const value = attribute(attributes, type === 'date' ? 'date-value' : type === 'time' ? 'time-value' : type === 'boolean' ? 'boolean-value' : type === 'string' ? 'string-value' : 'value');
  return {
    type,
    value: value ?? '',
    style: attribute(attributes, 'style-name') ?? '',
    hasFormula: attribute(attributes, 'formula') !== null,
    isError: /calcext:value-type\s*=\s*["']error/.test(attributes),
    repeated: countOf(attributes, 'number-columns-repeated'),
    columns: countOf(attributes, 'number-columns-spanned'),
    rows: countOf(attributes, 'number-rows-spanned'),
    lines: [],
  };
}

function closeCell(table: Table, cell: Cell): void {
  const { sheet, row, column } = table;
  const text = textOf(cell);
  table.column += cell.repeated;
  if (cell.columns > 1 || cell.rows > 1) sheet.merge({ top: row, left: column, bottom: row + cell.rows - 1, right: column + cell.columns - 1 });
  if (cell.hasFormula && cell.type === '' && text === '') sheet.fault(row, column, 'uncomputed', '');
  if (cell.isError) sheet.fault(row, column, 'error', text);
  if (text.trim() === '') return;
  // Put first where it ends: beyond the limits it is refused before anything is kept.
  for (let at = column + cell.repeated - 1; at >= column; at--) sheet.put(row, at, text);
}

function textOf({ type, value, lines, isError }: Cell): string {
  const shown = lines.join('\n');
  if (isError || type === '') return shown;
  if (type === 'string') return value || shown;
  if (type === 'date') return isoDateText(value);
  if (type === 'boolean') return value === 'true' ? 'TRUE' : 'FALSE';
  if (type === 'time') return shown;
  const number = numberText(value);
  if (number === null) throw broken();
  return number;
}

function markFilter(tables: readonly Table[], attributes: string): void {
  if (attribute(attributes, 'display-filter-buttons') !== 'true') return;
  const range = attribute(attributes, 'target-range-address') ?? '';
  for (const { sheet, title } of tables) if (range.replace(/^'|'(?=\.)/g, '').startsWith(`${title}.`)) sheet.isFiltered = true;
}

function countOf(attributes: string, name: string): number {
  const text = attribute(attributes, name);
  if (text === null) return 1;
  const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (count < 1) throw broken();
  return count;
}
