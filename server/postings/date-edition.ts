// Counts a public period that begins with the confirmed posting, and tells its days on page, board and in the village's lists.
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { nextDayStart } from '../domain/day.ts';
import { enqueue } from '../jobs/queue.ts';
import { askForPages } from '../jobs/village-pages.ts';
import { clocksOf } from '../notices/clocks.ts';
import { lastDayFrom } from '../notices/draft.ts';
import { noticePages, showNoticePages } from '../notices/pages.ts';
import { chainOfVillage, editionById, type StoredEdition } from '../notices/queries.ts';
import { sealedNumbers } from '../notices/sealed-numbers.ts';
import { Overtaken, unlessOvertaken } from '../overtaken.ts';
import { confirmations, standingOf } from './queries.ts';

/** Safe to run again. Throws `Problem('calendar-unknown')` where the holidays of the new days are not known: it is tried again until they are. */
export async function dateEdition(deps: Deps, editionId: string): Promise<void> {
  return unlessOvertaken(() => dateOnce(deps, editionId));
}

async function dateOnce(deps: Deps, editionId: string): Promise<void> {
  const { db, calendar } = deps;
  const edition = await editionById(db, editionId);
  const posting = standingOf(await confirmations(db, db.read, editionId), 'up');
  if (!edition || !posting || edition.state !== 'published' || clocksOf(edition.content).start !== 'posting') return;
  const days = { firstDay: posting.day, lastDay: lastDayFrom(clocksOf(edition.content).publicPeriod, posting.day, calendar) };
  if (days.firstDay === edition.days.firstDay && days.lastDay === edition.days.lastDay) return;
  const pages = await noticePages(deps, { ...edition, days }, await sealedNumbers(deps, edition));
  await db.write(async (tx) => {
    const now = deps.clock.now();
    if (standingOf(await confirmations(db, tx, editionId), 'up')?.id !== posting.id) throw new Overtaken(`${edition.number} was confirmed again`);
    await showNoticePages(deps, tx, pages, now);
    await keepDays(deps, tx, edition, days, now);
  });
}

async function keepDays({ db }: Deps, tx: Writer, { id, number, seq, content }: StoredEdition, days: { firstDay: string; lastDay: string }, now: Date): Promise<void> {
  const { editions } = db.tables;
  const villageCode = content.village.code;
  const subject = `village:${villageCode}`;
  const changed = await tx.update(editions).set(days).where(and(eq(editions.id, id), eq(editions.state, 'published'))).returning({ id: editions.id });
  if (changed.length === 0) throw new Overtaken(`${number} ended while it was dated`);
  await askForPages(db, tx, villageCode, now);
  await enqueue(db, tx, { name: 'end-public-period', payload: { editionId: id }, subject, now, runAt: nextDayStart(days.lastDay), uniqueKey: `end:${id}` });
  await record(db, tx, { chain: await chainOfVillage(db, tx, villageCode), at: now, actorId: null, action: 'edition.dated', subject: `edition:${number}/${seq}`, detail: { ...days } });
}
