// Reads the web page that many systems export under the name .xls: its tables one below the other, as Excel shows them.
import { maxColumns } from '../limits.ts';
import type { Sheet } from '../sheet.ts';
import { Hiding } from './html-hidden.ts';
import { plainText } from './html-text.ts';
import { Refusal } from './refusal.ts';
import { SheetBuilder } from './sheet-builder.ts';

type Cell = { column: number; text: string; across: number; down: number; isStruck: boolean; isWithinHidden: boolean };
/** `covered` says of a column for how many rows, this one counted, a cell that spans them stands in it. */
type Place = { row: number; column: number; depth: number; isInRow: boolean; cell: Cell | null; loose: string; covered: Map<number, number>; hiding: Hiding };

const blocks = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'center', 'li', 'caption', 'br', 'hr', 'body']);
const unseen = new Set(['script', 'style', 'head', 'title', 'template', 'noscript']);
const isOfTable = new Set(['tr', 'td', 'th', 'col']);
// The bounds keep every page linear: a tag ends before the next one begins.
const pieces = /<!--[\s\S]*?(-->|$)|<(?:!|\?)[^<>]*>|<(\/?)([A-Za-z][\w:]*)([^<>]*)>|([^<]+|<)/g;

/** Tags may be left open as HTML allows; a page that breaks off inside a table or a comment is refused. */
export function readHtml(html: string, name: string): Sheet[] {
  const sheet = new SheetBuilder(name);
  const place: Place = { row: 0, column: 0, depth: 0, isInRow: false, cell: null, loose: '', covered: new Map(), hiding: new Hiding(sheet, html) };
  let within = '';
  for (const [, comment, closing, tag = '', attributes = '', text = ''] of html.matchAll(pieces)) {
    if (comment === '') throw cutOff();
    const own = tag.toLowerCase();
    if (within !== '') {
      if (closing && own === within) within = '';
    } else if (own === '') addText(place, text);
    else if (unseen.has(own)) within = closing || attributes.endsWith('/') ? '' : own;
    else if (closing) closeTag(sheet, place, own);
    else openTag(sheet, place, own, attributes);
  }
  if (place.depth > 0 || within !== '') throw cutOff();
  endLoose(sheet, place);
  place.hiding.done(place.row);
  return [sheet.done()];
}

function cutOff(): Refusal {
  return new Refusal('file-broken', '这个网页格式的表格只有前半截，没有传完整。');
}

// Around the table that counts pages put others for their layout: the rows of all follow each other.
function openTag(sheet: SheetBuilder, place: Place, tag: string, attributes: string): void {
  if (!isOfTable.has(tag)) place.hiding.open(tag, attributes);
  if (tag === 'table') {
    endRow(sheet, place);
    endLoose(sheet, place);
    place.depth++;
  } else if (place.depth > 0 && tag === 'tr') {
    leaveHidden(place);
    endRow(sheet, place);
    place.isInRow = true;
    if (place.hiding.isWithin || place.hiding.hides(attributes)) sheet.hideRows(place.row, place.row);
  } else if (tag === 'col') place.hiding.addColumn(attributes, spanOf(attributes, 'span'));
  else if (place.depth > 0 && (tag === 'td' || tag === 'th')) openCell(sheet, place, attributes);
  else if (tag === 'br' && place.cell) place.cell.text += '\u0001';
  else if (place.cell && strikes(tag, attributes)) place.cell.isStruck = true;
  else if (blocks.has(tag) && !place.cell) endLoose(sheet, place);
}

function closeTag(sheet: SheetBuilder, place: Place, tag: string): void {
  if (isOfTable.has(tag)) leaveHidden(place);
  else place.hiding.close(tag);
  if (tag === 'table' && place.depth > 0) {
    endRow(sheet, place);
    place.covered.clear();
    place.depth--;
  } else if (tag === 'td' || tag === 'th') endCell(sheet, place);
  else if (tag === 'tr') endRow(sheet, place);
  else if (blocks.has(tag) && !place.cell) endLoose(sheet, place);
}

function openCell(sheet: SheetBuilder, place: Place, attributes: string): void {
  leaveHidden(place);
  endCell(sheet, place);
  place.isInRow = true;
  while ((place.covered.get(place.column) ?? 0) > 0) place.column++;
  place.cell = { column: place.column, text: '', across: spanOf(attributes, 'colspan'), down: spanOf(attributes, 'rowspan'), isStruck: strikes('td', attributes), isWithinHidden: place.hiding.isWithin };
  if (place.hiding.hides(attributes)) place.hiding.hideCell(place.row, place.column);
}

// What is hidden inside of a cell ends with it, whether or not somebody closes its tag.
function leaveHidden({ cell, hiding }: Place): void {
  if (cell && !cell.isWithinHidden) hiding.leave();
}

function endCell(sheet: SheetBuilder, place: Place): void {
  const { cell, row, covered } = place;
  if (!cell) return;
  if (cell.isStruck && plainText(cell.text).trim() !== '') sheet.strike(row);
  sheet.put(row, cell.column, plainText(cell.text));
  sheet.merge({ top: row, left: cell.column, bottom: row + cell.down - 1, right: cell.column + cell.across - 1 });
  const end = Math.min(cell.column + cell.across, maxColumns);
  if (cell.down > 1) for (let column = cell.column; column < end; column++) covered.set(column, cell.down);
  place.column = cell.column + cell.across;
  place.cell = null;
}

function endRow(sheet: SheetBuilder, place: Place): void {
  endCell(sheet, place);
  if (!place.isInRow) return;
  for (const [column, rows] of place.covered) {
    if (rows > 1) place.covered.set(column, rows - 1);
    else place.covered.delete(column);
  }
  [place.row, place.column, place.isInRow] = [place.row + 1, 0, false];
  sheet.demandPlace(place.row - 1, 0);
}

// Words around the tables, such as a title, are rows of their own.
function endLoose(sheet: SheetBuilder, place: Place): void {
  const text = plainText(place.loose);
  place.loose = '';
  if (text.trim() === '') return;
  sheet.put(place.row, 0, text);
  place.row++;
}

// White space of the source is one space, whatever its kind. A word that is hidden inside of a cell or a title nobody reads.
function addText(place: Place, text: string): void {
  if (place.hiding.isWithin && !place.cell?.isWithinHidden) return;
  const own = text.replace(/\s+/g, ' ');
  if (place.cell) place.cell.text += own;
  else place.loose += own;
}

function strikes(tag: string, attributes: string): boolean {
  return /^(?:s|del|strike)$/.test(tag) || /line-through/i.test(attributes);
}

function spanOf(attributes: string, name: string): number {
  const count = Number(new RegExp(`${name}\\s*=\\s*["']?(\\d{1,5})`, 'i').exec(attributes)?.[1] ?? 1);
  return Math.min(Math.max(count, 1), 1000);
}
