// Freezes what villages are about to be told: numbered, hashed, witnessed, with the jobs that publish it.
import { setImmediate as breathe } from 'node:timers/promises';
import { and, eq, isNull } from 'drizzle-orm';
import { chainOf } from '../accounts/actor.ts';
import { chainHead } from '../audit/record.ts';
import { sealCheckpoint } from '../audit/checkpoint.ts';
import type { Database, Reader, Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { shortHash } from '../domain/notice-number.ts';
import { hashOf } from '../files.ts';
import { enqueue, enqueueAll } from '../jobs/queue.ts';
import { newKey } from '../key.ts';
import { Overtaken } from '../overtaken.ts';
import type { Draft } from './content.ts';
import type { Correction } from './correction-words.ts';
import { finishPublication } from './finish.ts';
import { numberingOf, type Numbering } from './numbering.ts';
import { publicationSubject, sourceOf, type MadeOf } from './source.ts';
import type { StoredEdition } from './queries.ts';
import { openPrintable } from './unprintable.ts';

/** What of the notices is the same in every village. */
interface Subject { programme: string; year: number; term: string; title: string }

interface Planned { draft: Draft; correction: Correction | undefined }

export interface Freezing {
  madeOf: MadeOf;
  townshipCode: string | null;
  notice: Subject;
  planned: readonly Planned[];
  /** Editions that end without another in their place. */
  vanished: readonly Pick<StoredEdition, 'id'>[];
  now: Date;
}

/** Numbered as things stood when it was prepared. */
export interface PreparedEdition { kind: Draft['kind']; numbering: Numbering; text: string; hash: string; firstDay: string; lastDay: string }

/** All at once, for what has few rows. Throws `Problem('glyph-missing')`. */
export async function freezeEditions(deps: Deps, tx: Writer, freezing: Freezing): Promise<void> {
  await keepEditions(deps, tx, freezing, await prepareEditions(deps.db, tx, freezing));
}

/**
 * Everything that takes long, and nothing that is kept: a county's lists are put into words and hashed for a second, in which
 * others have their turn. Throws `Problem('glyph-missing')`.
 */
export async function prepareEditions(db: Database, reader: Reader, { notice, planned }: Pick<Freezing, 'notice' | 'planned'>): Promise<PreparedEdition[]> {
  const [first] = planned;
  const numbers = first ? await numberingOf(db, reader, { ...notice, kind: first.draft.kind }, planned.map(({ draft }) => draft.village.code)) : [];
  const printable = openPrintable();
  const prepared: PreparedEdition[] = [];
  for (const [i, { draft, correction }] of planned.entries()) {
    const numbering = numbers[i];
    if (!numbering) throw new Error(`no number for ${draft.village.code}`);
    const text = canonicalJson({ ...draft, number: numbering.number, edition: numbering.edition, ...(correction ? { correction } : {}) });
    printable.take(text, draft);
    prepared.push({ kind: draft.kind, numbering, text, hash: hashOf(text), firstDay: draft.firstDay, lastDay: draft.lastDay ?? '' });
    await breathe();
  }
  printable.end();
  return prepared;
}

/**
 * In the approval's own transaction: what was prepared, and the jobs that publish it. What freezes nothing and ends nothing is
 * published at once. Throws `Overtaken` when a number has been given to something else meanwhile.
 */
export async function keepEditions(deps: Deps, tx: Writer, { madeOf, townshipCode, notice, vanished, now }: Omit<Freezing, 'planned'>, prepared: readonly PreparedEdition[]): Promise<void> {
  await demandNumbers(deps.db, tx, notice, prepared);
  const chain = chainOf(townshipCode);
  await sealCheckpoint(deps, tx, chain, now);
  const witness = shortHash((await chainHead(deps.db, tx, chain)).hash);
  for (let start = 0; start < prepared.length; start += atOnce) {
    await insertEditions(deps.db, tx, { madeOf, notice, witness, now }, prepared.slice(start, start + atOnce));
    await breathe();
  }
  for (const edition of vanished) await orderWithdrawal(deps, tx, madeOf, edition, now);
  await finishPublication(deps.db, tx, sourceOf(madeOf), now);
}

// Some milliseconds' work; others are answered in between.
const atOnce = 20;

async function demandNumbers(db: Database, tx: Writer, notice: Subject, prepared: readonly PreparedEdition[]): Promise<void> {
  const [first] = prepared;
  if (!first) return;
  const now = await numberingOf(db, tx, { ...notice, kind: first.kind }, prepared.map(({ numbering }) => numbering.villageCode));
  const then = prepared.map(({ numbering }) => numbering);
  if (canonicalJson(now.map((one) => ({ ...one }))) !== canonicalJson(then.map((one) => ({ ...one })))) throw new Overtaken('a number was given to another notice meanwhile');
}

async function insertEditions(db: Database, tx: Writer, { madeOf, notice, witness, now }: Pick<Freezing, 'madeOf' | 'notice' | 'now'> & { witness: string }, prepared: readonly PreparedEdition[]): Promise<void> {
  const { notices, editions } = db.tables;
  const kept = prepared.map((one) => ({ ...one, id: newKey(now), noticeId: one.numbering.noticeId ?? newKey(now) }));
  const fresh = kept.filter(({ numbering }) => numbering.noticeId === null);
  if (fresh.length > 0) await tx.insert(notices).values(fresh.map(({ noticeId, kind, numbering: { number, villageCode, seq } }) => ({ id: noticeId, number, villageCode, seq, kind, ...notice })));
  await tx.insert(editions).values(kept.map(({ id, noticeId, numbering, text, hash, firstDay, lastDay }) => ({
    id, noticeId, ...madeOf, seq: numbering.edition, state: 'rendering' as const, content: text, hash, witness, firstDay, lastDay, createdAt: now,
  })));
  await enqueueAll(db, tx, kept.map(({ id }) => ({ name: 'publish-edition', payload: { editionId: id }, subject: publicationSubject(madeOf), now, uniqueKey: `publish:${id}` })));
}

/** Marked now, so that nothing counts as done before; the page follows. */
export async function orderWithdrawal({ db }: Pick<Deps, 'db'>, tx: Writer, madeOf: MadeOf, edition: Pick<StoredEdition, 'id'>, now: Date): Promise<void> {
  const { editions } = db.tables;
  const by = sourceOf(madeOf);
  await tx.update(editions).set({ supersededBy: by }).where(and(eq(editions.id, edition.id), isNull(editions.supersededBy))).returning({ id: editions.id });
  await enqueue(db, tx, { name: 'withdraw-edition', payload: { editionId: edition.id, source: by }, subject: publicationSubject(madeOf), now, uniqueKey: `withdraw:${edition.id}` });
}
