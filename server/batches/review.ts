// The second pair of eyes: a reviewer who did not make the batch approves it, or returns it with a reason.
import { and, eq } from 'drizzle-orm';
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { Actor, Role } from '../accounts/actor.ts';
import { sameAs } from '../accounts/two-people.ts';
import { record } from '../audit/record.ts';
import type { Reader, Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { programmeOf } from '../domain/programmes.ts';
import { newKey } from '../key.ts';
import { composeEditions, prepareBatch, type PreparedBatch } from '../notices/compose.ts';
import { villagesOf } from '../notices/village-facts.ts';
import { Overtaken, unlessOvertaken } from '../overtaken.ts';
import { Problem } from '../problem.ts';
import { demandCorrectable } from './correction.ts';
import { batchFor, nameOf } from './queries.ts';
import type { Batch } from './queries.ts';
import { refuseOverlap } from './overlap.ts';

const longestReason = 500;

/**
 * Approves, freezes the editions and orders their publication, in one transaction. Approving again what one has
 * approved changes nothing. Throws Problems `not-allowed`, `not-found`, `batch-same-person`, `batch-wrong-state`, `batch-overlaps`, `correction-outdated`,
 * `owner-not-confirmed`, `rule-changed` where not `seenRule` is in force, and those of `prepareBatch`.
 */
export async function approveBatch(deps: Deps, actor: Actor, batchId: string, seenRule: string | null = null): Promise<void> {
  await unlessOvertaken(() => approveOnce(deps, actor, batchId, seenRule));
}

/** What takes long in a county's batch is done before the transaction, which then holds nobody up. */
async function approveOnce(deps: Deps, actor: Actor, batchId: string, seenRule: string | null): Promise<void> {
  const now = deps.clock.now();
  const prepared = await preparedFor(deps, actor, batchId, now);
  if (seenRule !== null && prepared !== null && prepared.rule !== seenRule) throw new Problem('rule-changed');
  await deps.db.write(async (tx) => {
    const batch = await batchToDecide(deps, tx, actor, batchId, 'reviewer', 'county');
    if (await hasDecided(deps, tx, actor, batch, 'approved')) return;
    await demandOwner(deps, tx, batch);
    await decide(deps, tx, { actor, batch, decision: 'approved', reason: '', now });
    if (prepared === null) throw new Overtaken(`batch ${batchId} came to its review only now`);
    await demandNew(deps, tx, batch, prepared.villages);
    // Recorded first, so that the checkpoint printed on the notices covers the approval.
    await record(deps.db, tx, { ...entryOf(actor, batch, now), action: 'batch.approved' });
    await composeEditions(deps, tx, batchId, prepared, now);
  });
}

/** Null where there is nothing to approve. Nothing is prepared for who may not approve it, nor what may not be approved. */
async function preparedFor(deps: Deps, actor: Actor, batchId: string, now: Date): Promise<PreparedBatch | null> {
  const { db } = deps;
  const batch = await batchToDecide(deps, db.read, actor, batchId, 'reviewer', 'county');
  if (batch.state !== 'submitted') return null;
  await demandOwner(deps, db.read, batch);
  await demandNew(deps, db.read, batch, await villagesOf(db, db.read, batchId));
  return prepareBatch(deps, batchId, await nameOf(deps, actor.id), now);
}

async function demandNew(deps: Pick<Deps, 'db'>, reader: Reader, batch: Batch, villageCodes: readonly string[]): Promise<void> {
  if (batch.corrects !== null) await demandCorrectable(deps, reader, batch.corrects, batch.id);
  await refuseOverlap(deps, reader, batch, villageCodes);
}

/** The owning department's word that the list is right; giving it again changes nothing. Throws Problems `not-allowed`, `not-found`, `batch-same-person`, `batch-wrong-state`. */
export async function confirmBatch(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, batchId: string): Promise<void> {
  const { reviews } = deps.db.tables;
  const now = deps.clock.now();
  await deps.db.write(async (tx) => {
    const batch = await batchToDecide(deps, tx, actor, batchId, 'department');
    if (await isConfirmed(deps, tx, batchId)) return;
    if (batch.state !== 'submitted') throw new Problem('batch-wrong-state');
    await tx.insert(reviews).values({ id: newKey(now), batchId, decision: 'confirmed', reason: '', reviewedBy: actor.id, reviewedAt: now });
    await record(deps.db, tx, { ...entryOf(actor, batch, now), action: 'batch.confirmed' });
  });
}

/** Whether the owning department has given its word. */
export async function isConfirmed({ db }: Pick<Deps, 'db'>, reader: Reader, batchId: string): Promise<boolean> {
  const { reviews } = db.tables;
  return await reader.$count(reviews, and(eq(reviews.batchId, batchId), eq(reviews.decision, 'confirmed'))) > 0;
}

/** The rows stay as they were submitted; a corrected file is a batch of its own. Throws Problem `reason-missing` and those of `approveBatch`. */
export async function returnBatch(deps: Pick<Deps, 'db' | 'clock'>, actor: Actor, batchId: string, given: string): Promise<void> {
  const now = deps.clock.now();
  const reason = given.trim().slice(0, longestReason);
  await deps.db.write(async (tx) => {
    const batch = await batchToDecide(deps, tx, actor, batchId, 'reviewer', 'county', 'department');
    if (reason === '') throw new Problem('reason-missing');
    if (await hasDecided(deps, tx, actor, batch, 'returned')) return;
    await decide(deps, tx, { actor, batch, decision: 'returned', reason, now });
    await record(deps.db, tx, { ...entryOf(actor, batch, now), action: 'batch.returned' });
  });
}

async function demandOwner(deps: Pick<Deps, 'db'>, reader: Reader, { id, programme }: Batch): Promise<void> {
  if (programmeOf(programme)?.ownerConfirms && !await isConfirmed(deps, reader, id)) throw new Problem('owner-not-confirmed');
}

async function batchToDecide(deps: Pick<Deps, 'db'>, reader: Reader, actor: Actor, batchId: string, ...roles: readonly Role[]): Promise<Batch> {
  demandRole(actor, ...roles);
  const batch = await batchFor(deps, actor, batchId, reader);
  const same = await sameAs(deps, reader, actor, [batch.createdBy, batch.submittedBy]);
  if (same) throw new Problem('batch-same-person', same.detail);
  return batch;
}

/** Whether this is the second post of a decision that stands. */
async function hasDecided({ db }: Pick<Deps, 'db'>, tx: Writer, actor: Actor, batch: Batch, decision: 'approved' | 'returned'): Promise<boolean> {
  const { reviews } = db.tables;
  if (batch.state === 'submitted') return false;
  const mine = await tx.select({ id: reviews.id }).from(reviews)
    .where(and(eq(reviews.batchId, batch.id), eq(reviews.decision, decision), eq(reviews.reviewedBy, actor.id)));
  return mine.length > 0;
}

interface Decision { actor: Actor; batch: Batch; decision: 'approved' | 'returned'; reason: string; now: Date }

async function decide({ db }: Pick<Deps, 'db'>, tx: Writer, { actor, batch, decision, reason, now }: Decision): Promise<void> {
  const { batches, reviews } = db.tables;
  const changed = await tx.update(batches).set({ state: decision })
    .where(and(eq(batches.id, batch.id), eq(batches.state, 'submitted'))).returning({ id: batches.id });
  if (changed.length === 0) throw new Problem('batch-wrong-state');
  await tx.insert(reviews).values({ id: newKey(now), batchId: batch.id, decision, reason, reviewedBy: actor.id, reviewedAt: now });
}

function entryOf(actor: Actor, batch: Batch, at: Date) {
  return { chain: chainOf(batch.townshipCode), at, actorId: actor.id, subject: `batch:${batch.id}` };
}
