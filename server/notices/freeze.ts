// Freezes what villages are about to be told: numbered, hashed, witnessed, with the jobs that publish it, in the approval's transaction.
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
import { isList, type Draft, type EditionContent } from './content.ts';
import type { Correction } from './correction-words.ts';
import { finishPublication } from './finish.ts';
import { publicationSubject, sourceOf, type MadeOf } from './source.ts';
import type { StoredEdition } from './queries.ts';

export interface Freezing {
  madeOf: MadeOf;
  townshipCode: string | null;
  /** What of the notices is the same in every village. */
  notice: { programme: string; year: number; term: string; title: string };
  planned: readonly { draft: Draft; correction: Correction | undefined }[];
  /** Editions that end without another in their place. */
  vanished: readonly StoredEdition[];
  now: Date;
}

/** Throws `Problem('glyph-missing')`. What freezes nothing and ends nothing is published at once. */
export async function freezeEditions(deps: Deps, tx: Writer, freezing: Freezing): Promise<void> {
  const { madeOf, townshipCode, planned, vanished, now } = freezing;
  refuseUnprintable(planned);
  const chain = chainOf(townshipCode);
  await sealCheckpoint(deps, tx, chain, now);
  const witness = shortHash((await chainHead(deps.db, tx, chain)).hash);
  for (const one of planned) await freezeEdition(deps, tx, freezing, one, witness);
  for (const edition of vanished) await orderWithdrawal(deps, tx, madeOf, edition, now);
  await finishPublication(deps.db, tx, sourceOf(madeOf), now);
}

/** Nothing is ever printed as a box, not a villager's name and not an office's. */
function refuseUnprintable(planned: Freezing['planned']): void {
  const missing = missingGlyphs(planned.map(({ draft, correction }) => canonicalJson(draft) + (correction?.reason ?? '')).join(''));
  if (missing.length === 0) return;
  const ofRows = canonicalJson(planned.map(({ draft }) => (isList(draft) ? draft.rows : { ...draft })));
  const where = missing.some((glyph) => ofRows.includes(glyph)) ? '' : '（在村名、问询地点、依据、更正说明或经办审核人的姓名里）';
  throw new Problem('glyph-missing', missing.join('、') + where);
}

async function freezeEdition(deps: Deps, tx: Writer, { madeOf, notice: subject, now }: Freezing, { draft, correction }: Freezing['planned'][number], witness: string): Promise<void> {
  const { editions } = deps.db.tables;
  const notice = await noticeFor(deps, tx, { subject, draft, now });
  const [last] = await tx.select({ seq: max(editions.seq) }).from(editions).where(eq(editions.noticeId, notice.id));
  const content: EditionContent = { ...draft, number: notice.number, edition: (last?.seq ?? 0) + 1, ...(correction ? { correction } : {}) };
  const text = canonicalJson(content);
  const id = newKey(now);
  await tx.insert(editions).values({
    id, noticeId: notice.id, ...madeOf, seq: content.edition, state: 'rendering', content: text, hash: hashOf(text),
    witness, firstDay: content.firstDay, lastDay: content.lastDay ?? '', createdAt: now,
  });
  await enqueue(deps.db, tx, { name: 'publish-edition', payload: { editionId: id }, subject: publicationSubject(madeOf), now, uniqueKey: `publish:${id}` });
}

/** Marked now, so that nothing counts as done before; the page follows. */
export async function orderWithdrawal({ db }: Pick<Deps, 'db'>, tx: Writer, madeOf: MadeOf, edition: Pick<StoredEdition, 'id'>, now: Date): Promise<void> {
  const { editions } = db.tables;
  const by = sourceOf(madeOf);
  await tx.update(editions).set({ supersededBy: by }).where(and(eq(editions.id, edition.id), isNull(editions.supersededBy))).returning({ id: editions.id });
  await enqueue(db, tx, { name: 'withdraw-edition', payload: { editionId: edition.id, source: by }, subject: publicationSubject(madeOf), now, uniqueKey: `withdraw:${edition.id}` });
}

async function noticeFor(deps: Deps, tx: Writer, { subject, draft, now }: { subject: Freezing['notice']; draft: Draft; now: Date }): Promise<{ id: string; number: string }> {
  const { notices } = deps.db.tables;
  const { programme, year, term, title } = subject;
  const villageCode = draft.village.code;
  const [known] = await tx.select({ id: notices.id, number: notices.number }).from(notices).where(and(
    eq(notices.villageCode, villageCode), eq(notices.year, year), eq(notices.kind, draft.kind), eq(notices.programme, programme), eq(notices.term, term),
  ));
  if (known) return known;
  const [last] = await tx.select({ seq: max(notices.seq) }).from(notices).where(and(eq(notices.villageCode, villageCode), eq(notices.year, year)));
  const seq = (last?.seq ?? 0) + 1;
  const notice = { id: newKey(now), number: noticeNumber({ villageCode, year, seq }) };
  await tx.insert(notices).values({ ...notice, villageCode, year, seq, kind: draft.kind, programme, term, title });
  return notice;
}
