// Whom a notice tells people to ask: the office's telephone, place and hours.
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';

export interface Contact { phone?: string | undefined; office?: string | undefined; hours?: string | undefined }

/** Changes what is given and leaves the rest; answers the township's name. Throws `Problem('not-found')`. */
export async function setContact({ db, clock }: Pick<Deps, 'db' | 'clock'>, townshipCode: string, contact: Contact): Promise<string> {
  const { townships } = db.tables;
  const given = Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== undefined));
  return db.write(async (tx) => {
    const [township] = Object.keys(given).length > 0
      ? await tx.update(townships).set(given).where(eq(townships.code, townshipCode)).returning({ name: townships.name })
      : await tx.select({ name: townships.name }).from(townships).where(eq(townships.code, townshipCode));
    if (!township) throw new Problem('not-found');
    await record(db, tx, { chain: townshipCode, at: clock.now(), actorId: null, action: 'township.contact-changed', subject: `township:${townshipCode}`, detail: { fields: Object.keys(given).join() } });
    return township.name;
  });
}
