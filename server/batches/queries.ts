// What is known of batches, only ever within the scope of who asks.
import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { isInScope, isOwn } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Reader } from '../db/database.ts';
import type { ListKind } from '../db/tables.ts';
import type { Deps } from '../deps.ts';
import { portionsOf, sumsIn, sumsOfBatch } from '../payments/queries.ts';
import type { StoredPayment } from '../payments/unpacked.ts';
import { Problem } from '../problem.ts';

type Store = Pick<Deps, 'db'>;
export type Batch = Awaited<ReturnType<typeof batchFor>>;

/** Throws Problem `not-found` for a batch that does not exist or is not the actor's to see: both look the same. */
export async function batchFor({ db }: Store, actor: Actor, id: string, reader: Reader = db.read) {
  const { batches, uploads } = db.tables;
  const [found] = await reader.select({ batch: batches, file: { sha256: uploads.sha256, fileName: uploads.name, fileDeletedAt: uploads.deletedAt } })
    .from(batches).innerJoin(uploads, eq(uploads.id, batches.uploadId)).where(eq(batches.id, id));
  if (!found || !isInScope(actor, found.batch.townshipCode) || !isOwn(actor, found.batch.programme)) throw new Problem('not-found');
  return { ...found.batch, ...found.file };
}

/** A batch for a job, whoever asked for it; undefined when there is none. */
export async function storedBatch({ db }: Store, id: string): Promise<Batch | undefined> {
  const { batches, uploads } = db.tables;
  const [found] = await db.read.select({ batch: batches, file: { sha256: uploads.sha256, fileName: uploads.name, fileDeletedAt: uploads.deletedAt } })
    .from(batches).innerJoin(uploads, eq(uploads.id, batches.uploadId)).where(eq(batches.id, id));
  return found && { ...found.batch, ...found.file };
}

/** What jobs at the clerk's desk are for. */
export function deskSubject(batchId: string): string {
  return `desk:${batchId}`;
}

/** A batch of the same bytes that is still in use; null when there is none. What was proposed may come again as the result. */
export async function twinOf({ db }: Store, reader: Reader, actor: Actor, { sha256, list, except }: { sha256: string; list: ListKind; except?: string | undefined }): Promise<string | null> {
  const { batches, uploads } = db.tables;
  const twins = await reader.select({ id: batches.id, townshipCode: batches.townshipCode })
    .from(batches).innerJoin(uploads, eq(uploads.id, batches.uploadId))
    .where(and(eq(uploads.sha256, sha256), eq(batches.list, list), inArray(batches.state, ['checking', 'submitted', 'approved', 'published'])));
  return twins.find((twin) => twin.id !== except && isInScope(actor, twin.townshipCode))?.id ?? null;
}

/** Per village of a submitted batch what was really paid, or is proposed; a village whose payments all came back is there with nothing. */
export async function villageTotals({ db: { read, tables } }: Store, batchId: string) {
  const { paymentPortions: portions, villages, townships } = tables;
  const { paidRows, paidFen, proposedFen, paidQuantity } = sumsIn(tables);
  const sums = await read.select({ code: villages.code, name: villages.name, township: townships.name, payments: paidRows, paidFen, proposedFen, areaUnits: paidQuantity })
    .from(portions).innerJoin(villages, eq(villages.code, portions.villageCode)).innerJoin(townships, eq(townships.code, villages.townshipCode))
    .where(eq(portions.batchId, batchId))
    .groupBy(villages.code, villages.name, townships.name, villages.townshipCode, villages.position)
    .orderBy(asc(villages.townshipCode), asc(villages.position));
  return sums.map(({ paidFen: paid, proposedFen: proposed, ...village }) => ({ ...village, fen: paid + proposed }));
}

/** Rows that the bank sent back or that were not paid, the first of them by sheet and line. */
export async function unpaidRows({ db }: Store, batchId: string, most: number) {
  const { villages } = db.tables;
  const first: (StoredPayment & { sheet: string; villageCode: string })[] = [];
  // Portions come sheet by sheet; of the last sheet that still has room no row may be passed over, for another portion may begin earlier.
  for await (const { sheet, villageCode, payments } of portionsOf(db, db.read, batchId, 'failed')) {
    if (first.length >= most && first.at(-1)?.sheet !== sheet) break;
    first.push(...payments.filter(({ status }) => status === 'returned' || status === 'unpaid').map((payment) => ({ ...payment, sheet, villageCode })));
    if (first.length > 2 * most) cut(first, most);
  }
  cut(first, most);
  const names = new Map((await db.read.select({ code: villages.code, name: villages.name }).from(villages).where(inArray(villages.code, [...new Set(first.map(({ villageCode }) => villageCode))]))).map(({ code, name }) => [code, name]));
  return first.map(({ sheet, row, villageCode, name, amountFen, status }) => ({ sheet, row, village: names.get(villageCode) ?? '', name, amountFen, status }));
}

/** To the first by line; those of one sheet stand together already. */
function cut(rows: { sheet: string; row: number }[], most: number): void {
  const sorted = [...Map.groupBy(rows, ({ sheet }) => sheet).values()].flatMap((own) => own.sort((a, b) => a.row - b.row));
  rows.splice(0, rows.length, ...sorted.slice(0, most));
}

/** How many payments of a batch did not arrive. */
export async function failedPayments({ db }: Store, batchId: string): Promise<number> {
  const { rows, paidRows } = await sumsOfBatch(db, db.read, batchId);
  return rows - paidRows;
}

/** Who decided what, newest first. */
export async function reviewsOf({ db }: Store, batchId: string) {
  const { reviews, users } = db.tables;
  return db.read.select({ decision: reviews.decision, reason: reviews.reason, by: users.name, at: reviews.reviewedAt })
    .from(reviews).innerJoin(users, eq(users.id, reviews.reviewedBy)).where(eq(reviews.batchId, batchId)).orderBy(desc(reviews.reviewedAt));
}

export async function nameOf({ db }: Store, userId: string | null): Promise<string> {
  if (userId === null) return '';
  const [user] = await db.read.select({ name: db.tables.users.name }).from(db.tables.users).where(eq(db.tables.users.id, userId));
  return user?.name ?? '';
}
