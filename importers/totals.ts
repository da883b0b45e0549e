// Control totals: every 合计 of the file, and every sum in its titles, against the rows it can mean.
import { decimalText, yuan } from './decimal.ts';
import { finding, type Finding } from './finding.ts';
import type { Grid } from './grid.ts';
import type { Header } from './header.ts';
import type { Lines } from './lines.ts';
import type { Units } from './measures.ts';
import { statusOfTotal } from './pay-status.ts';
import type { ControlTotal, Sum } from './report.ts';
import type { Roles } from './roles.ts';
import { readStated, type Stated } from './stated.ts';
import { claimsOf, type Claim } from './title-totals.ts';
import type { RowSums } from './row-sums.ts';
import { closest, closestOfStatus, type Fit } from './total-fits.ts';
import { scopesOf, type Added } from './total-scopes.ts';

type Table = { grid: Grid; header: Header; lines: Lines; rows: RowSums; roles: Roles; units: Units; sheet: string };

/** The places where stretches of rows that a total can mean begin and end, besides those of villages. */
export function placesOf({ totals, words }: Lines): number[] {
  return [...totals, ...words].flatMap(({ at, since }) => [at, since]);
}

export function checkTotals(table: Table): { controlTotals: ControlTotal[]; findings: Finding[] } {
  const { rows: { sums, persons }, roles, units, sheet } = table;
  const controlTotals: ControlTotal[] = [];
  const findings: Finding[] = [];
  for (const { row, label, stated, scopes } of allClaims(table)) {
    const place = { sheet, row, column: roles.get('amountPaid')?.letter ?? null };
    if (stated.unreadable) findings.push(finding('total-unreadable', place, `“${label}”一行${stated.unreadable}。`));
    if (stated.fen === null && stated.quantity === null && stated.rows === null) continue;
    const status = statusOfTotal(label);
    const found = (status && closestOfStatus(status, scopes, sums, persons, stated, units.quantity.unit)) ?? closest(scopes, sums, persons, stated, units.quantity.unit);
    const due = status === null && dueDiffers(stated, [sums.paid(found.scope), sums.all(found.scope)]);
    if (found.matches && due) findings.push(finding('total-mismatch', { ...place, column: roles.get('amountDue')?.letter ?? null }, `“${label}”${due}。`));
    controlTotals.push({ label, place, stated: sumOf(stated, units), computed: computedOf(found, stated, units), matches: found.matches });
    if (!found.matches) findings.push(finding('total-mismatch', place, `“${label}”${differences(stated, found, units)}${unreadWords(found.added.unread, sums.unreadRows(found.scope, found.isPaid))}。`));
    else if (found.isWithUnpaid) {
      findings.push(finding('total-with-unpaid', place, `“${label}”的数包括没有发成的；只算发成的，是 ${yuan(found.paid.fen)} 元。`));
    }
  }
  return { controlTotals, findings };
}

function allClaims({ grid, header, lines, rows, roles, units }: Table): Claim[] {
  const scopes = scopesOf(lines.totals, lines.count, rows.runs);
  const above = grid.slice(0, header.first).map((cells, i) => ({ row: i + 1, cells, at: 0, since: 0, isFooter: false }));
  return [
    ...lines.totals.map(({ row, label, cells }, order) => ({ row, label, stated: readStated(cells, header.columns, roles, units), scopes: scopes(order) })),
    ...claimsOf([...above, ...lines.words], lines.count, rows.runs),
  ];
}

// What was due stands in a column of its own, and so does its total.
function dueDiffers({ due }: Stated, [paid, all]: [Added, Added]): string | null {
  if (due === null || due === paid.due || due === all.due) return null;
  return `应发金额写的是 ${yuan(due)} 元，按明细加起来是 ${yuan(all.due)} 元，相差 ${yuan(Math.abs(due - all.due))} 元`;
}

// The report knows areas only; a count that differs is said in its finding.
export function sumOf({ fen, quantity, rows }: Stated, { quantity: { field } }: Units): Sum {
  return { fen, area: quantity === null || field !== 'area' ? null : decimalText(quantity, 4, 2), rows };
}

export function computedOf({ added, people }: Fit, stated: Stated, { quantity: { field } }: Units): Sum {
  const rows = stated.rows === people ? people : added.rows;
  const isUntold = field !== 'area' || (stated.quantity === null && added.quantity === 0);
  return { fen: added.fen, area: isUntold ? null : decimalText(added.quantity, 4, 2), rows };
}

/** Whoever compares must know that a row is missing from the sum; `rows` as the file counts them, where they are of one sheet. */
export function unreadWords(count: number, rows: readonly number[] = []): string {
  if (count === 0) return '';
  const few = rows.slice(0, 5);
  return `；其中${few.length > 0 ? `第 ${few.join('、')} 行${count > few.length ? `等 ${count} 行` : ''}` : `有 ${count} 行`}的金额读不出来，没有加进去`;
}

export function differences(stated: Stated, { added, people, isOnlyPaid, isWithUnpaid }: Fit, { quantity: { unit } }: Units): string {
  const parts: string[] = [];
  const rows = isWithUnpaid ? '全部明细（包括没有发成的）' : isOnlyPaid ? '发成的明细' : '明细';
  const differ = (what: string, said: string, is: string) => parts.push(`${what}写的是 ${said}，按${rows}加起来是 ${is}`);
  const counted = (units: number) => `${decimalText(units, 4, unit === '亩' ? 2 : 0)} ${unit}`;
  if (stated.fen !== null && stated.fen !== added.fen) differ('金额', `${yuan(stated.fen)} 元`, `${yuan(added.fen)} 元，相差 ${yuan(Math.abs(stated.fen - added.fen))} 元`);
  if (stated.quantity !== null && stated.quantity !== added.quantity) differ(unit === '亩' ? '面积' : `${unit}数`, counted(stated.quantity), counted(added.quantity));
  if (stated.rows !== null && stated.rows !== added.rows && stated.rows !== people) differ('户数', `${stated.rows}`, `${added.rows} 行`);
  return parts.join('；');
}
