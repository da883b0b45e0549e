// The second pair of eyes: a reviewer of the township who did not write it approves it or returns it with a reason, or takes it back later.
import { and, eq, inArray } from 'drizzle-orm';
import { chainOf, demandRole, type Actor } from '../accounts/actor.ts';
import { sameAs } from '../accounts/two-people.ts';
import { record } from '../audit/record.ts';
import type { Reader, Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { newKey } from '../key.ts';
import { retryPublication } from '../notices/desk-queries.ts';
import { supersede } from '../notices/finish.ts';
import { freezeEditions, orderWithdrawal } from '../notices/freeze.ts';
import { publicationProgress } from '../notices/queries.ts';
import { withdrawUnpublished } from '../notices/withdraw.ts';
import { Problem } from '../problem.ts';
import { attachmentsOf, keepAttachments } from './attachments.ts';
import { demandNew, plannedTexts, standingEditions } from './drafts.ts';
import { correctionOf, manuscriptFor, type Manuscript } from './queries.ts';
import { entryOf, hashOfText } from './write.ts';

const longestReason = 500;

/**
 * Approves what `seen` is the hash of, freezes the editions and orders their publication. Approving again what one has
 * approved changes nothing. Throws Problems `not-allowed`, `not-found`, `manuscript-same-person`, `manuscript-wrong-state`,
 * `manuscript-changed`, `notice-exists`, `correction-outdated`, `glyph-missing`.
 */
export async function approveManuscript(deps: Deps, actor: Actor, id: string, seen: string): Promise<void> {
  const { db, clock } = deps;
  // Published files lie where everybody may read them; until now they were sealed, and for who may not approve they stay so.
  await manuscriptToDecide(deps, db.read, actor, id);
  await keepAttachments(deps, id);
  const now = clock.now();
  await db.write(async (tx) => {
    const manuscript = await manuscriptToDecide(deps, tx, actor, id);
    if (await hasDecided(deps, tx, actor, manuscript, 'approved')) return;
    if (hashOfText(manuscript, await attachmentsOf(db, id, tx)) !== seen) throw new Problem('manuscript-changed');
    await decide(deps, tx, { actor, manuscript, decision: 'approved', reason: '', now });
    await demandNew(deps, tx, manuscript);
    await demandStanding(deps, tx, manuscript);
    // Recorded first, so that the checkpoint printed on the notices covers the approval.
    await record(db, tx, { ...entryOf(actor, manuscript, now), action: 'manuscript.approved', detail: { hash: seen } });
    await compose(deps, tx, manuscript, now);
  });
}

/** Back to the writer, who may mend it. Throws Problem `reason-missing` and those of `approveManuscript`. */
export async function returnManuscript(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string, given: string): Promise<void> {
  const now = deps.clock.now();
  const reason = given.trim().slice(0, longestReason);
  await deps.db.write(async (tx) => {
    const manuscript = await manuscriptToDecide(deps, tx, actor, id);
    if (reason === '') throw new Problem('reason-missing');
    if (await hasDecided(deps, tx, actor, manuscript, 'returned')) return;
    await decide(deps, tx, { actor, manuscript, decision: 'returned', reason, now });
    await record(deps.db, tx, { ...entryOf(actor, manuscript, now), action: 'manuscript.returned' });
  });
}

/** Ends the public life of what was published, with a reason that its page says. Throws Problems `not-allowed`, `not-found`, `reason-missing`, `manuscript-wrong-state`. */
export async function withdrawManuscript({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string, given: string): Promise<void> {
  demandRole(actor, 'reviewer', 'county');
  const { manuscripts, editions } = db.tables;
  const now = clock.now();
  const reason = given.trim().slice(0, longestReason);
  if (reason === '') throw new Problem('reason-missing');
  await db.write(async (tx) => {
    const manuscript = await manuscriptFor(db, actor, id, tx);
    const correction = await correctionOf(db, tx, id);
    if (correction && ['submitted', 'approved', 'published'].includes(correction.state)) throw new Problem('manuscript-wrong-state');
    const changed = await tx.update(manuscripts).set({ state: 'withdrawn', withdrawalReason: reason }).where(and(eq(manuscripts.id, id), eq(manuscripts.state, 'published'))).returning({ id: manuscripts.id });
    if (changed.length === 0) throw new Problem('manuscript-wrong-state');
    const standing = await tx.select({ id: editions.id }).from(editions).where(and(eq(editions.manuscriptId, id), inArray(editions.state, ['published', 'retained'])));
    for (const edition of standing) await orderWithdrawal({ db }, tx, { batchId: null, manuscriptId: id }, edition, now);
    await record(db, tx, { ...entryOf(actor, manuscript, now), action: 'manuscript.withdrawn', detail: { editions: standing.length } });
  });
}

/** Puts failed jobs back on the list; nothing failed, nothing changes. */
export async function publishAgain(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string): Promise<void> {
  demandRole(actor, 'clerk', 'reviewer', 'village', 'county');
  const { townshipCode } = await manuscriptFor(deps.db, actor, id);
  await retryPublication(deps, actor, id, chainOf(townshipCode));
}

/** What could not be published goes back to the writer, with why; where some villages were told it counts as published with these. */
export async function takeBack({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string): Promise<void> {
  demandRole(actor, 'reviewer', 'county');
  const now = clock.now();
  await db.write(async (tx) => takeBackStored({ db }, tx, actor, await manuscriptFor(db, actor, id, tx), now));
}

/** The same in a transaction, of what the caller has looked up. Throws Problem `manuscript-wrong-state`. */
export async function takeBackStored({ db }: Pick<Deps, 'db'>, tx: Writer, actor: Actor, manuscript: Pick<Manuscript, 'id' | 'townshipCode' | 'corrects'>, now: Date): Promise<void> {
  const { manuscripts, manuscriptReviews } = db.tables;
  const { id, corrects } = manuscript;
  const { failures } = await publicationProgress(db, id, tx);
  const { withdrawn, published } = await withdrawUnpublished(db, tx, id, now);
  const changed = await tx.update(manuscripts).set({ state: published > 0 ? 'published' : 'returned' }).where(and(eq(manuscripts.id, id), eq(manuscripts.state, 'approved'))).returning({ id: manuscripts.id });
  if (changed.length === 0) throw new Problem('manuscript-wrong-state');
  if (published > 0 && corrects !== null) await supersede(db, tx, { source: corrects, by: id, now });
  const reason = ['没有公开，已撤回。', ...failures].join('').slice(0, longestReason);
  if (published === 0) await tx.insert(manuscriptReviews).values({ id: newKey(now), manuscriptId: id, decision: 'returned', reason, reviewedBy: actor.id, reviewedAt: now });
  await record(db, tx, { ...entryOf(actor, manuscript, now), action: 'publication.withdrawn', detail: { withdrawn, published } });
}

async function compose(deps: Deps, tx: Writer, manuscript: Manuscript, now: Date): Promise<void> {
  const { id, townshipCode, item, title, year, term, correctionReason: reason } = manuscript;
  const planned = await plannedTexts(deps, tx, manuscript);
  await freezeEditions(deps, tx, {
    madeOf: { batchId: null, manuscriptId: id }, townshipCode, notice: { programme: item, year, term, title },
    planned: planned.map(({ draft, standing }) => ({ draft, correction: standing ? { replaces: standing.seq, reason, resentOn: null } : undefined })), vanished: [], now,
  });
}

async function manuscriptToDecide({ db }: Pick<Deps, 'db'>, reader: Reader, actor: Actor, id: string): Promise<Manuscript> {
  demandRole(actor, 'reviewer');
  const manuscript = await manuscriptFor(db, actor, id, reader);
  await demandOther({ db }, reader, actor, manuscript);
  return manuscript;
}

/** Maker and checker are two people, also by name. Throws Problem `manuscript-same-person`. */
export async function demandOther(deps: Pick<Deps, 'db'>, reader: Reader, actor: Actor, { createdBy, submittedBy }: Pick<Manuscript, 'createdBy' | 'submittedBy'>): Promise<void> {
  const same = await sameAs(deps, reader, actor, [createdBy, submittedBy]);
  if (same) throw new Problem('manuscript-same-person', same.detail);
}

/** A correction takes the place of what stands: somebody else may have done so meanwhile. */
async function demandStanding({ db }: Pick<Deps, 'db'>, tx: Writer, manuscript: Manuscript): Promise<void> {
  if (manuscript.corrects === null) return;
  if ((await standingEditions(db, tx, manuscript)).length === 0) throw new Problem('correction-outdated');
}

/** Whether this is the second post of a decision that stands. */
export async function hasDecided({ db }: Pick<Deps, 'db'>, tx: Writer, actor: Actor, manuscript: Pick<Manuscript, 'id' | 'state'>, decision: 'approved' | 'returned'): Promise<boolean> {
  const { manuscriptReviews: reviews } = db.tables;
  if (manuscript.state === 'submitted') return false;
  return await tx.$count(reviews, and(eq(reviews.manuscriptId, manuscript.id), eq(reviews.decision, decision), eq(reviews.reviewedBy, actor.id))) > 0;
}

interface Decision { actor: Actor; manuscript: Pick<Manuscript, 'id'>; decision: 'approved' | 'returned'; reason: string; now: Date }

/** Compare-and-set. Throws Problem `manuscript-wrong-state`. */
export async function decide({ db }: Pick<Deps, 'db'>, tx: Writer, { actor, manuscript: { id }, decision, reason, now }: Decision): Promise<void> {
  const { manuscripts, manuscriptReviews } = db.tables;
  const changed = await tx.update(manuscripts).set({ state: decision }).where(and(eq(manuscripts.id, id), eq(manuscripts.state, 'submitted'))).returning({ id: manuscripts.id });
  if (changed.length === 0) throw new Problem('manuscript-wrong-state');
  await tx.insert(manuscriptReviews).values({ id: newKey(now), manuscriptId: id, decision, reason, reviewedBy: actor.id, reviewedAt: now });
}
