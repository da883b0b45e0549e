// The third clock: the office's own files, with everybody's numbers, are deleted when their time is over; what was published stays.
import { and, count, eq, inArray, isNotNull, isNull, lt, max } from 'drizzle-orm';
import { chainOf } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import { clocksOf, versionInForce } from '../catalogue/versions.ts';
import type { Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { uploadDayLimits, usualUploadDays } from '../domain/clocks.ts';
import { addDays, today } from '../domain/day.ts';
import { enqueue } from '../jobs/queue.ts';
import { namedAnnotated, namedUploads } from '../named-files.ts';

const day = 86_400_000;

/** Deletes every file whose time is over, and what lies beside them and nothing names any more. Safe to run again: it begins where it was. */
export async function deleteUploads(deps: Deps, { signal }: { signal: AbortSignal }): Promise<void> {
  for (const { id } of await uploadsOver(deps, deps.db.read)) {
    signal.throwIfAborted();
    await markDeleted(deps, id);
  }
  // The rows first: a file that a row still names is there.
  await deps.uploads.sweep(new Set([...await namedUploads(deps.db), ...await namedAnnotated(deps.db)]));
}

/** Puts tomorrow's run on the list; called once at start and by each run. */
export async function scheduleDisposal({ db, clock }: Pick<Deps, 'db' | 'clock'>, runAt: Date): Promise<void> {
  await db.write((tx) => enqueue(db, tx, { name: 'delete-uploads', payload: {}, subject: 'uploads', now: clock.now(), runAt, uniqueKey: 'delete-uploads' }));
}

async function markDeleted(deps: Deps, uploadId: string): Promise<void> {
  const { db, clock } = deps;
  const { uploads } = db.tables;
  await db.write(async (tx) => {
    const [over] = await uploadsOver(deps, tx, uploadId);
    if (!over) return;
    const now = clock.now();
    await tx.update(uploads).set({ deletedAt: now }).where(eq(uploads.id, uploadId)).returning({ id: uploads.id });
    await record(db, tx, { chain: chainOf(over.townshipCode), at: now, actorId: null, action: 'upload.deleted', subject: `batch:${over.batchId}`, detail: { sha256: over.sha256, endedOn: over.endedOn, days: over.days } });
  });
}

/** Files of batches that are over and whose programme's days have passed since. */
async function uploadsOver(deps: Pick<Deps, 'db' | 'clock'>, reader: Reader, uploadId?: string) {
  const now = deps.clock.now();
  const daysOf = openDays(deps, reader);
  const found = [];
  for (const batch of await endedBatches(deps, reader, now, uploadId)) {
    const [endedOn, days] = [today(batch.endedAt), await daysOf(batch.programme, batch.townshipCode)];
    if (addDays(endedOn, days) < today(now)) found.push({ ...batch, endedOn, days });
  }
  return found;
}

/** With the time since which nobody needs the file: the last of its notices came down, or it was put aside or returned. */
async function endedBatches({ db }: Pick<Deps, 'db'>, reader: Reader, now: Date, uploadId?: string) {
  const { uploads, batches, editions } = db.tables;
  const found = await reader.select({
    id: uploads.id, sha256: uploads.sha256, batchId: batches.id, programme: batches.programme, townshipCode: batches.townshipCode,
    createdAt: batches.createdAt, submittedAt: batches.submittedAt, lastEnd: max(editions.endedAt), all: count(editions.id), ended: count(editions.endedAt),
  }).from(uploads).innerJoin(batches, eq(batches.uploadId, uploads.id)).leftJoin(editions, eq(editions.batchId, batches.id)).where(and(
    isNull(uploads.deletedAt), lt(uploads.uploadedAt, new Date(now.getTime() - uploadDayLimits.fewest * day)),
    inArray(batches.state, ['published', 'superseded', 'withdrawn', 'returned', 'discarded']), ...(uploadId === undefined ? [] : [eq(uploads.id, uploadId)]),
  )).groupBy(uploads.id, batches.id);
  // A mended file that is called off brings back the one before it.
  const waiting = await reader.select({ replaces: batches.replaces }).from(batches).where(and(eq(batches.state, 'checking'), isNotNull(batches.replaces)));
  const mayComeBack = new Set(waiting.map(({ replaces }) => replaces));
  return found.filter(({ batchId, all, ended }) => all === ended && !mayComeBack.has(batchId))
    .map(({ createdAt, submittedAt, lastEnd, ...batch }) => ({ ...batch, endedAt: lastEnd ?? submittedAt ?? createdAt }));
}

/** Of the version in force now; asked once for each programme of an office. */
function openDays({ db }: Pick<Deps, 'db'>, reader: Reader) {
  const known = new Map<string, number>();
  return async (programme: string, townshipCode: string | null): Promise<number> => {
    const key = `${townshipCode} ${programme}`;
    const days = known.get(key) ?? (programme === '' ? usualUploadDays : clocksOf(await versionInForce(db, reader, programme, townshipCode)).uploadDays);
    known.set(key, days);
    return days;
  };
}
