// What a batch paid in each of its villages, read from the stored payments.
import { and, asc, eq } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import { factsOf, type VillageFacts } from './facts.ts';

/** One entry per village with payments, or that of `only` one; in the order of the register; rows in the order of the file. */
export async function villageFacts(db: Database, reader: Reader, batchId: string, only?: string): Promise<VillageFacts[]> {
  const { payments, villages } = db.tables;
  const stored = await reader.select({
    villageCode: payments.villageCode, groupName: payments.groupName, name: payments.name, areaUnits: payments.areaUnits,
    standard: payments.standard, amountFen: payments.amountFen, status: payments.status, person: payments.personIndex,
  }).from(payments).innerJoin(villages, eq(villages.code, payments.villageCode))
    .where(and(eq(payments.batchId, batchId), only === undefined ? undefined : eq(payments.villageCode, only))).orderBy(asc(villages.townshipCode), asc(villages.position), asc(payments.sheet), asc(payments.row));
  return [...Map.groupBy(stored, (payment) => payment.villageCode)].map(([villageCode, ofVillage]) => ({
    villageCode, ...factsOf(ofVillage),
  }));
}
