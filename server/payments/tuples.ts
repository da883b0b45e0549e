// The payments of a portion as they are written down, and as they are read again: most of them have all but name, quantity and amount from the one above.
import type { PaymentStatus } from '../db/tables.ts';

/** Row, name, group, quantity, standard, fen, status, whether it is an organisation. */
export type StoredTuple = [row: number, name: string, group: string | null, quantityUnits: number | null, standard: string | null, amountFen: number, status: PaymentStatus, isOrganisation: boolean];

/** Holds for the payments behind it until the next one; they stand one below the other from that row on. */
export type Common = [row: number, group: string | null, standard: string | null, status: PaymentStatus, isOrganisation: boolean];
/** What each payment has of its own. */
export type Own = [name: string, quantityUnits: number | null, amountFen: number];

/** The common part goes on where a payment of the next row has the same but for the row. */
export function goesOn(above: Common | null, [row, ...common]: Common): boolean {
  return above !== null && above[0] === row - 1 && common.every((value, i) => value === above[i + 1]);
}

/** As `paymentPortions.payments` has them: JSON, a list of `Own`, with a `Common` wherever the one before does not go on. */
export function writeTuples(tuples: readonly StoredTuple[]): string {
  let above: Common | null = null;
  const written: (Common | Own)[] = [];
  for (const [row, name, group, quantityUnits, standard, amountFen, status, isOrganisation] of tuples) {
    const common: Common = [row, group, standard, status, isOrganisation];
    if (!goesOn(above, common)) written.push(common);
    written.push([name, quantityUnits, amountFen]);
    above = common;
  }
  return JSON.stringify(written);
}

/** What `writeTuples` wrote, and what earlier releases did, which wrote whole ones. Throws where a payment has nothing in front of it. */
export function readTuples(payments: string): StoredTuple[] {
  const tuples: StoredTuple[] = [];
  let common: Common | undefined;
  let next = 0;
  for (const each of JSON.parse(payments) as (StoredTuple | Common | Own)[]) {
    if (each.length === 8) tuples.push(each);
    else if (each.length === 5) [common, next] = [each, each[0]];
    else if (common) tuples.push([next++, each[0], common[1], each[1], common[2], each[2], common[3], common[4]]);
    else throw new RangeError('a payment without its common part');
  }
  return tuples;
}
