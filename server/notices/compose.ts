// Freezes one edition per village of an approved batch, in the approval's own transaction.
import { and, eq, isNull, max } from 'drizzle-orm';
import { chainOf } from '../accounts/actor.ts';
import { chainHead } from '../audit/record.ts';
import { sealCheckpoint } from '../audit/checkpoint.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { noticeNumber, shortHash } from '../domain/notice-number.ts';
import { hashOf } from '../files.ts';
import { enqueue } from '../jobs/queue.ts';
import { newKey } from '../key.ts';
import { missingGlyphs } from '../pdf/fonts.ts';
import { Problem } from '../problem.ts';
import type { EditionContent } from './content.ts';
import { correctionOf, editionPlan, type PlannedEdition } from './edition-plan.ts';
import type { DraftContent } from './draft.ts';
import type { BatchSubject } from './drafts.ts';
import { finishBatch } from './finish.ts';
import type { StoredEdition } from './queries.ts';

/**
 * Inserts the editions and the jobs that will publish them, and orders the end of those that a correction leaves out.
 * A village that would read the same again is not told again; a correction that changes nothing public is published at once.
 */
export async function composeEditions(deps: Deps, tx: Writer, batchId: string, now: Date): Promise<void> {
  const plan = await editionPlan(deps, tx, batchId, now);
  const { batch, vanished } = plan;
  if (batch.publicity !== 'open') throw new Problem('batch-not-open');
  const changed = plan.planned.filter(({ isChanged }) => isChanged);
  refuseUnprintable(changed.map(({ draft }) => draft), batch.correctionReason);
  const chain = chainOf(batch.townshipCode);
  await sealCheckpoint(deps, tx, chain, now);
  const witness = shortHash((await chainHead(deps.db, tx, chain)).hash);
  for (const planned of changed) await composeEdition(deps, tx, { batch, planned, witness, now });
  for (const edition of vanished) await orderWithdrawal(deps, tx, { batch, edition, now });
  await finishBatch(deps.db, tx, batchId, now);
}

/** Throws `Problem('glyph-missing')`: nothing is ever printed as a box, not a villager's name and not an office's. */
function refuseUnprintable(drafts: readonly DraftContent[], reason: string): void {
  const missing = missingGlyphs(drafts.map((draft) => canonicalJson(draft)).join('') + reason);
  if (missing.length === 0) return;
  const ofRows = canonicalJson(drafts.map(({ rows }) => rows));
  const where = missing.some((glyph) => ofRows.includes(glyph)) ? '' : '（在村名、问询地点、依据、更正说明或经办审核人的姓名里）';
  throw new Problem('glyph-missing', missing.join('、') + where);
}

interface Composing { batch: BatchSubject; planned: PlannedEdition; witness: string; now: Date }

async function composeEdition(deps: Deps, tx: Writer, { batch, planned: { draft, standing }, witness, now }: Composing): Promise<void> {
  const { editions } = deps.db.tables;
  const notice = await noticeFor(deps, tx, { batch, draft, now });
  const [last] = await tx.select({ seq: max(editions.seq) }).from(editions).where(eq(editions.noticeId, notice.id));
  const correction = correctionOf(batch, standing);
  const content: EditionContent = { ...draft, number: notice.number, edition: (last?.seq ?? 0) + 1, ...(correction ? { correction } : {}) };
  const text = canonicalJson(content);
  const id = newKey(now);
  await tx.insert(editions).values({
    id, noticeId: notice.id, batchId: batch.id, seq: content.edition, state: 'rendering', content: text, hash: hashOf(text),
    witness, firstDay: content.firstDay, lastDay: content.lastDay, createdAt: now,
  });
  await enqueue(deps.db, tx, { name: 'publish-edition', payload: { editionId: id }, subject: `batch:${batch.id}`, now, uniqueKey: `publish:${id}` });
}

/** Marked now, so that the batch is not published before; the page follows. */
async function orderWithdrawal({ db }: Deps, tx: Writer, { batch, edition, now }: { batch: BatchSubject; edition: StoredEdition; now: Date }): Promise<void> {
  const { editions } = db.tables;
  await tx.update(editions).set({ supersededBy: batch.id }).where(and(eq(editions.id, edition.id), isNull(editions.supersededBy))).returning({ id: editions.id });
  await enqueue(db, tx, { name: 'withdraw-edition', payload: { editionId: edition.id, batchId: batch.id }, subject: `batch:${batch.id}`, now, uniqueKey: `withdraw:${edition.id}` });
}

async function noticeFor(deps: Deps, tx: Writer, { batch, draft, now }: { batch: BatchSubject; draft: DraftContent; now: Date }): Promise<{ id: string; number: string }> {
  const { notices } = deps.db.tables;
  const { programme, year, term } = batch;
  const villageCode = draft.village.code;
  const [known] = await tx.select({ id: notices.id, number: notices.number }).from(notices).where(and(
    eq(notices.villageCode, villageCode), eq(notices.year, year), eq(notices.kind, draft.kind), eq(notices.programme, programme), eq(notices.term, term),
  ));
  if (known) return known;
  const [last] = await tx.select({ seq: max(notices.seq) }).from(notices).where(and(eq(notices.villageCode, villageCode), eq(notices.year, year)));
  const seq = (last?.seq ?? 0) + 1;
  const notice = { id: newKey(now), number: noticeNumber({ villageCode, year, seq }) };
  await tx.insert(notices).values({ ...notice, villageCode, year, seq, kind: draft.kind, programme, term });
  return notice;
}
