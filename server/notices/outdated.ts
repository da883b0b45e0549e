// Whether results that were published after a village's year was summed up make its sum out of date.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { ruleOn } from '../domain/disclosure.ts';
import type { AnnualContent, ListContent } from './content.ts';
import { editionsWhere, listsAmong, type StoredEdition } from './queries.ts';

/** The results of a year that nothing has replaced, of these villages. */
export async function standingResults(db: Database, reader: Reader, codes: readonly string[], year: number): Promise<StoredEdition<ListContent>[]> {
  const { editions } = db.tables;
  return resultsWhere(db, reader, { codes, year }, and(inArray(editions.state, ['published', 'retained']), isNull(editions.supersededBy)));
}

/** The editions as they are to be read now: those of a year say whether they are out of date. */
export async function withOutdated(db: Database, reader: Reader, editions: readonly StoredEdition[]): Promise<StoredEdition[]> {
  return Promise.all(editions.map(async (edition) => (edition.content.kind === 'annual' ? { ...edition, isOutdated: await isOutdated(db, reader, edition.content) } : edition)));
}

/** A new edition of a result that tells the same of the village changes nothing. */
async function isOutdated(db: Database, reader: Reader, { village, year, programmes }: AnnualContent): Promise<boolean> {
  const of = { codes: [village.code], year };
  const sources = new Set(programmes.flatMap((programme) => programme.sources));
  const summedUp = (await resultsWhere(db, reader, of)).filter(({ number, seq }) => sources.has(`${number}/${seq}`));
  const standing = await standingResults(db, reader, of.codes, year);
  return toldOf(summedUp) !== toldOf(standing);
}

/** Programmes of which the paper may not even tell a total are in no year. */
function toldOf(results: readonly StoredEdition<ListContent>[]): string {
  const told = results.filter(({ content: { disclosure } }) => ruleOn(disclosure, 'paper').totals);
  return canonicalJson(told.map(({ number, content: { totals, rows } }) => canonicalJson({ number, totals: { ...totals }, rows: rows.map((row) => ({ ...row })) })).toSorted());
}

async function resultsWhere(db: Database, reader: Reader, { codes, year }: { codes: readonly string[]; year: number }, more?: ReturnType<typeof and>): Promise<StoredEdition<ListContent>[]> {
  const { notices } = db.tables;
  if (codes.length === 0) return [];
  return listsAmong(await editionsWhere(db, reader, and(eq(notices.kind, 'result'), eq(notices.year, year), inArray(notices.villageCode, [...codes]), more)));
}
