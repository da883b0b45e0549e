// The rows of a file that need a look, with the file's own row numbers and column letters.
import { columnLetter } from '../../importers/columns.ts';
import { detached } from '../../importers/detached.ts';
import type { Field } from '../../importers/fields.ts';
import { findingKinds } from '../../importers/index.ts';
import type { CheckedFile, Finding, FindingCode, SheetReport } from '../../importers/index.ts';
import type { Grid } from '../../importers/grid.ts';
import { RowCursor } from '../../importers/row-cursor.ts';
import { readSheets } from '../../importers/sheets.ts';
import { maskCell } from './mask.ts';

/** `column` is the letter of the cell that it is about, null for the row as a whole. */
export interface Reason { code: FindingCode; said: string; isBlock: boolean; column: string | null }
export interface SeenColumn { letter: string; header: string; isNumber: boolean; isName: boolean; isOrienting: boolean }
/** `cells` are the masked values under the columns of the sheet. */
export interface SeenRow { row: number; /** A title, a header and a total are none. */ isPayment: boolean; reasons: Reason[]; cells: string[] }
export interface SeenSheet { name: string; columns: SeenColumn[]; rows: SeenRow[] }

export interface Attention {
  /** In each sheet those that must be mended before those that must be looked at. */
  sheets: SeenSheet[];
  /** How many rows there are to see in all, which may be more than are kept. */
  count: number;
  /** How many of them are payments; a title that tells another year, or a total that does not add up, is none. */
  payments: number;
}

type ReadInput = Parameters<typeof readSheets>[0];

/** A page is made from all of them; a file with more is wrong as a whole. */
export const mostKept = 10_000;
const orienting: readonly (Field | null)[] = ['township', 'village', 'villageGroup', 'name', 'idNumber', 'area', 'areaPaid', 'amountPaid', 'amount'];
const numbers: readonly (Field | null)[] = ['area', 'areaPaid', 'standard', 'amountPaid', 'amount', 'amountDue', 'count'];

/** Reads the cells again from the bytes: the check keeps no row that it could not use. */
export function rowsToSee(file: Pick<CheckedFile, 'findings' | 'sheets'>, input: ReadInput): Attention {
  const found = file.findings.filter((finding) => finding.severity !== 'note' && finding.place.row !== null);
  const bySheet = Map.groupBy(found, ({ place }) => place.sheet ?? '');
  const byRow = [...bySheet].map(([name, findings]) => ({ name, rows: Map.groupBy(findings, ({ place }) => place.row ?? 0) }));
  let room = mostKept;
  const chosen = byRow.map(({ name, rows }) => {
    const some = inOrder(rows).slice(0, room);
    room -= some.length;
    return { name, rows: some };
  });
  const cells = cellsOf(input, new Map(chosen.map(({ name, rows }) => [name, new Set(rows.map(([row]) => row))])));
  const sheets = chosen.map(({ name, rows }) => seenSheet(name, file.sheets.find((sheet) => sheet.name === name), cells.get(name) ?? new Map<number, string[]>(), rows));
  const all = byRow.flatMap(({ rows }) => [...rows.values()]);
  return { sheets, count: all.length, payments: all.filter((findings) => isPayment(findings, file.sheets)).length };
}

/** Neither the title nor the header above the payments, nor a total below them. */
function isPayment(findings: readonly Finding[], sheets: readonly SheetReport[]): boolean {
  return findings.some(({ code, place }) => {
    const header = sheets.find(({ name }) => name === place.sheet)?.headerRow ?? 0;
    return !code.startsWith('total-') && place.row !== null && place.row > header;
  });
}

type Found = [row: number, findings: Finding[]];

function inOrder(rows: ReadonlyMap<number, Finding[]>): Found[] {
  const rank = ([, findings]: Found) => (findings.some(({ severity }) => severity === 'block') ? 0 : 1);
  return [...rows].toSorted((a, b) => rank(a) - rank(b) || a[0] - b[0]);
}

function seenSheet(name: string, report: SheetReport | undefined, cells: ReadonlyMap<number, readonly string[]>, chosen: readonly Found[]): SeenSheet {
  const marked = new Set(chosen.flatMap(([, findings]) => findings.map(({ place }) => place.column)));
  const columns = (report?.columns ?? [])
    .map(({ header, field }, index) => ({ index, field, letter: columnLetter(index), header: header.split('/').at(-1) ?? '', isOrienting: orienting.includes(field) }))
    .filter(({ isOrienting, letter }) => isOrienting || marked.has(letter));
  return {
    name,
    columns: columns.map(({ letter, header, field, isOrienting }) => ({ letter, header, isNumber: numbers.includes(field), isName: field === 'name', isOrienting })),
    rows: chosen.map(([row, findings]) => ({
      row, isPayment: isPayment(findings, report ? [report] : []), reasons: findings.map(reasonOf), cells: columns.map(({ index, field }) => maskCell(field, cells.get(row)?.[index] ?? '')),
    })),
  };
}

/** The title is enough above a value; where the finding compares numbers, they are the reason. */
function reasonOf({ code, said, severity, place }: Finding): Reason {
  const isComparing = ['amount-not-product', 'duplicate-row', 'payment-repeated', 'account-two-names', 'id-two-names'].includes(code);
  return { code, said: isComparing ? said : findingKinds[code].title, isBlock: severity === 'block', column: place.column };
}

/** Sheet → row → its cells, of the rows that are asked for; nothing is read where none is. */
function cellsOf(input: ReadInput, wanted: ReadonlyMap<string, ReadonlySet<number>>): Map<string, Map<number, string[]>> {
  const read = wanted.size > 0 ? readSheets(input) : null;
  return new Map(read && 'sheets' in read ? read.sheets.map(({ name, grid }) => [name, rowsAt(grid, wanted.get(name))]) : []);
}

function rowsAt(grid: Grid, wanted: ReadonlySet<number> = new Set()): Map<number, string[]> {
  const [rows, cursor] = [new Map<number, string[]>(), new RowCursor(grid)];
  for (let row = 1; rows.size < wanted.size && cursor.next(); row++) if (wanted.has(row)) rows.set(row, cursor.cells.map(detached));
  return rows;
}
