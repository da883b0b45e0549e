// Tables in which earlier releases kept payments, one a row: since migration 0025 they are empty once the service has started (payments/bring-over.ts).
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Columns } from './columns.ts';
import type { PaymentStatus } from './tables.ts';

export interface BatchTables { villages: { code: AnyPgColumn }; batches: { id: AnyPgColumn } }

export function earlierTables(c: Columns, { villages, batches }: BatchTables) {
  const earlierPayments = c.table('payments', {
    id: c.id().primaryKey(),
    batchId: c.text().notNull().references(() => batches.id, { onDelete: 'restrict' }),
    villageCode: c.text().notNull().references(() => villages.code, { onDelete: 'restrict' }),
    sheet: c.text().notNull().default(''),
    row: c.int().notNull(),
    groupName: c.text(),
    name: c.text().notNull(),
    areaUnits: c.fen(),
    standard: c.text(),
    amountFen: c.fen().notNull(),
    status: c.text().$type<PaymentStatus>().notNull(),
    isOrganisation: c.bool().notNull(),
    personIndex: c.text().notNull(),
    /** The number by itself, as the first releases sealed it; later it stood in `sealed_numbers`. */
    idSealed: c.text(),
    idTail: c.text(),
    accountIndex: c.text(),
    accountSealed: c.text(),
    accountTail: c.text(),
  }, (t) => [
    c.unique('payments_batch_sheet_row').on(t.batchId, t.sheet, t.row),
    c.index('payments_batch_village').on(t.batchId, t.villageCode),
  ]);

  /** Numbers of some payments of one village, sealed together. */
  const earlierSealedNumbers = c.table('sealed_numbers', {
    id: c.id().primaryKey(),
    batchId: c.text().notNull().references(() => batches.id, { onDelete: 'restrict' }),
    villageCode: c.text().notNull().references(() => villages.code, { onDelete: 'restrict' }),
    sealed: c.text().notNull(),
  }, (t) => [c.index('sealed_numbers_village').on(t.batchId, t.villageCode)]);

  /** The first 8 digits of a blind index of `payments`. */
  const earlierPaymentKeys = c.table('payment_keys', {
    key: c.text().notNull(),
    paymentId: c.text().notNull(),
  }, (t) => [c.primaryKey({ columns: [t.key, t.paymentId] })]);

  return { earlierPayments, earlierSealedNumbers, earlierPaymentKeys };
}
