// The drafts of a stored batch, one per village with payments.
import { and, desc, eq } from 'drizzle-orm';
import { frozen, versionInForce } from '../catalogue/versions.ts';
import type { Database, Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { today, type Calendar } from '../domain/period.ts';
import { Problem } from '../problem.ts';
import { draftOf, frameOf, type DraftContent, type Frame, type Place } from './draft.ts';
import type { VillageFacts } from './facts.ts';
import { villageFacts } from './village-facts.ts';

/** Of every village, or of `only` one. Throws `Problem` as `frameOf` does. */
export async function draftContents({ db, calendar }: Pick<Deps, 'db' | 'calendar'>, reader: Reader, batchId: string, now: Date, only?: string) {
  const batch = await batchSubject(db, reader, batchId);
  const places = await placesByVillage(db, reader);
  const frame = await frameFor(db, reader, batch, today(now), calendar);
  const drafts = (await villageFacts(db, reader, batchId, only)).map((facts): DraftContent => draftOf(frame, placeIn(places, facts.villageCode), facts));
  return { batch, drafts };
}

/** What one village would be told from facts that are not stored yet. Throws as `draftContents` does. */
export async function draftFrom({ db, calendar }: Pick<Deps, 'db' | 'calendar'>, batchId: string, facts: VillageFacts, now: Date): Promise<DraftContent> {
  const frame = await frameFor(db, db.read, await batchSubject(db, db.read, batchId), today(now), calendar);
  return draftOf(frame, placeIn(await placesByVillage(db, db.read), facts.villageCode), facts);
}

export type BatchSubject = Awaited<ReturnType<typeof batchSubject>>;

/** Under the version of the programme that is in force now, for the township of the batch. */
async function frameFor(db: Database, reader: Reader, { list: kind, programme, year, term, paidOn, basis, publishedBy, reviewedBy, townshipCode }: BatchSubject, firstDay: string, calendar: Calendar): Promise<Frame> {
  const version = await versionInForce(db, reader, programme, townshipCode);
  return frameOf({ kind, programme, year, term, paidOn, basis, publishedBy, reviewedBy }, firstDay, calendar, frozen(version));
}

async function batchSubject(db: Database, reader: Reader, batchId: string) {
  const { batches, users, reviews } = db.tables;
  const [batch] = await reader.select({
    id: batches.id, list: batches.list, programme: batches.programme, year: batches.year, term: batches.term, townshipCode: batches.townshipCode,
    paidOn: batches.paidOn, basis: batches.basis, publishedBy: users.name,
    corrects: batches.corrects, correctionReason: batches.correctionReason, publicity: batches.publicity, resentOn: batches.resentOn,
  }).from(batches).innerJoin(users, eq(users.id, batches.createdBy)).where(eq(batches.id, batchId));
  if (!batch) throw new Problem('not-found');
  const [review] = await reader.select({ name: users.name }).from(reviews).innerJoin(users, eq(users.id, reviews.reviewedBy))
    .where(and(eq(reviews.batchId, batchId), eq(reviews.decision, 'approved'))).orderBy(desc(reviews.reviewedAt)).limit(1);
  return { ...batch, reviewedBy: review?.name ?? '' };
}

/** Every village with its township and whom to ask, by code. */
export async function placesByVillage(db: Database, reader: Reader): Promise<Map<string, Place>> {
  const { villages, townships } = db.tables;
  const places = await reader.select({
    code: villages.code, name: villages.name, township: townships.name, county: townships.county,
    phone: townships.phone, office: townships.office, hours: townships.hours,
  }).from(villages).innerJoin(townships, eq(townships.code, villages.townshipCode));
  return new Map(places.map(({ code, name, township, county, ...contact }) => [code, { village: { code, name }, township, county, contact }]));
}

function placeIn(places: ReadonlyMap<string, Place>, code: string): Place {
  const place = places.get(code);
  if (!place) throw new Error(`village ${code} has payments but no place`);
  return place;
}
