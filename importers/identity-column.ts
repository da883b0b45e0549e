// Finds the identity numbers in a column that no word of the header names: their check digits leave no doubt, only whose they are.
import type { Field } from './fields.ts';
import { finding, type Finding } from './finding.ts';
import type { Grid } from './grid.ts';
import { titleOf, type Header } from './header.ts';
import { readIdentity } from './identity.ts';

const looked = 200;
const named: readonly (Field | null)[] = ['idNumber', 'beneficiaryId', 'payeeId', 'creditCode'];

/** Gives the only such column its meaning; a sheet that names a column of numbers is left as it is. */
export function adoptIdentityColumn({ columns, first, last }: Header, grid: Grid, sheet: string): Finding[] {
  if (columns.some(({ field }) => named.includes(field))) return [];
  const rows = grid.slice(last + 1, last + 1 + looked);
  const found = columns.filter((column) => column.field === null && !column.isDecided && column.parts.length > 0 && holdsIdentities(rows.map((row) => row[column.index] ?? '')));
  const [only] = found;
  if (!only || found.length > 1) return [];
  only.field = 'idNumber';
  return [finding('id-column-guess', { sheet, row: first + 1, column: only.letter }, `没有“身份证号”一列；“${titleOf(only)}”（${only.letter} 列）里是身份证号，当作这个人的身份证号。`)];
}

function holdsIdentities(cells: readonly string[]): boolean {
  const kinds = cells.filter((cell) => cell !== '').map((cell) => readIdentity(cell).kind);
  const people = kinds.filter((kind) => kind === 'person').length;
  const numbers = people + kinds.filter((kind) => kind === 'rounded').length;
  return people > 0 && numbers * 2 > kinds.length;
}
