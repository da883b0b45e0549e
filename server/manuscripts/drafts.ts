// What the villages of a manuscript would be told: one village, or every one of the township.
import { and, asc, eq, inArray, isNull, ne } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { today } from '../domain/period.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { AttachedFile, Draft, WrittenContent } from '../notices/content.ts';
import { publicDays } from '../notices/draft.ts';
import { placesByVillage } from '../notices/drafts.ts';
import { editionsWhere, type StoredEdition } from '../notices/queries.ts';
import { numbersOf } from '../notices/sealed-numbers.ts';
import { tellingOf } from '../notices/tellings.ts';
import { missingGlyphs } from '../pdf/fonts.ts';
import { Problem } from '../problem.ts';
import { attachmentsOf } from './attachments.ts';
import { unfinished } from './finished.ts';
import { kindClocks } from './kind-clocks.ts';
import { historyOf, type Manuscript } from './queries.ts';

export interface PlannedText { draft: Draft<WrittenContent>; standing: StoredEdition | null }

type PlanDeps = Pick<Deps, 'db' | 'calendar' | 'clock'>;

/** In the order of the register. Throws Problem `calendar-unknown`. */
export async function plannedTexts(deps: PlanDeps, reader: Reader, manuscript: Manuscript): Promise<PlannedText[]> {
  const { db } = deps;
  const [codes, places, standing] = [await villagesOf(db, reader, manuscript), await placesByVillage(db, reader), await standingEditions(db, reader, manuscript)];
  const frame = await frameOf(deps, reader, manuscript);
  return codes.flatMap((code) => {
    const place = places.get(code);
    const draft = place && ({ ...frame, ...place } as Draft<WrittenContent>);
    return draft ? [{ draft, standing: standing.find(({ content }) => content.village.code === code) ?? null }] : [];
  });
}

/** Of one village as if it were numbered, for a preview; the first where none is named. */
export async function previewOf(deps: PlanDeps, manuscript: Manuscript): Promise<WrittenContent> {
  const [first] = await plannedTexts(deps, deps.db.read, manuscript);
  if (!first) throw new Problem('not-found');
  const { draft, standing } = first;
  const correction = standing ? { correction: { replaces: standing.seq, reason: manuscript.correctionReason, resentOn: null } } : {};
  return { ...draft, ...correction, number: standing?.number ?? '审核通过后编号', edition: (standing?.seq ?? 0) + 1 };
}

/** Before the transaction, because seals are opened. Throws Problems `manuscript-unfinished`, `number-in-text`, `glyph-missing`, `calendar-unknown`. */
export async function demandTellable(deps: PlanDeps & Pick<Deps, 'vault'>, manuscript: Manuscript): Promise<void> {
  const lacking = unfinished(manuscript, today(deps.clock.now()));
  if (lacking) throw new Problem('manuscript-unfinished', lacking);
  const planned = await plannedTexts(deps, deps.db.read, manuscript);
  const [first] = planned;
  if (!first) throw new Problem('not-found');
  for (const { draft, standing } of manuscript.villageCode === null ? [first] : planned) {
    const correction = standing ? { correction: { replaces: standing.seq, reason: manuscript.correctionReason, resentOn: null } } : {};
    const place = tellingOf({ ...draft, ...correction, number: '', edition: 1 }).numberIn(await numbersOf(deps, draft.village.code, null));
    if (place) throw new Problem('number-in-text', place);
  }
  const missing = missingGlyphs(canonicalJson({ ...first.draft }) + manuscript.correctionReason);
  if (missing.length > 0) throw new Problem('glyph-missing', missing.join('、'));
}

/** Throws Problem `notice-exists` where a village was told of the same by something that this does not correct. */
export async function demandNew({ db }: Pick<Deps, 'db'>, reader: Reader, { id, villageCode, townshipCode, item, year, term, content, corrects }: Manuscript): Promise<void> {
  const { manuscripts } = db.tables;
  const same = await reader.select({ id: manuscripts.id, content: manuscripts.content }).from(manuscripts).where(and(
    villageCode === null ? and(isNull(manuscripts.villageCode), eq(manuscripts.townshipCode, townshipCode)) : eq(manuscripts.villageCode, villageCode),
    eq(manuscripts.item, item), eq(manuscripts.year, year), eq(manuscripts.term, term), ne(manuscripts.id, id), inArray(manuscripts.state, ['submitted', 'approved', 'published']),
  ));
  if (same.some((other) => other.id !== corrects && other.content.kind === content.kind)) throw new Problem('notice-exists');
}

async function frameOf({ db, calendar, clock }: PlanDeps, reader: Reader, manuscript: Manuscript) {
  const clocks = await kindClocks(db, reader, manuscript.townshipCode, manuscript.content.kind);
  const { createdBy, decisions } = await historyOf(db, manuscript.id, reader);
  const { basis, ...rest } = manuscript.content;
  const files = await attachmentsOf(db, manuscript.id, reader);
  const subject = manuscript.content.kind === 'application' ? { programme: manuscript.item } : manuscript.content.kind === 'affairs' ? { item: manuscript.item } : {};
  return {
    ...rest, ...subject, basis, title: manuscript.title, year: manuscript.year, term: manuscript.term, clocks, attachments: files.map(({ picture, ...file }, i): AttachedFile => ({ ...file, file: fileName(i, file.type), ...(picture ? { picture } : {}) })),
    ...publicDays(clocks, today(clock.now()), calendar), publishedBy: createdBy, reviewedBy: decisions.findLast(({ decision }) => decision === 'approved')?.by ?? '',
  };
}

const endings: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg' };

/** Of our own making: what people called it is in the content. */
function fileName(index: number, type: string): string {
  return `attachment-${index + 1}.${endings[type] ?? 'xlsx'}`;
}

async function villagesOf({ tables: { villages } }: Database, reader: Reader, { villageCode, townshipCode }: Manuscript): Promise<string[]> {
  if (villageCode !== null) return [villageCode];
  const rows = await reader.select({ code: villages.code }).from(villages).where(eq(villages.townshipCode, townshipCode)).orderBy(asc(villages.position));
  return rows.map(({ code }) => code);
}

/** What of the manuscript that this one corrects stands now. */
export async function standingEditions(db: Database, reader: Reader, { corrects }: Pick<Manuscript, 'corrects'>): Promise<StoredEdition[]> {
  const { editions } = db.tables;
  if (corrects === null) return [];
  return editionsWhere(db, reader, and(eq(editions.manuscriptId, corrects), inArray(editions.state, ['published', 'retained']), isNull(editions.supersededBy)));
}
