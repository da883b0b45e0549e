// The rows of a file that need a look, with the file's own row numbers and column letters.
import { decodeText } from '../../importers/decode.ts';
import type { Field } from '../../importers/fields.ts';
import { findingKinds } from '../../importers/index.ts';
import type { CheckedFile, Finding } from '../../importers/index.ts';
import { readGrid } from '../../importers/grid.ts';
import { maskCell } from './mask.ts';

export interface Reason { said: string; isBlock: boolean }
export interface SeenCell { value: string; reasons: Reason[] }
export interface SeenColumn { letter: string; header: string; isNumber: boolean; isName: boolean }
export interface SeenRow { row: number; reasons: Reason[]; cells: SeenCell[] }

export interface Attention {
  columns: SeenColumn[];
  /** At most fifty, those that must be mended before those that must be looked at. */
  rows: SeenRow[];
  /** How many rows there are to see in all. */
  count: number;
  /** How many of them are payments; a total that does not add up is none. */
  payments: number;
}

export const mostShown = 50;
const orienting: readonly (Field | null)[] = ['township', 'village', 'villageGroup', 'name', 'idNumber', 'area', 'areaPaid', 'amountPaid', 'amount'];
const numbers: readonly (Field | null)[] = ['area', 'areaPaid', 'standard', 'amountPaid', 'amount', 'amountDue', 'count'];

/** Reads the cells again from the bytes: the check keeps no row that it could not use. */
export function rowsToSee(file: CheckedFile, bytes: Uint8Array): Attention {
  const found = file.findings.filter((finding) => finding.severity !== 'note' && finding.place.row !== null);
  const byRow = Map.groupBy(found, (finding) => finding.place.row ?? 0);
  const [blocked, asked] = split([...byRow.keys()].toSorted((a, b) => a - b), (row) => byRow.get(row)?.some(isBlock) === true);
  const chosen = [...blocked, ...asked].slice(0, mostShown).toSorted((a, b) => a - b);
  const grid = chosen.length > 0 ? gridOf(bytes) : [];
  const columns = columnsToSee(file, chosen.flatMap((row) => byRow.get(row) ?? []));
  return {
    columns: columns.map(({ letter, header, field }) => ({ letter, header, isNumber: numbers.includes(field), isName: field === 'name' })),
    rows: chosen.map((row) => seenRow(row, grid[row - 1] ?? [], columns, byRow.get(row) ?? [])),
    count: byRow.size,
    payments: [...byRow.values()].filter((findings) => !findings.every(({ code }) => code.startsWith('total-'))).length,
  };
}

interface Column { index: number; letter: string; header: string; field: Field | null }

function columnsToSee(file: CheckedFile, findings: readonly Finding[]): Column[] {
  const marked = new Set(findings.map((finding) => finding.place.column));
  const sheet = file.sheets.find((each) => each.role === 'data');
  return (sheet?.columns ?? [])
    .map(({ header, field }, index) => ({ index, letter: letterOf(index), header: header.split('/').at(-1) ?? '', field }))
    .filter((column) => orienting.includes(column.field) || marked.has(column.letter));
}

function seenRow(row: number, cells: readonly string[], columns: readonly Column[], findings: readonly Finding[]): SeenRow {
  const shown = new Set(columns.map((column) => column.letter));
  const reasonsAt = (isHere: (finding: Finding) => boolean) => findings.filter(isHere).map((finding) => ({ said: shortReason(finding), isBlock: isBlock(finding) }));
  return {
    row,
    reasons: reasonsAt(({ place }) => place.column === null || !shown.has(place.column)),
    cells: columns.map(({ index, letter, field }) => ({ value: maskCell(field, cells[index] ?? ''), reasons: reasonsAt(({ place }) => place.column === letter) })),
  };
}

/** The title is enough above a value; where the finding compares numbers, they are the reason. */
function shortReason({ code, said }: Finding): string {
  return ['amount-not-product', 'duplicate-row', 'account-two-names', 'id-two-names'].includes(code) ? said : findingKinds[code].title;
}

function gridOf(bytes: Uint8Array): string[][] {
  const grid = readGrid(decodeText(bytes)?.text ?? '');
  return Array.isArray(grid) ? grid : [];
}

function split<T>(list: readonly T[], isFirst: (each: T) => boolean): [T[], T[]] {
  return [list.filter(isFirst), list.filter((each) => !isFirst(each))];
}

function isBlock({ severity }: Finding): boolean {
  return severity === 'block';
}

/** 0 → A, 25 → Z, 26 → AA. */
function letterOf(index: number): string {
  return (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}
