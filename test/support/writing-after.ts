// Somebody who has read and is about to write, when somebody else gets in between.
import type { Database } from '../../server/db/database.ts';

/** The same database, whose transactions begin only after `other` has been done. */
export function writingAfter<D extends { db: Database }>(deps: D, other: Promise<unknown>): D {
  const write: Database['write'] = async (work) => {
    await other;
    return deps.db.write(work);
  };
  return { ...deps, db: { ...deps.db, write } };
}
