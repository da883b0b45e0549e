// One edition per village of a batch that is being approved: prepared before the transaction, kept inside it.
import type { Reader, Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { Overtaken } from '../overtaken.ts';
import { Problem } from '../problem.ts';
import { groundOf, type BatchSubject, type Ground } from './drafts.ts';
import { correctionOf, editionPlan, standingMarks, type EditionPlan } from './edition-plan.ts';
import { keepEditions, prepareEditions, type PreparedEdition } from './freeze.ts';

export interface PreparedBatch {
  /** Villages with payments, told anew or not. */
  villages: string[];
  editions: PreparedEdition[];
  vanished: EditionPlan['vanished'];
  /** The version of the programme whose rule they follow. */
  rule: string;
  /** Of all that it was made of beside the rows, which do not change once they are submitted. */
  madeFrom: string;
}

/** Reads only. Throws `Problem` as `groundOf` does, and `batch-not-open` and `glyph-missing`. */
export async function prepareBatch(deps: Deps, batchId: string, reviewedBy: string, now: Date): Promise<PreparedBatch> {
  const { ground, planned, vanished } = await editionPlan(deps, batchId, now, reviewedBy);
  const { batch } = ground;
  if (batch.publicity !== 'open') throw new Problem('batch-not-open');
  const villages = planned.map(({ draft }) => draft.village.code);
  const changed = planned.filter(({ isChanged }) => isChanged).map(({ draft, standing }) => ({ draft, correction: correctionOf(batch, standing) }));
  const editions = await prepareEditions(deps.db, deps.db.read, { notice: noticeOf(batch), planned: changed });
  return { villages, editions, vanished, rule: ruleMark(ground.frame), madeFrom: await marksOf(deps, deps.db.read, ground, villages) };
}

/**
 * Inserts the editions and the jobs that will publish them, and orders the end of those that a correction leaves out.
 * A village that would read the same again is not told again; a correction that changes nothing public is published at once.
 * After the approval is written down. Throws `Overtaken` when something that the editions say has changed since they were prepared.
 */
export async function composeEditions(deps: Deps, tx: Writer, batchId: string, { villages, editions, vanished, madeFrom }: PreparedBatch, now: Date): Promise<void> {
  const ground = await groundOf(deps, tx, batchId, now);
  if (await marksOf(deps, tx, ground, villages) !== madeFrom) throw new Overtaken(`batch ${batchId} would be told otherwise than it was prepared`);
  await keepEditions(deps, tx, { madeOf: { batchId, manuscriptId: null }, townshipCode: ground.batch.townshipCode, notice: noticeOf(ground.batch), vanished, now }, editions);
}

/** Names the version of a programme whose rule a reviewer sees. */
export function ruleMark({ disclosure: { programmeVersion } }: Pick<Ground['frame'], 'disclosure'>): string {
  return programmeVersion ? `${programmeVersion.office}/${programmeVersion.seq}` : '';
}

function noticeOf({ programme, year, term }: BatchSubject) {
  return { programme, year, term, title: '' };
}

async function marksOf({ db }: Deps, reader: Reader, { batch, frame, places }: Ground, villages: readonly string[]): Promise<string> {
  return JSON.stringify([batch, canonicalJson({ ...frame }), villages.map((code) => places.get(code)), await standingMarks(db, reader, batch)]);
}
