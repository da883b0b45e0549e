// No village is told of the same payment twice.
import { asc, inArray } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { lineOf } from '../notices/edition-plan.ts';
import { villagesAlreadyTold } from '../notices/queries.ts';
import { Problem } from '../problem.ts';
import type { Batch } from './queries.ts';

const named = 5;

type Told = Pick<Batch, 'id' | 'list' | 'programme' | 'year' | 'term'>;

/** Throws Problem `batch-overlaps` with the first villages that have been told of this programme, year and term by a batch that this one does not correct. */
export async function refuseOverlap(deps: Pick<Deps, 'db'>, tx: Reader, batch: Told, villageCodes: readonly string[]): Promise<void> {
  const told = await overlapOf(deps, tx, batch, villageCodes);
  if (told !== null) throw new Problem('batch-overlaps', told);
}

/** The first of those villages, and what may be done for the others; null where none has been told. */
export async function overlapOf({ db }: Pick<Deps, 'db'>, reader: Reader, batch: Told, villageCodes: readonly string[]): Promise<string | null> {
  const told = batch.programme === '' ? [] : await villagesAlreadyTold(db, reader, batch, villageCodes, await lineOf(db, reader, batch.id));
  if (told.length === 0) return null;
  const { villages } = db.tables;
  const first = await reader.select({ name: villages.name }).from(villages).where(inArray(villages.code, told)).orderBy(asc(villages.townshipCode), asc(villages.position)).limit(named);
  const names = `${first.map(({ name }) => name).join('、')}${told.length > named ? `等${told.length}个村` : ''}`;
  const rest = villageCodes.length - told.length;
  return rest > 0 ? `${names}。其余${rest}个村没有公开过，可以只留它们的行，合计也只留它们的` : names;
}
