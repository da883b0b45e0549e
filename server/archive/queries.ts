// The retention packages a village committee or township keeps, and how long the record is.
import { and, asc, count, desc, eq } from 'drizzle-orm';
import type { Actor } from '../accounts/actor.ts';
import type { Database } from '../db/database.ts';
import { inScope } from '../notices/desk-queries.ts';
import { isVillageNamed } from '../places/named.ts';
import { Problem } from '../problem.ts';

export type KeptPackage = Awaited<ReturnType<typeof packagesWhere>>[number];

export const mostListed = 200;

/** Which are wanted: what was told for one year, of the villages with one name; null and '' are all. */
export interface PackageFilter { year: number | null; village: string }

export interface KeptPackages { packages: readonly KeptPackage[]; /** How many there are, also beyond those listed. */ all: number; /** Those to choose from. */ years: readonly number[] }

/** Within the actor's scope, the latest first, at most 200. */
export async function keptPackages(db: Database, actor: Actor, { year, village }: PackageFilter): Promise<KeptPackages> {
  const { packages, editions, notices, villages } = db.tables;
  const wanted = and(inScope(db, actor), year === null ? undefined : eq(notices.year, year), isVillageNamed(db, village));
  const byYear = await db.read.select({ year: notices.year, number: count() }).from(packages).innerJoin(editions, eq(editions.id, packages.editionId))
    .innerJoin(notices, eq(notices.id, editions.noticeId)).innerJoin(villages, eq(villages.code, packages.villageCode))
    .where(and(inScope(db, actor), isVillageNamed(db, village))).groupBy(notices.year).orderBy(desc(notices.year));
  const all = byYear.reduce((sum, one) => sum + (year === null || one.year === year ? one.number : 0), 0);
  return { packages: await packagesWhere(db, wanted), all, years: byYear.map((one) => one.year) };
}

async function packagesWhere(db: Database, condition: ReturnType<typeof and>) {
  const { packages, editions, notices, villages, townships } = db.tables;
  return db.read.select({
    editionId: packages.editionId, folder: packages.folder, files: packages.files, bytes: packages.bytes, sha256: packages.sha256,
    retention: packages.retention, keptSince: packages.keptSince, number: notices.number, edition: editions.seq, hash: editions.hash, witness: editions.witness,
    kind: notices.kind, title: notices.title, programme: notices.programme, year: notices.year, term: notices.term, village: villages.name, township: townships.name,
  }).from(packages).innerJoin(editions, eq(editions.id, packages.editionId)).innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(villages, eq(villages.code, packages.villageCode)).innerJoin(townships, eq(townships.code, villages.townshipCode))
    .where(condition).orderBy(desc(packages.keptSince), asc(villages.townshipCode), asc(villages.position), asc(packages.editionId)).limit(mostListed);
}

/** Throws `Problem('not-found')` for a package that is not the actor's to see. */
export async function keptPackage(db: Database, actor: Actor, editionId: string): Promise<KeptPackage> {
  const [found] = await packagesWhere(db, and(inScope(db, actor), eq(db.tables.packages.editionId, editionId)));
  if (!found) throw new Problem('not-found');
  return found;
}

/** Those that the kept one took the place of, the oldest first. */
export async function earlierPackages({ read, tables: { earlierPackages: earlier } }: Database, editionId: string) {
  return read.select().from(earlier).where(eq(earlier.editionId, editionId)).orderBy(asc(earlier.replacedAt));
}

/** How many entries the record has, of one township or in all. */
export async function entryCount({ read, tables: { auditEntries } }: Database, only: string | undefined): Promise<number> {
  return read.$count(auditEntries, only === undefined ? undefined : eq(auditEntries.chain, only));
}

/** By code. */
export async function townshipNames({ read, tables: { townships } }: Database): Promise<Map<string, string>> {
  const rows = await read.select({ code: townships.code, name: townships.name }).from(townships);
  return new Map(rows.map(({ code, name }) => [code, name]));
}
