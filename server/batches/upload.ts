// Taking a payment file in: its bytes are kept first, then checked; what is wrong with it is shown, not refused.
import { maskedName } from '../../importers/text.ts';
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { newKey } from '../key.ts';
import { Problem } from '../problem.ts';
import { followInBulk } from './bulk-queries.ts';
import { demandCorrectable, statedOf } from './correction.ts';
import type { CorrectionOf, Stated } from './correction.ts';
import { orderWork } from './desk-work.ts';
import { discardInside } from './discard.ts';
import { twinOf } from './queries.ts';
import type { Subject } from './subject.ts';

type UploadDeps = Pick<Deps, 'db' | 'clock' | 'uploads' | 'bell'>;

export interface NewUpload extends Subject {
  name: string;
  bytes: Uint8Array;
  /** The batch in work, or returned by the reviewer, that this corrected file takes the place of. */
  replaces?: string | undefined;
  /** The published batch that this file corrects; programme, year and term are then those of that batch. */
  correction?: CorrectionOf | undefined;
}

/** Problem `upload-duplicate` that knows which batch already has these bytes. */
export class DuplicateUpload extends Problem {
  readonly batchId: string;

  constructor(batchId: string) {
    super('upload-duplicate');
    this.batchId = batchId;
  }
}

/**
 * Answers the id of the new batch, whose check is ordered with it. Throws `DuplicateUpload`, or Problems `not-allowed`, `not-found`,
 * `batch-wrong-state`, `correction-outdated` and `correction-in-work`.
 */
export async function uploadFile(deps: UploadDeps, actor: Actor, input: NewUpload): Promise<string> {
  demandRole(actor, 'clerk', 'county');
  const sha256 = await deps.uploads.put(input.bytes);
  const name = fileName(input.name);
  const { programme, ...stated } = await statedOf(deps, actor, input);
  const { corrects } = stated;
  return deps.db.write(async (tx) => {
    const twin = await twinOf(deps, tx, actor, { sha256, list: stated.list, except: input.replaces });
    if (twin) throw new DuplicateUpload(twin);
    if (input.replaces) await discardInside(deps, tx, actor, input.replaces);
    if (corrects !== null) await demandCorrectable(deps, tx, corrects);
    const batchId = await insertUpload(deps, tx, actor, { sha256, name, bytes: input.bytes.length, programme, replaces: input.replaces, ...stated });
    if (input.replaces) await followInBulk(deps, tx, input.replaces, batchId);
    return batchId;
  });
}

export interface KeptUpload extends Stated { sha256: string; name: string; bytes: number; /** The batch that it takes the place of. */ replaces?: string | undefined }

/** Kept bytes become a batch whose check is ordered; answers its id. */
export async function insertUpload(deps: UploadDeps, tx: Writer, actor: Actor, { sha256, name, bytes, programme, replaces, ...stated }: KeptUpload): Promise<string> {
  const { uploads, batches } = deps.db.tables;
  const now = deps.clock.now();
  const [uploadId, batchId] = [newKey(now), newKey(now)];
  const { townshipCode, corrects, kind } = stated;
  await tx.insert(uploads).values({ id: uploadId, sha256, name, bytes, townshipCode, uploadedBy: actor.id, uploadedAt: now });
  await tx.insert(batches).values({ ...stated, ...notYetChecked, id: batchId, replaces: replaces ?? null, uploadId, programme: programme ?? '', state: 'checking', createdBy: actor.id, createdAt: now });
  await record(deps.db, tx, { chain: chainOf(townshipCode), at: now, actorId: actor.id, action: 'batch.uploaded', subject: `batch:${batchId}`, detail: { sha256, bytes, ...(corrects === null ? {} : { corrects, kind }) } });
  await orderWork(deps, tx, 'check-batch', { batchId });
  return batchId;
}

const notYetChecked = { paidFen: 0, proposedFen: 0, returnedFen: 0, unpaidFen: 0, payments: 0, people: null, villageCount: 0 };

/** The last part of a path, without what could turn the line around or break it, and without anybody's number. */
export function fileName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  return maskedName(last.replace(/[\p{Cc}\p{Cf}]/gu, '')).slice(-120).toWellFormed() || '未命名文件';
}
