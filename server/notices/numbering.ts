// Which notice a village's next edition belongs to, and which edition of it that is: for many villages in a few questions.
import { and, eq, inArray, max } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import type { NoticeKind } from '../db/tables-notices.ts';
import { noticeNumber } from '../domain/notice-number.ts';

/** What of the notices is the same in every village. */
export interface NoticeSubject { kind: NoticeKind; programme: string; year: number; term: string }

export interface Numbering {
  villageCode: string;
  /** Null where the village has not been told of this yet. */
  noticeId: string | null;
  number: string;
  /** Of the notice in its village and year. */
  seq: number;
  /** Of the edition. */
  edition: number;
}

/** In the order of `villageCodes`. */
export async function numberingOf({ tables: { notices, editions } }: Database, reader: Reader, { kind, programme, year, term }: NoticeSubject, villageCodes: readonly string[]): Promise<Numbering[]> {
  const ofVillages = and(inArray(notices.villageCode, [...villageCodes]), eq(notices.year, year));
  const known = await reader.select({ villageCode: notices.villageCode, id: notices.id, number: notices.number, seq: notices.seq })
    .from(notices).where(and(ofVillages, eq(notices.kind, kind), eq(notices.programme, programme), eq(notices.term, term)));
  const last = await reader.select({ villageCode: notices.villageCode, seq: max(notices.seq) }).from(notices).where(ofVillages).groupBy(notices.villageCode);
  const newest = await reader.select({ noticeId: editions.noticeId, seq: max(editions.seq) }).from(editions).where(inArray(editions.noticeId, known.map(({ id }) => id))).groupBy(editions.noticeId);
  const [notice, lastSeq, lastEdition] = [new Map(known.map((one) => [one.villageCode, one])), new Map(last.map((one) => [one.villageCode, one.seq])), new Map(newest.map((one) => [one.noticeId, one.seq]))];
  return villageCodes.map((villageCode) => {
    const there = notice.get(villageCode);
    if (there) return { villageCode, noticeId: there.id, number: there.number, seq: there.seq, edition: (lastEdition.get(there.id) ?? 0) + 1 };
    const seq = (lastSeq.get(villageCode) ?? 0) + 1;
    return { villageCode, noticeId: null, number: noticeNumber({ villageCode, year, seq }), seq, edition: 1 };
  });
}
