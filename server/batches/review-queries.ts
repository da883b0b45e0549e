// What only the review page asks of a batch: other lists of the same payment, and the owning department's word.
import { and, eq, inArray, ne } from 'drizzle-orm';
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
