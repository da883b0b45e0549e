// What each village of a batch would be told, before it has a number: the same for preview and publication.
import { eq } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { disclose, mayPublish, ruleFor } from '../domain/disclosure.ts';
import { lastDay, periodInWords, today } from '../domain/period.ts';
import { programmeOf, type Programme } from '../domain/programmes.ts';
import { Problem } from '../problem.ts';
import type { EditionContent, PaperRow } from './content.ts';
import { villageFacts, type VillageFacts } from './facts.ts';

export type DraftContent = Omit<EditionContent, 'number' | 'edition'>;

/** Throws `Problem('calendar-unknown')` when the end of the public period cannot be told. */
export async function draftContents(deps: Deps, reader: Reader, batchId: string, now: Date) {
  const batch = await batchFacts(deps, reader, batchId);
  const places = await placesByVillage(deps, reader);
  const frame = frameOf(deps, batch, now);
  const drafts = (await villageFacts(deps.db, reader, batchId)).map((facts) => draftOf(frame, placeIn(places, facts.villageCode), facts));
  return { batch, drafts };
}

type Batch = Awaited<ReturnType<typeof batchFacts>>;
type Place = Awaited<ReturnType<typeof placesByVillage>> extends Map<string, infer P> ? P : never;
type Frame = ReturnType<typeof frameOf>;

function draftOf({ programme, disclosure, ...frame }: Frame, place: Place, facts: VillageFacts): DraftContent {
  const maySayStandard = disclosure.channels.paper.fields.includes('standard') || disclosure.channels.paper.fields.length === 0;
  return {
    ...frame,
    programme: programme.code,
    programmeName: programme.name,
    units: programme.unitWords,
    disclosure,
    village: { code: place.code, name: place.name },
    township: place.township,
    county: place.county,
    contact: { phone: place.phone, office: place.office, hours: place.hours },
    totals: maySayStandard ? facts.totals : { ...facts.totals, standard: null },
    rows: disclose(disclosure, 'paper', facts.rows).map(paperRow),
  };
}

function paperRow(row: Partial<PaperRow>): PaperRow {
  return { group: row.group ?? null, name: row.name ?? '', areaUnits: row.areaUnits ?? null, standard: row.standard ?? null, amountFen: row.amountFen ?? 0 };
}

function frameOf(deps: Deps, batch: Batch, now: Date) {
  const programme: Programme | undefined = programmeOf(batch.programme);
  if (!programme) throw new Problem('programme-unknown');
  if (!mayPublish(programme.disclosureClass)) throw new Problem('programme-not-public', programme.name);
  const firstDay = today(now);
  const last = lastDay({ ...programme.publicPeriod, firstDay, calendar: deps.calendar });
  if (typeof last !== 'string') throw new Problem('calendar-unknown', `缺少${last.unknownYear}年`);
  return {
    kind: 'result' as const, programme, disclosure: ruleFor(programme.disclosureClass), year: batch.year, term: batch.term, firstDay, lastDay: last, period: periodInWords(programme.publicPeriod),
    paidOn: batch.paidOn, basis: batch.basis, publishedBy: batch.publishedBy, reviewedBy: batch.reviewedBy ?? '',
  };
}

async function batchFacts({ db }: Deps, reader: Reader, batchId: string) {
  const { batches, users, reviews } = db.tables;
  const [batch] = await reader.select({
    id: batches.id, programme: batches.programme, year: batches.year, term: batches.term, townshipCode: batches.townshipCode,
    paidOn: batches.paidOn, basis: batches.basis, publishedBy: users.name,
  }).from(batches).innerJoin(users, eq(users.id, batches.createdBy)).where(eq(batches.id, batchId));
  if (!batch) throw new Problem('not-found');
  const [review] = await reader.select({ name: users.name }).from(reviews).innerJoin(users, eq(users.id, reviews.reviewedBy))
    .where(eq(reviews.batchId, batchId)).orderBy(reviews.reviewedAt);
  return { ...batch, reviewedBy: review?.name };
}

async function placesByVillage({ db }: Deps, reader: Reader) {
  const { villages, townships } = db.tables;
  const places = await reader.select({
    code: villages.code, name: villages.name, township: townships.name, county: townships.county,
    phone: townships.phone, office: townships.office, hours: townships.hours,
  }).from(villages).innerJoin(townships, eq(townships.code, villages.townshipCode));
  return new Map(places.map((place) => [place.code, place]));
}

function placeIn(places: Map<string, Place>, code: string): Place {
  const place = places.get(code);
  if (!place) throw new Error(`village ${code} has payments but no place`);
  return place;
}
