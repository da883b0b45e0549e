// What a board page says of its village.
import { eq } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import type { VillagePlace } from '../notices/village-page.tsx';

export async function villagePlace(db: Database, code: string, reader: Reader = db.read): Promise<VillagePlace | undefined> {
  const { villages, townships } = db.tables;
  const [place] = await reader.select({
    code: villages.code, name: villages.name, township: townships.name, phone: townships.phone, office: townships.office, hours: townships.hours,
  }).from(villages).innerJoin(townships, eq(townships.code, villages.townshipCode)).where(eq(villages.code, code));
  return place;
}
