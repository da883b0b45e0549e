// Reads one worksheet of an xlsx workbook, cell by cell; formulas are never computed, only their stored results read.
import { maxColumns, maxRows } from '../limits.ts';
import type { Merge, Sheet } from '../sheet.ts';
import { dateText, isoDateText, numberText } from './number-text.ts';
import { broken } from './refusal.ts';
import { SheetBuilder } from './sheet-builder.ts';
import { unescaped, type Styles } from './xlsx-tables.ts';
import { attribute, walkXml, type XmlHandler } from './xml.ts';

export type SheetSetting = Styles & { name: string; hidden: boolean; strings: readonly string[]; is1904: boolean };

type Cell = { row: number; column: number; type: string; style: number; value: string | null; hasFormula: boolean };

export function readWorksheet(xml: string, setting: SheetSetting): Sheet {
  const sheet = new SheetBuilder(setting.name, setting.hidden);
  walkXml(xml, handlerOf(sheet, setting));
  return sheet.done();
}

function handlerOf(sheet: SheetBuilder, setting: SheetSetting): XmlHandler {
  let [row, column, isValue, aids] = [-1, -1, false, 0];
  let cell: Cell | null = null;
  return {
    open(name, attributes) {
      if (name === 'c') {
        column = columnOf(attribute(attributes, 'r'), column + 1);
        cell = { row, column, type: attribute(attributes, 't') ?? 'n', style: Number(attribute(attributes, 's') ?? -1), value: null, hasFormula: false };
      } else if (cell) {
        if (name === 'v' || name === 't') isValue = aids === 0;
        else if (name === 'f') cell.hasFormula = true;
        else if (name === 'rPh') aids++;
      } else if (name === 'row') {
        row = rowOf(attribute(attributes, 'r'), row + 1);
        column = -1;
        if (isTrue(attribute(attributes, 'hidden')) || isNothing(attribute(attributes, 'ht'))) sheet.hideRows(row, row);
      } else aside(sheet, name, attributes);
    },
    text(text) {
      if (isValue && cell) cell.value = (cell.value ?? '') + text;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'rPh') aids--;
      else if (name === 'c' && cell) {
        putCell(sheet, cell, setting);
        cell = null;
      }
    },
  };
}

function aside(sheet: SheetBuilder, name: string, attributes: string): void {
  if (name === 'mergeCell') {
    const merge = rangeOf(attribute(attributes, 'ref') ?? '');
    if (merge) sheet.merge(merge);
  } else if (name === 'col' && (isTrue(attribute(attributes, 'hidden')) || isNothing(attribute(attributes, 'width')))) {
    sheet.hideColumns(Number(attribute(attributes, 'min')) - 1, Number(attribute(attributes, 'max')) - 1);
  } else if (name === 'autoFilter') sheet.isFiltered = true;
}

function putCell(sheet: SheetBuilder, { row, column, type, style, value, hasFormula }: Cell, setting: SheetSetting): void {
  if (hasFormula && type !== 'str' && (value ?? '') === '') return sheet.fault(row, column, 'uncomputed', '');
  if (value === null || value === '') return;
  if (type === 'e') sheet.fault(row, column, 'error', value);
  if (setting.isStruck(style)) sheet.strike(row);
  sheet.put(row, column, textOf(value, type, style, setting));
}

function textOf(value: string, type: string, style: number, { strings, isDate, is1904 }: SheetSetting): string {
  if (type === 's') {
    const text = /^\s*\d+\s*$/.test(value) ? strings[Number(value)] : undefined;
    if (text === undefined) throw broken();
    return text;
  }
  if (type === 'str' || type === 'inlineStr' || type === 'e') return unescaped(value);
  if (type === 'b') return value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE';
  if (type === 'd') return isoDateText(value.trim());
  const number = numberText(value);
  if (number === null) throw broken();
  return isDate(style) ? (dateText(number, is1904) ?? number) : number;
}

// Writers may leave out where a row or cell stands: then it follows the one before.
function rowOf(r: string | null, next: number): number {
  if (r === null) return next;
  if (!/^\d{1,9}$/.test(r)) throw broken();
  return Number(r) - 1;
}

function columnOf(r: string | null, next: number): number {
  if (r === null) return next;
  let column = 0;
  let at = 0;
  for (; at < r.length; at++) {
    const letter = r.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  if (at === 0 || at > 3) throw broken();
  return column - 1;
}

function rangeOf(ref: string): Merge | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref);
  if (!match) return null;
  const [left, right] = [columnOf(match[1] ?? '', 0), columnOf(match[3] ?? '', 0)];
  return { top: Math.min(Number(match[2]) - 1, maxRows), left: Math.min(left, maxColumns), bottom: Number(match[4]) - 1, right };
}

// A height or width of 0, as some writers hide.
function isNothing(size: string | null): boolean {
  return size !== null && /^0+(?:\.0*)?$/.test(size);
}

function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
