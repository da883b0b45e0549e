// What a clerk types for all villages of a batch names nobody of its list: sheets, pages and boards print it.
import { and, eq, inArray } from 'drizzle-orm';
import type { Entry } from '../../importers/index.ts';
import type { Deps } from '../deps.ts';
import { possibleNames } from '../domain/names-in.ts';
import { Problem } from '../problem.ts';
import type { Batch } from './queries.ts';

/** Whether a text names a person whom a stored batch pays. */
export async function namesSomebody({ db }: Pick<Deps, 'db'>, batchId: string, text: string): Promise<boolean> {
  const { payments } = db.tables;
  const names = possibleNames(text);
  if (names.size === 0) return false;
  const [found] = await db.read.select({ id: payments.id }).from(payments)
    .where(and(eq(payments.batchId, batchId), eq(payments.isOrganisation, false), inArray(payments.name, [...names]))).limit(1);
  return found !== undefined;
}

/** For the rows of a batch as they come. What it answers throws Problem `name-in-text` with the row. */
export function openNameWatch({ basis, term, correctionReason }: Pick<Batch, 'basis' | 'term' | 'correctionReason'>): (entries: readonly Entry[]) => void {
  const names = possibleNames([basis, term, correctionReason].join('\n'));
  return (entries) => {
    const named = names.size === 0 ? undefined : entries.find(({ name, isOrganisation }) => !isOrganisation && names.has(name));
    if (named) throw new Problem('name-in-text', `第 ${named.row} 行的人`);
  };
}
