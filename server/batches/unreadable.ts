// Whether an uploaded file came to nothing: no row of it can be used, or nothing of it could be read at all.
import type { Database } from '../db/database.ts';

type Stored = Pick<Database['tables']['batches']['$inferSelect'], 'state' | 'checkBlob' | 'people' | 'payments' | 'returnedFen' | 'unpaidFen' | 'proposedFen'>;

/** Such a batch is no second list of anything; one that is still to be checked may be. */
export function hasNoRow({ state, checkBlob, payments, returnedFen, unpaidFen, proposedFen }: Stored): boolean {
  return state === 'checking' && checkBlob !== null && payments + returnedFen + unpaidFen + proposedFen === 0;
}

/** A list whose rows must all be mended still has its people. */
export function isUnreadable(batch: Stored): boolean {
  return hasNoRow(batch) && batch.people === null;
}
