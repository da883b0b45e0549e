// After a restore the boards may have seen later releases than the database knows: everything they follow is signed anew, far above.
import { eq } from 'drizzle-orm';
import type { Database, Writer } from '../db/database.ts';
import { askForPages } from '../jobs/village-pages.ts';

/** More releases than a village can have had between the backup and the loss. */
const jump = 1000;

/** The next start signs whole releases under the new versions: a new timestamp alone would still point to an old snapshot. Answers how many villages. */
export async function raiseReleases(db: Database, tx: Writer, now: Date): Promise<number> {
  const { villageReleases } = db.tables;
  const releases = await tx.select({ villageCode: villageReleases.villageCode, version: villageReleases.version }).from(villageReleases);
  for (const { villageCode, version } of releases) {
    await tx.update(villageReleases).set({ version: version + jump, contentHash: '' }).where(eq(villageReleases.villageCode, villageCode));
    await askForPages(db, tx, villageCode, now);
  }
  return releases.length;
}
