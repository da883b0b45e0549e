// Reads the one-file XML that Excel 2003 wrote and many systems still export under the name .xls (SpreadsheetML 2003).
import { maxColumns, maxSheets } from '../limits.ts';
import type { Sheet } from '../sheet.ts';
import { isoDateText, numberText } from './number-text.ts';
import { broken, Refusal } from './refusal.ts';
import { SheetBuilder } from './sheet-builder.ts';
import { nameSheets } from './sheet-names.ts';
import { attribute, walkXml } from './xml.ts';

type Cell = { column: number; isStruck: boolean; hasFormula: boolean; type: string | null; text: string };
type Table = { sheet: SheetBuilder; title: string; row: number; column: number; headColumn: number };

export function readXml2003(xml: string): Sheet[] {
  const tables = readTables(xml);
  const names = nameSheets(tables.map(({ title }) => title));
  return tables.map(({ sheet }, i) => sheet.done(names[i]));
}

function readTables(xml: string): Table[] {
  const tables: Table[] = [];
  const struck = new Set<string>();
  let style = '';
  let [table, cell, isData, isVisible]: [Table | null, Cell | null, boolean, boolean] = [null, null, false, false];
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'Style') style = attribute(attributes, 'ID') ?? '';
      else if (name === 'Font' && attribute(attributes, 'StrikeThrough') === '1') struck.add(style);
      else if (name === 'Worksheet') {
        if (tables.length >= maxSheets) throw new Refusal('too-many-sheets', `文件里的工作表超过 ${maxSheets} 张，最多能读这么多。`);
        const title = attribute(attributes, 'Name') ?? '';
        table = { sheet: new SheetBuilder(title), title, row: -1, column: -1, headColumn: -1 };
        tables.push(table);
      } else if (!table) return;
      else if (name === 'Row') openRow(table, attributes);
      else if (name === 'Column') openColumn(table, attributes);
      else if (name === 'Cell') cell = openCell(table, attributes, struck);
      else if (name === 'Data' && cell) [isData, cell.type] = [true, attribute(attributes, 'Type') ?? 'String'];
      else if (name === 'AutoFilter') table.sheet.isFiltered = true;
      else if (name === 'Visible') isVisible = true;
    },
    text(text) {
      if (isData && cell) cell.text += text;
      if (isVisible && table && /Hidden/.test(text)) table.sheet.isHidden = true;
    },
    close(name) {
      if (name === 'Data') isData = false;
      else if (name === 'Visible') isVisible = false;
      else if (name === 'Worksheet') table = null;
      else if (name === 'Cell' && table && cell) {
        closeCell(table, cell);
        cell = null;
      }
    },
  });
  return tables;
}

function openRow(table: Table, attributes: string): void {
  const index = attribute(attributes, 'Index');
  table.row = index === null ? table.row + 1 : whole(index) - 1;
  table.column = -1;
  if (attribute(attributes, 'Hidden') === '1') table.sheet.hideRows(table.row, table.row + whole(attribute(attributes, 'Span') ?? '0'));
}

function openColumn(table: Table, attributes: string): void {
  const index = attribute(attributes, 'Index');
  const first = index === null ? table.headColumn + 1 : whole(index) - 1;
  table.headColumn = first + whole(attribute(attributes, 'Span') ?? '0');
  if (attribute(attributes, 'Hidden') === '1') table.sheet.hideColumns(first, Math.min(table.headColumn, maxColumns));
}

function openCell(table: Table, attributes: string, struck: ReadonlySet<string>): Cell {
  const index = attribute(attributes, 'Index');
  const column = index === null ? table.column + 1 : whole(index) - 1;
  const [across, down] = [whole(attribute(attributes, 'MergeAcross') ?? '0'), whole(attribute(attributes, 'MergeDown') ?? '0')];
  table.column = column + across;
  table.sheet.merge({ top: table.row, left: column, bottom: table.row + down, right: column + across });
  return { column, isStruck: struck.has(attribute(attributes, 'StyleID') ?? ''), hasFormula: attribute(attributes, 'Formula') !== null, type: null, text: '' };
}

function closeCell({ sheet, row }: Table, { column, isStruck, hasFormula, type, text }: Cell): void {
  if (hasFormula && type === null) return sheet.fault(row, column, 'uncomputed', '');
  if (type === 'Error') sheet.fault(row, column, 'error', text);
  const value = type === 'Number' && text.trim() !== '' ? numberText(text) : type === 'DateTime' ? isoDateText(text.trim()).replace(/\.000$/, '') : text;
  if (value === null) throw broken();
  if (isStruck && value.trim() !== '') sheet.strike(row);
  sheet.put(row, column, type === 'Boolean' ? (text.trim() === '1' ? 'TRUE' : 'FALSE') : value);
}

function whole(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw broken();
  return Number(text);
}
