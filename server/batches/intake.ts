// From the rows of a file to the rows that are stored: its own, or for payments sent again the whole corrected list.
import { and, count, countDistinct, eq, sum } from 'drizzle-orm';
import type { Entry } from '../../importers/report.ts';
import { personKeyOf } from '../../importers/person-key.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { demandGlyphs } from './glyphs.ts';
import { demandNoNumbers } from './numbers.ts';
import { preparePayments, type NewPayment } from './payments.ts';
import type { Batch } from './queries.ts';
import { openResent, resentRows } from './resent.ts';
import type { Spool } from './spool.ts';

export interface Intake {
  /** Throws Problem `number-in-text`. */
  take(entries: readonly Entry[]): Promise<void>;
  /** After the last row. */
  end(): Promise<void>;
}

/** Throws Problem `glyph-missing`. */
export async function openIntake(deps: Deps, batch: Batch, spool: Spool<NewPayment>): Promise<Intake> {
  demandGlyphs(batch);
  const { id, kind, corrects } = batch;
  const resent = kind === 'resent' && corrects !== null ? { corrects, ...await openResent(deps, corrects) } : null;
  let first: string | undefined;
  return {
    async take(entries) {
      first ??= entries[0]?.sheet;
      demandNoNumbers({ entries, first });
      // A row without village blocks its file, which is told when all of it has been seen.
      if (resent === null) return spool.add(preparePayments(deps, batch, entries.filter(({ village }) => village !== null)));
      for (const entry of entries) resent.match(entry, deps.vault.blindIndex('id', personKeyOf(entry)));
    },
    async end() {
      if (resent === null) return;
      for await (const rows of resentRows(deps, id, resent.corrects, resent.found)) await spool.add(rows);
    },
  };
}

/** What the columns of a batch say about rows that came from two files. */
export async function storedTotals({ tables: { payments } }: Deps['db'], tx: Writer, batchId: string) {
  const of = eq(payments.batchId, batchId);
  const sums = await tx.select({ status: payments.status, rows: count(), fen: sum(payments.amountFen).mapWith(Number) }).from(payments).where(of).groupBy(payments.status);
  const [paid] = await tx.select({ people: countDistinct(payments.personIndex) }).from(payments).where(and(of, eq(payments.status, 'paid')));
  const [places] = await tx.select({ villages: countDistinct(payments.villageCode) }).from(payments).where(of);
  const fen = (status: string) => sums.find((each) => each.status === status)?.fen ?? 0;
  return {
    paidFen: fen('paid'), returnedFen: fen('returned'), unpaidFen: fen('unpaid'), people: paid?.people ?? 0, villageCount: places?.villages ?? 0,
    payments: sums.find(({ status }) => status === 'paid')?.rows ?? 0,
  };
}
