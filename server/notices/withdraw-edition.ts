// Ends the public life of an edition that is taken back, alone or because a correction leaves its village out: the page says so, and why.
import { and, eq, inArray } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { askForPages } from '../jobs/village-pages.ts';
import { unlessOvertaken } from '../overtaken.ts';
import { editionBeside } from './beside.ts';
import { finishPublication } from './finish.ts';
import { noticePages, showNoticePages, type NoticePages } from './pages.ts';
import { chainOfVillage, editionById, type StoredEdition } from './queries.ts';
import { sealedNumbers } from './sealed-numbers.ts';
import { closeUnposted } from './unposted.ts';

/** Safe to run again: done once, and not at all when the correction was taken back or the village told anew meanwhile. */
export async function withdrawEdition(deps: Deps, editionId: string, source: string): Promise<void> {
  return unlessOvertaken(() => withdrawOnce(deps, editionId, source));
}

async function withdrawOnce(deps: Deps, editionId: string, source: string): Promise<void> {
  const edition = await editionById(deps.db, editionId);
  if (!edition) return;
  const pages = [await noticePages(deps, { ...edition, state: 'superseded' }, await sealedNumbers(deps, edition)), ...await pagesBeside(deps, edition)];
  await deps.db.write(async (tx) => {
    const now = deps.clock.now();
    if (await isToGo(deps, tx, edition, source)) {
      for (const each of pages) await showNoticePages(deps, tx, each, now);
      await closeUnposted(deps, tx, eq(deps.db.tables.editions.id, edition.id), now);
      await tx.update(deps.db.tables.editions).set({ state: 'superseded' }).where(eq(deps.db.tables.editions.id, edition.id)).returning({ id: deps.db.tables.editions.id });
      await tellVillage(deps, tx, edition, now);
    }
    await finishPublication(deps.db, tx, source, now);
  });
}

/** A proposal whose result is taken back stands for itself again. */
async function pagesBeside(deps: Deps, edition: StoredEdition): Promise<NoticePages[]> {
  const beside = await editionBeside(deps.db, deps.db.read, edition);
  return beside ? [await noticePages(deps, beside, await sealedNumbers(deps, beside), null)] : [];
}

async function isToGo({ db: { tables: { editions, batches, manuscripts } } }: Deps, tx: Writer, { id }: StoredEdition, source: string): Promise<boolean> {
  const [batch] = await tx.select({ state: batches.state }).from(batches).where(eq(batches.id, source));
  const [manuscript] = await tx.select({ state: manuscripts.state }).from(manuscripts).where(eq(manuscripts.id, source));
  if (!['approved', 'withdrawn'].includes(batch?.state ?? '') && manuscript?.state !== 'withdrawn') return false;
  return await tx.$count(editions, and(eq(editions.id, id), eq(editions.supersededBy, source), inArray(editions.state, ['published', 'retained']))) > 0;
}

async function tellVillage({ db }: Deps, tx: Writer, { number, content, supersededBy }: StoredEdition, now: Date): Promise<void> {
  const villageCode = content.village.code;
  await record(db, tx, {
    chain: await chainOfVillage(db, tx, villageCode), at: now, actorId: null, action: 'edition.withdrawn',
    subject: `edition:${number}/${content.edition}`, detail: { by: supersededBy },
  });
  await askForPages(db, tx, villageCode, now);
}
