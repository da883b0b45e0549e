// What a clerk types for all villages of a batch names nobody of its list: sheets, pages and boards print it.
import type { Deps } from '../deps.ts';
import { possibleNames } from '../domain/names-in.ts';
import { portionsOf } from '../payments/queries.ts';

/** Whether a text names a person whom a stored batch pays. */
export async function namesSomebody({ db }: Pick<Deps, 'db'>, batchId: string, text: string): Promise<boolean> {
  const names = possibleNames(text);
  if (names.size === 0) return false;
  for await (const { payments } of portionsOf(db, db.read, batchId)) if (payments.some(({ name, isOrganisation }) => !isOrganisation && names.has(name))) return true;
  return false;
}
