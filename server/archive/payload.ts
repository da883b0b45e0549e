// What goes into a retention package: the published files, the review record and the words to find it by.
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { keptUntil, retentionWords, type Retention } from '../domain/retention.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { committeeWords, governmentWords } from '../domain/offices.ts';
import { today } from '../domain/period.ts';
import { artefactsOf, type StoredEdition } from '../notices/queries.ts';
import { wholeTitle } from '../notices/words.ts';
import type { BagFile } from './bag.ts';
import { photoCountLabel, postingFiles, type KeptPosting } from './posting-files.ts';

export interface Packing { lastDay: string; retention: Retention; postings: readonly KeptPosting[] }

/** `lastDay` of the public period; `postings` what was confirmed of it until now. */
export async function packagePayload(deps: Deps, edition: StoredEdition, { lastDay, retention, postings }: Packing): Promise<{ payload: BagFile[]; info: Record<string, string> }> {
  const artefacts = await artefactsOf(deps.db, edition.id);
  const files = await Promise.all(artefacts.map(async ({ name, sha256 }) => ({ path: name, bytes: await deps.blobs.get(sha256) })));
  const record = Buffer.from(canonicalJson(await reviewRecord(deps, edition)));
  const photos = await postingFiles(deps, edition, postings);
  return { payload: [...files, { path: 'review-record.json', bytes: record }, ...photos], info: infoOf(edition, { lastDay, retention, postings }) };
}

function infoOf({ content, number, seq, hash, witness }: StoredEdition, { lastDay, retention, postings }: Packing): Record<string, string> {
  return {
    'Source-Organization': governmentWords(content.township),
    'Contact-Name': committeeWords(content.village.name),
    'External-Description': `${wholeTitle(content)}公开材料`,
    'External-Identifier': `${number}/${seq}`,
    // The day the period ended, not the day of packing: packing again makes the same bag.
    'Bagging-Date': lastDay,
    'Retention': retentionWords[retention],
    'Kept-Until': keptUntil(lastDay, retention) ?? retentionWords.permanent,
    'Edition-SHA256': hash,
    'Audit-Witness': witness,
    ...(postings.length > 0 ? { [photoCountLabel]: String(postings.length) } : {}),
  };
}

/** Who published, who checked, and every change of the edition's state. */
async function reviewRecord({ db }: Deps, edition: StoredEdition) {
  const { id, content, days, number, seq, hash, witness } = edition;
  const { editions } = db.tables;
  const decided = await decisionsOn(db, edition);
  const [times] = await db.read.select({ createdAt: editions.createdAt, publishedAt: editions.publishedAt }).from(editions).where(eq(editions.id, id));
  return {
    number, edition: seq, hash, witness, publishedBy: content.publishedBy, reviewedBy: content.reviewedBy,
    ...days,
    composedOn: times ? today(times.createdAt) : null, publishedAt: times?.publishedAt?.toISOString() ?? null,
    reviews: decided.map((review) => ({ ...review, reviewedAt: review.reviewedAt.toISOString() })),
  };
}

/** On the batch or the manuscript, oldest first. */
async function decisionsOn({ read, tables: { reviews, manuscriptReviews: written, users } }: Database, { batchId, manuscriptId }: StoredEdition) {
  if (batchId === null) {
    return read.select({ decision: written.decision, reason: written.reason, reviewedBy: users.name, reviewedAt: written.reviewedAt })
      .from(written).innerJoin(users, eq(users.id, written.reviewedBy)).where(eq(written.manuscriptId, manuscriptId ?? '')).orderBy(asc(written.reviewedAt));
  }
  return read.select({ decision: reviews.decision, reason: reviews.reason, reviewedBy: users.name, reviewedAt: reviews.reviewedAt })
    .from(reviews).innerJoin(users, eq(users.id, reviews.reviewedBy)).where(eq(reviews.batchId, batchId)).orderBy(asc(reviews.reviewedAt));
}
