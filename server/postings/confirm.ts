// The village committee, or the township's clerk on its behalf, confirms with a photo that a sheet hangs or has come down.
import { eq } from 'drizzle-orm';
import { demandRole } from '../accounts/actor.ts';
import type { Actor, Role } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { today } from '../domain/period.ts';
import { postingDayFault, type PostingAct, type PostingFacts } from '../domain/posting.ts';
import { enqueue } from '../jobs/queue.ts';
import { newKey } from '../key.ts';
import { readPhoto } from '../photos/photo.ts';
import { Problem } from '../problem.ts';
import { confirmations, isOfAnotherVillage, postedNotice, standingOf, type PostedNotice, type Posting } from './queries.ts';

export interface Confirmation {
  act: PostingAct; place: string; day: string;
  /** As it came; null keeps the photo of the confirmation that this one takes the place of. */
  photo: Uint8Array | null;
  /** Why it takes the place of the one before; '' for the first. */
  reason: string;
}

export interface Refused { field: 'photo' | 'day'; said: string }

export const mayConfirm: readonly Role[] = ['village', 'clerk'];

/**
 * Null when it is kept; what is wrong with photo or day otherwise. The same photo, place and day again change nothing.
 * Throws Problems `not-allowed`, `not-found`, `posting-known`, `posting-replaced`.
 */
export async function confirmPosting(deps: Deps, actor: Actor, editionId: string, given: Confirmation): Promise<Refused | null> {
  demandRole(actor, ...mayConfirm);
  const { db, clock } = deps;
  const fault = dayFault(await postedNotice(db, db.read, actor, editionId), given, clock.now());
  if (fault) return fault;
  const photo = given.photo && await keepPhoto(deps, given.photo);
  if (photo && 'said' in photo) return { field: 'photo', said: photo.said };
  const refused = await db.write((tx) => keepConfirmation(deps, tx, actor, { editionId, given, photo }));
  if (refused === null) deps.bell.ring();
  return refused;
}

function dayFault(notice: PostedNotice, { act, day }: Confirmation, now: Date): Refused | null {
  const said = postingDayFault(day, factsOf(notice, act, now));
  return said === null ? null : { field: 'day', said };
}

function factsOf({ state, publishedAt, firstDay, lastDay, upOn }: PostedNotice, act: PostingAct, now: Date): PostingFacts {
  return { act, today: today(now), outOn: publishedAt ? today(publishedAt) : firstDay, upOn, lastDay, isReplaced: state === 'superseded' };
}

type KeptPhoto = Pick<Posting, 'original' | 'photo' | 'photoType'>;

/** Both sealed: the one because it tells where it was taken, the other because of the names on the sheet. */
async function keepPhoto({ uploads }: Pick<Deps, 'uploads'>, bytes: Uint8Array): Promise<KeptPhoto | { said: string }> {
  const picture = readPhoto(bytes);
  if ('said' in picture) return picture;
  return { original: await uploads.put(bytes), photo: await uploads.put(picture.bytes), photoType: picture.type };
}

/** `photo` null: that of the confirmation which this one takes the place of. */
interface Keeping { editionId: string; given: Confirmation; photo: KeptPhoto | null }

async function keepConfirmation({ db, clock }: Deps, tx: Writer, actor: Actor, { editionId, given, photo: taken }: Keeping): Promise<Refused | null> {
  const { postings } = db.tables;
  const now = clock.now();
  const { act, place, day, reason } = given;
  // Read again: it may have ended, or somebody else may have confirmed it meanwhile.
  const notice = await postedNotice(db, tx, actor, editionId);
  const before = standingOf(await confirmations(db, tx, editionId), act);
  const kept = taken ?? before;
  const fault = dayFault(notice, given, now);
  if (fault) return fault;
  if (!kept) return { field: 'photo', said: '请拍一张照片。' };
  if (await isOfAnotherVillage(db, tx, kept.original, notice.villageCode)) return { field: 'photo', said: '这张照片已经用来确认另一个村的张贴。请到本村公开栏前拍一张。' };
  const { original, photo, photoType } = kept;
  if (before && before.original === original && before.place === place && before.day === day) return null;
  if (act === 'up' && notice.state === 'superseded') throw new Problem('posting-replaced');
  if (before && reason === '') throw new Problem('posting-known');
  const [id, seq] = [newKey(now), (before?.seq ?? 0) + 1];
  await tx.insert(postings).values({ id, editionId, act, seq, place, day, original, photo, photoType, reason: before ? reason : '', confirmedBy: actor.id, confirmedAt: now, replacedBy: null });
  if (before) await tx.update(postings).set({ replacedBy: id }).where(eq(postings.id, before.id)).returning({ id: postings.id });
  await record(db, tx, {
    chain: notice.townshipCode, at: now, actorId: actor.id, action: before ? 'posting.replaced' : 'posting.confirmed', subject: `edition:${notice.number}/${notice.edition}`,
    detail: { act, seq, day, photo, original },
  });
  await orderWhatFollows(db, tx, notice, act, now);
  return null;
}

/** A period that begins with the posting is counted; a package that is sealed already is renewed. */
async function orderWhatFollows(db: Deps['db'], tx: Writer, { editionId, villageCode, state }: PostedNotice, act: PostingAct, now: Date): Promise<void> {
  const job = { payload: { editionId }, subject: `village:${villageCode}`, now };
  if (act === 'up' && state === 'published') await enqueue(db, tx, { ...job, name: 'date-edition', uniqueKey: `date:${editionId}` });
  if (state === 'retained') await enqueue(db, tx, { ...job, name: 'renew-package', uniqueKey: `renew:${editionId}` });
}
