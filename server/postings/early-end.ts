// What ended the public time of a sheet before its last day: a newer edition, or that it was taken back.
import { and, asc, eq, gt, isNotNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database, Reader } from '../db/database.ts';
import { chinaDate, today } from '../domain/period.ts';
import { rankWords } from '../domain/rank.ts';
import type { EditionContent } from '../notices/content.ts';
import type { PostedNotice } from './queries.ts';

type Ended = Pick<PostedNotice, 'editionId' | 'number' | 'edition' | 'lastDay'>;

/** 2026年6月24日由第2版（更正）代替; null for a sheet whose time ran, or is running, to its last day. */
export async function earlyEnd(db: Database, reader: Reader, notice: Ended): Promise<string | null> {
  const [newer, takenBack] = [await newerThan(db, reader, notice), await takenBackAt(db, reader, notice)];
  // What was taken back may be told again later; that is not what ended it.
  const at = takenBack ?? newer?.publishedAt;
  if (!at || (notice.lastDay !== null && today(at) > notice.lastDay)) return null;
  return `${chinaDate(today(at))}${newer && !takenBack ? `由${editionWords(newer)}代替` : '撤回'}`;
}

async function newerThan({ tables: { editions } }: Database, reader: Reader, { editionId }: Ended) {
  const own = alias(editions, 'own');
  const [newer] = await reader.select({ seq: editions.seq, publishedAt: editions.publishedAt, content: editions.content }).from(editions)
    .innerJoin(own, and(eq(own.id, editionId), eq(own.noticeId, editions.noticeId)))
    .where(and(gt(editions.seq, own.seq), isNotNull(editions.publishedAt))).orderBy(asc(editions.seq)).limit(1);
  return newer;
}

async function takenBackAt({ tables: { auditEntries } }: Database, reader: Reader, { number, edition }: Ended): Promise<Date | undefined> {
  const [entry] = await reader.select({ at: auditEntries.at }).from(auditEntries)
    .where(and(eq(auditEntries.subject, `edition:${number}/${edition}`), eq(auditEntries.action, 'edition.withdrawn'))).limit(1);
  return entry?.at;
}

/** 第2版（更正）; a proposal hangs as the second list, 第2版（第二榜）. */
function editionWords({ seq, content }: { seq: number; content: string }): string {
  const { kind, correction } = JSON.parse(content) as EditionContent;
  const what = kind === 'proposal' ? rankWords(seq) : correction?.resentOn ? '补发' : correction ? '更正' : '';
  return `第${seq}版${what && `（${what}）`}`;
}
