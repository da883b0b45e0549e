// The end of the public period: the edition leaves pages and boards, and its material is kept for the village committee.
import { and, eq, inArray } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { nextDayStart } from '../domain/day.ts';
import { today } from '../domain/period.ts';
import { enqueue } from '../jobs/queue.ts';
import { askForPages } from '../jobs/village-pages.ts';
import { noticePages, showNoticePages } from '../notices/pages.ts';
import { chainOfVillage, editionById, type StoredEdition } from '../notices/queries.ts';
import { sealedNumbers } from '../notices/sealed-numbers.ts';
import { Overtaken, unlessOvertaken } from '../overtaken.ts';
import { keepPackage, type Kept } from './package.ts';

/** Runs on the day after the last public day; safe to run again, and puts itself off when called too early. */
export async function endPublicPeriod(deps: Deps, editionId: string): Promise<void> {
  return unlessOvertaken(() => endOnce(deps, editionId));
}

async function endOnce(deps: Deps, editionId: string): Promise<void> {
  const edition = await editionById(deps.db, editionId);
  if (!edition || !['published', 'superseded'].includes(edition.state)) return;
  const { lastDay } = edition.days;
  // Begins with a posting that nobody has confirmed yet.
  if (lastDay === null) return;
  if (today(deps.clock.now()) <= lastDay) return putOff(deps, edition, lastDay);
  const kept = await keepPackage(deps, edition, lastDay);
  const pages = await noticePages(deps, { ...edition, state: 'retained' }, await sealedNumbers(deps, edition));
  await deps.db.write(async (tx) => {
    const now = deps.clock.now();
    await showNoticePages(deps, tx, pages, now);
    await becomeRetained(deps, tx, edition, now);
    await insertPackage(deps, tx, edition, kept, now);
    await tellVillage(deps, tx, edition, now);
  });
}

async function putOff({ db, clock }: Deps, { id, content }: StoredEdition, lastDay: string): Promise<void> {
  const runAt = nextDayStart(lastDay);
  const subject = `village:${content.village.code}`;
  await db.write((tx) => enqueue(db, tx, { name: 'end-public-period', payload: { editionId: id }, subject, now: clock.now(), runAt, uniqueKey: `end:${id}` }));
}

/** What was confirmed while it was packed is packed after it. */
async function insertPackage({ db }: Deps, tx: Writer, { id: editionId, content }: StoredEdition, { photos, ...kept }: Kept, now: Date): Promise<void> {
  const villageCode = content.village.code;
  await tx.insert(db.tables.packages).values({ editionId, villageCode, ...kept }).onConflictDoNothing();
  if (await tx.$count(db.tables.postings, eq(db.tables.postings.editionId, editionId)) === photos) return;
  await enqueue(db, tx, { name: 'renew-package', payload: { editionId }, subject: `village:${villageCode}`, now, uniqueKey: `renew:${editionId}` });
}

async function becomeRetained({ db }: Deps, tx: Writer, { id, number, days }: StoredEdition, now: Date): Promise<void> {
  const { editions } = db.tables;
  const changed = await tx.update(editions).set({ state: 'retained', endedAt: now })
    .where(and(eq(editions.id, id), eq(editions.lastDay, days.lastDay ?? ''), inArray(editions.state, ['published', 'superseded']))).returning({ id: editions.id });
  if (changed.length === 0) throw new Overtaken(`${number} ended or was dated anew while it was packed`);
}

async function tellVillage({ db }: Deps, tx: Writer, { number, content }: StoredEdition, now: Date): Promise<void> {
  const villageCode = content.village.code;
  await record(db, tx, { chain: await chainOfVillage(db, tx, villageCode), at: now, actorId: null, action: 'edition.retained', subject: `edition:${number}/${content.edition}` });
  await askForPages(db, tx, villageCode, now);
}
