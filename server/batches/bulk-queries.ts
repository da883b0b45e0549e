// Files that came together: what became of each, and which of these errands are still to be looked at.
import { and, asc, count, desc, eq, gte, inArray, or } from 'drizzle-orm';
import { isInScope } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { builtOnce, given } from '../db/built-once.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';

type Store = Pick<Deps, 'db'>;

export type BulkFile = Awaited<ReturnType<typeof filesOf>>[number];

/** Throws Problem `not-found` for what is not there or not the actor's to see: a department sees its own programme, not everything that came with it. */
export async function bulkFor({ db }: Store, actor: Actor, id: string) {
  const { bulks, users } = db.tables;
  const [bulk] = await db.read.select({ id: bulks.id, townshipCode: bulks.townshipCode, by: users.name, at: bulks.uploadedAt })
    .from(bulks).innerJoin(users, eq(users.id, bulks.uploadedBy)).where(eq(bulks.id, id));
  if (!bulk || actor.role === 'department' || !isInScope(actor, bulk.townshipCode)) throw new Problem('not-found');
  return bulk;
}

/** In the order in which they came; `batch` is null for a file that has none. */
export async function filesOf({ db }: Store, bulkId: string) {
  const { bulkFiles, batches } = db.tables;
  return db.read.select({ position: bulkFiles.position, name: bulkFiles.name, outcome: bulkFiles.outcome, said: bulkFiles.said, batch: batches })
    .from(bulkFiles).leftJoin(batches, eq(batches.id, bulkFiles.batchId)).where(eq(bulkFiles.bulkId, bulkId)).orderBy(asc(bulkFiles.position));
}

/** Where a batch came with others: the id of that bulk. */
export async function bulkOf({ db }: Store, batchId: string): Promise<string | null> {
  const { bulkFiles } = db.tables;
  const [found] = await db.read.select({ id: bulkFiles.bulkId }).from(bulkFiles).where(and(eq(bulkFiles.batchId, batchId), eq(bulkFiles.outcome, 'taken')));
  return found?.id ?? null;
}

/** A mended file stands where the file before it stood. */
export async function followInBulk({ db }: Store, tx: Writer, from: string, to: string): Promise<void> {
  const { bulkFiles } = db.tables;
  await tx.update(bulkFiles).set({ batchId: to }).where(and(eq(bulkFiles.batchId, from), eq(bulkFiles.outcome, 'taken'))).returning({ id: bulkFiles.bulkId });
}

export interface ListedBulk { id: string; by: string; at: Date; files: number; atDesk: number }

const week = 7 * 86_400_000;
const mostListed = 20;

/** Newest first: those of the last week, and older ones with files that nobody has submitted yet. */
export async function openBulks({ db, clock }: Pick<Deps, 'db' | 'clock'>, { role, townshipCode }: Actor): Promise<ListedBulk[]> {
  if (role === 'department') return [];
  const { bulkFiles } = db.tables;
  const found = await bulksOpen(db, { since: new Date(clock.now().getTime() - week), townshipCode }, townshipCode !== null);
  if (found.length === 0) return [];
  const counts = await db.read.select({ id: bulkFiles.bulkId, files: count() }).from(bulkFiles)
    .where(and(inArray(bulkFiles.bulkId, found.map(({ id }) => id)), inArray(bulkFiles.outcome, ['taken', 'duplicate', 'refused']))).groupBy(bulkFiles.bulkId);
  const filesIn = new Map(counts.map(({ id, files }) => [id, files]));
  return found.map((bulk) => ({ ...bulk, files: filesIn.get(bulk.id) ?? 0, atDesk: bulk.atDesk ?? 0 }));
}

const bulksOpen = builtOnce(({ read, tables: { bulks, bulkFiles, batches, users } }, isOfTownship: boolean) => {
  const atDesk = read.select({ id: bulkFiles.bulkId, files: count().as('files') }).from(bulkFiles).innerJoin(batches, eq(batches.id, bulkFiles.batchId))
    .where(and(eq(bulkFiles.outcome, 'taken'), eq(batches.state, 'checking'))).groupBy(bulkFiles.bulkId).as('at_desk');
  const isOwn = isOfTownship ? eq(bulks.townshipCode, given('townshipCode', bulks.townshipCode)) : undefined;
  const isOpen = or(gte(bulks.uploadedAt, given('since', bulks.uploadedAt)), inArray(bulks.id, read.select({ id: atDesk.id }).from(atDesk)));
  return read.select({ id: bulks.id, by: users.name, at: bulks.uploadedAt, atDesk: atDesk.files })
    .from(bulks).innerJoin(users, eq(users.id, bulks.uploadedBy)).leftJoin(atDesk, eq(atDesk.id, bulks.id))
    .where(and(isOwn, isOpen)).orderBy(desc(bulks.uploadedAt), desc(bulks.id)).limit(mostListed);
});
