// The data rows of a sheet, checked: a stretch of those that are like the one above them, every other by itself.
import type { FaultWatch } from './faults.ts';
import { leftOutOf } from './left-out.ts';
import { DataRows } from './lines.ts';
import { checkRow, isUsual, usualAt, type CheckedRow, type RowContext } from './payment-row.ts';
import { OpenStretch, type PlainStretch } from './plain-stretch.ts';
import type { PlainReader } from './plain-rows.ts';
import { unusualFen } from './programmes/index.ts';
import type { ReadTable, Setting } from './read-table.ts';
import { hasIdentity } from './roles.ts';
import type { Sheet } from './sheet.ts';

/** Whether nothing is to be said of a plain row, by its `index`, that was read like another one: only such rows make a stretch. */
export type IsQuiet = (index: number, like: CheckedRow, read: PlainReader) => boolean;

/** Null behind the last one. */
export function openRows(sheet: Sheet, table: ReadTable, setting: Setting, faults: FaultWatch, isQuiet: IsQuiet): () => CheckedRow | PlainStretch | null {
  const { lines, repeats } = table;
  const [context, placeOf, shift, isLeftOut, plain] = [contextOf(sheet.name, table, setting), table.openPlaces(), table.openShifts(), leftOutOf(sheet, setting.input), table.openPlain()];
  const [rows, stretch] = [new DataRows(lines, plain), new OpenStretch()];
  let [usual, isAtHand]: [CheckedRow | null, boolean] = [null, false];
  const told = (row: CheckedRow) => {
    row.isLeftOut = isLeftOut(row.line.row);
    row.isPersonOnce = row.entry.idNumber !== null && !repeats.identity(row.line.index);
    return row;
  };
  const takeApart = (): CheckedRow => {
    const { line } = rows;
    const row = checkRow(line, placeOf(line), context);
    shift(row);
    faults.add(row);
    told(row);
    if (plain && rows.written && plain.learn(rows.written, line.row, isUsual(row))) usual = row;
    return row;
  };
  // Whatever tells a place stays the same but for the group.
  const groupAt = table.roles.get('group')?.index ?? -1;
  const inGroup = (cells: readonly string[], group: string) => cells.map((cell, i) => (i === groupAt ? group : cell));
  const takeAlike = (like: CheckedRow, read: PlainReader): CheckedRow | PlainStretch => {
    const isAlone = () => isLeftOut(rows.row) || !isQuiet(rows.index, like, read);
    const [{ place }, isOnly] = [rows, isAlone()];
    stretch.add(read);
    while (!isOnly && (isAtHand = rows.next()) && rows.isPlain && !read.otherGroup && stretch.takes(read) && !isAlone()) stretch.add(read);
    const taken = stretch.take(like, place, read.limits.delimiter);
    return isOnly ? told(taken.rowAt(0)) : taken;
  };
  return () => {
    if (!isAtHand && !rows.next()) return null;
    isAtHand = false;
    if (plain?.otherGroup && usual && rows.isPlain) usual = usualAt(usual, placeOf({ ...rows.place, cells: inGroup(usual.line.cells, plain.otherGroup.text) }));
    return plain && usual && rows.isPlain ? takeAlike(usual, plain) : takeApart();
  };
}

function contextOf(sheet: string, { roles, units, findings }: ReadTable, { spec, input }: Setting): RowContext {
  const isPlaceTold = !findings.some((one) => one.code === 'village-column-missing');
  const at = Object.fromEntries([...roles].map(([field, column]) => [field, column.index]));
  return { sheet, roles, at, units, unusualFen: unusualFen(spec), hasIdentity: hasIdentity(roles), isPlaceTold, isForProgramme: spec !== null, today: input.today ?? null };
}
