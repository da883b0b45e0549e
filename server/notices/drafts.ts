// The draft of a village of a batch, and what it stands on.
import { and, desc, eq } from 'drizzle-orm';
import { frozen, versionInForce } from '../catalogue/versions.ts';
import type { Database, Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { today, type Calendar } from '../domain/period.ts';
import { Problem } from '../problem.ts';
import { draftOf, frameOf, type DraftContent, type Frame, type Place } from './draft.ts';
import type { VillageFacts } from './facts.ts';
import { villageFacts } from './village-facts.ts';

/** What all drafts of a batch stand on; little beside its rows. */
export interface Ground { batch: BatchSubject; frame: Frame; places: ReadonlyMap<string, Place> }

/** `reviewedBy` where the approval has not been written down yet. Throws `Problem` as `frameOf` does. */
export async function groundOf({ db, calendar }: Pick<Deps, 'db' | 'calendar'>, reader: Reader, batchId: string, now: Date, reviewedBy?: string): Promise<Ground> {
  const stored = await batchSubject(db, reader, batchId);
  const batch = reviewedBy === undefined ? stored : { ...stored, reviewedBy };
  return { batch, frame: await frameFor(db, reader, batch, today(now), calendar), places: await placesByVillage(db, reader) };
}

/** Of one village of a stored batch; undefined where it has no payments. */
export async function draftIn({ db }: Pick<Deps, 'db'>, { batch, frame, places }: Ground, villageCode: string): Promise<DraftContent | undefined> {
  const facts = await villageFacts(db, db.read, batch.id, villageCode);
  return facts && draftOf(frame, placeIn(places, villageCode), facts);
}

/** What one village would be told from facts that are not stored yet. Throws as `groundOf` does. */
export async function draftFrom(deps: Pick<Deps, 'db' | 'calendar'>, batchId: string, facts: VillageFacts, now: Date): Promise<DraftContent> {
  const { frame, places } = await groundOf(deps, deps.db.read, batchId, now);
  return draftOf(frame, placeIn(places, facts.villageCode), facts);
}

/** The same under a version that may not be in force. Throws as `frameOf` does. */
export async function draftUnder({ db, calendar }: Pick<Deps, 'db' | 'calendar'>, batchId: string, facts: VillageFacts, version: Parameters<typeof frozen>[0], now: Date): Promise<DraftContent> {
  const { list: kind, ...batch } = await batchSubject(db, db.read, batchId);
  return draftOf(frameOf({ ...pickSubject(batch), kind }, today(now), calendar, frozen(version)), placeIn(await placesByVillage(db, db.read), facts.villageCode), facts);
}

export type BatchSubject = Awaited<ReturnType<typeof batchSubject>>;

/** Under the version of the programme that is in force now, for the township of the batch. */
async function frameFor(db: Database, reader: Reader, { list: kind, ...batch }: BatchSubject, firstDay: string, calendar: Calendar): Promise<Frame> {
  const version = await versionInForce(db, reader, batch.programme, batch.townshipCode);
  return frameOf({ ...pickSubject(batch), kind }, firstDay, calendar, frozen(version));
}

function pickSubject({ programme, year, term, paidOn, basis, publishedBy, reviewedBy }: Omit<BatchSubject, 'list'>) {
  return { programme, year, term, paidOn, basis, publishedBy, reviewedBy };
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
