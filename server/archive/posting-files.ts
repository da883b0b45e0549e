// What a package holds of the posting: every photo that was confirmed, also the replaced ones, and the record that names them.
import { and, asc, eq } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { PostingAct } from '../domain/posting.ts';
import type { StoredEdition } from '../notices/queries.ts';
import { photoNames, type PhotoType } from '../photos/photo.ts';
import type { BagFile } from './bag.ts';
import { postingRecord } from './package-files.ts';

/** In bag-info.txt; only of packages with photos. */
export const photoCountLabel = 'Posting-Photos';

export interface KeptPosting {
  act: PostingAct; seq: number; place: string; day: string; original: string; photo: string; photoType: string;
  reason: string; confirmedBy: string; confirmedAt: Date; replacedBy: string | null;
}

/** Oldest first. */
export async function postingsOf({ db }: Pick<Deps, 'db'>, editionId: string, reader: Reader = db.read): Promise<KeptPosting[]> {
  const { postings, users } = db.tables;
  return reader.select({
    act: postings.act, seq: postings.seq, place: postings.place, day: postings.day, original: postings.original, photo: postings.photo, photoType: postings.photoType,
    reason: postings.reason, confirmedBy: users.name, confirmedAt: postings.confirmedAt, replacedBy: postings.replacedBy,
  }).from(postings).innerJoin(users, eq(users.id, postings.confirmedBy)).where(and(eq(postings.editionId, editionId))).orderBy(asc(postings.confirmedAt), asc(postings.id));
}

/** Nothing where nobody confirmed anything. */
export async function postingFiles({ uploads }: Pick<Deps, 'uploads'>, { number, seq, hash }: StoredEdition, postings: readonly KeptPosting[]): Promise<BagFile[]> {
  if (postings.length === 0) return [];
  const record = canonicalJson({ number, edition: seq, hash, postings: postings.map(recorded) });
  const photos = postings.map(async (posting) => ({ path: photoPath(posting), bytes: await uploads.get(posting.photo) }));
  return [{ path: postingRecord, bytes: Buffer.from(record) }, ...await Promise.all(photos)];
}

/** photos/up-1.jpg */
function photoPath({ act, seq, photoType }: KeptPosting): string {
  return `photos/${act}-${seq}.${photoNames[photoType as PhotoType]}`;
}

function recorded(posting: KeptPosting) {
  const { act, seq, place, day, reason, confirmedBy, confirmedAt, photo, original, replacedBy } = posting;
  return { act, seq, place, day, reason, confirmedBy, confirmedAt: confirmedAt.toISOString(), file: photoPath(posting), sha256: photo, originalSha256: original, replaced: replacedBy !== null };
}
