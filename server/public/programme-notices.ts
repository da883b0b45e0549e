// The notices of one programme that are public now: from its page in the catalogue one finds one's own village's.
import { and, asc, countDistinct, desc, eq } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { programmeOf } from '../domain/programmes.ts';
import { rowWords } from '../notices/words.ts';

export interface TownshipNotices { code: string; name: string; notices: number }
export interface ProgrammeNotice { number: string; village: string; heading: string }

/** Townships with a public notice of the programme. */
export async function townshipsOf({ read, tables }: Database, programme: string): Promise<TownshipNotices[]> {
  const { editions, notices, villages, townships } = tables;
  return read.select({ code: townships.code, name: townships.name, notices: countDistinct(notices.id) }).from(notices)
    .innerJoin(editions, and(eq(editions.noticeId, notices.id), eq(editions.state, 'published'))).innerJoin(villages, eq(villages.code, notices.villageCode)).innerJoin(townships, eq(townships.code, villages.townshipCode))
    .where(eq(notices.programme, programme)).groupBy(townships.code, townships.name).orderBy(asc(townships.code));
}

/** Of one township, the newest year first, in the order of the register. */
export async function noticesOf({ read, tables }: Database, programme: string, townshipCode: string): Promise<ProgrammeNotice[]> {
  const { editions, notices, villages } = tables;
  const rows = await read.select({ number: notices.number, village: villages.name, kind: notices.kind, year: notices.year, term: notices.term, edition: editions.seq }).from(notices)
    .innerJoin(editions, and(eq(editions.noticeId, notices.id), eq(editions.state, 'published'))).innerJoin(villages, eq(villages.code, notices.villageCode))
    .where(and(eq(notices.programme, programme), eq(villages.townshipCode, townshipCode))).orderBy(desc(notices.year), asc(villages.position), asc(notices.kind), asc(notices.term));
  const name = programmeOf(programme)?.name ?? '';
  return rows.map(({ number, village, ...row }) => ({ number, village, heading: rowWords({ ...row, name }) }));
}
