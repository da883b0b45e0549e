// A sheet with a row per village or township checks the lists of payments: each of its sums against theirs.
import { reportOf, type CheckedSheet, type Setting } from './check-sheet.ts';
import { finding, type Finding } from './finding.ts';
import type { Column, Header } from './header.ts';
import { sortLines, type DataLine, type TotalLine } from './lines.ts';
import { countOf, readUnits, type Units } from './measures.ts';
import type { CheckedRow } from './payment-row.ts';
import { personsIn } from './persons-in.ts';
import { readPlaces, type Place } from './place-reader.ts';
import type { ControlTotal } from './report.ts';
import { resolveRoles, titleOf, type Roles } from './roles.ts';
import type { Sheet } from './sheet.ts';
import { readStated, type Stated } from './stated.ts';
import { compact, quoted } from './text.ts';
import { readTitle } from './title.ts';
import { runningSums } from './total-scopes.ts';
import { closest, computedOf, differences, sumOf } from './totals.ts';

type Summary = { sheet: string; columns: readonly Column[]; roles: Roles; units: Units; totals: ControlTotal[]; findings: Finding[] };
type Row = { row: number; label: string; stated: Stated };

/** `lists` are the sheets that a sum may be the sum of: all that count together first, then each alone, also one that was left out. */
export function checkSummary(sheet: Sheet, header: Header, { index, spec, dictionary }: Setting, lists: readonly (readonly CheckedSheet[])[]): CheckedSheet {
  const { name, grid } = sheet;
  const { roles } = resolveRoles(header.columns, { sheet: name, row: header.first + 1 }, spec?.quantity);
  const title = readTitle(grid.slice(0, header.first).flat(), index);
  const lines = sortLines({ grid, header, title, roles, dictionary, index, sheet: name, members: new Set() });
  const places = readPlaces(lines.data, roles, title, index);
  const summary: Summary = { sheet: name, columns: header.columns, roles, units: readUnits(roles, title, spec?.quantity), totals: [], findings: [] };
  const byPlace = lists.map((list) => Map.groupBy(rowsOf(list), ({ row, township }) => placeKey(roles, row.entry.village?.code || row.entry.village?.village || row.entry.villageSaid, township)));
  lines.data.forEach((line, i) => checkPlace(summary, line, places[i], byPlace));
  for (const total of lines.totals) checkTotal(summary, total, lists);
  return { report: reportOf(sheet, header, 'summary'), rows: [], leftOut: new Set(), townships: new Map(), hasIdentity: false, controlTotals: summary.totals, findings: summary.findings };
}

type Belonging = { row: CheckedRow; township: string };

function rowsOf(list: readonly CheckedSheet[]): Belonging[] {
  return list.flatMap(({ rows, townships }) => rows.map((row) => ({ row, township: townships.get(row) ?? '' })));
}

function placeKey(roles: Roles, village: string, township: string): string {
  return namesVillage(roles) ? compact(village) : compact(township);
}

function namesVillage(roles: Roles): boolean {
  return (['village', 'villageGroup', 'villageCode'] as const).some((field) => roles.has(field));
}

function checkPlace(summary: Summary, line: DataLine, place: Place | undefined, byPlace: readonly Map<string, Belonging[]>[]): void {
  const { roles } = summary;
  const said = line.cells[roles.get('village')?.index ?? roles.get('villageGroup')?.index ?? roles.get('township')?.index ?? -1] ?? '';
  const row: Row = { row: line.row, label: quoted(said).slice(1, -1), stated: statedIn(summary, line.cells) };
  const village = place?.village?.code || place?.village?.village || place?.said || '';
  const key = place && (namesVillage(roles) ? place.problem === null : place.township !== '') ? placeKey(roles, village, place.township) : '';
  if (key === '') sayUnread(summary, row, '看不出是哪里的');
  else compare(summary, row, byPlace.map((list) => (list.get(key) ?? []).map((one) => one.row)));
}

// A total of the whole sheet; those of its parts are added up in it.
function checkTotal(summary: Summary, { row, label, kind, cells }: TotalLine, lists: readonly (readonly CheckedSheet[])[]): void {
  if (kind === 'whole') compare(summary, { row, label, stated: statedIn(summary, cells) }, lists.map((list) => rowsOf(list).map((one) => one.row)));
}

function compare(summary: Summary, { row, label, stated }: Row, candidates: readonly (readonly CheckedRow[])[]): void {
  const { sheet, roles, units } = summary;
  const place = { sheet, row, column: roles.get('amountPaid')?.letter ?? null };
  if (stated.unreadable) sayUnread(summary, { row, label, stated }, stated.unreadable);
  if (stated.fen === null && stated.quantity === null && stated.rows === null) return;
  const fits = candidates.map((rows) => closest([[0, rows.length]], runningSums(rows), personsIn(rows), stated, units.quantity.unit));
  const found = fits.find((fit) => fit.matches) ?? fits[0];
  if (!found) return;
  summary.totals.push({ label, place, stated: sumOf(stated, units), computed: computedOf(found, stated, units), matches: found.matches });
  if (!found.matches) summary.findings.push(finding('total-mismatch', place, `“${sheet}”第 ${row} 行“${label}”：${differences(stated, found, units)}。`));
}

function sayUnread({ sheet, roles, findings }: Summary, { row, label }: Row, why: string): void {
  findings.push(finding('total-unreadable', { sheet, row, column: roles.get('amountPaid')?.letter ?? null }, `“${sheet}”第 ${row} 行“${label}”${why}，没有核对。`));
}

// 补贴户数（户） says how many rows or people a place has.
function statedIn({ columns, roles, units }: Summary, cells: readonly string[]): Stated {
  const stated = readStated(cells, columns, roles, units);
  const households = columns.find((column) => (column.field === 'count' || column.field === null) && /户数|人数/.test(titleOf(column)));
  const count = households && countOf(cells[households.index] ?? '');
  return { ...stated, rows: count?.kind === 'value' ? count.units : stated.rows };
}
