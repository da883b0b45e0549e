// Rows of a file → portions: what one village has of a handful, as it is stored but for what needs a key. Knows no database: a file is read in a process without one.
import { personKeyOf } from '../../importers/person-key.ts';
import { moneyOf, type Entry } from '../../importers/report.ts';
import type { ListKind, PaymentStatus } from '../db/tables.ts';

/** As `paymentPortions.payments` has it: row, name, group, quantity, standard, fen, status, whether it is an organisation. */
export type StoredTuple = [row: number, name: string, group: string | null, quantityUnits: number | null, standard: string | null, amountFen: number, status: PaymentStatus, isOrganisation: boolean];

/** Identity number and account in the clear; where there is no number, what stands for the person instead (importers/person-key.ts). */
export type NumberTuple = [idNumber: string | null, account: string | null, personKey?: string];

export interface PortionSums {
  rows: number;
  /** Paid or proposed, as their quantity below. */
  paidRows: number;
  paidFen: number;
  returnedFen: number;
  unpaidFen: number;
  proposedFen: number;
  paidQuantity: number | null;
}

export interface PackedPortion extends PortionSums {
  villageCode: string;
  sheet: string;
  /** JSON, a list of `StoredTuple`. */
  payments: string;
  /** JSON, a list of `NumberTuple` in the same order: never to keep but under seal, to log or to show. */
  numbers: string;
}

// Opening, sealing and unpacking as many takes less than a millisecond.
export const mostRows = 500;

/** By village and sheet, each in the order of the rows. Throws for a row without village. */
export function packed(entries: readonly Entry[], list: ListKind): PackedPortion[] {
  const portions = new Map<string, { villageCode: string; sheet: string; tuples: StoredTuple[]; numbers: NumberTuple[] }[]>();
  for (const entry of entries) {
    if (!entry.village) throw new Error(`row ${entry.row} has no village although nothing blocks its file`);
    const { village: { code: villageCode }, sheet } = entry;
    const key = `${villageCode} ${sheet}`;
    let own = portions.get(key);
    if (!own) portions.set(key, own = []);
    let last = own.at(-1);
    if (!last || last.tuples.length === mostRows) own.push(last = { villageCode, sheet, tuples: [], numbers: [] });
    last.tuples.push(storedTuple(entry, list));
    last.numbers.push(numberTuple(entry));
  }
  return [...portions.values()].flat().map(({ tuples, numbers, ...place }) => ({ ...place, ...packedTuples(tuples), numbers: JSON.stringify(numbers) }));
}

/** The payments of a portion as text, and what stands beside them. */
export function packedTuples(tuples: readonly StoredTuple[]): PortionSums & { payments: string } {
  const sums = noSums();
  for (const [, , , quantityUnits, , amountFen, status] of tuples) addTo(sums, { status, amountFen, quantityUnits });
  return { ...sums, payments: JSON.stringify(tuples) };
}

/** As a row is stored: of what is only proposed nothing was paid, whatever the file says. */
export function storedStatus<S extends PaymentStatus>(list: ListKind, status: S): S | 'proposed' {
  return list === 'proposal' ? 'proposed' : status;
}

function storedTuple(entry: Entry, list: ListKind): StoredTuple {
  const { row, name, group, quantityUnits, standard, status, isOrganisation } = entry;
  return [row, name, group, quantityUnits, standard, moneyOf(entry), storedStatus(list, status), isOrganisation];
}

export function numberTuple(entry: Entry): NumberTuple {
  const { idNumber, account } = entry;
  return idNumber ? [idNumber, account] : [null, account, personKeyOf(entry)];
}

export function noSums(): PortionSums {
  return { rows: 0, paidRows: 0, paidFen: 0, returnedFen: 0, unpaidFen: 0, proposedFen: 0, paidQuantity: null };
}

const fenOf = { paid: 'paidFen', returned: 'returnedFen', unpaid: 'unpaidFen', proposed: 'proposedFen' } as const;

export function addTo(sums: PortionSums, { status, amountFen, quantityUnits }: { status: PaymentStatus; amountFen: number; quantityUnits: number | null }): void {
  sums.rows++;
  sums[fenOf[status]] += amountFen;
  if (status !== 'paid' && status !== 'proposed') return;
  sums.paidRows++;
  if (quantityUnits !== null) sums.paidQuantity = (sums.paidQuantity ?? 0) + quantityUnits;
}
