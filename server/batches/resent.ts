// Payments that had failed and were sent again: the corrected batch's rows once more, with these as the file has them.
import { and, asc, eq, ne } from 'drizzle-orm';
import { moneyOf } from '../../importers/report.ts';
import type { Entry } from '../../importers/report.ts';
import type { Deps } from '../deps.ts';
import { numbersBehind, type Numbers } from '../notices/sealed-numbers.ts';
import { inPortions, portion, type Range } from './payment-portions.ts';
import { indexed, numbersOf, shortened, type Prepared } from './payments.ts';

type ResentDeps = Pick<Deps, 'db' | 'vault'>;

export interface Resent {
  /** Finds the payment that failed: `unknown` where this person has none left in that village, `amount` where only others. */
  match(entry: Entry, person: string): 'found' | 'unknown' | 'amount';
  /** Payment of the corrected batch → the row of the file that says what became of it. */
  found: ReadonlyMap<string, Entry>;
}

/** By person and village, then by amount, in the order of the file: a person may have several payments that failed. */
export async function openResent({ db }: Pick<Deps, 'db'>, corrects: string): Promise<Resent> {
  const { payments } = db.tables;
  const failed = await db.read.select({ id: payments.id, person: payments.personIndex, villageCode: payments.villageCode, amountFen: payments.amountFen })
    .from(payments).where(and(eq(payments.batchId, corrects), ne(payments.status, 'paid'))).orderBy(asc(payments.id));
  const open = Map.groupBy(failed, ({ person, villageCode }) => `${villageCode} ${person}`);
  const found = new Map<string, Entry>();
  return {
    found,
    match(entry, person) {
      const own = open.get(`${entry.village?.code ?? ''} ${person}`) ?? [];
      const at = own.findIndex(({ amountFen }) => amountFen === moneyOf(entry));
      const [payment] = at < 0 ? [] : own.splice(at, 1);
      if (payment) found.set(payment.id, entry);
      return payment ? 'found' : own.length > 0 ? 'amount' : 'unknown';
    },
  };
}

/** All rows of the corrected batch for the new one, a portion at a time. */
export async function* resentRows(deps: ResentDeps, corrects: string, found: Resent['found']): AsyncGenerator<Prepared[]> {
  const { payments } = deps.db.tables;
  const read = (range: Range) => deps.db.read.select().from(payments).where(range).orderBy(asc(payments.row)).limit(portion);
  const numbers = new Map<string, ReadonlyMap<string, Numbers>>();
  for await (const rows of inPortions(deps.db, corrects, read)) {
    for (const { villageCode } of rows) if (!numbers.has(villageCode)) numbers.set(villageCode, await numbersBehind(deps, corrects, villageCode));
    yield rows.map((row) => copied(deps, row, numbers.get(row.villageCode)?.get(row.id), found.get(row.id)));
  }
}

type Stored = Deps['db']['tables']['payments']['$inferSelect'];

/** What was sent again has the account of the file. */
function copied({ vault }: ResentDeps, { id: _id, batchId: _batchId, idSealed: _idSealed, accountSealed: _accountSealed, ...payment }: Stored, numbers: Numbers | undefined, sent: Entry | undefined): Prepared {
  if (!sent) return { payment, numbers: numbers ?? { idNumber: null, account: null } };
  return { payment: { ...payment, ...shortened(indexed(vault, sent)), status: sent.status }, numbers: numbersOf(sent) };
}
