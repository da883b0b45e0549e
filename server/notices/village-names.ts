// Whom a village has been told of by name, on paper or not: to see whether words for strangers name one of them.
import type { Deps } from '../deps.ts';
import { possibleNames } from '../domain/names-in.ts';
import { paymentsOf } from '../payments/queries.ts';
import { batchesToldOf } from './sealed-numbers.ts';

/** Those of them whom a text names. */
export async function villagersIn(deps: Pick<Deps, 'db'>, villageCode: string, text: string): Promise<string[]> {
  const possible = possibleNames(text);
  return possible.size === 0 ? [] : (await namesTold(deps, villageCode)).filter((name) => possible.has(name));
}

/** The persons of all lists that were published in a village, without organisations. */
export async function namesTold({ db }: Pick<Deps, 'db'>, villageCode: string): Promise<string[]> {
  const payments = await paymentsOf(db, db.read, await batchesToldOf({ db }, villageCode), [villageCode]);
  return [...new Set(payments.filter(({ isOrganisation }) => !isOrganisation).map(({ name }) => name))];
}
