// Payments: the rows of a batch in portions, and what finds the portions of a person or an account.
import type { Columns } from './columns.ts';
import type { BatchTables } from './tables-earlier.ts';

export function paymentTables(c: Columns, { villages, batches }: BatchTables) {
  /**
   * What one village has of a handful of a file's rows: a million payments as a million rows take ten times as long. No SQL looks into the
   * texts; what is added up over a batch stands beside them. In the order of the file by `id`, the long texts last: who adds up reads none.
   */
  const paymentPortions = c.table('payment_portions', {
    /** Counts up, given inside the transaction (`insertPortions`). */
    id: c.int().primaryKey(),
    batchId: c.text().notNull().references(() => batches.id, { onDelete: 'restrict' }),
    villageCode: c.text().notNull().references(() => villages.code, { onDelete: 'restrict' }),
    /** In the clerk's own file; '' where it was stored before sheets were told apart. */
    sheet: c.text().notNull(),
    /** All payments of it, and those that were paid or are proposed. */
    rows: c.int().notNull(),
    paidRows: c.int().notNull(),
    paidFen: c.fen().notNull(),
    returnedFen: c.fen().notNull(),
    unpaidFen: c.fen().notNull(),
    proposedFen: c.fen().notNull(),
    /** Of the rows that were paid or are proposed, in 1/10000 of the programme's unit; null where none says it. */
    paidQuantity: c.fen(),
    /** JSON, as `readTuples` reads it (payments/tuples.ts). */
    payments: c.text().notNull(),
    /** For each payment 64 characters: the blind index of its person, and that of its account or dashes. */
    indexes: c.text().notNull(),
    /** What the seal is bound to besides batch and village: drawn before the transaction, in which the key is given. */
    sealKey: c.text().notNull(),
    /** Identity and account numbers, sealed together (payments/sealed.ts): one seal for each costs more than all the rest. Never in the clear. */
    sealed: c.text().notNull(),
  }, (t) => [c.index('payment_portions_village').on(t.batchId, t.villageCode)]);

  /**
   * Finds portions by person and account. Blind indexes come in no order, and each put into the middle of a large tree costs more than
   * all else; these rows are put in sorted. Without a foreign key for the same reason.
   */
  const paymentPlaces = c.table('payment_places', {
    /** The first 31 bits of a blind index in the portion; a portion is here once for each. */
    key: c.int().notNull(),
    portionId: c.int().notNull(),
  }, (t) => [c.primaryKey({ columns: [t.key, t.portionId] })]);

  return { paymentPortions, paymentPlaces };
}
