// The village register that a person's files are checked against: the own township, or all of them for the county office.
import { and, asc, eq, ne } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { RegisterVillage } from '../../importers/report.ts';
import type { Deps } from '../deps.ts';

type Store = Pick<Deps, 'db'>;

export async function registerOf({ db }: Store, townshipCode: string | null): Promise<RegisterVillage[]> {
  return villagesWhere({ db }, townshipCode === null ? undefined : eq(db.tables.villages.townshipCode, townshipCode));
}

/** The villages of the other townships of the same county; for the county office, which reports for all, there are none. */
export async function neighboursOf({ db }: Store, townshipCode: string | null): Promise<RegisterVillage[]> {
  if (townshipCode === null) return [];
  const { townships } = db.tables;
  const [own] = await db.read.select({ countyCode: townships.countyCode }).from(townships).where(eq(townships.code, townshipCode));
  return own ? villagesWhere({ db }, and(eq(townships.countyCode, own.countyCode), ne(townships.code, townshipCode))) : [];
}

function villagesWhere({ db }: Store, where: SQL | undefined): Promise<RegisterVillage[]> {
  const { villages, townships } = db.tables;
  return db.read.select({
    code: villages.code, village: villages.registerName, shortName: villages.name,
    townshipCode: townships.code, township: townships.name, countyCode: townships.countyCode, county: townships.county,
  }).from(villages).innerJoin(townships, eq(townships.code, villages.townshipCode))
    .where(where).orderBy(asc(villages.townshipCode), asc(villages.position));
}
