// What an office told about the columns of its files, for the next file of the same layout.
import { eq } from 'drizzle-orm';
import type { Mapping } from '../../importers/fields.ts';
import { chainOf } from '../accounts/actor.ts';
import type { Deps } from '../deps.ts';
import type { Batch } from './queries.ts';

/** By the layout's name, which depends on the programme. */
export async function layoutsOf({ db }: Pick<Deps, 'db'>, { townshipCode }: Pick<Batch, 'townshipCode'>): Promise<Record<string, Mapping>> {
  const { layouts } = db.tables;
  const kept = await db.read.select({ layoutKey: layouts.layoutKey, mapping: layouts.mapping }).from(layouts).where(eq(layouts.office, chainOf(townshipCode)));
  return Object.fromEntries(kept.map(({ layoutKey, mapping }) => [layoutKey, mapping as Mapping]));
}
