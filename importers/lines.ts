// Sorts the rows below the header: data rows with the block they stand in, totals, and the words around them.
import { beginsBlock, readBlockTitle, under } from './block-title.ts';
import type { Dictionary, Field } from './fields.ts';
import { finding, type Finding } from './finding.ts';
import type { Grid } from './grid.ts';
import type { Header } from './header.ts';
import type { Roles } from './roles.ts';
import { holdsFacts, holdsMoney, holdsPerson, namesPerson } from './row-facts.ts';
import { isBlank, isNumbering, isOtherHeader, isRemark, keepsUnits, repeatsHeader } from './row-kinds.ts';
import { compact, quoted } from './text.ts';
import { lostTitle, type Title } from './title.ts';
import { isPlaceTotal, isSumWord, totalKindOf, type TotalKind } from './total-labels.ts';
import type { VillageIndex } from './village-index.ts';

/** A row with something in it; `row` as the file counts, `run` a stretch of rows without a break, `title` the block title above. */
export type DataLine = { row: number; cells: readonly string[]; run: number; title: Title };
/** `at` is the number of data rows above; `since` the number above the nearest block title or the start. */
export type TotalLine = { row: number; cells: readonly string[]; label: string; kind: TotalKind; at: number; since: number };
/** Words around the rows: titles of blocks, and below them lines such as 制表人：…; `at` and `since` as of a total. */
export type WordsLine = { row: number; cells: readonly string[]; at: number; since: number; isFooter: boolean };
export type Lines = { data: DataLine[]; totals: TotalLine[]; words: WordsLine[]; findings: Finding[] };

/** `title` is what stands above the header; `members` are indexes of rows that belong to the payment above them. */
export type Table = { grid: Grid; header: Header; title: Title; roles: Roles; dictionary: Dictionary; index: VillageIndex | null; sheet: string; members: ReadonlySet<number> };

export function sortLines({ grid, header, title: ofSheet, roles, dictionary, index, sheet, members }: Table): Lines {
  const lines: Lines = { data: [], totals: [], words: [], findings: [] };
  const skip = (row: number, cells: readonly string[]) =>
    lines.findings.push(finding('row-skipped', { sheet, row }, `第 ${row} 行${quoted(cells.filter((cell) => cell !== '').join(' '))}，没有当作发放明细。`));
  let [run, title, since, hasEnded, township] = [0, ofSheet, 0, false, ofSheet.township];
  for (let at = header.last + 1; at < grid.length; at++) {
    const cells = grid[at] ?? [];
    const row = at + 1;
    const label = labelAt(cells, header, roles);
    const kind = kindOf(cells, grid, header, roles, dictionary, at, label !== '');
    if (kind === 'data' && members.has(at)) hasEnded = false;
    else if (kind === 'data') {
      lines.data.push({ row, cells, run, title });
      if (label !== '') lines.findings.push(finding('total-unclear', { sheet, row }, `第 ${row} 行写着${quoted(label)}，又有身份证号或账号。`));
      hasEnded = false;
    } else if (kind === 'blank') run++;
    else if (kind === 'total') {
      const total = { label: quoted(label).slice(1, -1), kind: totalKindOf(label) ?? 'part' };
      lines.totals.push({ row, cells, ...total, at: lines.data.length, since });
      if (total.kind !== 'page') run++;
      if (total.kind === 'whole') title = ofSheet;
      if (namesPerson(cells, roles) || cells.slice(header.columns.length).some((cell) => cell !== '')) skip(row, cells);
    } else if (kind === 'remark' || kind === 'words') {
      const read = readBlockTitle(cells, index);
      const isFooter = kind === 'remark' && !beginsBlock(read, title);
      const isRead = !isFooter && isTitle(read);
      if (isRead && read.village === '') township = read.township || township;
      if (isRead) [title, run, since] = [under(title, read, township), run + 1, lines.data.length];
      else if (isFooter) hasEnded = true;
      else if (!hasEnded) title = lostTitle;
      lines.words.push({ row, cells, at: lines.data.length, since, isFooter });
      if (holdsMoney(cells) || (!isFooter && !isRead && !hasEnded)) skip(row, cells);
    } else if (kind === 'other-header') {
      lines.findings.push(finding('header-changed', { sheet, row }, `第 ${row} 行又是一行表头，列或单位与第 ${header.first + 1} 行的不一样。`));
    }
  }
  return lines;
}

type RowKind = 'blank' | 'header' | 'other-header' | 'total' | 'remark' | 'words' | 'data';

function kindOf(cells: readonly string[], grid: Grid, header: Header, roles: Roles, dictionary: Dictionary, at: number, isLabelled: boolean): RowKind {
  if (isBlank(cells) || isOnlyNumbered(cells, roles)) return 'blank';
  if (repeatsHeader(cells, grid, header)) return keepsUnits(cells, grid, header) ? 'header' : 'other-header';
  if (at <= header.last + 1 && isNumbering(cells)) return 'header';
  if (isLabelled && !holdsPerson(cells, roles)) return 'total';
  if (isOtherHeader(cells, dictionary)) return 'other-header';
  const cell = (field: 'amountPaid' | 'amountDue' | 'idNumber' | 'account' | 'name') => cells[roles.get(field)?.index ?? -1] ?? '';
  const first = cells.find((text) => text !== '') ?? '';
  if (/[:：]/.test(first) && isRemark(first) && !holdsFacts(cells, roles)) return 'remark';
  if (compact(first).startsWith('其中') && !holdsPerson(cells, roles)) return 'remark';
  // The title of a block may stand in the column of the accounts.
  if (cells.every((text) => text === '' || text === first) && !holdsFacts(cells, roles)) return isRemark(first) ? 'remark' : 'words';
  const hasFacts = (['amountPaid', 'amountDue', 'idNumber', 'account'] as const).some((field) => cell(field) !== '' && !isRemark(cell(field)));
  if (hasFacts) return 'data';
  const filled = cells.filter((text) => text !== '');
  const noteAt = roles.get('note')?.index;
  if (cells.some((text, i) => i !== noteAt && text !== '' && isRemark(text)) && !(filled.length > 2 && isNumberedRow(cells, roles))) return 'remark';
  return filled.length > 1 && cell('name') !== '' && !cell('name').includes(':') && !cell('name').includes('：') ? 'data' : 'words';
}

// 17 and nothing else: a line of the form that nobody filled in.
function isOnlyNumbered(cells: readonly string[], roles: Roles): boolean {
  const seq = roles.get('seq')?.index ?? -1;
  return /^\d{1,5}$/.test(cells[seq] ?? '') && cells.every((cell, i) => i === seq || cell === '');
}

// A row that carries its number and a name is somebody's row, whatever else is missing in it.
function isNumberedRow(cells: readonly string[], roles: Roles): boolean {
  const at = (field: 'seq' | 'name') => cells[roles.get(field)?.index ?? -1] ?? '';
  return /^\d+$/.test(at('seq')) && at('name') !== '' && !isRemark(at('name'));
}

const noLabels = new Set<Field | null>(['note', 'signature', 'status', 'failure', 'date', 'amountPaid', 'amountDue']);

// In column A or B, in one of the first two filled cells, where a name or village would stand, or a plain 小计 among the crops;
// 张庄小计 also where nobody else is named; a person may be called 北小计.
function labelAt(cells: readonly string[], { columns }: Header, roles: Roles): string {
  const filled = cells.flatMap((cell, i) => (cell === '' ? [] : [i])).slice(0, 2);
  const places = [0, 1, ...filled, ...(['name', 'village', 'group'] as const).map((field) => roles.get(field)?.index ?? -1)];
  const at = places.find((i) => (cells[i] ?? '') !== '' && totalKindOf(cells[i] ?? '') !== null);
  if (at !== undefined) return cells[at] ?? '';
  const name = roles.get('name')?.index ?? -1;
  const placed = places.find((i) => isPlaceTotal(cells[i] ?? '') && (i === name || (cells[name] ?? '') === ''));
  if (placed !== undefined) return cells[placed] ?? '';
  const among = columns.find(({ index, field }) => !noLabels.has(field) && isSumWord(cells[index] ?? ''));
  return cells[among?.index ?? -1] ?? '';
}

function isTitle(title: Title): boolean {
  return title.village !== '' || title.group !== null || title.programme !== null || title.year !== null || title.township !== '' || title.amountUnits.length > 0;
}
