// What a batch paid in each of its villages, read from the stored payments.
import { asc, inArray } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import { paymentsOf, villagesIn } from '../payments/queries.ts';
import { factsOf, type VillageFacts } from './facts.ts';

/** The villages with payments of a batch, in the order of the register. */
export async function villagesOf(db: Database, reader: Reader, batchId: string): Promise<string[]> {
  const { villages } = db.tables;
  const codes = await villagesIn(db, reader, [batchId]);
  const found = await reader.select({ code: villages.code }).from(villages).where(inArray(villages.code, [...codes])).orderBy(asc(villages.townshipCode), asc(villages.position));
  return found.map(({ code }) => code);
}

/** Of one village; rows in the order of the file. Undefined where nothing was paid or sent back. */
export async function villageFacts(db: Database, reader: Reader, batchId: string, villageCode: string): Promise<VillageFacts | undefined> {
  const stored = await paymentsOf(db, reader, [batchId], [villageCode]);
  return stored.length === 0 ? undefined : { villageCode, ...factsOf(stored.map(({ group, quantityUnits, ...payment }) => ({ ...payment, groupName: group, areaUnits: quantityUnits }))) };
}
