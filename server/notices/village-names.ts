// Whom a village has been told of by name, on paper or not: to see whether words for strangers name one of them.
import { and, eq, inArray } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { possibleNames } from '../domain/names-in.ts';
import { batchesToldOf } from './sealed-numbers.ts';

/** Those of them whom a text names. */
export async function villagersIn(deps: Pick<Deps, 'db'>, villageCode: string, text: string): Promise<string[]> {
  const possible = possibleNames(text);
  return possible.size === 0 ? [] : (await namesTold(deps, villageCode)).filter((name) => possible.has(name));
}

/** The persons of all lists that were published in a village, without organisations. */
export async function namesTold({ db }: Pick<Deps, 'db'>, villageCode: string): Promise<string[]> {
  const { payments } = db.tables;
  const batchIds = await batchesToldOf({ db }, villageCode);
  if (batchIds.length === 0) return [];
  const rows = await db.read.selectDistinct({ name: payments.name }).from(payments)
    .where(and(inArray(payments.batchId, batchIds), eq(payments.villageCode, villageCode), eq(payments.isOrganisation, false)));
  return rows.map(({ name }) => name);
}
