// What only the review page asks of a batch: other lists of the same payment, and the owning department's word.
import { and, desc, eq, inArray, ne } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import type { Batch } from './queries.ts';

type Store = Pick<Deps, 'db'>;

/** How many other lists of the same office, programme, year and term wait for their review. */
export async function waitingBeside({ db: { read, tables: { batches } } }: Store, { id, list, programme, year, term, townshipCode }: Pick<Batch, 'id' | 'list' | 'programme' | 'year' | 'term' | 'townshipCode'>): Promise<number> {
  const others = await read.select({ townshipCode: batches.townshipCode }).from(batches)
    .where(and(eq(batches.list, list), eq(batches.programme, programme), eq(batches.year, year), eq(batches.term, term), inArray(batches.state, ['checking', 'submitted']), ne(batches.id, id)));
  return others.filter((other) => other.townshipCode === townshipCode).length;
}

/** Who gave the owning department's word; '' while nobody has. */
export async function confirmerOf({ db: { read, tables: { reviews, users } } }: Store, batchId: string): Promise<string> {
  const [found] = await read.select({ name: users.name }).from(reviews).innerJoin(users, eq(users.id, reviews.reviewedBy))
    .where(and(eq(reviews.batchId, batchId), eq(reviews.decision, 'confirmed')));
  return found?.name ?? '';
}

export interface ReturnedBefore { batchId: string; reason: string; by: string; at: Date }

/** The last return of what a mended file takes the place of, however often it was mended since; null where it was never returned. */
export async function returnedBefore({ db: { read, tables: { batches, reviews, users } } }: Store, { replaces }: Pick<Batch, 'replaces'>): Promise<ReturnedBefore | null> {
  for (let id = replaces; id !== null;) {
    const [returned] = await read.select({ reason: reviews.reason, by: users.name, at: reviews.reviewedAt }).from(reviews).innerJoin(users, eq(users.id, reviews.reviewedBy))
      .where(and(eq(reviews.batchId, id), eq(reviews.decision, 'returned'))).orderBy(desc(reviews.reviewedAt)).limit(1);
    if (returned) return { batchId: id, ...returned };
    const [before]: { replaces: string | null }[] = await read.select({ replaces: batches.replaces }).from(batches).where(eq(batches.id, id));
    id = before?.replaces ?? null;
  }
  return null;
}
