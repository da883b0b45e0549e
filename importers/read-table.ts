// The first reading of a sheet of payments: which rows are data, which columns are used, and what only all rows together tell.
import { sayMembers, watchColumns } from './column-findings.ts';
import type { CheckInput } from './check.ts';
import type { Dictionary } from './fields.ts';
import type { Finding } from './finding.ts';
import type { Header } from './header.ts';
import type { Grid } from './grid.ts';
import { adoptIdentityColumn } from './identity-column.ts';
import { leftOutOf } from './left-out.ts';
import { sortLines, type DataLine, type Lines } from './lines.ts';
import { readUnits, type Units } from './measures.ts';
import { watchPlaces, type PlaceReader } from './place-reader.ts';
import type { CheckedRow } from './payment-row.ts';
import { openPlain } from './plain-columns.ts';
import type { PlainReader } from './plain-rows.ts';
import { unusualFen, type ProgrammeSpec } from './programmes/index.ts';
import { columnsAside, watchRepeats, type Repeats } from './repeats.ts';
import { resolveRoles, type Roles } from './roles.ts';
import { sayRowsAbove } from './rows-above.ts';
import type { Sheet } from './sheet.ts';
import { readSheetTitle, watchNamed } from './sheet-title.ts';
import { baseName } from './sheets.ts';
import { watchShifts } from './shifts.ts';
import { memberRows, spreadDown } from './spread.ts';
import { sayNeverPublic, sayTitleKind } from './title-kind.ts';
import type { VillageIndex } from './village-index.ts';
import { watchYears } from './years.ts';

/** `around` are villages that report elsewhere; `guessed` is the programme that the titles name, `spec` the one that is meant. */
export type Setting = { input: CheckInput; index: VillageIndex | null; around: VillageIndex | null; spec: ProgrammeSpec | null; dictionary: Dictionary; guessed: string | null };

/** `findings` are those of columns, `ofYears` and `ofMembers` stand further below in the report. */
export type ReadTable = {
  grid: Grid;
  lines: Lines;
  /** The columns that hold something. */
  roles: Roles;
  units: Units;
  findings: Finding[];
  ofMembers: Finding[];
  ofYears: Finding[];
  repeats: Repeats;
  openPlaces: () => PlaceReader;
  openShifts: () => (row: CheckedRow) => void;
  openPlain: () => PlainReader | null;
};

export function readTable(sheet: Sheet, header: Header, setting: Setting): ReadTable {
  const [{ name }, { input, index, around, spec, dictionary }] = [sheet, setting];
  const grid = spreadDown(sheet, header);
  const { roles, findings } = readRoles(grid, header, name, setting);
  const titles = grid.slice(0, header.first).flat();
  const { title, isNamed } = readSheetTitle(titles, name, roles, index);
  const members = memberRows(sheet, header, roles);
  const units = readUnits(roles, title, spec?.quantity);
  const isLeftOut = leftOutOf(sheet, input);
  const columns = watchColumns({ input, setting: { ...setting, sheet: name }, header, roles, title, units, findings }, isLeftOut);
  const [places, shifts, repeats] = [watchPlaces(roles, title, { index, around }), watchShifts(header, name), watchRepeats(roles, columnsAside(header), grid.length)];
  const named = watchNamed({ title, isNamed }, name);
  const years = input.year === undefined ? null : watchYears(input.year, { titles, fileName: `${baseName(input.name)} ${name}`, column: roles.get('year') }, name);
  const [reading, asking] = [[columns, places, shifts, repeats], [named, ...(years ? [years] : [])]];
  const look = (line: DataLine) => {
    for (const watch of reading) watch.add(line);
    if (!isLeftOut(line.row)) for (const watch of asking) watch.add(line);
  };
  const plain = plainReader(grid, header, roles, units, setting, true);
  const lookAtPlain = (at: number) => {
    shifts.addPlain();
    if (plain) repeats.addPlain(at, plain);
  };
  const lines = sortLines({ grid, header, title, roles, dictionary, index, sheet: name, members, isLeftOut }, look, plain, lookAtPlain);
  const used = columns.say(lines);
  findings.push(...sayTitleKind(titles, name, input), ...(spec ? sayNeverPublic(titles, name, input) : []), ...named.findings(), ...sayRowsAbove(grid, header, used, name));
  return {
    grid, lines, roles: used, units, findings, ofMembers: sayMembers(members, used, name), ofYears: years?.findings() ?? [],
    repeats: repeats.open(), openPlaces: places.open, openShifts: () => shifts.open(used), openPlain: () => plainReader(grid, header, used, units, setting, false),
  };
}

function plainReader({ written }: Grid, header: Header, roles: Roles, units: Units, { input, spec }: Setting, isFirst: boolean): PlainReader | null {
  return written ? openPlain(header, roles, units, { today: input.today ?? null, unusualFen: unusualFen(spec), delimiter: written.delimiter, isFirst }) : null;
}

function readRoles(grid: Grid, header: Header, sheet: string, { spec, input }: Setting): { roles: Roles; findings: Finding[] } {
  const adopted = adoptIdentityColumn(header, grid, sheet);
  const { roles, findings } = resolveRoles(header.columns, { sheet, row: header.first + 1 }, spec?.quantity, input.isProposal);
  return { roles, findings: [...adopted, ...findings] };
}
