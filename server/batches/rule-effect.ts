// What a version of a programme that waits for approval would do to a real list, beside what holds now.
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Version } from '../catalogue/versions.ts';
import type { Deps } from '../deps.ts';
import { countyOffice } from '../domain/catalogue.ts';
import type { DraftContent } from '../notices/draft.ts';
import { draftUnder } from '../notices/drafts.ts';
import { villageFacts, villagesOf } from '../notices/village-facts.ts';
import { Problem, problemWords } from '../problem.ts';

type Effect = DraftContent | { refused: string };

/** Of the newest list of the programme that the office told anybody of, in its first village; null where there is none yet. */
export async function ruleEffect(deps: Deps, { code, office }: { code: string; office: string }, versions: readonly Pick<Version, 'code' | 'office' | 'seq' | 'content'>[]): Promise<Effect[] | null> {
  const { db } = deps;
  const { batches } = db.tables;
  const [batch] = await db.read.select({ id: batches.id }).from(batches)
    .where(and(eq(batches.programme, code), eq(batches.list, 'result'), inArray(batches.state, ['approved', 'published', 'superseded']), office === countyOffice ? undefined : eq(batches.townshipCode, office)))
    .orderBy(desc(batches.createdAt), desc(batches.id)).limit(1);
  const [village] = batch ? await villagesOf(db, db.read, batch.id) : [];
  const facts = batch && village ? await villageFacts(db, db.read, batch.id, village) : undefined;
  if (!batch || !facts) return null;
  return Promise.all(versions.map(async (version): Promise<Effect> => {
    try {
      return await draftUnder(deps, batch.id, facts, version, deps.clock.now());
    } catch (error) {
      if (error instanceof Problem) return { refused: problemWords(error) };
      throw error;
    }
  }));
}
