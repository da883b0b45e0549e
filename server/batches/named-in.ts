// What a clerk types for all villages of a batch names nobody of its list: sheets, pages and boards print it.
import type { Entry } from '../../importers/index.ts';
import type { Deps } from '../deps.ts';
import { possibleNames } from '../domain/names-in.ts';
import { portionsOf } from '../payments/queries.ts';
import { Problem } from '../problem.ts';
import type { Batch } from './queries.ts';

/** Whether a text names a person whom a stored batch pays. */
export async function namesSomebody({ db }: Pick<Deps, 'db'>, batchId: string, text: string): Promise<boolean> {
  const names = possibleNames(text);
  if (names.size === 0) return false;
  for await (const { payments } of portionsOf(db, db.read, batchId)) if (payments.some(({ name, isOrganisation }) => !isOrganisation && names.has(name))) return true;
  return false;
}

/** For the rows of a batch as they come. What it answers throws Problem `name-in-text` with the row. */
export function openNameWatch({ basis, term, correctionReason }: Pick<Batch, 'basis' | 'term' | 'correctionReason'>): (entries: readonly Entry[]) => void {
  const names = possibleNames([basis, term, correctionReason].join('\n'));
  return (entries) => {
    const named = names.size === 0 ? undefined : entries.find(({ name, isOrganisation }) => !isOrganisation && names.has(name));
    if (named) throw new Problem('name-in-text', `第 ${named.row} 行的人`);
  };
}
