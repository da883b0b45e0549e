// Values of cells merged downwards, given to each row they stand for; money and counts are never multiplied this way.
import type { Field } from './fields.ts';
import type { Grid } from './grid.ts';
import type { Header } from './header.ts';
import type { Roles } from './roles.ts';
import type { Sheet } from './sheet.ts';

const shared = new Set<Field>([
  'county', 'township', 'village', 'villageCode', 'group', 'villageGroup', 'programme', 'year', 'period',
  'name', 'idNumber', 'creditCode', 'beneficiary', 'beneficiaryId', 'payee', 'payeeId', 'account', 'bank', 'phone', 'kind', 'standard',
]);

/** The rows of the sheet, those above the header and those without merged cells as they are. */
export function spreadDown({ grid, merges }: Pick<Sheet, 'grid' | 'merges'>, header: Header): Grid {
  const down = merges.filter(({ top, bottom }) => top > header.last && bottom > top);
  if (down.length === 0) return grid;
  const rows = [...grid];
  const spread = [...rows];
  for (const { top, left, bottom } of down) {
    const field = header.columns[left]?.field;
    if (!field || !shared.has(field)) continue;
    const text = rows[top]?.[left] ?? '';
    for (let at = top + 1; at <= Math.min(bottom, rows.length - 1); at++) if (hasCells(rows[at])) spread[at] = withCell(spread[at] ?? [], left, text);
  }
  return spread;
}

/** Rows whose amount is merged into the one above, or that only name members, and that say no area or number of their own: a household that is paid once. */
export function memberRows(sheet: Pick<Sheet, 'grid' | 'merges'>, header: Header, roles: Roles): ReadonlySet<number> {
  return new Set([...mergedMembers(sheet, header, roles), ...namedMembers(sheet.grid, header, roles)]);
}

function mergedMembers({ grid, merges }: Pick<Sheet, 'grid' | 'merges'>, header: Header, roles: Roles): ReadonlySet<number> {
  const paid = roles.get('amountPaid')?.index ?? -1;
  const own = (['amountPaid', 'amountDue', 'area', 'quantity'] as const).flatMap((field) => roles.get(field)?.index ?? []);
  const members = new Set<number>();
  const rows = merges.length === 0 ? [] : [...grid];
  for (const { top, left, bottom, right } of merges) {
    // A header that is repeated on each page has merged cells too.
    if (top <= header.last || left > paid || right < paid || !/\d/.test(rows[top]?.[left] ?? '')) continue;
    for (let at = top + 1; at <= Math.min(bottom, rows.length - 1); at++) if (own.every((index) => (rows[at]?.[index] ?? '') === '')) members.add(at);
  }
  return members;
}

const ofPayment = ['name', 'idNumber', 'payee', 'beneficiary', 'account', 'amountPaid', 'amountDue', 'area', 'quantity'] as const satisfies Field[];

// 成员姓名 and 成员身份证号 below those of the head, and nothing in the columns of the payment.
function* namedMembers(grid: Grid, header: Header, roles: Roles): Generator<number> {
  const named = header.columns.filter(({ field }) => field === 'member' || field === 'memberId');
  const own = ofPayment.flatMap((field) => roles.get(field)?.index ?? []);
  const paid = roles.get('amountPaid')?.index ?? -1;
  let [at, isBelow] = [-1, false];
  for (const cells of named.length === 0 ? [] : grid) {
    if (++at <= header.last) continue;
    const isMember = named.some(({ index }) => (cells[index] ?? '') !== '') && own.every((index) => (cells[index] ?? '') === '');
    if (isMember && isBelow) yield at;
    else isBelow = /\d/.test(cells[paid] ?? '');
  }
}

function hasCells(row: readonly string[] | undefined): boolean {
  return row?.some((cell) => cell !== '') ?? false;
}

function withCell(row: readonly string[], index: number, text: string): string[] {
  const copy = Array.from({ length: Math.max(row.length, index + 1) }, (_, i) => row[i] ?? '');
  if (copy[index] === '') copy[index] = text;
  return copy;
}
