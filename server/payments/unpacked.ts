// A stored portion → its payments.
import type { PaymentStatus } from '../db/tables.ts';
import { indexesAt, indexLength } from './indexes.ts';
import { readTuples } from './tuples.ts';

export interface StoredPayment {
  /** The line in the clerk's own file. */
  row: number;
  name: string;
  group: string | null;
  /** 1/10000 of the programme's unit (亩, 台, 人), as in `PublicRow`. */
  quantityUnits: number | null;
  standard: string | null;
  amountFen: number;
  status: PaymentStatus;
  isOrganisation: boolean;
  /** Blind index of whom the row belongs to: of the identity number, or of place and name where the file has none. */
  person: string;
  account: string | null;
}

export interface Packed { payments: string; indexes: string }

/** In their order; a payment is known by its portion and its place in it. */
export function unpacked({ payments, indexes }: Packed): StoredPayment[] {
  return readTuples(payments).map(([row, name, group, quantityUnits, standard, amountFen, status, isOrganisation], i) => {
    const own = indexesAt(indexes, i);
    const account = own.slice(indexLength);
    return { row, name, group, quantityUnits, standard, amountFen, status, isOrganisation, person: own.slice(0, indexLength), account: account.startsWith('-') ? null : account };
  });
}
