// What the villages of a township would be told of a year, beside what stands: a new edition only where a village reads something else.
import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { annualFacts, annualView } from '../domain/annual.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { today } from '../domain/period.ts';
import { hashOf } from '../files.ts';
import { kindClocks } from '../manuscripts/kind-clocks.ts';
import type { AnnualContent, Draft } from '../notices/content.ts';
import { publicDays } from '../notices/draft.ts';
import { placesByVillage } from '../notices/drafts.ts';
import { editionsWhere, type StoredEdition } from '../notices/queries.ts';
import { madeOf } from '../notices/source.ts';
import { townshipYear, villageCodes, type YearSources } from './years.ts';

export type AnnualDraft = Draft<AnnualContent>;
export interface PlannedYear { draft: AnnualDraft; standing: StoredEdition<AnnualContent> | null; isChanged: boolean }
/** `hash` names what all villages would be told, whoever made it and on whatever day. */
export interface AnnualPlan { planned: PlannedYear[]; hash: string }

/** Whose year, and whose names stand on it. */
export interface AnnualSubject { townshipCode: string; year: number; /** Null: as what stands says. */ basis: string | null; publishedBy: string; reviewedBy: string }

/** What every village's year is called. */
export const annualTitle = '惠民惠农财政补贴';

/** In the order of the register; a village without anything to tell, and told nothing yet, is not in it. Throws Problems `annual-broken`, `calendar-unknown`. */
export async function annualPlan({ db, calendar, clock }: Pick<Deps, 'db' | 'calendar' | 'clock'>, reader: Reader, subject: AnnualSubject): Promise<AnnualPlan> {
  const { townshipCode, year, basis, publishedBy, reviewedBy } = subject;
  const [years, places, standing] = [await townshipYear(db, reader, subject), await placesByVillage(db, reader), await standingYears(db, reader, subject)];
  const clocks = await kindClocks(db, reader, townshipCode, 'annual');
  const days = publicDays(clocks, today(clock.now()), calendar);
  const planned = (await villageCodes(db, reader, townshipCode)).flatMap((code): PlannedYear[] => {
    const [sources, before, place] = [years.get(code), standing.get(code) ?? null, places.get(code)];
    if (!place || (!sources && !before)) return [];
    const draft: AnnualDraft = { kind: 'annual', title: annualTitle, year, term: '', ...place, ...days, basis: basis ?? before?.content.basis ?? '', publishedBy, reviewedBy, clocks, ...factsOf(sources) };
    return [{ draft, standing: before, isChanged: before === null || publicFacts(draft) !== publicFacts(before.content) }];
  });
  return { planned, hash: hashOf(planned.map(({ draft }) => draft.village.code + publicFacts(draft)).join('\n')) };
}

/** The year's notices of the township that nothing has replaced, by village. */
export async function standingYears(db: Database, reader: Reader, { townshipCode, year }: Pick<AnnualSubject, 'townshipCode' | 'year'>): Promise<Map<string, StoredEdition<AnnualContent>>> {
  const { editions, notices } = db.tables;
  const codes = await villageCodes(db, reader, townshipCode);
  if (codes.length === 0) return new Map();
  const found = await editionsWhere(db, reader, and(
    eq(notices.kind, 'annual'), eq(notices.year, year), inArray(notices.villageCode, codes), inArray(editions.state, ['rendering', 'published', 'retained']), isNull(editions.supersededBy),
  ));
  // Of a notice the newest comes first, and one that is being printed stands before the one it will replace.
  return new Map(found.toReversed().flatMap(({ content, ...edition }) => (content.kind === 'annual' ? [[content.village.code, { ...edition, content }] as const] : [])));
}

/** What one summary told, by village as they are registered; without those that were taken back before they were told. */
export async function frozenYears(db: Database, reader: Reader, { id, townshipCode }: { id: string; townshipCode: string }): Promise<StoredEdition<AnnualContent>[]> {
  const found = await editionsWhere(db, reader, and(madeOf(db, id), ne(db.tables.editions.state, 'withdrawn')));
  const byVillage = new Map(found.flatMap(({ content, ...edition }) => (content.kind === 'annual' ? [[content.village.code, { ...edition, content }] as const] : [])));
  return (await villageCodes(db, reader, townshipCode)).flatMap((code) => byVillage.get(code) ?? []);
}

function factsOf(sources: YearSources | undefined): Pick<AnnualContent, 'programmes' | 'rows' | 'households' | 'paidFen'> {
  const years = sources?.programmes ?? [];
  const { programmes, ...facts } = annualFacts(years);
  return { ...facts, programmes: programmes.map(({ sources: from, ...programme }) => ({ ...programme, sources: from })) };
}

// Paper and archive stay in the village and show every programme that is told at all.
const amongStrangers = ['screen', 'internet', 'open-data'] as const;

/** What a villager would see as different: not the days, the documents, who checked, which edition of a notice said the same, or how the rule puts it. */
function publicFacts({ programmes, rows, households, paidFen }: Pick<AnnualContent, 'programmes' | 'rows' | 'households' | 'paidFen'>): string {
  const withheld = amongStrangers.map((channel) => annualView(programmes, channel).lines.map((line) => line.withheld));
  const told = programmes.map(({ code, name, recipient, isListed, households: ofProgramme, paidFen: fen }) => ({ code, name, recipient, isListed, households: ofProgramme, fen }));
  return canonicalJson({ programmes: told, withheld, rows: rows.map((row) => ({ ...row })), households, paidFen });
}
