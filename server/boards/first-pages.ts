// Villages that have no pages yet, as an earlier release left those without a notice: asked for when the service starts.
import { eq, notExists } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { askForPages } from '../jobs/village-pages.ts';

/** Every village of the register has its page and its board from the beginning. Answers how many were asked for. */
export async function askForFirstPages({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<number> {
  const { villages, villageReleases } = db.tables;
  return db.write(async (tx) => {
    const released = tx.select({ code: villageReleases.villageCode }).from(villageReleases).where(eq(villageReleases.villageCode, villages.code));
    const without = await tx.select({ code: villages.code }).from(villages).where(notExists(released));
    for (const { code } of without) await askForPages(db, tx, code, clock.now());
    return without.length;
  });
}
