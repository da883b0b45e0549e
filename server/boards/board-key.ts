// The keys that open the pages with names on a village's boards: derived, so that nothing of them is stored but how many there have been.
import { and, eq } from 'drizzle-orm';
import { boardKey, type BoardKey } from '../../board-client/protocol.ts';
import { demandRole, isInScope } from '../accounts/actor.ts';
import type { Actor, Role } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Reader, Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { askForPages } from '../jobs/village-pages.ts';
import { chainOfVillage } from '../notices/queries.ts';
import { Problem } from '../problem.ts';

type KeyDeps = Pick<Deps, 'db' | 'clock' | 'vault'>;

/** `actor` is null for whoever has the server's command line. */
interface Asked { villageCode: string; actor: Actor | null }

export const mayHoldKeys: readonly Role[] = ['reviewer', 'county', 'admin'];

/** As a board takes it. */
export interface ShownKey { hex: string; id: string; count: number; village: string }

/** How many keys the village's boards have had. Throws `Problem('not-found')`. */
export async function keyCount({ db }: Pick<Deps, 'db'>, reader: Reader, villageCode: string): Promise<number> {
  return (await placeOf({ db }, reader, { villageCode, actor: null })).count;
}

export function keyOf(vault: Deps['vault'], villageCode: string, count: number): BoardKey {
  return boardKey(vault.boardSecret(villageCode, count), villageCode);
}

/** Tells the key, and in the record that it was told. Throws Problems `not-allowed`, `not-found`. */
export async function showBoardKey(deps: KeyDeps, asked: Asked): Promise<ShownKey> {
  return deps.db.write(async (tx) => {
    const place = await placeOf(deps, tx, asked);
    await note(deps, tx, asked, 'board-key.shown', place.count);
    return shownKey(deps, asked.villageCode, place);
  });
}

/** The next key in the place of number `from`: all pages with names are sealed anew and boards with an earlier key open none of them. Not the newest any more, nothing changes. Throws as `showBoardKey` does. */
export async function changeBoardKey(deps: KeyDeps, asked: Asked, from: number): Promise<void> {
  const { villages } = deps.db.tables;
  await deps.db.write(async (tx) => {
    await placeOf(deps, tx, asked);
    const changed = await tx.update(villages).set({ boardKey: from + 1 }).where(and(eq(villages.code, asked.villageCode), eq(villages.boardKey, from))).returning({ code: villages.code });
    if (changed.length === 0) return;
    await askForPages(deps.db, tx, asked.villageCode, deps.clock.now());
    await note(deps, tx, asked, 'board-key.changed', from + 1);
  });
}

function shownKey({ vault }: KeyDeps, villageCode: string, { count, village }: { count: number; village: string }): ShownKey {
  return { hex: Buffer.from(vault.boardSecret(villageCode, count)).toString('hex'), id: keyOf(vault, villageCode, count).id, count, village };
}

async function placeOf({ db }: Pick<Deps, 'db'>, reader: Reader, { villageCode, actor }: Asked): Promise<{ count: number; village: string }> {
  if (actor) demandRole(actor, ...mayHoldKeys);
  const { villages } = db.tables;
  const [place] = await reader.select({ count: villages.boardKey, village: villages.name, townshipCode: villages.townshipCode }).from(villages).where(eq(villages.code, villageCode));
  if (!place || (actor && !isInScope(actor, place.townshipCode))) throw new Problem('not-found');
  return place;
}

async function note({ db, clock }: KeyDeps, tx: Writer, { villageCode, actor }: Asked, action: string, count: number): Promise<void> {
  await record(db, tx, { chain: await chainOfVillage(db, tx, villageCode), at: clock.now(), actorId: actor?.id ?? null, action, subject: `village:${villageCode}`, detail: { key: count } });
}
