// Whom a notice tells people to ask: the office's telephone, place and hours.
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { askForPages } from '../jobs/village-pages.ts';
import { Problem } from '../problem.ts';

export interface Contact { phone?: string | undefined; office?: string | undefined; hours?: string | undefined }

/** Changes what is given and leaves the rest, here and on the pages of its villages; answers the township's name. Throws `Problem('not-found')`. */
export async function setContact({ db, clock }: Pick<Deps, 'db' | 'clock'>, townshipCode: string, contact: Contact): Promise<string> {
  const { townships } = db.tables;
  const given = Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== undefined));
  return db.write(async (tx) => {
    const [township] = Object.keys(given).length > 0
      ? await tx.update(townships).set(given).where(eq(townships.code, townshipCode)).returning({ name: townships.name })
      : await tx.select({ name: townships.name }).from(townships).where(eq(townships.code, townshipCode));
    if (!township) throw new Problem('not-found');
    await record(db, tx, { chain: townshipCode, at: clock.now(), actorId: null, action: 'township.contact-changed', subject: `township:${townshipCode}`, detail: { fields: Object.keys(given).join() } });
    await askForPagesOf(db, tx, townshipCode, clock.now());
    return township.name;
  });
}

/** Villages without pages get theirs with what is known by then. */
async function askForPagesOf(db: Deps['db'], tx: Writer, townshipCode: string, now: Date): Promise<void> {
  const { villages, villageReleases } = db.tables;
  const shown = await tx.select({ code: villages.code }).from(villages).innerJoin(villageReleases, eq(villageReleases.villageCode, villages.code)).where(eq(villages.townshipCode, townshipCode));
  for (const { code } of shown) await askForPages(db, tx, code, now);
}
