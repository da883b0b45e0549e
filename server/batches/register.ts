// The village register that a person's files are checked against: the own township, or all of them for the county office.
import { asc, eq } from 'drizzle-orm';
import type { RegisterVillage } from '../../importers/report.ts';
import type { Deps } from '../deps.ts';

export async function registerOf({ db }: Pick<Deps, 'db'>, townshipCode: string | null): Promise<RegisterVillage[]> {
  const { villages, townships } = db.tables;
  return db.read.select({
    code: villages.code, village: villages.registerName, shortName: villages.name,
    townshipCode: townships.code, township: townships.name, countyCode: townships.countyCode, county: townships.county,
  }).from(villages).innerJoin(townships, eq(townships.code, villages.townshipCode))
    .where(townshipCode === null ? undefined : eq(villages.townshipCode, townshipCode))
    .orderBy(asc(villages.townshipCode), asc(villages.position));
}
