// Taking a payment file in: its bytes are kept first, then checked; what is wrong with it is shown, not refused.
import { and, eq, inArray } from 'drizzle-orm';
import { moneyOf } from '../../importers/report.ts';
import type { CheckedFile } from '../../importers/report.ts';
import { maskedName } from '../../importers/text.ts';
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { newKey } from '../key.ts';
import { Problem } from '../problem.ts';
import { checkKept } from './check.ts';
import { batchFor, twinOf } from './queries.ts';
import type { Subject } from './subject.ts';

type UploadDeps = Pick<Deps, 'db' | 'clock' | 'uploads'>;

export interface NewUpload extends Subject {
  name: string;
  bytes: Uint8Array;
  /** The batch in work, or returned by the reviewer, that this corrected file takes the place of. */
  replaces?: string | undefined;
}

/** Problem `upload-duplicate` that knows which batch already has these bytes. */
export class DuplicateUpload extends Problem {
  readonly batchId: string;

  constructor(batchId: string) {
    super('upload-duplicate');
    this.batchId = batchId;
  }
}

/** Answers the id of the new batch. Throws `DuplicateUpload`, or Problems `not-allowed` and `batch-wrong-state`. */
export async function uploadFile(deps: UploadDeps, actor: Actor, input: NewUpload): Promise<string> {
  demandRole(actor, 'clerk', 'county');
  const sha256 = await deps.uploads.put(input.bytes);
  const name = fileName(input.name);
  const { year, term } = input;
  const { file } = await checkKept(deps, { sha256, fileName: name, programme: input.programme ?? '', townshipCode: actor.townshipCode, year, term });
  const now = deps.clock.now();
  const [uploadId, batchId] = [newKey(now), newKey(now)];
  const { townshipCode } = actor;
  await deps.db.write(async (tx) => {
    const twin = await twinOf(deps, tx, actor, sha256, input.replaces);
    if (twin) throw new DuplicateUpload(twin);
    if (input.replaces) await discardInside(deps, tx, actor, input.replaces);
    await tx.insert(deps.db.tables.uploads).values({ id: uploadId, sha256, name, bytes: input.bytes.length, townshipCode, uploadedBy: actor.id, uploadedAt: now });
    await tx.insert(deps.db.tables.batches).values({
      id: batchId, uploadId, townshipCode, programme: input.programme ?? file.programme ?? '', year: input.year, term: input.term,
      state: 'checking', paidOn: input.paidOn, basis: input.basis, ...totalsOf(file), createdBy: actor.id, createdAt: now,
    });
    await record(deps.db, tx, { chain: chainOf(townshipCode), at: now, actorId: actor.id, action: 'batch.uploaded', subject: `batch:${batchId}`, detail: { sha256, bytes: input.bytes.length } });
  });
  return batchId;
}

/** Puts a batch in work or a returned one aside; its rows and its review stay. Throws Problem `batch-wrong-state` for any other. */
export async function discardBatch(deps: UploadDeps, actor: Actor, batchId: string): Promise<void> {
  demandRole(actor, 'clerk', 'county');
  await deps.db.write((tx) => discardInside(deps, tx, actor, batchId));
}

/** What the columns of a batch say about its rows. */
export function totalsOf({ totals, entries }: CheckedFile) {
  const fenOf = (status: string) => entries.reduce((fen, entry) => (entry.status === status ? fen + moneyOf(entry) : fen), 0);
  return { paidFen: totals.fen, returnedFen: fenOf('returned'), unpaidFen: fenOf('unpaid'), payments: totals.payments, people: totals.people, villageCount: totals.villages };
}

async function discardInside({ db, clock }: UploadDeps, tx: Writer, actor: Actor, batchId: string): Promise<void> {
  const { batches } = db.tables;
  const batch = await batchFor({ db }, actor, batchId, tx);
  const discarded = await tx.update(batches).set({ state: 'discarded' }).where(and(eq(batches.id, batchId), inArray(batches.state, ['checking', 'returned']))).returning({ id: batches.id });
  if (discarded.length === 0) throw new Problem('batch-wrong-state');
  await record(db, tx, { chain: chainOf(batch.townshipCode), at: clock.now(), actorId: actor.id, action: 'batch.discarded', subject: `batch:${batchId}` });
}

/** The last part of a path, without what could turn the line around or break it, and without anybody's number. */
function fileName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  return maskedName(last.replace(/[\p{Cc}\p{Cf}]/gu, '')).slice(-120).toWellFormed() || '未命名文件';
}
