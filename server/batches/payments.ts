// Checked rows → stored payments: numbers of persons and accounts sealed apart, indexed and cut to a tail, never in the clear.
import { personKeyOf } from '../../importers/person-key.ts';
import { moneyOf } from '../../importers/report.ts';
import type { Entry } from '../../importers/report.ts';
import type { Database } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { ListKind } from '../db/tables.ts';
import type { Numbers } from '../notices/sealed-numbers.ts';
import { storedStatus } from './list-kind.ts';

type NewPayment = Database['tables']['payments']['$inferInsert'];

/** A row with the blind indexes that stand for its person and its account in the database. */
export interface Indexed { entry: Entry; person: string; account: string | null }

/** What is stored of a payment besides its key and its batch, and the numbers that are sealed. */
export interface Prepared { payment: Omit<NewPayment, 'id' | 'batchId'>; numbers: Numbers }

export function indexed(vault: Deps['vault'], entry: Entry): Indexed {
  return { entry, person: vault.blindIndex('id', personKeyOf(entry)), account: entry.account && vault.blindIndex('account', entry.account) };
}

/** Throws for a row without village. */
export function prepared(row: Indexed, list: ListKind): Prepared {
  const { village, sheet, row: place, group, name, quantityUnits, standard, isOrganisation } = row.entry;
  if (!village) throw new Error(`row ${place} has no village although nothing blocks its file`);
  return {
    payment: { villageCode: village.code, sheet, row: place, groupName: group, name, areaUnits: quantityUnits, standard, amountFen: moneyOf(row.entry), status: storedStatus(list, row.entry.status), isOrganisation, ...shortened(row) },
    numbers: numbersOf(row.entry),
  };
}

/** What is stored of the numbers where rows are read. */
export function shortened({ entry: { idNumber, account }, ...row }: Indexed) {
  return { personIndex: row.person, idTail: idNumber && idNumber.slice(-2), accountIndex: row.account, accountTail: account && account.slice(-4) };
}

export function numbersOf({ idNumber, account }: Entry): Numbers {
  return { idNumber, account };
}
