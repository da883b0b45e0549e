// When the last village of a batch or manuscript has been told: it is published, and the one that it corrects is superseded.
import { and, eq, inArray, notInArray } from 'drizzle-orm';
import { chainOf } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Database, Reader, Writer } from '../db/database.ts';
import { madeOf } from './source.ts';

/** `source`: of a batch or manuscript. Does nothing while an edition or the end of one is still to come. */
export async function finishPublication(db: Database, tx: Writer, source: string, now: Date): Promise<void> {
  const { editions } = db.tables;
  if (await tx.$count(editions, and(madeOf(db, source), eq(editions.state, 'rendering'))) > 0) return;
  if (await tx.$count(editions, and(leftOut(db, tx, source), inArray(editions.state, ['published', 'retained']))) > 0) return;
  const done = await become(db, tx, source, 'approved', 'published');
  if (!done) return;
  await record(db, tx, { chain: chainOf(done.townshipCode), at: now, actorId: null, action: `${done.what}.published`, subject: `${done.what}:${source}` });
  if (done.corrects !== null) await supersede(db, tx, { source: done.corrects, by: source, now });
}

/** From now on `by` is what the villages were told. */
export async function supersede(db: Database, tx: Writer, { source, by, now }: { source: string; by: string; now: Date }): Promise<void> {
  const old = await become(db, tx, source, 'published', 'superseded');
  if (old) await record(db, tx, { chain: chainOf(old.townshipCode), at: now, actorId: null, action: `${old.what}.superseded`, subject: `${old.what}:${source}`, detail: { by } });
}

/** Of editions: those of villages that this correction leaves out. */
export function leftOut(db: Database, reader: Reader, source: string) {
  const { editions } = db.tables;
  const own = reader.select({ id: editions.noticeId }).from(editions).where(madeOf(db, source));
  return and(eq(editions.supersededBy, source), notInArray(editions.noticeId, own));
}

type Become = { what: 'batch' | 'manuscript'; townshipCode: string | null; corrects: string | null } | null;

/** Compare-and-set; null where it stood otherwise. */
async function become({ tables: { batches, manuscripts } }: Database, tx: Writer, id: string, from: 'approved' | 'published', state: 'published' | 'superseded'): Promise<Become> {
  const [batch] = await tx.update(batches).set({ state }).where(and(eq(batches.id, id), eq(batches.state, from))).returning({ townshipCode: batches.townshipCode, corrects: batches.corrects });
  if (batch) return { what: 'batch', ...batch };
  const [manuscript] = await tx.update(manuscripts).set({ state }).where(and(eq(manuscripts.id, id), eq(manuscripts.state, from))).returning({ townshipCode: manuscripts.townshipCode, corrects: manuscripts.corrects });
  return manuscript ? { what: 'manuscript', ...manuscript } : null;
}
