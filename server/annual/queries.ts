// The township's yearly summaries, and what of the year is still open.
import { and, asc, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import { isInScope, type Actor } from '../accounts/actor.ts';
import { isUnreadable } from '../batches/unreadable.ts';
import type { Database, Reader } from '../db/database.ts';
import type { BatchState, ListKind } from '../db/tables.ts';
import { annualItem } from '../domain/affairs-items.ts';
import type { AnnualText } from '../domain/manuscript.ts';
import { Problem } from '../problem.ts';

type Stored = Database['tables']['manuscripts']['$inferSelect'];
export type Annual = Omit<Stored, 'content'> & { content: AnnualText };

export interface Township { code: string; name: string }

/** Those whose years an actor may look at, and the one that is asked for, else the first. Throws Problem `not-found`. */
export async function townshipsFor({ read, tables: { townships } }: Database, { townshipCode }: Pick<Actor, 'townshipCode'>, asked: string): Promise<{ townships: Township[]; township: Township }> {
  const found = await read.select({ code: townships.code, name: townships.name }).from(townships).where(townshipCode === null ? undefined : eq(townships.code, townshipCode)).orderBy(asc(townships.code));
  const township = asked === '' ? found[0] : found.find(({ code }) => code === asked);
  if (!township) throw new Problem('not-found');
  return { townships: found, township };
}

/** Throws Problem `not-found` for what is not the actor's to see. */
export async function annualFor(db: Database, actor: Actor, id: string, reader: Reader = db.read): Promise<Annual> {
  const { manuscripts } = db.tables;
  const [found] = await reader.select().from(manuscripts).where(and(eq(manuscripts.id, id), eq(manuscripts.item, annualItem)));
  if (!found || found.content.kind !== 'annual' || !isInScope(actor, found.townshipCode)) throw new Problem('not-found');
  return { ...found, content: found.content };
}

/** Of one year, the newest first. */
export async function annualsOf({ tables: { manuscripts } }: Database, reader: Reader, { townshipCode, year }: { townshipCode: string; year: number }): Promise<Annual[]> {
  const rows = await reader.select().from(manuscripts)
    .where(and(eq(manuscripts.townshipCode, townshipCode), eq(manuscripts.item, annualItem), eq(manuscripts.year, year))).orderBy(desc(manuscripts.savedAt), desc(manuscripts.id));
  return rows.flatMap(({ content, ...row }) => (content.kind === 'annual' ? [{ ...row, content }] : []));
}

export interface OpenBatch { id: string; programme: string; term: string; list: ListKind; state: BatchState; fileName: string }

/** What is not in the year yet: files under way, and proposals of which no result was published. A county's file counts for every township. */
export async function openOf({ read, tables: { batches, uploads } }: Database, { townshipCode, year }: { townshipCode: string; year: number }): Promise<{ underWay: OpenBatch[]; unpaid: OpenBatch[] }> {
  const rows = await read.select({ batch: batches, fileName: uploads.name }).from(batches).innerJoin(uploads, eq(uploads.id, batches.uploadId))
    .where(and(eq(batches.year, year), or(eq(batches.townshipCode, townshipCode), isNull(batches.townshipCode)), inArray(batches.state, ['checking', 'submitted', 'returned', 'approved', 'published']))).orderBy(batches.createdAt);
  const found = rows.filter(({ batch }) => !isUnreadable(batch)).map(({ batch: { id, programme, term, list, state }, fileName }): OpenBatch => ({ id, programme, term, list, state, fileName }));
  const subject = ({ programme, term }: OpenBatch) => `${programme}/${term}`;
  const paid = new Set(found.filter(({ list, state }) => list === 'result' && state === 'published').map(subject));
  return {
    underWay: found.filter(({ state }) => state !== 'published'),
    unpaid: found.filter((batch) => batch.list === 'proposal' && batch.state === 'published' && !paid.has(subject(batch))),
  };
}
