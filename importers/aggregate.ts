// Tells a table of sums, a row per village or township, from a list of payments: nobody is named in it.
import type { Field } from './fields.ts';
import type { Grid } from './grid.ts';
import type { Column, Header } from './header.ts';
import { unitOf } from './header-text.ts';
import { isBlank, isRemark } from './row-kinds.ts';
import { totalKindOf } from './total-labels.ts';

const persons = new Set<Field | null>(['name', 'payee', 'beneficiary', 'idNumber', 'beneficiaryId', 'payeeId', 'account', 'member', 'memberId']);
const amounts = new Set<Field | null>(['amount', 'amountPaid', 'amountDue']);
const places = ['county', 'township', 'village', 'villageCode', 'group', 'villageGroup'] as const satisfies Field[];

/** A column of places and one of money, and none of persons. */
export function hasAggregateColumns(columns: readonly Column[]): boolean {
  const isPlace = (column: Column) => places.some((field) => field === column.field);
  const isMoney = ({ field, parts }: Column) => amounts.has(field) || parts.some((part) => unitOf(part).amount !== null);
  return columns.some(isPlace) && columns.some(isMoney) && !columns.some((column) => persons.has(column.field));
}

/** Its columns are those of a table of sums, and no place stands in two rows, as it would where each row is a household. */
export function isAggregate(grid: Grid, header: Header): boolean {
  if (!hasAggregateColumns(header.columns)) return false;
  const own = header.columns.filter((column) => places.some((field) => field === column.field)).map((column) => column.index);
  const said = new Set<string>();
  let at = 0;
  for (const cells of grid) {
    if (at++ <= header.last || isBlank(cells) || cells.some((cell) => totalKindOf(cell) !== null || isRemark(cell))) continue;
    const place = own.map((index) => cells[index] ?? '').join('\u0001');
    if (place.replaceAll('\u0001', '') === '') continue;
    if (said.has(place)) return false;
    said.add(place);
  }
  return true;
}
