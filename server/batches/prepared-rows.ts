// The rows of a batch between the check and the transaction: sealed and indexed, in files without a name, then put in all at once.
import type { Writer } from '../db/database.ts';
import { insertTuples } from '../db/insert-many.ts';
import type { Deps } from '../deps.ts';
import { keySeries, newKey } from '../key.ts';
import { sealNumbers } from '../notices/sealed-numbers.ts';
import { openKeys } from './payment-keys.ts';
import type { Prepared } from './payments.ts';
import { openSpool } from './spool.ts';

export interface PreparedRows {
  readonly count: number;
  readonly villages: ReadonlySet<string>;
  /** Nothing of the numbers is on the disk but under seal. */
  add(rows: readonly Prepared[]): Promise<void>;
  /** The same rows however often; a transaction may be tried again. */
  insert(tx: Writer, each: (done: number) => void): Promise<void>;
  close(): Promise<void>;
}

const columns = ['id', 'batchId', 'villageCode', 'sheet', 'row', 'groupName', 'name', 'areaUnits', 'standard', 'amountFen', 'status', 'isOrganisation', 'personIndex', 'idTail', 'accountIndex', 'accountTail'] as const;

export async function openPreparedRows(deps: Pick<Deps, 'db' | 'vault' | 'clock' | 'config'>, batchId: string): Promise<PreparedRows> {
  const { db, vault, clock } = deps;
  const { payments, sealedNumbers, paymentKeys } = db.tables;
  const [rows, numbers] = [await openSpool<unknown[]>(deps), await openSpool<unknown[]>(deps)];
  const [keys, idOf, villages] = [openKeys(), keySeries(clock.now()), new Set<string>()];
  return {
    get count() { return rows.count; },
    villages,
    async add(prepared) {
      const first = rows.count;
      for (const [villageCode, some] of Map.groupBy(prepared.entries(), ([, { payment }]) => payment.villageCode)) {
        villages.add(villageCode);
        const id = newKey(clock.now());
        await numbers.add([[id, batchId, villageCode, sealNumbers(vault, { id, batchId, villageCode }, some.map(([i, each]) => [idOf(first + i), each.numbers]))]]);
      }
      await rows.add(prepared.map(({ payment }, i) => {
        keys.add(payment.personIndex, first + i);
        if (payment.accountIndex) keys.add(payment.accountIndex, first + i);
        return tupleOf(payment, idOf(first + i), batchId);
      }));
    },
    async insert(tx, each) {
      await insertTuples(db, tx, payments, columns, rows.read(), each);
      await insertTuples(db, tx, sealedNumbers, ['id', 'batchId', 'villageCode', 'sealed'], numbers.read());
      await insertTuples(db, tx, paymentKeys, ['key', 'paymentId'], keys.sorted(idOf), () => each(rows.count));
    },
    async close() {
      await rows.close();
      await numbers.close();
    },
  };
}

/** In the order of `columns`: lists take a fifth of the time of objects to write down and read again. */
function tupleOf({ villageCode, sheet = '', row, groupName, name, areaUnits, standard, amountFen, status, isOrganisation, personIndex, idTail, accountIndex, accountTail }: Prepared['payment'], id: string, batchId: string): unknown[] {
  return [id, batchId, villageCode, sheet, row, groupName, name, areaUnits, standard, amountFen, status, isOrganisation, personIndex, idTail, accountIndex, accountTail];
}
