// What a sheet of a workbook holds: payments to people, people without money, sums of villages, or only words.
import { isAggregate } from './aggregate.ts';
import type { Field } from './fields.ts';
import type { Grid } from './grid.ts';
import type { Header } from './header.ts';
import { readIdentity } from './identity.ts';

/** `lost`: identity numbers without a header; nobody can tell what these people were paid. */
export type SheetKind = 'payments' | 'people' | 'sums' | 'lost' | 'words' | 'blank';

const money: readonly (Field | null)[] = ['amount', 'amountPaid', 'amountDue'];
const enough = 3;

export function kindOfSheet(grid: Grid, header: Header | null): SheetKind {
  if (isBlankGrid(grid)) return 'blank';
  if (!header) return holdsIdentities(grid) ? 'lost' : 'words';
  if (isAggregate(grid, header)) return 'sums';
  return header.columns.some((column) => money.includes(column.field)) ? 'payments' : 'people';
}

function isBlankGrid(grid: Grid): boolean {
  for (const row of grid) if (row.some((cell) => cell !== '')) return false;
  return true;
}

function holdsIdentities(grid: Grid): boolean {
  let found = 0;
  for (const row of grid) {
    for (const cell of row) if (cell.length >= 15 && /^\d/.test(cell) && ['person', 'rounded'].includes(readIdentity(cell).kind)) found++;
    if (found >= enough) return true;
  }
  return false;
}
