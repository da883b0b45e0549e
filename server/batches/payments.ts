// Checked rows → stored payments: numbers of persons and accounts sealed, indexed and cut to a tail, never in the clear.
import { personKeyOf } from '../../importers/person-key.ts';
import { moneyOf } from '../../importers/report.ts';
import type { Entry } from '../../importers/report.ts';
import type { Database } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { newKey } from '../key.ts';
import { storedStatus } from './list-kind.ts';
import type { Batch } from './queries.ts';

export type NewPayment = Database['tables']['payments']['$inferInsert'];

/** Pure but for the random nonces; done before the transaction, which must not wait for it. Throws for a row without village. */
export function preparePayments({ vault, clock }: Pick<Deps, 'vault' | 'clock'>, { id: batchId, list }: Pick<Batch, 'id' | 'list'>, entries: readonly Entry[]): NewPayment[] {
  const now = clock.now();
  return entries.map((entry) => {
    const id = newKey(now);
    return { ...plainPart(entry), status: storedStatus(list, entry.status), id, batchId, ...sealedPart(vault, id, entry) };
  });
}

function plainPart(entry: Entry) {
  const { village, sheet, row, group, name, quantityUnits, standard, isOrganisation } = entry;
  if (!village) throw new Error(`row ${row} has no village although nothing blocks its file`);
  return { villageCode: village.code, sheet, row, groupName: group, name, areaUnits: quantityUnits, standard, amountFen: moneyOf(entry), isOrganisation };
}

/** Seals are bound to column and row: moved elsewhere they do not open. */
export function sealedPart(vault: Deps['vault'], id: string, entry: Entry) {
  const { idNumber, account } = entry;
  return {
    personIndex: vault.blindIndex('id', personKeyOf(entry)),
    idSealed: idNumber && vault.seal(idNumber, `payments|id|${id}`),
    idTail: idNumber && idNumber.slice(-2),
    accountIndex: account && vault.blindIndex('account', account),
    accountSealed: account && vault.seal(account, `payments|account|${id}`),
    accountTail: account && account.slice(-4),
  };
}

/** The seals of a stored row, for a copy of it under another id. Throws `VaultError` when one does not open. */
export function movedSeals(vault: Deps['vault'], row: Pick<NewPayment, 'id' | 'idSealed' | 'accountSealed'>, id: string) {
  const moved = (sealed: string | null | undefined, kind: 'id' | 'account') => sealed ? vault.seal(vault.open(sealed, `payments|${kind}|${row.id}`), `payments|${kind}|${id}`) : null;
  return { idSealed: moved(row.idSealed, 'id'), accountSealed: moved(row.accountSealed, 'account') };
}
