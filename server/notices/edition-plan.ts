// What the approval of a batch will do to each village: a first edition, a new one, none, or the end of the one that hangs.
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { ListContent } from './content.ts';
import type { Correction } from './correction-words.ts';
import type { DraftContent } from './draft.ts';
import { draftContents, type BatchSubject } from './drafts.ts';
import { editionsWhere, listsAmong, type StoredEdition } from './queries.ts';

export interface PlannedEdition {
  draft: DraftContent;
  /** What stands of this notice now; null where the village is told for the first time. */
  standing: StoredEdition<ListContent> | null;
  /** False where the village would read the same again: no new edition is made. */
  isChanged: boolean;
}

export interface EditionPlan {
  batch: BatchSubject;
  planned: PlannedEdition[];
  /** Editions of villages that the corrected list leaves out. */
  vanished: StoredEdition<ListContent>[];
}

/** Throws `Problem` as `frameOf` does. */
export async function editionPlan(deps: Pick<Deps, 'db' | 'calendar'>, reader: Reader, batchId: string, now: Date): Promise<EditionPlan> {
  const { batch, drafts } = await draftContents(deps, reader, batchId, now);
  const standing = await standingOf(deps, reader, batch);
  const byVillage = new Map(standing.map((edition) => [edition.content.village.code, edition]));
  const told = new Set(drafts.map(({ village }) => village.code));
  return {
    batch,
    planned: drafts.map((draft) => plannedEdition(draft, byVillage.get(draft.village.code) ?? null)),
    vanished: standing.filter(({ content }) => !told.has(content.village.code)),
  };
}

/** The same for one village, whatever the others get; `planned` is undefined where it gets nothing. */
export async function villagePlan(deps: Pick<Deps, 'db' | 'calendar'>, batchId: string, villageCode: string, now: Date): Promise<{ batch: BatchSubject; planned: PlannedEdition | undefined }> {
  const { batch, drafts: [draft] } = await draftContents(deps, deps.db.read, batchId, now, villageCode);
  if (!draft) return { batch, planned: undefined };
  const standing = await standingOf(deps, deps.db.read, batch);
  return { batch, planned: plannedEdition(draft, standing.find(({ content }) => content.village.code === villageCode) ?? null) };
}

async function standingOf({ db }: Pick<Deps, 'db'>, reader: Reader, { corrects }: BatchSubject): Promise<StoredEdition<ListContent>[]> {
  return corrects === null ? [] : standingEditions(db, reader, await lineOf(db, reader, corrects));
}

/** What the new edition says of the one that stands; undefined where there is none to take the place of. */
export function correctionOf({ correctionReason: reason, resentOn }: BatchSubject, standing: StoredEdition | null): Correction | undefined {
  return standing ? { replaces: standing.seq, reason, resentOn } : undefined;
}

/** The batch and all that it corrects, newest first. */
export async function lineOf({ tables: { batches } }: Database, reader: Reader, batchId: string): Promise<string[]> {
  const line: string[] = [];
  for (let id: string | null = batchId; id !== null && !line.includes(id);) {
    line.push(id);
    const found: { corrects: string | null }[] = await reader.select({ corrects: batches.corrects }).from(batches).where(eq(batches.id, id));
    id = found[0]?.corrects ?? null;
  }
  return line;
}

/** Editions of these batches that nothing has replaced, still public or already kept. */
async function standingEditions(db: Database, reader: Reader, line: readonly string[]): Promise<StoredEdition<ListContent>[]> {
  const { editions } = db.tables;
  const standing = await editionsWhere(db, reader, and(inArray(editions.batchId, [...line]), inArray(editions.state, ['published', 'retained']), isNull(editions.supersededBy)));
  return listsAmong(standing);
}

function plannedEdition(draft: DraftContent, standing: StoredEdition<ListContent> | null): PlannedEdition {
  return { draft, standing, isChanged: standing === null || publicFacts(draft) !== publicFacts(standing.content) };
}

/** What a villager would see as different: not the order of the rows, the days, or who checked and whom to call. */
function publicFacts({ programme, paidOn, basis, totals, rows }: DraftContent): string {
  return canonicalJson({ programme, paidOn, basis, totals: { ...totals }, rows: rows.map((row) => canonicalJson({ ...row })).toSorted() });
}
