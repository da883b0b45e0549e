// What the first page of village affairs shows: of a village its list, of a township its villages, of both what is under way.
import { and, eq } from 'drizzle-orm';
import { isInScope, type Actor } from '../accounts/actor.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { checklist, overview, type ListedItem } from './checklist.ts';
import { manuscriptsFor, type ListedManuscript } from './queries.ts';
import { closedStates, openStates } from './words.ts';

export interface HomeFacts {
  actor: Actor;
  /** The village whose list is shown; null where the township's villages are. */
  village: { code: string; name: string } | null;
  items: readonly ListedItem[];
  villages: Awaited<ReturnType<typeof overview>>;
  open: readonly ListedManuscript[];
  closed: readonly ListedManuscript[];
}

const mostClosed = 30;

/** Throws Problem `not-found` for another's village. */
export async function homeFacts(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, asked: string | undefined): Promise<HomeFacts> {
  const village = actor.villageCode ?? asked ? await villageFor(deps, actor, actor.villageCode ?? asked ?? '') : null;
  const [items, villages, open, closed] = await Promise.all([
    village ? checklist(deps, village.code) : [], village ? [] : overview(deps, actor), manuscriptsFor(deps.db, actor, openStates), manuscriptsFor(deps.db, actor, closedStates, mostClosed),
  ]);
  const own = (all: readonly ListedManuscript[]) => (village ? all.filter((one) => one.village === village.name) : all);
  return { actor, village, items, villages, open: own(open), closed: own(closed) };
}

/** Throws Problem `not-found` for one that is not the actor's to see. */
export async function villageFor({ db: { read, tables: { villages } } }: Pick<Deps, 'db'>, actor: Actor, code: string): Promise<{ code: string; name: string; townshipCode: string }> {
  const [village] = /^[\w-]{1,64}$/.test(code) ? await read.select({ code: villages.code, name: villages.name, townshipCode: villages.townshipCode }).from(villages).where(and(eq(villages.code, code))) : [];
  if (!village || !isInScope(actor, village.townshipCode) || (actor.villageCode ?? code) !== code) throw new Problem('not-found');
  return village;
}
