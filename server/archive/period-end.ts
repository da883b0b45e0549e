// The end of the public period: the edition leaves pages and boards, and its material is kept for the village committee.
import { join } from 'node:path';
import { and, eq, inArray } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { addDays, nextDayStart } from '../domain/day.ts';
import { today } from '../domain/period.ts';
import { enqueue } from '../jobs/queue.ts';
import { clocksOf } from '../notices/clocks.ts';
import { noticePages, showNoticePages } from '../notices/pages.ts';
import { chainOfVillage, editionById, type StoredEdition } from '../notices/queries.ts';
import { sealedNumbers } from '../notices/sealed-numbers.ts';
import { Overtaken, unlessOvertaken } from '../overtaken.ts';
import { writeBag } from './bag.ts';
import { packagePayload } from './payload.ts';

/** Runs on the day after the last public day; safe to run again, and puts itself off when called too early. */
export async function endPublicPeriod(deps: Deps, editionId: string): Promise<void> {
  return unlessOvertaken(() => endOnce(deps, editionId));
}

async function endOnce(deps: Deps, editionId: string): Promise<void> {
  const edition = await editionById(deps.db, editionId);
  if (!edition || !['published', 'superseded'].includes(edition.state)) return;
  if (today(deps.clock.now()) <= edition.content.lastDay) return putOff(deps, edition);
  const kept = await keepPackage(deps, edition);
  const pages = await noticePages(deps, { ...edition, state: 'retained' }, await sealedNumbers(deps, edition));
  await deps.db.write(async (tx) => {
    const now = deps.clock.now();
    await showNoticePages(deps, tx, pages, now);
    await becomeRetained(deps, tx, edition, now);
    await tx.insert(deps.db.tables.packages).values({ editionId, villageCode: edition.content.village.code, ...kept }).onConflictDoNothing();
    await tellVillage(deps, tx, edition, now);
  });
}

async function putOff({ db, clock }: Deps, { id, content }: StoredEdition): Promise<void> {
  const runAt = nextDayStart(content.lastDay);
  const subject = `village:${content.village.code}`;
  await db.write((tx) => enqueue(db, tx, { name: 'end-public-period', payload: { editionId: id }, subject, now: clock.now(), runAt, uniqueKey: `end:${id}` }));
}

async function keepPackage(deps: Deps, edition: StoredEdition) {
  const { retention } = clocksOf(edition.content);
  const folder = `${edition.number}-${edition.seq}`;
  const { payload, info } = await packagePayload(deps, edition, retention);
  const bag = await writeBag(join(deps.config.data, 'packages', folder), payload, info);
  return { folder, files: bag.files, bytes: bag.bytes, sha256: bag.sha256, retention, keptSince: addDays(edition.content.lastDay, 1) };
}

async function becomeRetained({ db }: Deps, tx: Writer, { id, number }: StoredEdition, now: Date): Promise<void> {
  const { editions } = db.tables;
  const changed = await tx.update(editions).set({ state: 'retained', endedAt: now })
    .where(and(eq(editions.id, id), inArray(editions.state, ['published', 'superseded']))).returning({ id: editions.id });
  if (changed.length === 0) throw new Overtaken(`${number} ended while it was packed`);
}

async function tellVillage({ db }: Deps, tx: Writer, { number, content }: StoredEdition, now: Date): Promise<void> {
  const villageCode = content.village.code;
  await record(db, tx, { chain: await chainOfVillage(db, tx, villageCode), at: now, actorId: null, action: 'edition.retained', subject: `edition:${number}/${content.edition}` });
  await enqueue(db, tx, { name: 'refresh-village', payload: { villageCode }, subject: `village:${villageCode}`, now, uniqueKey: `refresh:${villageCode}` });
}
