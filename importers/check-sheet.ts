// Checks one sheet of payments: its report, its rows, its totals and everything that is wrong with it.
import { sayFilled } from './column-findings.ts';
import { watchFaults } from './faults.ts';
import type { Finding } from './finding.ts';
import type { Header } from './header.ts';
import { checkHouseholds } from './households.ts';
import type { CheckedRow } from './payment-row.ts';
import { PlainStretch } from './plain-stretch.ts';
import { readTable, type ReadTable, type Setting } from './read-table.ts';
import type { ControlTotal, SheetReport } from './report.ts';
import { hasIdentity, titleOf } from './roles.ts';
import type { Sheet } from './sheet.ts';
import { openRows } from './sheet-rows.ts';
import { SheetWatch } from './sheet-watch.ts';
import { masked } from './text.ts';
import { checkTotals } from './totals.ts';

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

/** `count` rows, and what yields them in their order, each with what is wrong with it or in a stretch of those without, and returns what is to be said of the sheet. */
export type List = { count: number; check: () => Generator<CheckedRow | PlainStretch, CheckedSheet> };

/**
 * The grid is read twice, for what a cell means hangs on all of them (whether its column is used, whether blanks are merged
 * cells), and neither time its rows are kept.
 */
export function readList(sheet: Sheet, header: Header, setting: Setting): List {
  const table = readTable(sheet, header, setting);
  return { count: table.lines.count, check: () => checkSheet(sheet, header, setting, table) };
}

function* checkSheet(sheet: Sheet, header: Header, setting: Setting, table: ReadTable): Generator<CheckedRow | PlainStretch, CheckedSheet> {
  const { name } = sheet;
  const { grid, lines, roles, units } = table;
  const watch = new SheetWatch(sheet, header, table);
  const next = openRows(sheet, table, setting, watch.faults, watch.isQuiet);
  for (let row = next(); row; row = next()) {
    if (row instanceof PlainStretch) watch.addStretch(row);
    else watch.add(row);
    setting.input.tell?.(watch.count, lines.count);
    yield row;
  }
  const totals = checkTotals({ grid, header, lines, rows: watch.sums.done(), roles, units, sheet: name });
  const { leftOut } = watch;
  return {
    report: reportOf(sheet, header, 'data'),
    rows: [], rowCount: lines.count, paidFen: watch.paidFen, hasIdentity: hasIdentity(roles),
    controlTotals: totals.controlTotals,
    findings: [
      ...table.findings,
      ...watch.names.findings(), ...watch.unpaid.findings(), ...sayFilled(watch.filled, lines.count - leftOut.size, roles, name),
      ...table.ofMembers, ...table.ofYears,
      ...[...lines.findings, ...watch.faults.findings()].filter(({ place }) => place.row === null || !leftOut.has(place.row)),
      ...watch.ofRows,
      ...totals.findings,
      ...watch.across.findings(),
      ...checkHouseholds(keptAgain(sheet, table, setting), header.columns, roles, name, table.ofMembers.length > 0),
      ...watch.hidden.findings(),
    ],
  };
}

/** What the report says of a sheet; without a header it has no columns. */
export function reportOf({ name, hidden }: Sheet, header: Header | null, role: SheetReport['role']): SheetReport {
  const columns = (header?.columns ?? []).map((column) => ({ header: masked(titleOf(column)), field: column.field }));
  return { name, role, hidden, headerRow: header && header.first + 1, columns };
}

/** The rows that are not left out once more, as often as somebody asks. */
function keptAgain(sheet: Sheet, table: ReadTable, setting: Setting): Iterable<CheckedRow> {
  return {
    *[Symbol.iterator]() {
      const next = openRows(sheet, table, setting, watchFaults(sheet, table.lines, table.roles), () => true);
      for (let row = next(); row; row = next()) {
        if (row instanceof PlainStretch) yield* row.rows();
        else if (!row.isLeftOut) yield row;
      }
    },
  };
}
