// From the rows of a file to the rows that are stored: its own, or for payments sent again the whole corrected list.
import { and, count, countDistinct, eq, sum } from 'drizzle-orm';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { demandGlyphs } from './glyphs.ts';
import { openNameWatch } from './named-in.ts';
import { demandNoNumbers } from './numbers.ts';
import { prepared, type Indexed } from './payments.ts';
import type { PreparedRows } from './prepared-rows.ts';
import type { Batch } from './queries.ts';
import { openResent, resentRows } from './resent.ts';

export interface Intake {
  /** Throws Problems `number-in-text`, `name-in-text`. */
  take(rows: readonly Indexed[]): Promise<void>;
  /** After the last row. */
  end(): Promise<void>;
}

/** Throws Problem `glyph-missing`. */
export async function openIntake(deps: Deps, batch: Batch, rows: PreparedRows): Promise<Intake> {
  demandGlyphs(batch);
  const { kind, corrects, list } = batch;
  const resent = kind === 'resent' && corrects !== null ? { corrects, ...await openResent(deps, corrects) } : null;
  let first: string | undefined;
  const demandNobodyNamed = openNameWatch(batch);
  return {
    async take(some) {
      const entries = some.map(({ entry }) => entry);
      first ??= entries[0]?.sheet;
      demandNoNumbers({ entries, first });
      demandNobodyNamed(entries);
      // A row without village blocks its file, which is told when all of it has been seen.
      if (resent === null) return rows.add(some.filter(({ entry }) => entry.village !== null).map((row) => prepared(row, list)));
      for (const { entry, person } of some) resent.match(entry, person);
    },
    async end() {
      if (resent === null) return;
      for await (const some of resentRows(deps, resent.corrects, resent.found)) await rows.add(some);
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
