// No village is told of the same payment twice.
import type { Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { lineOf } from '../notices/edition-plan.ts';
import { villagesAlreadyTold } from '../notices/queries.ts';
import { Problem } from '../problem.ts';
import type { Batch } from './queries.ts';

/** Throws Problem `batch-overlaps` when one of the villages has been told of this programme, year and term by a batch that this one does not correct. */
export async function refuseOverlap({ db }: Pick<Deps, 'db'>, tx: Reader, batch: Pick<Batch, 'id' | 'programme' | 'year' | 'term'>, villageCodes: readonly string[]): Promise<void> {
  const told = await villagesAlreadyTold(db, tx, batch, villageCodes, await lineOf(db, tx, batch.id));
  if (told.length > 0) throw new Problem('batch-overlaps', `共${told.length}个村。`);
}
