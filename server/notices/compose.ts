// Freezes one edition per village of an approved batch, in the approval's own transaction.
import { and, eq, max } from 'drizzle-orm';
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
import type { DraftContent } from './draft.ts';
import { draftContents } from './drafts.ts';
import type { EditionContent } from './content.ts';

interface Batch { id: string; programme: string; year: number; term: string; townshipCode: string | null }

/** Inserts the editions and the jobs that will publish them; answers how many villages are told. */
export async function composeEditions(deps: Deps, tx: Writer, batchId: string, now: Date): Promise<number> {
  const { batch, drafts } = await draftContents(deps, tx, batchId, now);
  refuseUnprintable(drafts);
  const chain = chainOf(batch.townshipCode);
  await sealCheckpoint(deps, tx, chain, now);
  const witness = shortHash((await chainHead(deps.db, tx, chain)).hash);
  for (const draft of drafts) await composeEdition(deps, tx, { batch, draft, witness, now });
  return drafts.length;
}

/** Throws `Problem('glyph-missing')`: nothing is ever printed as a box, not a villager's name and not an office's. */
function refuseUnprintable(drafts: readonly DraftContent[]): void {
  const missing = missingGlyphs(drafts.map((draft) => canonicalJson(draft)).join(''));
  if (missing.length === 0) return;
  const ofRows = canonicalJson(drafts.map(({ rows }) => rows));
  const where = missing.some((glyph) => ofRows.includes(glyph)) ? '' : '（在村名、问询地点、依据或经办审核人的姓名里）';
  throw new Problem('glyph-missing', missing.join('、') + where);
}

async function composeEdition(deps: Deps, tx: Writer, of: { batch: Batch; draft: DraftContent; witness: string; now: Date }): Promise<void> {
  const { editions } = deps.db.tables;
  const notice = await noticeFor(deps, tx, of);
  const [last] = await tx.select({ seq: max(editions.seq) }).from(editions).where(eq(editions.noticeId, notice.id));
  const content: EditionContent = { ...of.draft, number: notice.number, edition: (last?.seq ?? 0) + 1 };
  const text = canonicalJson(content);
  const id = newKey(of.now);
  await tx.insert(editions).values({
    id, noticeId: notice.id, batchId: of.batch.id, seq: content.edition, state: 'rendering', content: text, hash: hashOf(text),
    witness: of.witness, firstDay: content.firstDay, lastDay: content.lastDay, createdAt: of.now,
  });
  await enqueue(deps.db, tx, { name: 'publish-edition', payload: { editionId: id }, subject: `batch:${of.batch.id}`, now: of.now, uniqueKey: `publish:${id}` });
}

async function noticeFor(deps: Deps, tx: Writer, { batch, draft, now }: { batch: Batch; draft: DraftContent; now: Date }): Promise<{ id: string; number: string }> {
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
