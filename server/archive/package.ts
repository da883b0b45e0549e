// Packs what is kept of an edition, at the end of its period and again when a photo comes later.
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Deps } from '../deps.ts';
import { addDays } from '../domain/day.ts';
import { clocksOf } from '../notices/clocks.ts';
import { chainOfVillage, editionById, type StoredEdition } from '../notices/queries.ts';
import { Overtaken, unlessOvertaken } from '../overtaken.ts';
import { hashOf } from '../files.ts';
import { writeBag } from './bag.ts';
import { packagePayload } from './payload.ts';
import { postingsOf } from './posting-files.ts';

export type Kept = Awaited<ReturnType<typeof keepPackage>>;

/** Folder and figures of the bag, and how many photos are in it. With other photos it is another folder: nothing kept is ever written over. */
export async function keepPackage(deps: Deps, edition: StoredEdition, lastDay: string) {
  const { retention } = clocksOf(edition.content);
  const postings = await postingsOf(deps, edition.id);
  const suffix = postings.length === 0 ? '' : `-${hashOf(postings.map(({ act, seq, photo }) => `${act} ${seq} ${photo}`).join()).slice(0, 8)}`;
  const folder = `${edition.number}-${edition.seq}${suffix}`;
  const { payload, info } = await packagePayload(deps, edition, { lastDay, retention, postings });
  const bag = await writeBag(join(deps.config.data, 'packages', folder), payload, info);
  return { folder, files: bag.files, bytes: bag.bytes, sha256: bag.sha256, retention, keptSince: addDays(lastDay, 1), photos: postings.length };
}

/** A photo came after the package was sealed: a new package takes its place, the earlier one stays beside it, and the record names both. Safe to run again. */
export async function renewPackage(deps: Deps, editionId: string): Promise<void> {
  return unlessOvertaken(() => renewOnce(deps, editionId));
}

async function renewOnce(deps: Deps, editionId: string): Promise<void> {
  const { db, clock } = deps;
  const { packages, earlierPackages, postings } = db.tables;
  const edition = await editionById(db, editionId);
  const [before] = await db.read.select().from(packages).where(eq(packages.editionId, editionId));
  // Not packed yet: its first package will have the photo.
  if (!edition || !before || edition.days.lastDay === null) return;
  const { photos, ...kept } = await keepPackage(deps, edition, edition.days.lastDay);
  if (kept.sha256 === before.sha256) return;
  await db.write(async (tx) => {
    const changed = await tx.update(packages).set(kept).where(and(eq(packages.editionId, editionId), eq(packages.sha256, before.sha256))).returning({ id: packages.editionId });
    const isAll = await tx.$count(postings, eq(postings.editionId, editionId)) === photos;
    if (changed.length === 0 || !isAll) throw new Overtaken(`the package of ${edition.number} changed while it was renewed`);
    const { folder, files, bytes, sha256 } = before;
    await tx.insert(earlierPackages).values({ folder, editionId, files, bytes, sha256, replacedAt: clock.now() });
    await record(db, tx, {
      chain: await chainOfVillage(db, tx, edition.content.village.code), at: clock.now(), actorId: null, action: 'package.renewed', subject: `edition:${edition.number}/${edition.seq}`,
      detail: { before: before.sha256, after: kept.sha256, photos },
    });
  });
}
