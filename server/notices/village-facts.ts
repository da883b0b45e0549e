// What a batch paid in each of its villages, read from the stored payments.
import { and, asc, eq } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import { factsOf, type VillageFacts } from './facts.ts';

/** The villages with payments of a batch, in the order of the register. */
export async function villagesOf({ tables: { payments, villages } }: Database, reader: Reader, batchId: string): Promise<string[]> {
  const found = await reader.selectDistinct({ code: villages.code, townshipCode: villages.townshipCode, position: villages.position })
    .from(payments).innerJoin(villages, eq(villages.code, payments.villageCode)).where(eq(payments.batchId, batchId)).orderBy(asc(villages.townshipCode), asc(villages.position));
  return found.map(({ code }) => code);
}

/** Of one village; rows in the order of the file. Undefined where nothing was paid or sent back. */
export async function villageFacts(db: Database, reader: Reader, batchId: string, villageCode: string): Promise<VillageFacts | undefined> {
  const { payments } = db.tables;
  const stored = await reader.select({
    groupName: payments.groupName, name: payments.name, areaUnits: payments.areaUnits,
    standard: payments.standard, amountFen: payments.amountFen, status: payments.status, person: payments.personIndex, account: payments.accountIndex,
  }).from(payments).where(and(eq(payments.batchId, batchId), eq(payments.villageCode, villageCode))).orderBy(asc(payments.sheet), asc(payments.row));
  return stored.length === 0 ? undefined : { villageCode, ...factsOf(stored) };
}
