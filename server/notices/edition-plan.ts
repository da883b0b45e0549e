// What the approval of a batch will do to each village: a first edition, a new one, none, or the end of the one that hangs.
import { setImmediate as breathe } from 'node:timers/promises';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { ListContent } from './content.ts';
import type { Correction } from './correction-words.ts';
import type { DraftContent } from './draft.ts';
import { draftIn, groundOf, type BatchSubject, type Ground } from './drafts.ts';
import { editionsWhere, listsAmong, type StoredEdition } from './queries.ts';
import { villagesOf } from './village-facts.ts';

type PlanDeps = Pick<Deps, 'db' | 'calendar'>;

export interface PlannedEdition {
  draft: DraftContent;
  /** What stands of this notice now; null where the village is told for the first time. */
  standing: StoredEdition<ListContent> | null;
  /** False where the village would read the same again: no new edition is made. */
  isChanged: boolean;
}

export interface EditionPlan {
  ground: Ground;
  planned: PlannedEdition[];
  /** Editions of villages that the corrected list leaves out. */
  vanished: StoredEdition<ListContent>[];
}

/** A county's lists take a second to read: others get their turn between the villages. Throws `Problem` as `groundOf` does. */
export async function editionPlan(deps: PlanDeps, batchId: string, now: Date, reviewedBy?: string): Promise<EditionPlan> {
  const ground = await groundOf(deps, deps.db.read, batchId, now, reviewedBy);
  const standing = await standingOf(deps, ground.batch);
  const byVillage = new Map(standing.map((edition) => [edition.content.village.code, edition]));
  const planned: PlannedEdition[] = [];
  for (const code of await villagesOf(deps.db, deps.db.read, batchId)) {
    const draft = await draftIn(deps, ground, code);
    if (draft) planned.push(plannedEdition(draft, byVillage.get(code) ?? null));
    await breathe();
  }
  const told = new Set(planned.map(({ draft }) => draft.village.code));
  return { ground, planned, vanished: standing.filter(({ content }) => !told.has(content.village.code)) };
}

/** The same for one village, whatever the others get; `planned` is undefined where it gets nothing. */
export async function villagePlan(deps: PlanDeps, batchId: string, villageCode: string, now: Date): Promise<{ batch: BatchSubject; planned: PlannedEdition | undefined }> {
  const ground = await groundOf(deps, deps.db.read, batchId, now);
  const draft = await draftIn(deps, ground, villageCode);
  if (!draft) return { batch: ground.batch, planned: undefined };
  const standing = await standingOf(deps, ground.batch);
  return { batch: ground.batch, planned: plannedEdition(draft, standing.find(({ content }) => content.village.code === villageCode) ?? null) };
}

async function standingOf({ db }: Pick<Deps, 'db'>, { corrects }: BatchSubject): Promise<StoredEdition<ListContent>[]> {
  if (corrects === null) return [];
  return listsAmong(await editionsWhere(db, db.read, standsOf(db, await lineOf(db, db.read, corrects))));
}

/** Of editions: those of these batches that nothing has replaced, still public or already kept. */
function standsOf({ tables: { editions } }: Database, line: readonly string[]) {
  return and(inArray(editions.batchId, [...line]), inArray(editions.state, ['published', 'retained']), isNull(editions.supersededBy));
}

/** What stands of the batch that this one corrects, in short: to see whether it is still what a plan was made of. */
export async function standingMarks(db: Database, reader: Reader, { corrects }: BatchSubject): Promise<string[]> {
  if (corrects === null) return [];
  const { editions } = db.tables;
  const found = await reader.select({ id: editions.id, hash: editions.hash }).from(editions).where(standsOf(db, await lineOf(db, reader, corrects)));
  return found.map(({ id, hash }) => `${id} ${hash}`).toSorted();
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

function plannedEdition(draft: DraftContent, standing: StoredEdition<ListContent> | null): PlannedEdition {
  return { draft, standing, isChanged: standing === null || publicFacts(draft) !== publicFacts(standing.content) };
}

/** What a villager would see as different: not the order of the rows, the days, or who checked and whom to call. */
function publicFacts({ programme, paidOn, basis, totals, rows }: DraftContent): string {
  return canonicalJson({ programme, paidOn, basis, totals: { ...totals }, rows: rows.map((row) => canonicalJson({ ...row })).toSorted() });
}
