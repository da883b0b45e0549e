// Writing: a draft is begun, saved, thrown away or submitted by those who answer for its kind.
import { and, eq, inArray } from 'drizzle-orm';
import { chainOf, type Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Reader, Writer } from '../db/database.ts';
import type { ManuscriptState } from '../db/tables-manuscripts.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { ManuscriptContent } from '../domain/manuscript.ts';
import { hashOf } from '../files.ts';
import { newKey } from '../key.ts';
import { Problem } from '../problem.ts';
import { demandNew, demandTellable } from './drafts.ts';
import { attachmentsOf, type Attachment } from './attachments.ts';
import { manuscriptFor, type Manuscript } from './queries.ts';

export interface NewManuscript {
  /** Null for all villages of the township. */
  villageCode: string | null;
  item: string;
  title: string;
  year: number;
  term: string;
  content: ManuscriptContent;
}

type WriteDeps = Pick<Deps, 'db' | 'clock'>;

/** Village affairs and accounts are written by the village, or for it by the township's clerk; how to apply by the clerk. */
export function mayWrite({ role, townshipCode, villageCode }: Actor, kind: ManuscriptContent['kind']): boolean {
  if (role === 'clerk') return townshipCode !== null;
  return role === 'village' && villageCode !== null && kind !== 'application';
}

/** Answers the id. Throws Problems `not-allowed`, `not-found`. */
export async function startManuscript({ db, clock }: WriteDeps, actor: Actor, given: NewManuscript): Promise<string> {
  const townshipCode = demandWriter(actor, given.content.kind);
  const now = clock.now();
  const id = newKey(now);
  await db.write(async (tx) => {
    await demandVillage({ db }, tx, actor, given);
    await tx.insert(db.tables.manuscripts).values({ id, ...given, townshipCode, state: 'draft', createdBy: actor.id, createdAt: now, savedAt: now });
    await record(db, tx, { ...entryOf(actor, { id, townshipCode }, now), action: 'manuscript.started', detail: factsOf(given) });
  });
  return id;
}

/** `seen` is when the text was last saved as the writer saw it. Throws Problems `not-allowed`, `not-found`, `manuscript-wrong-state`, `manuscript-changed`. */
export async function saveManuscript({ db, clock }: WriteDeps, actor: Actor, id: string, seen: Date, text: Pick<NewManuscript, 'term' | 'title' | 'content'>): Promise<void> {
  const { manuscripts } = db.tables;
  const now = clock.now();
  await db.write(async (tx) => {
    const manuscript = await manuscriptToWrite({ db }, tx, actor, id);
    if (manuscript.savedAt.getTime() !== seen.getTime()) throw new Problem('manuscript-changed');
    // What is corrected keeps the name of its notice: the correction is told under it.
    const named = manuscript.corrects === null ? text : { ...text, term: manuscript.term, title: manuscript.title };
    await tx.update(manuscripts).set({ ...named, savedAt: later(now, seen) }).where(eq(manuscripts.id, id)).returning({ id: manuscripts.id });
  });
}

/** For another person to check. Throws as `saveManuscript`, and `notice-exists`, `manuscript-unfinished`, `number-in-text`, `glyph-missing`. */
export async function submitManuscript(deps: Deps, actor: Actor, id: string): Promise<void> {
  const { db, clock } = deps;
  const { manuscripts } = db.tables;
  const now = clock.now();
  const checked = await manuscriptFor(db, actor, id);
  await demandTellable(deps, checked);
  await db.write(async (tx) => {
    const manuscript = await manuscriptToWrite(deps, tx, actor, id);
    if (manuscript.savedAt.getTime() !== checked.savedAt.getTime()) throw new Problem('manuscript-changed');
    await demandNew(deps, tx, manuscript);
    const changed = await tx.update(manuscripts).set({ state: 'submitted', submittedBy: actor.id, submittedAt: now })
      .where(and(eq(manuscripts.id, id), inArray(manuscripts.state, [...writable]))).returning({ id: manuscripts.id });
    if (changed.length === 0) throw new Problem('manuscript-wrong-state');
    const files = await attachmentsOf(db, id, tx);
    await record(db, tx, { ...entryOf(actor, manuscript, now), action: 'manuscript.submitted', detail: { hash: hashOfText(manuscript, files) } });
  });
}

/**
 * Back to the writer while nobody has decided: who approves it meanwhile finds another state, and who takes it back after the decision too.
 * Throws Problems `not-allowed`, `not-found`, `manuscript-wrong-state`.
 */
export async function reviseManuscript({ db, clock }: WriteDeps, actor: Actor, id: string): Promise<void> {
  const { manuscripts } = db.tables;
  await db.write(async (tx) => {
    const manuscript = await manuscriptFor(db, actor, id, tx);
    demandWriter(actor, manuscript.content.kind);
    const changed = await tx.update(manuscripts).set({ state: 'draft' })
      .where(and(eq(manuscripts.id, id), eq(manuscripts.state, 'submitted'))).returning({ id: manuscripts.id });
    if (changed.length === 0) throw new Problem('manuscript-wrong-state');
    await record(db, tx, { ...entryOf(actor, manuscript, clock.now()), action: 'manuscript.revised' });
  });
}

/** Nothing of it was ever public; it stays in the record. Throws Problems as `manuscriptToWrite` does. */
export async function discardManuscript({ db, clock }: WriteDeps, actor: Actor, id: string): Promise<void> {
  const { manuscripts } = db.tables;
  await db.write(async (tx) => {
    const manuscript = await manuscriptToWrite({ db }, tx, actor, id);
    const changed = await tx.update(manuscripts).set({ state: 'discarded' })
      .where(and(eq(manuscripts.id, id), inArray(manuscripts.state, [...writable]))).returning({ id: manuscripts.id });
    if (changed.length === 0) throw new Problem('manuscript-wrong-state');
    await record(db, tx, { ...entryOf(actor, manuscript, clock.now()), action: 'manuscript.discarded' });
  });
}

const writable: readonly ManuscriptState[] = ['draft', 'returned'];

export function isWritable({ state }: Pick<Manuscript, 'state'>): boolean {
  return writable.includes(state);
}

/** Throws Problems `not-allowed`, `not-found`, `manuscript-wrong-state`. */
export async function manuscriptToWrite({ db }: Pick<Deps, 'db'>, tx: Reader, actor: Actor, id: string): Promise<Manuscript> {
  const manuscript = await manuscriptFor(db, actor, id, tx);
  demandWriter(actor, manuscript.content.kind);
  if (!isWritable(manuscript)) throw new Problem('manuscript-wrong-state');
  return manuscript;
}

/** What was checked is what is told: its hash stands in the record. */
export function hashOfText({ title, term, content }: Pick<Manuscript, 'title' | 'term' | 'content'>, files: readonly Attachment[]): string {
  return hashOf(canonicalJson({ title, term, content: { ...content }, files: files.map(({ name, sha256, picture }) => ({ name, sha256, caption: picture?.caption ?? '' })) }));
}

export function entryOf(actor: Actor, { id, townshipCode }: Pick<Manuscript, 'id' | 'townshipCode'>, at: Date) {
  return { chain: chainOf(townshipCode), at, actorId: actor.id, subject: `manuscript:${id}` };
}

/** Answers the writer's township. */
export function demandWriter(actor: Actor, kind: ManuscriptContent['kind']): string {
  if (!mayWrite(actor, kind) || actor.townshipCode === null) throw new Problem('not-allowed');
  return actor.townshipCode;
}

async function demandVillage({ db }: Pick<Deps, 'db'>, tx: Writer, actor: Actor, { villageCode, content }: NewManuscript): Promise<void> {
  const { villages } = db.tables;
  const isOfTownship = content.kind === 'application';
  if (isOfTownship !== (villageCode === null)) throw new Problem('not-found');
  if (villageCode === null) return;
  const own = and(eq(villages.code, villageCode), eq(villages.townshipCode, actor.townshipCode ?? ''));
  if ((actor.villageCode !== null && actor.villageCode !== villageCode) || await tx.$count(villages, own) === 0) throw new Problem('not-found');
}

function factsOf({ villageCode, item, year, term, content }: NewManuscript) {
  return { kind: content.kind, villageCode, item, year, term };
}

/** Two savings in one millisecond are two. */
function later(now: Date, than: Date): Date {
  return new Date(Math.max(now.getTime(), than.getTime() + 1));
}
