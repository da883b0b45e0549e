// Puts a sheet together cell by cell within the limits, whatever order and extent a workbook claims.
import { columnLetter } from '../columns.ts';
import { tidyCell } from '../grid.ts';
import { maxCell, maxColumns, maxRows } from '../limits.ts';
import type { CellFault, Merge, Sheet } from '../sheet.ts';
import { broken, Refusal } from './refusal.ts';

type Range = readonly [first: number, last: number];

/** All rows and columns count from 0. A value beyond the limits throws a Refusal; blank cells may lie anywhere. */
export class SheetBuilder {
  readonly #name: string;
  readonly #grid: string[][] = [];
  readonly #merges: Merge[] = [];
  readonly #faults: CellFault[] = [];
  readonly #hiddenRows: Range[] = [];
  readonly #hiddenColumns: Range[] = [];
  readonly #struckRows = new Set<number>();
  isHidden: boolean;
  isFiltered = false;

  constructor(name: string, isHidden = false) {
    this.#name = name;
    this.isHidden = isHidden;
  }

  put(row: number, column: number, raw: string): void {
    const text = tidyCell(raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw);
    if (text === '') return;
    this.demandPlace(row, column);
    while (this.#grid.length <= row) this.#grid.push([]);
    const cells = this.#grid[row] ?? [];
    while (cells.length < column) cells.push('');
    // No writer says one cell twice; of two amounts nobody could tell which is meant.
    if ((cells[column] ?? '') !== '') throw broken();
    if (text.length > maxCell) this.fault(row, column, 'long', String(text.length));
    cells[column] = wholeText(text.slice(0, maxCell));
  }

  demandPlace(row: number, column: number): void {
    if (!(row >= 0 && row < maxRows)) throw new Refusal('too-many-rows', `“${this.#name}”这张表的行数超过 ${maxRows} 行，最多能读这么多。`);
    if (!(column >= 0 && column < maxColumns)) throw new Refusal('too-many-columns', `“${this.#name}”这张表第 ${row + 1} 行写到了 ${columnLetter(column)} 列，最多能读 ${maxColumns} 列。`);
  }

  /** The row, the last one so far, stands in the sheet so many times below each other. */
  repeat(row: number, times: number): void {
    const cells = this.#grid[row] ?? [];
    if (cells.length === 0) return;
    this.demandPlace(row + times - 1, 0);
    for (let i = 1; i < times; i++) this.#grid.push([...cells]);
  }

  fault(row: number, column: number, kind: CellFault['kind'], said: string): void {
    if (row < maxRows && column < maxColumns) this.#faults.push({ row, column, kind, said });
  }

  merge(merge: Merge): void {
    const isInside = merge.top >= 0 && merge.left >= 0 && merge.top < maxRows && merge.left < maxColumns;
    if (isInside && (merge.bottom > merge.top || merge.right > merge.left)) this.#merges.push(merge);
  }

  hideRows(first: number, last: number): void {
    this.#hiddenRows.push([first, last]);
  }

  hideColumns(first: number, last: number): void {
    this.#hiddenColumns.push([first, last]);
  }

  /** Something that stands in this row is crossed out. */
  strike(row: number, times = 1): void {
    for (let at = row; at < Math.min(row + times, maxRows); at++) this.#struckRows.add(at);
  }

  /** What is hidden counts only where something stands. */
  done(name = this.#name): Sheet {
    const grid = this.#grid;
    return {
      name,
      hidden: this.isHidden,
      grid,
      merges: within(this.#merges, grid),
      hiddenRows: filled(this.#hiddenRows, grid.length, (row) => (grid[row]?.length ?? 0) > 0),
      hiddenColumns: filled(this.#hiddenColumns, maxColumns, (column) => grid.some((cells) => (cells[column] ?? '') !== '')),
      struckRows: this.#struckRows,
      isFiltered: this.isFiltered,
      faults: this.#faults,
      mayHoldProblems: true,
    };
  }
}

// Ranges of a hostile file lie on each other in millions: each place is looked at once.
function filled(ranges: readonly Range[], count: number, isFilled: (at: number) => boolean): Set<number> {
  const found = new Set<number>();
  let at = 0;
  for (const [first, last] of ranges.toSorted((a, b) => a[0] - b[0])) {
    for (at = Math.max(at, first); at <= last && at < count; at++) if (isFilled(at)) found.add(at);
  }
  return found;
}

// Half a character or a NUL cannot be stored or printed: it is shown as lost, and asked about like every lost character.
function wholeText(text: string): string {
  return text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '\ufffd');
}

// Merged ranges never overlap; those of a hostile file may, a million times over the whole sheet.
function within(merges: readonly Merge[], grid: string[][]): Merge[] {
  let room = grid.length * maxColumns;
  return merges.flatMap((merge) => {
    const cut = { ...merge, bottom: Math.min(merge.bottom, grid.length - 1), right: Math.min(merge.right, maxColumns - 1) };
    if (cut.top > cut.bottom || cut.left > cut.right) return [];
    room -= (cut.bottom - cut.top + 1) * (cut.right - cut.left + 1);
    return room >= 0 ? [cut] : [];
  });
}
