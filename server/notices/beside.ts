// The result that a proposal came to, and the proposal that came before a result: the same payment of the same village.
import { and, eq, inArray, ne } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import type { ListKind } from '../db/tables.ts';
import { isList } from './content.ts';
import { editionsWhere, type StoredEdition } from './queries.ts';

const others: Partial<Record<string, ListKind>> = { proposal: 'result', result: 'proposal' };

/** The newest edition of it that people have been able to read; undefined where there is none, or where it was taken back. */
export async function editionBeside(db: Database, reader: Reader, { noticeId, content }: Pick<StoredEdition, 'noticeId' | 'content'>): Promise<StoredEdition | undefined> {
  const { editions, notices } = db.tables;
  const kind = others[content.kind];
  if (kind === undefined || !isList(content)) return undefined;
  const [newest] = await editionsWhere(db, reader, and(
    ne(notices.id, noticeId), eq(notices.villageCode, content.village.code), eq(notices.year, content.year), eq(notices.kind, kind),
    eq(notices.programme, content.programme), eq(notices.term, content.term), inArray(editions.state, ['published', 'superseded', 'retained']),
  ));
  return newest && !isTakenBack(newest) ? newest : undefined;
}

/** Of a newest edition: something replaced it, and it was left out there. */
export function isTakenBack({ state, supersededBy }: Pick<StoredEdition, 'state' | 'supersededBy'>): boolean {
  return state === 'superseded' || (state === 'retained' && supersededBy !== null);
}
