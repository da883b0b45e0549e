// A correction of what was published: a manuscript of its own that begins with the same words, and says why.
import { eq } from 'drizzle-orm';
import { demandRole, type Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../deps.ts';
import { newKey } from '../key.ts';
import { Problem } from '../problem.ts';
import { correctionOf, manuscriptFor } from './queries.ts';
import { demandWriter, entryOf } from './write.ts';

const longestReason = 200;

/** Answers the id of the draft. Throws Problems `not-allowed`, `not-found`, `reason-missing`, `correction-outdated`, `correction-in-work`. */
export async function startCorrection({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string, given: string): Promise<string> {
  demandRole(actor, 'clerk', 'village');
  const { manuscripts, attachments } = db.tables;
  const correctionReason = given.trim().slice(0, longestReason);
  if (correctionReason === '') throw new Problem('reason-missing');
  const now = clock.now();
  const draft = newKey(now);
  await db.write(async (tx) => {
    const old = await manuscriptFor(db, actor, id, tx);
    demandWriter(actor, old.content.kind);
    if (old.state !== 'published') throw new Problem('correction-outdated');
    if (await correctionOf(db, tx, id)) throw new Problem('correction-in-work');
    const { villageCode, townshipCode, item, title, year, term, content } = old;
    await tx.insert(manuscripts).values({
      id: draft, villageCode, townshipCode, item, title, year, term, content, corrects: id, correctionReason, state: 'draft', createdBy: actor.id, createdAt: now, savedAt: now,
    });
    const files = await tx.select().from(attachments).where(eq(attachments.manuscriptId, id));
    if (files.length > 0) await tx.insert(attachments).values(files.map((file) => ({ ...file, manuscriptId: draft })));
    await record(db, tx, { ...entryOf(actor, { id: draft, townshipCode }, now), action: 'manuscript.correction-started', detail: { corrects: id } });
  });
  return draft;
}
