// Which lists have rows that can be read at a glance: those of nothing but a place, a person, numbers, a quantity and an amount.
import type { Field } from './fields.ts';
import type { Header } from './header.ts';
import { maxRowArea, maxRowCount, maxRowFen } from './limits.ts';
import type { Units } from './measures.ts';
import { PlainReader, type ColumnKind } from './plain-rows.ts';
import type { Roles } from './roles.ts';

// Of these columns every check asks only what stands in them, not in how many rows.
const constant: ReadonlySet<Field> = new Set<Field>(['county', 'township', 'village', 'villageCode', 'group', 'standard', 'bank', 'status']);
// Of these only that nothing stands in them.
const blank: ReadonlySet<Field> = new Set<Field>(['note', 'signature']);
const needed: readonly ColumnKind[] = ['name', 'identity', 'amount'];

/** `isFirst` where it is not known yet whether blanks are merged cells; `today` as YYYY-MM-DD. */
export type Told = { today: string | null; unusualFen: number; delimiter: string; isFirst: boolean };

/** Null for a list that has other columns, or not all of what a plain row needs. */
export function openPlain({ columns }: Header, roles: Roles, { paid, quantity }: Pick<Units, 'paid' | 'quantity'>, { today, unusualFen, delimiter, isFirst }: Told): PlainReader | null {
  const kinds = columns.flatMap(({ index, field, parts }) => field === null || parts.length === 0 ? [] : kindOf(field, roles.get(field)?.index === index, quantity.field) ?? []);
  if (quantity.times === null || kinds.length < columns.length || !needed.every((kind) => kinds.includes(kind))) return null;
  return new PlainReader(kinds, {
    delimiter, isFirst, lastDay: today === null ? Infinity : Number(today.replaceAll('-', '')), amountPlaces: 2 + paid, mostFen: Math.min(maxRowFen, unusualFen),
    ...(quantity.unit === '亩' ? { quantityPlaces: 4, mostQuantity: maxRowArea, quantityTimes: quantity.times } : { quantityPlaces: 0, mostQuantity: maxRowCount, quantityTimes: 10_000 }),
  });
}

/** `isUsed` for the one column of its field that is used. */
function kindOf(field: Field, isUsed: boolean, quantity: Field): ColumnKind | null {
  if (field === 'group' && isUsed) return field;
  if (constant.has(field)) return 'same';
  if (blank.has(field)) return 'blank';
  if (!isUsed) return null;
  if (field === 'seq' || field === 'name' || field === 'account' || field === 'phone') return field;
  if (field === 'idNumber') return 'identity';
  if (field === 'amountPaid') return 'amount';
  return field === quantity ? 'quantity' : null;
}
