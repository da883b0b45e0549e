// Payments that had failed and were sent again: the corrected batch's rows once more, with these as the file has them.
import type { Deps } from '../deps.ts';
import type { HandedRow } from '../payments/handed.ts';
import { blindIndexes, indexesAt } from '../payments/indexes.ts';
import { packedTuples, type PackedPortion } from '../payments/packed.ts';
import { portionsOf, sealedPortionsOf } from '../payments/queries.ts';
import { openedNumbers, type StoredPortion } from '../payments/sealed.ts';
import { readTuples, type StoredTuple } from '../payments/tuples.ts';
import { paymentKey } from './stored-plan.ts';

type ResentDeps = Pick<Deps, 'db' | 'vault'>;

export interface Resent {
  /** Finds the payment that failed: `unknown` where this person has none left in that village, `amount` where only others. */
  match(row: HandedRow): 'found' | 'unknown' | 'amount';
  /** Payment of the corrected batch → the row of the file that says what became of it. */
  found: ReadonlyMap<string, HandedRow>;
}

/** By person and village, then by amount, in the order of the file: a person may have several payments that failed. */
export async function openResent({ db }: Pick<Deps, 'db'>, corrects: string): Promise<Resent> {
  const open = new Map<string, { key: string; amountFen: number }[]>();
  for await (const { id, villageCode, payments } of portionsOf(db, db.read, corrects, 'failed')) {
    for (const [place, { status, person, amountFen }] of payments.entries()) {
      if (status === 'paid') continue;
      const own = `${villageCode} ${person}`;
      const failed = open.get(own);
      if (failed) failed.push({ key: paymentKey(id, place), amountFen });
      else open.set(own, [{ key: paymentKey(id, place), amountFen }]);
    }
  }
  const found = new Map<string, HandedRow>();
  return {
    found,
    match(row) {
      const own = open.get(`${row.villageCode} ${row.person}`) ?? [];
      const at = own.findIndex(({ amountFen }) => amountFen === row.amountFen);
      const [payment] = at < 0 ? [] : own.splice(at, 1);
      if (payment) found.set(payment.key, row);
      return payment ? 'found' : own.length > 0 ? 'amount' : 'unknown';
    },
  };
}

/** All rows of the corrected batch for the new one, a portion at a time. */
export async function* resentPortions({ db, vault }: ResentDeps, corrects: string, found: Resent['found']): AsyncGenerator<{ portion: PackedPortion; indexes: string }> {
  for await (const portion of sealedPortionsOf(db, db.read, corrects)) yield copied(vault, portion, found);
}

/** What was sent again has the account of the file; indexes of the others are taken over as they are. */
function copied(vault: Deps['vault'], { id, villageCode, sheet, payments, indexes, ...sealed }: StoredPortion, found: Resent['found']): { portion: PackedPortion; indexes: string } {
  const numbers = openedNumbers(vault, { ...sealed, villageCode });
  const [tuples, all]: [StoredTuple[], string[]] = [readTuples(payments), []];
  for (const [place, tuple] of tuples.entries()) {
    const sent = found.get(paymentKey(id, place));
    if (!sent) { all.push(indexesAt(indexes, place)); continue; }
    tuple[statusAt] = sent.status;
    numbers[place] = sent.numbers;
    all.push(blindIndexes(sent.person, sent.account));
  }
  return { portion: { villageCode, sheet, ...packedTuples(tuples), numbers: JSON.stringify(numbers) }, indexes: all.join('') };
}

const statusAt = 6;
