// A sheet with a row per village or township checks the lists of payments: each of its sums against theirs.
import { noRows, reportOf, type CheckedSheet } from './check-sheet.ts';
import { finding, type Finding } from './finding.ts';
import type { Column, Header } from './header.ts';
import { dataOf, sortLines, type DataLine, type TotalLine } from './lines.ts';
import { countOf, readUnits, type Units } from './measures.ts';
import type { CheckedRow } from './payment-row.ts';
import { watchPlaces, type Place } from './place-reader.ts';
import type { ControlTotal } from './report.ts';
import { resolveRoles, titleOf, type Roles } from './roles.ts';
import type { Sheet } from './sheet.ts';
import { sumsOfRows } from './row-sums.ts';
import type { Setting } from './read-table.ts';
import { readStated, type Stated } from './stated.ts';
import { compact, quoted } from './text.ts';
import { readTitle } from './title.ts';
import { closest } from './total-fits.ts';
import { computedOf, differences, unreadWords, sumOf } from './totals.ts';

type Summary = { sheet: string; columns: readonly Column[]; roles: Roles; units: Units; totals: ControlTotal[]; findings: Finding[] };
type Row = { row: number; label: string; stated: Stated };

/** `lists` are the sheets that a sum may be the sum of: all that count together first, then each alone, also one that was left out. */
export function checkSummary(sheet: Sheet, header: Header, { index, spec, dictionary }: Setting, lists: readonly (readonly CheckedSheet[])[]): CheckedSheet {
  const { name, grid } = sheet;
  const { roles } = resolveRoles(header.columns, { sheet: name, row: header.first + 1 }, spec?.quantity);
  const read = readTitle(grid.slice(0, header.first).flat(), index);
  const title = { ...read, township: read.township || townshipsOf(lists) };
  const places = watchPlaces(roles, title, { index, around: null });
  const lines = sortLines({ grid, header, title, roles, dictionary, index, sheet: name, members: new Set(), isLeftOut: () => false }, places.add);
  const summary: Summary = { sheet: name, columns: header.columns, roles, units: readUnits(roles, title, spec?.quantity), totals: [], findings: [] };
  const byPlace = lists.map((list) => Map.groupBy(rowsOf(list), ({ place, entry }) => placeKey(roles, entry.village?.code || entry.village?.village || entry.villageSaid, place.township)));
  const placeOf = places.open();
  for (const line of dataOf(lines)) checkPlace(summary, line, placeOf(line), byPlace);
  for (const total of lines.totals) checkTotal(summary, total, lists);
  return { ...noRows, report: reportOf(sheet, header, 'summary'), controlTotals: summary.totals, findings: summary.findings };
}

function rowsOf(list: readonly CheckedSheet[]): CheckedRow[] {
  return list.flatMap(({ rows }) => rows);
}

// A summary that names no township is of those that its lists are of.
function townshipsOf(lists: readonly (readonly CheckedSheet[])[]): string {
  return [...new Set(lists.flatMap(rowsOf).flatMap(({ entry }) => entry.village?.township ?? []))].join('、');
}

function placeKey(roles: Roles, village: string, township: string): string {
  return namesVillage(roles) ? compact(village) : compact(township);
}

function namesVillage(roles: Roles): boolean {
  return (['village', 'villageGroup', 'villageCode'] as const).some((field) => roles.has(field));
}

function checkPlace(summary: Summary, line: DataLine, place: Place, byPlace: readonly Map<string, CheckedRow[]>[]): void {
  const { roles } = summary;
  const said = line.cells[roles.get('village')?.index ?? roles.get('villageGroup')?.index ?? roles.get('township')?.index ?? -1] ?? '';
  const row: Row = { row: line.row, label: quoted(said).slice(1, -1), stated: statedIn(summary, line.cells) };
  const village = place.village?.code || place.village?.village || place.said || '';
  const key = (namesVillage(roles) ? place.problem === null : place.township !== '') ? placeKey(roles, village, place.township) : '';
  if (key === '') sayUnread(summary, row, '看不出是哪里的');
  else compare(summary, row, byPlace.map((list) => list.get(key) ?? []));
}

// A total of the whole sheet; those of its parts are added up in it.
function checkTotal(summary: Summary, { row, label, kind, cells }: TotalLine, lists: readonly (readonly CheckedSheet[])[]): void {
  if (kind === 'whole') compare(summary, { row, label, stated: statedIn(summary, cells) }, lists.map(rowsOf));
}

function compare(summary: Summary, { row, label, stated }: Row, candidates: readonly (readonly CheckedRow[])[]): void {
  const { sheet, roles, units } = summary;
  const place = { sheet, row, column: roles.get('amountPaid')?.letter ?? null };
  if (stated.unreadable) sayUnread(summary, { row, label, stated }, stated.unreadable);
  if (stated.fen === null && stated.quantity === null && stated.rows === null) return;
  const fits = candidates.map((rows) => {
    const { sums, persons } = sumsOfRows(rows);
    return closest([[0, rows.length]], sums, persons, stated, units.quantity.unit);
  });
  const found = fits.find((fit) => fit.matches) ?? fits[0];
  if (!found) return;
  summary.totals.push({ label, place, stated: sumOf(stated, units), computed: computedOf(found, stated, units), matches: found.matches });
  if (!found.matches) summary.findings.push(finding('total-mismatch', place, `“${label}”${differences(stated, found, units)}${unreadWords(found.added.unread)}。`));
}

function sayUnread({ sheet, roles, findings }: Summary, { row, label }: Row, why: string): void {
  findings.push(finding('total-unreadable', { sheet, row, column: roles.get('amountPaid')?.letter ?? null }, `“${label}”${why}，没有核对。`));
}

// 补贴户数（户） says how many rows or people a place has.
function statedIn({ columns, roles, units }: Summary, cells: readonly string[]): Stated {
  const stated = readStated(cells, columns, roles, units);
  const households = columns.find((column) => (column.field === 'count' || column.field === null) && /户数|人数/.test(titleOf(column)));
  const count = households && countOf(cells[households.index] ?? '');
  return { ...stated, rows: count?.kind === 'value' ? count.units : stated.rows };
}
