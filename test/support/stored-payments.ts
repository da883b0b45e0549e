// The payments that are stored, all of them in one list, and a hand that changes them in the database.
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../../server/db/database.ts';
import { readTuples, writeTuples, type StoredTuple } from '../../server/payments/tuples.ts';
import { unpacked, type StoredPayment } from '../../server/payments/unpacked.ts';

export interface Stored extends StoredPayment { batchId: string; villageCode: string; sheet: string }

/** By sheet, and as they were put in. */
export async function storedPayments({ read, tables: { paymentPortions: portions } }: Database, batchId?: string): Promise<Stored[]> {
  const found = await read.select().from(portions).where(batchId === undefined ? undefined : eq(portions.batchId, batchId)).orderBy(asc(portions.sheet), asc(portions.id));
  return found.flatMap(({ batchId: batch, villageCode, sheet, ...packed }) => unpacked(packed).map((payment) => ({ ...payment, batchId: batch, villageCode, sheet })));
}

/** Rewrites every payment of the line, and nothing of what stands beside them. */
export async function changePayments(db: Database, row: number, change: (payment: StoredTuple) => void, batchId?: string): Promise<void> {
  const { paymentPortions: portions } = db.tables;
  await db.write(async (tx) => {
    for (const { id, payments } of await tx.select().from(portions).where(batchId === undefined ? undefined : eq(portions.batchId, batchId))) {
      const tuples = readTuples(payments);
      for (const tuple of tuples) if (tuple[0] === row) change(tuple);
      await tx.update(portions).set({ payments: writeTuples(tuples) }).where(eq(portions.id, id));
    }
  });
}
