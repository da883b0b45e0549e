// Which notices rest on which registered document, kept in both directions: a document that comes or changes reaches the pages of all.
import { setImmediate as breathe } from 'node:timers/promises';
import { and, asc, countDistinct, desc, eq, gt, inArray } from 'drizzle-orm';
import { documentById, documentsCitedIn, isPublic } from '../catalogue/documents.ts';
import type { Database, Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { cites } from '../domain/document.ts';
import { programmeOf } from '../domain/programmes.ts';
import { unlessOvertaken } from '../overtaken.ts';
import { slicesOf } from '../slices.ts';
import { noticePages, showNoticePages } from './pages.ts';
import { editionById, editionsWhere, type StoredEdition } from './queries.ts';
import { sealedNumbers } from './sealed-numbers.ts';
import { rowWords } from './words.ts';

/** In the transaction that publishes. */
export async function keepCitations(db: Database, tx: Writer, { id, content }: Pick<StoredEdition, 'id' | 'content'>): Promise<void> {
  const cited = await documentsCitedIn(db, tx, content.basis);
  if (cited.length > 0) await tx.insert(db.tables.citations).values(cited.map((document) => ({ documentId: document.id, editionId: id }))).onConflictDoNothing();
}

/** Finds anew what cites the document, and gives the pages of those that do, or did before, the right links. Safe to run again. */
export async function refreshCitations(deps: Deps, documentId: string): Promise<void> {
  const { db } = deps;
  const { citations } = db.tables;
  const document = await documentById(db, db.read, documentId);
  if (!document || !isPublic(document)) return;
  const before = new Set((await db.read.select({ id: citations.editionId }).from(citations).where(eq(citations.documentId, documentId))).map(({ id }) => id));
  const found = new Set(await citingEditions(db, document.number));
  const [gone, fresh] = [[...before].filter((id) => !found.has(id)), [...found].filter((id) => !before.has(id))];
  // What is published meanwhile keeps its own.
  await db.write(async (tx) => {
    for (const some of slicesOf(gone, mostTogether)) await tx.delete(citations).where(and(eq(citations.documentId, documentId), inArray(citations.editionId, some))).returning({ id: citations.editionId });
    for (const some of slicesOf(fresh, mostTogether)) await tx.insert(citations).values(some.map((editionId) => ({ documentId, editionId }))).onConflictDoNothing();
  });
  for (const id of new Set([...before, ...found])) await unlessOvertaken(() => renewPages(deps, id));
}

async function renewPages(deps: Deps, editionId: string): Promise<void> {
  const edition = await editionById(deps.db, editionId);
  if (edition?.state !== 'published') return;
  const pages = await noticePages(deps, edition, await sealedNumbers(deps, edition));
  await deps.db.write((tx) => showNoticePages(deps, tx, pages, deps.clock.now()));
}

const mostTogether = 100;

/** Of those that are public now. */
async function citingEditions(db: Database, number: string): Promise<string[]> {
  const { editions } = db.tables;
  const found: string[] = [];
  for (let after = ''; ;) {
    const ids = await db.read.select({ id: editions.id }).from(editions).where(and(eq(editions.state, 'published'), gt(editions.id, after))).orderBy(asc(editions.id)).limit(mostTogether);
    if (ids.length === 0) return found;
    const some = await editionsWhere(db, db.read, inArray(editions.id, ids.map(({ id }) => id)));
    found.push(...some.filter(({ content }) => cites(content.basis, number)).map(({ id }) => id));
    after = ids.at(-1)?.id ?? after;
    await breathe();
  }
}

export interface CitingTownship { code: string; name: string; notices: number }
export interface CitingNotice { number: string; village: string; heading: string }

/** Townships with public notices that cite the document. */
export async function citingTownships({ read, tables }: Database, documentId: string): Promise<CitingTownship[]> {
  const { citations, editions, notices, villages, townships } = tables;
  return read.select({ code: townships.code, name: townships.name, notices: countDistinct(notices.id) }).from(citations)
    .innerJoin(editions, and(eq(editions.id, citations.editionId), eq(editions.state, 'published'))).innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(villages, eq(villages.code, notices.villageCode)).innerJoin(townships, eq(townships.code, villages.townshipCode))
    .where(eq(citations.documentId, documentId)).groupBy(townships.code, townships.name).orderBy(asc(townships.code));
}

/** Those of one township, the newest year first, in the order of the register. */
export async function citingNotices({ read, tables }: Database, documentId: string, townshipCode: string): Promise<CitingNotice[]> {
  const { citations, editions, notices, villages } = tables;
  const rows = await read.select({ number: notices.number, village: villages.name, kind: notices.kind, programme: notices.programme, title: notices.title, year: notices.year, term: notices.term, edition: editions.seq }).from(citations)
    .innerJoin(editions, and(eq(editions.id, citations.editionId), eq(editions.state, 'published'))).innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(villages, eq(villages.code, notices.villageCode))
    .where(and(eq(citations.documentId, documentId), eq(villages.townshipCode, townshipCode))).orderBy(desc(notices.year), asc(villages.position), asc(notices.seq));
  return rows.map(({ number, village, programme, title, ...row }) => ({ number, village, heading: rowWords({ ...row, name: title || (programmeOf(programme)?.name ?? '') }) }));
}
