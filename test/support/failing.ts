// A database whose n-th change fails, as on a full disk: what came before it in the same transaction must go as well.
import type { Database, Writer } from '../../server/db/database.ts';

export interface FailingDatabase extends Database { changes(): number }

/** Counts inserts, updates and deletes inside `write` and throws in place of number `n`, once. */
export function failingAt(db: Database, n: number): FailingDatabase {
  let changes = 0;
  const count = () => {
    changes += 1;
    if (changes === n) throw new Error('disk full');
  };
  const counted = (tx: Writer): Writer => new Proxy(tx, {
    get(target, name: keyof Writer) {
      if (name === 'insert' || name === 'update' || name === 'delete') count();
      return target[name].bind(target);
    },
  });
  return { ...db, write: (work) => db.write((tx) => work(counted(tx))), changes: () => changes };
}
