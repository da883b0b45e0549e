// Which of the stretches a total may mean comes to what it states.
import type { Persons } from './persons-in.ts';
import type { Quantity } from './programmes/index.ts';
import type { PayStatus } from './report.ts';
import { nothing } from './row-sums.ts';
import type { Stated } from './stated.ts';
import type { Added, Scope, Sums } from './total-scopes.ts';

/** `isOnlyPaid` where the stretch has other rows as well, `isWithUnpaid` where they are in the sum. */
export type Fit = { scope: Scope; isPaid: boolean; added: Added; people: number; paid: Added; matches: boolean; isOnlyPaid: boolean; isWithUnpaid: boolean };

// Either all rows or the paid rows may be meant, where neither fits the nearer ones; a stretch counts as found only when every stated number fits it.
export function closest(scopes: readonly Scope[], sums: Sums, persons: Persons['count'], stated: Stated, unit: Quantity['unit']): Fit {
  let likeliest: Fit | null = null;
  for (const scope of scopes) {
    const [all, paid] = [sums.all(scope), sums.paid(scope)];
    for (const added of [paid, all]) {
      const isPaid = added === paid;
      // Counting people walks over the rows: only where the total most likely belongs.
      const people: number = stated.rows !== null && (likeliest === null || scope === scopes[0]) ? persons(scope, isPaid) : added.rows;
      const fit: Fit = { scope, isPaid, added, people, paid, matches: fits(stated, added, people, unit), isOnlyPaid: isPaid && all.rows !== paid.rows, isWithUnpaid: !isPaid && all.rows !== paid.rows };
      if (fit.matches) return fit;
      if (likeliest === null || (scope === likeliest.scope && isNearer(fit, likeliest, stated))) likeliest = fit;
    }
  }
  return likeliest ?? { scope: [0, 0], isPaid: true, added: nothing, people: 0, paid: nothing, matches: false, isOnlyPaid: false, isWithUnpaid: false };
}

/** The stretch whose payments of that state come to what is stated, else the likeliest one. */
export function closestOfStatus(status: PayStatus, scopes: readonly Scope[], sums: Sums, persons: Persons['count'], stated: Stated, unit: Quantity['unit']): Fit | null {
  const filled = scopes.filter(([from, to]) => to > from);
  const found = filled.flatMap((scope) => sums.ofStatus(scope, status).map((added): Fit => {
    const people = status === 'paid' && stated.rows !== null ? persons(scope, true) : added.rows;
    return { scope, isPaid: status === 'paid', added, people, paid: sums.paid(scope), matches: fits(stated, added, people, unit), isOnlyPaid: false, isWithUnpaid: false };
  }));
  return found.find(({ matches }) => matches) ?? found[0] ?? null;
}

function isNearer(one: Fit, other: Fit, stated: Stated): boolean {
  const wrong = ({ added: { fen, quantity, rows }, people }: Fit) => [
    stated.fen !== null && stated.fen !== fen, stated.quantity !== null && stated.quantity !== quantity, stated.rows !== null && stated.rows !== rows && stated.rows !== people,
  ].filter(Boolean).length;
  const off = ({ added: { fen } }: Fit) => Math.abs((stated.fen ?? fen) - fen);
  return wrong(one) < wrong(other) || (wrong(one) === wrong(other) && off(one) < off(other));
}

// 30人 in words means rows, people, or what is counted in persons.
export function fits(stated: Stated, added: Added, people: number, unit: Quantity['unit']): boolean {
  const isCount = stated.rows === null || stated.rows === added.rows || stated.rows === people || (unit === '人' && stated.rows * 10_000 === added.quantity);
  return isCount && (stated.fen === null || stated.fen === added.fen) && (stated.quantity === null || stated.quantity === added.quantity);
}
