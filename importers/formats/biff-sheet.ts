// Reads the sheets of a BIFF8 stream, record by record (MS-XLS 2.4); formulas are never computed, only what they came to is read.
import type { BiffBook } from './biff-book.ts';
import { recordsOf, type BiffRecord } from './biff.ts';
import { BiffTexts } from './biff-texts.ts';
import { dateText, numberText } from './number-text.ts';
import { broken } from './refusal.ts';
import type { SheetBuilder } from './sheet-builder.ts';

const [number, shortNumber, manyNumbers, sharedText, label, richLabel, boolOrError] = [0x0203, 0x027e, 0x00bd, 0x00fd, 0x0204, 0x00d6, 0x0205];
const [formula, resultText, rowRecord, columnRecord, merges, filtered, filterArrows] = [0x0006, 0x0207, 0x0208, 0x007d, 0x00e5, 0x009b, 0x009d];
// The result of a formula (2.5.133) is a number, or with this mark behind it one of these; a text follows in a record of its own.
const [noNumber, text, bool, error] = [0xffff, 0, 1, 2];
const errors: Record<number, string> = { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A', 43: '#GETTING_DATA' };

type Cell = { row: number; column: number; format: number };

/** `sheets` by the place where they begin; `stream` is whole, as `demandWholeStream` knows. */
export function readCells(stream: Buffer, book: BiffBook, sheets: ReadonlyMap<number, SheetBuilder>): void {
  const readers = new Map([...sheets].map(([begin, sheet]) => [begin, new SheetReader(sheet, book)]));
  for (const record of recordsOf(stream)) readers.get(record.part)?.read(record);
  for (const reader of readers.values()) reader.endFormula();
}

class SheetReader {
  readonly #sheet: SheetBuilder;
  readonly #book: BiffBook;
  // A formula that came to a text, until that follows.
  #open: Cell | null = null;

  constructor(sheet: SheetBuilder, book: BiffBook) {
    this.#sheet = sheet;
    this.#book = book;
  }

  read({ type, pieces }: BiffRecord): void {
    const [held] = pieces;
    if (type === number) this.#putNumber(cellOf(held), held.readDoubleLE(6));
    else if (type === shortNumber) this.#putNumber(cellOf(held), numberOf(held.readInt32LE(6)));
    else if (type === manyNumbers) this.#readNumbers(held);
    else if (type === sharedText) this.#put(cellOf(held), this.#book.texts[held.readUInt32LE(6)]);
    else if (type === label || type === richLabel) this.#put(cellOf(held), new BiffTexts(pieces, 6).next());
    else if (type === boolOrError) this.#putOther(cellOf(held), held[7] === 1 ? error : bool, held[6] ?? 0);
    else if (type === formula) this.#readFormula(held);
    else if (type === resultText && this.#open) {
      this.#put(this.#open, new BiffTexts(pieces).next());
      this.#open = null;
    } else this.#readAside(type, held);
  }

  endFormula(): void {
    if (this.#open) this.#sheet.fault(this.#open.row, this.#open.column, 'uncomputed', '');
    this.#open = null;
  }

  #readNumbers(held: Buffer): void {
    const { row, column } = cellOf(held);
    for (let i = 0; 10 + 6 * i < held.length; i++) this.#putNumber({ row, column: column + i, format: held.readUInt16LE(4 + 6 * i) }, numberOf(held.readInt32LE(6 + 6 * i)));
  }

  #readFormula(held: Buffer): void {
    this.endFormula();
    const cell = cellOf(held);
    if (held.readUInt16LE(12) !== noNumber) this.#putNumber(cell, held.readDoubleLE(6));
    else if (held[6] === text) this.#open = cell;
    else this.#putOther(cell, held[6] ?? 0, held[8] ?? 0);
  }

  #readAside(type: number, held: Buffer): void {
    const word = (at: number) => (at + 2 <= held.length ? held.readUInt16LE(at) : 0);
    // Hidden, or of a height of its own and that none.
    if (type === rowRecord && ((word(12) & 0x20) !== 0 || ((word(12) & 0x40) !== 0 && word(6) === 0))) this.#sheet.hideRows(word(0), word(0));
    else if (type === columnRecord && ((word(8) & 1) !== 0 || word(4) === 0)) this.#sheet.hideColumns(word(0), word(2));
    else if (type === merges) for (let at = 2; at + 8 <= held.length; at += 8) this.#sheet.merge({ top: word(at), bottom: word(at + 2), left: word(at + 4), right: word(at + 6) });
    else if (type === filtered || type === filterArrows) this.#sheet.isFiltered = true;
  }

  #putNumber(cell: Cell, value: number): void {
    const shown = numberText(String(value));
    if (shown === null) throw broken();
    this.#put(cell, this.#book.isDate(cell.format) ? (dateText(shown, this.#book.is1904) ?? shown) : shown);
  }

  #putOther(cell: Cell, kind: number, value: number): void {
    if (kind === bool) return this.#put(cell, value === 1 ? 'TRUE' : 'FALSE');
    if (kind !== error) return;
    const name = errors[value] ?? '#ERROR!';
    this.#sheet.fault(cell.row, cell.column, 'error', name);
    this.#put(cell, name);
  }

  #put({ row, column, format }: Cell, shown: string | undefined): void {
    if (shown === undefined) throw broken();
    if (this.#book.isStruck(format)) this.#sheet.strike(row);
    this.#sheet.put(row, column, shown);
  }
}

function cellOf(held: Buffer): Cell {
  return { row: held.readUInt16LE(0), column: held.readUInt16LE(2), format: held.readUInt16LE(4) };
}

// RkNumber (2.5.217): the upper 30 bits of a number, or a whole one, and whether a hundredth of it is meant.
function numberOf(rk: number): number {
  const value = (rk & 2) !== 0 ? rk >> 2 : upperOf(rk & ~3);
  return (rk & 1) !== 0 ? value / 100 : value;
}

const double = new DataView(new ArrayBuffer(8));

function upperOf(bits: number): number {
  double.setInt32(0, bits);
  return double.getFloat64(0);
}
