// Checks one sheet of payments: its report, its rows, its totals and everything that is wrong with it.
import { checkAcross } from './across.ts';
import type { CheckInput } from './check.ts';
import { sayFilled, sayMembers, sayWarnings } from './column-findings.ts';
import { checkFaults } from './faults.ts';
import type { Dictionary } from './fields.ts';
import type { Finding } from './finding.ts';
import type { Grid } from './grid.ts';
import type { Header } from './header.ts';
import { sayHidden } from './hidden.ts';
import { checkHouseholds } from './households.ts';
import { adoptIdentityColumn } from './identity-column.ts';
import { leftOutOf } from './left-out.ts';
import { sortLines, type Lines } from './lines.ts';
import { readUnits, type Units } from './measures.ts';
import { checkRow, type CheckedRow, type RowContext } from './payment-row.ts';
import { readPlaces, type Place } from './place-reader.ts';
import type { ProgrammeSpec } from './programmes/index.ts';
import type { ControlTotal, SheetReport } from './report.ts';
import { sayRowsAbove } from './rows-above.ts';
import { resolveRoles, titleOf, type Roles } from './roles.ts';
import type { Sheet } from './sheet.ts';
import { baseName } from './sheets.ts';
import { readSheetTitle, sayNamed } from './sheet-title.ts';
import { checkShifts } from './shifts.ts';
import { memberRows, spreadDown } from './spread.ts';
import { masked } from './text.ts';
import { checkTotals } from './totals.ts';
import type { VillageIndex } from './village-index.ts';
import { compareYears } from './years.ts';

/** `guessed` is the programme that the titles name, `spec` the one that is meant. */
export type Setting = { input: CheckInput; index: VillageIndex | null; spec: ProgrammeSpec | null; dictionary: Dictionary; guessed: string | null };

export type CheckedSheet = {
  report: SheetReport;
  rows: CheckedRow[];
  /** Those of the rows that a person leaves out. */
  leftOut: ReadonlySet<CheckedRow>;
  /** Row → township as the file or the register names it. */
  townships: ReadonlyMap<CheckedRow, string>;
  hasIdentity: boolean;
  controlTotals: ControlTotal[];
  findings: Finding[];
};

export function checkSheet(sheet: Sheet, header: Header, setting: Setting): CheckedSheet {
  const [{ name }, { input, index, spec, dictionary }] = [sheet, setting];
  const grid = spreadDown(sheet, header);
  const { roles, findings } = readRoles(grid, header, name, setting);
  const titles = grid.slice(0, header.first).flat();
  const { title, isNamed } = readSheetTitle(titles, name, roles, index);
  const members = memberRows(sheet, header, roles);
  const lines = sortLines({ grid, header, title, roles, dictionary, index, sheet: name, members });
  const units = readUnits(roles, title, spec?.quantity);
  const used = sayWarnings({ input, setting: { ...setting, sheet: name }, header, roles, title, lines, units, findings });
  const places = readPlaces(lines.data, used, title, index);
  findings.push(...sayNamed({ title, isNamed }, lines, name), ...sayRowsAbove(grid, header, used, name), ...sayFilled(places, lines.data, used, name), ...sayMembers(members, used, name));
  const context = contextOf(name, used, units, findings, spec);
  const checked = checkLines(lines.data, places, context, input.tell);
  const rows = checked.map(({ row }) => row);
  checkShifts(rows, header, used, name);
  const faults = checkFaults(sheet, rows, lines, used);
  const leftOut = leftOutOf(sheet, rows, input);
  const kept = rows.filter((row) => !leftOut.has(row));
  const totals = checkTotals({ grid, header, lines, rows, roles: used, units, sheet: name });
  return {
    report: reportOf(sheet, header, 'data'),
    rows,
    leftOut,
    townships: new Map(checked.map(({ row, township }) => [row, township])),
    hasIdentity: context.hasIdentity,
    controlTotals: totals.controlTotals,
    findings: [
      ...findings,
      ...sayYear(input, titles, roles, lines, name),
      ...lines.findings,
      ...withoutRows(faults, leftOut),
      ...kept.flatMap((row) => row.findings),
      ...totals.findings,
      ...checkAcross(kept, used, units, name),
      ...checkHouseholds(kept, header.columns, used, name),
      ...sayHidden(sheet, header, kept),
    ],
  };
}

function readRoles(grid: Grid, header: Header, sheet: string, { spec, input }: Setting): { roles: Roles; findings: Finding[] } {
  const adopted = adoptIdentityColumn(header, grid, sheet);
  const { roles, findings } = resolveRoles(header.columns, { sheet, row: header.first + 1 }, spec?.quantity, input.isProposal);
  return { roles, findings: [...adopted, ...findings] };
}

/** What the report says of a sheet; without a header it has no columns. */
export function reportOf({ name, hidden }: Sheet, header: Header | null, role: SheetReport['role']): SheetReport {
  const columns = (header?.columns ?? []).map((column) => ({ header: masked(titleOf(column)), field: column.field }));
  return { name, role, hidden, headerRow: header && header.first + 1, columns };
}

function withoutRows(findings: readonly Finding[], rows: ReadonlySet<CheckedRow>): Finding[] {
  const numbers = new Set([...rows].map(({ line }) => line.row));
  return findings.filter(({ place }) => place.row === null || !numbers.has(place.row));
}

function contextOf(sheet: string, roles: Roles, units: Units, findings: readonly Finding[], spec: ProgrammeSpec | null): RowContext {
  const isPlaceTold = !findings.some((one) => one.code === 'village-column-missing');
  const hasIdentity = roles.has('idNumber') || roles.has('creditCode');
  return { sheet, roles, units, unusualFen: (spec?.unusualYuan ?? 1_000_000) * 100, hasIdentity, isPlaceTold };
}

function checkLines(lines: Lines['data'], places: readonly Place[], context: RowContext, tell: CheckInput['tell']): { row: CheckedRow; township: string }[] {
  return lines.flatMap((line, i) => {
    tell?.(i + 1, lines.length);
    return places[i] ? [{ row: checkRow(line, places[i], context), township: places[i].township }] : [];
  });
}

function sayYear({ year, name }: CheckInput, titles: readonly string[], roles: Roles, lines: Lines, sheet: string): Finding[] {
  const fileName = `${baseName(name)} ${sheet}`;
  return year === undefined ? [] : compareYears(year, { titles, fileName, column: roles.get('year'), data: lines.data }, sheet);
}
