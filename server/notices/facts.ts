// What was paid, or is proposed, in one village: its totals and the rows of its paper. Knows no database: a file is checked in a process without one.
import type { PaymentStatus } from '../db/tables.ts';
import { countHomes } from '../domain/homes.ts';
import type { PaperRow, Totals } from './content.ts';

/** One row as the totals need it, from the database or straight from a checked file. */
export interface Payment {
  groupName: string | null;
  name: string;
  areaUnits: number | null;
  standard: string | null;
  amountFen: number;
  status: PaymentStatus;
  /** Tells households apart: the key of the importer, or its blind index. */
  person: string;
  /** Tells who is paid into the same account: its blind index, or the account itself. */
  account?: string | null;
}

export interface VillageFacts { villageCode: string; totals: Totals; rows: PaperRow[] }

/** Totals and rows of one village. */
export function factsOf(all: readonly Payment[]): { totals: Totals; rows: PaperRow[] } {
  return { totals: totalsOf(all), rows: rowsOf(all) };
}

function totalsOf(all: readonly Payment[]): Totals {
  const listed = all.filter(isListed);
  const ofArea = listed.filter(({ areaUnits }) => areaUnits !== null);
  const [households, areaHouseholds] = [countHouseholds(listed), countHouseholds(ofArea)];
  const pending = all.filter((payment) => !isListed(payment));
  const [homes, pendingHomes, areaHomes] = [countHomes(listed), countHomes(pending), countHomes(ofArea)];
  const standards = new Set(listed.map((payment) => payment.standard));
  const fen = (status: PaymentStatus) => sum(all, (payment) => (payment.status === status ? payment.amountFen : 0));
  return {
    households, ...(homes < households ? { homes } : {}),
    pendingHouseholds: countHouseholds(pending), ...(pendingHomes < countHouseholds(pending) ? { pendingHomes } : {}),
    areaUnits: areaHouseholds > 0 ? sum(listed, (payment) => payment.areaUnits ?? 0) : null,
    ...(areaHouseholds > 0 && areaHouseholds < households ? { areaHouseholds } : {}), ...(areaHomes < areaHouseholds ? { areaHomes } : {}),
    standard: standards.size === 1 ? [...standards][0] ?? null : null,
    paidFen: fen('paid'), returnedFen: fen('returned'), unpaidFen: fen('unpaid'),
    ...(all.some(({ status }) => status === 'proposed') ? { proposedFen: fen('proposed') } : {}),
  };
}

/** On the sheet stand those that were paid, or are to be. */
function isListed({ status }: Payment): boolean {
  return status === 'paid' || status === 'proposed';
}

function rowsOf(all: readonly Payment[]): PaperRow[] {
  return all.filter(isListed).map((payment) => ({
    group: payment.groupName, name: payment.name, areaUnits: payment.areaUnits, standard: payment.standard, amountFen: payment.amountFen,
  }));
}

/** A person on three rows is one household. */
function countHouseholds(list: readonly Payment[]): number {
  return new Set(list.map((payment) => payment.person)).size;
}

function sum(list: readonly Payment[], value: (payment: Payment) => number): number {
  return list.reduce((total, payment) => total + value(payment), 0);
}
