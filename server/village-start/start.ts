// What a village committee has to see to today: sheets, writing, and material to keep.
import type { Actor } from '../accounts/actor.ts';
import { keptPackages, type KeptPackages } from '../archive/queries.ts';
import type { Deps } from '../deps.ts';
import { checklist, type ListedItem } from '../manuscripts/checklist.ts';
import { villageFor } from '../manuscripts/home.ts';
import { manuscriptsFor, type ListedManuscript } from '../manuscripts/queries.ts';
import { openStates } from '../manuscripts/words.ts';
import { byStanding, type ByStanding } from '../postings/by-standing.ts';
import { postedNotices } from '../postings/queries.ts';
import { Problem } from '../problem.ts';

export interface VillageStart {
  village: { code: string; name: string };
  sheets: ByStanding;
  /** Of the village's list, what is asked for now. */
  toWrite: readonly ListedItem[];
  manuscripts: readonly ListedManuscript[];
  kept: KeptPackages;
  now: Date;
}

/** Throws Problem `not-allowed` for whom no village is the own. */
export async function villageStart(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor): Promise<VillageStart> {
  if (actor.villageCode === null) throw new Problem('not-allowed');
  const now = deps.clock.now();
  const [village, notices, items, manuscripts, kept] = await Promise.all([
    villageFor(deps, actor, actor.villageCode), postedNotices(deps.db, actor), checklist(deps, actor.villageCode), manuscriptsFor(deps.db, actor, openStates), keptPackages(deps.db, actor, { year: null, village: '' }),
  ]);
  return { village, sheets: byStanding(notices, now), toWrite: items.filter(({ status }) => status === 'late' || status === 'due'), manuscripts, kept, now };
}
