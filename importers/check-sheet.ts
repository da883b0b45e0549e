// Checks one sheet of payments: its report, its rows, its totals and everything that is wrong with it.
import { watchAcross } from './across.ts';
import { sayFilled, watchUnpaid } from './column-findings.ts';
import { watchFaults, type FaultWatch } from './faults.ts';
import type { Finding } from './finding.ts';
import type { Header } from './header.ts';
import { paidFen, watchHidden } from './hidden.ts';
import { checkHouseholds } from './households.ts';
import { leftOutOf } from './left-out.ts';
import { DataRows } from './lines.ts';
import { checkRow, isUsual, likeRow, type CheckedRow, type RowContext } from './payment-row.ts';
import { PlainLine } from './plain-line.ts';
import { unusualFen } from './programmes/index.ts';
import { watchNames } from './names-together.ts';
import { readTable, type ReadTable, type Setting } from './read-table.ts';
import type { ControlTotal, SheetReport } from './report.ts';
import { titleOf } from './roles.ts';
import { RowSummer } from './row-sums.ts';
import type { Sheet } from './sheet.ts';
import { masked } from './text.ts';
import { checkTotals, placesOf } from './totals.ts';

export type CheckedSheet = {
  report: SheetReport;
  /** Those at hand; of a sheet that is the only list of its file there are none, for they were handed on one by one. */
  rows: CheckedRow[];
  rowCount: number;
  /** What its rows add to the money really paid, also those that a person leaves out. */
  paidFen: number;
  hasIdentity: boolean;
  controlTotals: ControlTotal[];
  findings: Finding[];
};

/** What a sheet without payments has of all this. */
export const noRows = { rows: [], rowCount: 0, paidFen: 0, hasIdentity: false, controlTotals: [] } satisfies Partial<CheckedSheet>;

const mostFilled = 5;

/** `count` rows, and what yields them in their order, each with what is wrong with it, and returns what is to be said of the sheet. */
export type List = { count: number; check: () => Generator<CheckedRow, CheckedSheet> };

/**
 * The grid is read twice, for what a cell means hangs on all of them (whether its column is used, whether blanks are merged
 * cells), and neither time its rows are kept.
 */
export function readList(sheet: Sheet, header: Header, setting: Setting): List {
  const table = readTable(sheet, header, setting);
  return { count: table.lines.count, check: () => checkSheet(sheet, header, setting, table) };
}

function* checkSheet(sheet: Sheet, header: Header, setting: Setting, table: ReadTable): Generator<CheckedRow, CheckedSheet> {
  const { name } = sheet;
  const { grid, lines, roles, units } = table;
  const [unpaid, names, across, hidden, faults] = [watchUnpaid(roles, name), watchNames(roles, name), watchAcross({ header, roles, units, sheet: name, repeats: table.repeats }), watchHidden(sheet, header, roles), watchFaults(sheet, lines, roles)];
  const summer = new RowSummer(placesOf(lines), lines.count);
  const [ofRows, leftOut, filled] = [[] as Finding[], new Set<number>(), { rows: [] as number[], count: 0 }];
  let paid = 0;
  for (let next = openRows(sheet, table, setting, faults), row = next(); row; row = next()) {
    setting.input.tell?.(row.line.index + 1, lines.count);
    paid += paidFen(row);
    summer.add(row);
    if (row.isLeftOut) leftOut.add(row.line.row);
    else {
      if (row.place.isFilled && ++filled.count <= mostFilled) filled.rows.push(row.line.row);
      for (const found of row.findings) ofRows.push(found);
      unpaid.add(row);
      names.add(row);
      across.add(row);
      hidden.add(row);
    }
    yield row;
  }
  const totals = checkTotals({ grid, header, lines, rows: summer.done(), roles, units, sheet: name });
  return {
    report: reportOf(sheet, header, 'data'),
    rows: [], rowCount: lines.count, paidFen: paid, hasIdentity: hasIdentity(roles),
    controlTotals: totals.controlTotals,
    findings: [
      ...table.findings,
      ...names.findings(), ...unpaid.findings(), ...sayFilled(filled, lines.count - leftOut.size, roles, name),
      ...table.ofMembers, ...table.ofYears,
      ...[...lines.findings, ...faults.findings()].filter(({ place }) => place.row === null || !leftOut.has(place.row)),
      ...ofRows,
      ...totals.findings,
      ...across.findings(),
      ...checkHouseholds(keptAgain(sheet, table, setting), header.columns, roles, name, table.ofMembers.length > 0),
      ...hidden.findings(),
    ],
  };
}

/** What the report says of a sheet; without a header it has no columns. */
export function reportOf({ name, hidden }: Sheet, header: Header | null, role: SheetReport['role']): SheetReport {
  const columns = (header?.columns ?? []).map((column) => ({ header: masked(titleOf(column)), field: column.field }));
  return { name, role, hidden, headerRow: header && header.first + 1, columns };
}

/** Null behind the last row. */
function openRows(sheet: Sheet, table: ReadTable, setting: Setting, faults: FaultWatch): () => CheckedRow | null {
  const { lines, repeats } = table;
  const [context, placeOf, shift, isLeftOut, plain] = [contextOf(sheet.name, table, setting), table.openPlaces(), table.openShifts(), leftOutOf(sheet, setting.input), table.openPlain()];
  const rows = new DataRows(lines, plain);
  let usual: CheckedRow | null = null;
  return () => {
    const line = rows.next();
    if (!line) return null;
    const like = plain && usual && line instanceof PlainLine ? likeRow(usual, line, plain) : null;
    const row = like ?? checkRow(line, placeOf(line), context);
    if (!like) {
      shift(row);
      faults.add(row);
    }
    row.isLeftOut = isLeftOut(line.row);
    row.isPersonOnce = row.entry.idNumber !== null && !repeats.identity(line.index);
    if (!like && plain && line.written && plain.learn(line.written, line.row, isUsual(row))) usual = row;
    return row;
  };
}

/** The rows that are not left out once more, as often as somebody asks. */
function keptAgain(sheet: Sheet, table: ReadTable, setting: Setting): Iterable<CheckedRow> {
  return {
    *[Symbol.iterator]() {
      const next = openRows(sheet, table, setting, watchFaults(sheet, table.lines, table.roles));
      for (let row = next(); row; row = next()) if (!row.isLeftOut) yield row;
    },
  };
}

function contextOf(sheet: string, { roles, units, findings }: ReadTable, { spec, input }: Setting): RowContext {
  const isPlaceTold = !findings.some((one) => one.code === 'village-column-missing');
  const at = Object.fromEntries([...roles].map(([field, column]) => [field, column.index]));
  return { sheet, roles, at, units, unusualFen: unusualFen(spec), hasIdentity: hasIdentity(roles), isPlaceTold, isForProgramme: spec !== null, today: input.today ?? null };
}

function hasIdentity(roles: ReadTable['roles']): boolean {
  return roles.has('idNumber') || roles.has('creditCode');
}
