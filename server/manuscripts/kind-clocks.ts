// How long what people write and the sums of a year hang, from when, and how long they are kept: as each township has set it.
import { and, eq } from 'drizzle-orm';
import { chainOf, demandRole, type Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Database, Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { Clocks } from '../domain/clocks.ts';
import { periodInWords } from '../domain/period.ts';
import { firstKindClocks, type KindWithClocks } from '../domain/written-kinds.ts';
import { Problem } from '../problem.ts';

/** What is frozen into an edition of the kind that is approved now. */
export async function kindClocks({ tables: { kindClocks: stored } }: Database, reader: Reader, townshipCode: string, kind: KindWithClocks): Promise<Clocks> {
  const [set] = await reader.select().from(stored).where(and(eq(stored.townshipCode, townshipCode), eq(stored.kind, kind)));
  return set ? { publicPeriod: { length: set.length, unit: set.unit }, start: set.start, retention: set.retention } : firstKindClocks[kind];
}

/** Holds for what is approved from now on; what is public keeps its own. The same again changes nothing. Throws Problem `not-allowed`. */
export async function setKindClocks({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, kind: KindWithClocks, { publicPeriod, start, retention }: Clocks): Promise<void> {
  demandRole(actor, 'reviewer');
  const { townshipCode } = actor;
  if (townshipCode === null) throw new Problem('not-allowed');
  const { kindClocks: stored } = db.tables;
  await db.write(async (tx) => {
    const before = await kindClocks(db, tx, townshipCode, kind);
    if (periodInWords(before.publicPeriod) === periodInWords(publicPeriod) && before.start === start && before.retention === retention) return;
    await tx.delete(stored).where(and(eq(stored.townshipCode, townshipCode), eq(stored.kind, kind)));
    await tx.insert(stored).values({ townshipCode, kind, ...publicPeriod, start, retention });
    await record(db, tx, { chain: chainOf(townshipCode), at: clock.now(), actorId: actor.id, action: 'periods.changed', subject: `kind:${kind}`, detail: { period: periodInWords(publicPeriod), start, retention } });
  });
}
