// A sheet that goes out later than it was approved for: its public period begins on the day people can first read it.
import { and, eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { today } from '../domain/period.ts';
import { hashOf } from '../files.ts';
import { clocksOf } from './clocks.ts';
import type { EditionContent } from './content.ts';
import { publicDays } from './draft.ts';
import { chainOfVillage, type StoredEdition } from './queries.ts';

/** Whether the day for which the edition was frozen has passed. */
export function isLate(edition: StoredEdition, now: Date): boolean {
  return today(now) > edition.content.firstDay;
}

/** The edition as it goes out today: frozen anew when it is late, itself otherwise. Throws `Problem('calendar-unknown')`. */
export function datedToday({ clock, calendar }: Pick<Deps, 'clock' | 'calendar'>, edition: StoredEdition): StoredEdition {
  const now = clock.now();
  if (!isLate(edition, now)) return edition;
  const content: EditionContent = { ...edition.content, ...publicDays(clocksOf(edition.content), today(now), calendar) };
  const { firstDay, lastDay } = content;
  return { ...edition, content, days: { firstDay, lastDay }, hash: hashOf(canonicalJson(content)) };
}

/** Keeps the new dates of an edition of which nothing is public yet, in the transaction that publishes it. */
export async function keepDates({ db }: Pick<Deps, 'db'>, tx: Writer, approved: StoredEdition, dated: StoredEdition, now: Date): Promise<void> {
  if (dated === approved) return;
  const { editions } = db.tables;
  const { content, hash } = dated;
  await tx.update(editions).set({ content: canonicalJson(content), hash, firstDay: content.firstDay, lastDay: content.lastDay ?? '' })
    .where(and(eq(editions.id, approved.id), eq(editions.hash, approved.hash))).returning({ id: editions.id });
  await record(db, tx, {
    chain: await chainOfVillage(db, tx, content.village.code), at: now, actorId: null, action: 'edition.redated', subject: `edition:${dated.number}/${dated.seq}`,
    detail: { approvedFirstDay: approved.content.firstDay, approvedHash: approved.hash, firstDay: content.firstDay, lastDay: content.lastDay, hash },
  });
}
