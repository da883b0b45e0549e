// Taking many files in at once: each becomes a batch of its own, and what became of each is kept.
import { membersOf, openRoom, type Member } from '../../importers/index.ts';
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import { insertMany } from '../db/insert-many.ts';
import type { BulkOutcome } from '../db/tables-desk.ts';
import type { Deps } from '../deps.ts';
import { newKey } from '../key.ts';
import { Problem } from '../problem.ts';
import { statedOf } from './correction.ts';
import type { Stated } from './correction.ts';
import { currentOf } from './bulk-rows.ts';
import { cancelWork, deskWorks, recheckBatch } from './desk-work.ts';
import { bulkFor, filesOf } from './bulk-queries.ts';
import { twinOf } from './queries.ts';
import type { Subject } from './subject.ts';
import { submitBatch } from './submit.ts';
import { fileName, insertUpload } from './upload.ts';

type BulkDeps = Pick<Deps, 'db' | 'clock' | 'uploads' | 'bell'>;

const mostFiles = 500;

/**
 * Keeps the bytes of every file, those inside of archives too, then writes down all of them in one transaction; answers the
 * id of the bulk. One that cannot be read or is there already is noted and stops nobody. Throws Problems `not-allowed` and `bulk-too-large`.
 */
export async function uploadTogether(deps: BulkDeps, actor: Actor, subject: Subject, files: readonly File[]): Promise<string> {
  demandRole(actor, 'clerk', 'county');
  const [stated, kept] = [await statedOf(deps, actor, subject), await keepAll(deps, files)];
  const now = deps.clock.now();
  return deps.db.write(async (tx) => {
    const { bulks, bulkFiles } = deps.db.tables;
    const bulkId = newKey(now);
    await tx.insert(bulks).values({ id: bulkId, townshipCode: stated.townshipCode, uploadedBy: actor.id, uploadedAt: now });
    const rows = [];
    for (const [position, one] of kept.entries()) rows.push({ bulkId, position, name: one.path, ...await outcomeOf(deps, tx, actor, stated, one) });
    await insertMany(deps.db, tx, bulkFiles, rows);
    const counts = Object.fromEntries([...Map.groupBy(rows, ({ outcome }) => outcome)].map(([outcome, some]) => [outcome, some.length]));
    await record(deps.db, tx, { chain: chainOf(stated.townshipCode), at: now, actorId: actor.id, action: 'bulk.uploaded', subject: `bulk:${bulkId}`, detail: counts });
    return bulkId;
  });
}

type Kept = { path: string } & ({ sha256: string; bytes: number } | { skipped: string } | { refused: string });

// A browser gives the files of a folder in no order.
const names = new Intl.Collator('zh', { numeric: true });

async function keepAll({ uploads }: BulkDeps, files: readonly File[]): Promise<Kept[]> {
  const [room, kept]: [ReturnType<typeof openRoom>, Kept[]] = [openRoom(), []];
  for (const file of files.toSorted((a, b) => names.compare(a.name, b.name))) {
    for await (const member of membersOf(file.name, new Uint8Array(await file.arrayBuffer()), room)) {
      kept.push(await keep(uploads, member));
      if (kept.filter((one) => !('skipped' in one)).length > mostFiles) throw new Problem('bulk-too-large');
    }
  }
  return kept;
}

async function keep(uploads: BulkDeps['uploads'], member: Member): Promise<Kept> {
  const { path } = member;
  if ('bytes' in member) return { path, sha256: await uploads.put(member.bytes), bytes: member.bytes.length };
  // Without the bytes: what nobody reads is not kept.
  return 'skipped' in member ? { path, skipped: member.skipped } : { path, refused: member.refused };
}

interface Outcome { outcome: BulkOutcome; batchId: string | null; said: string }

async function outcomeOf(deps: BulkDeps, tx: Writer, actor: Actor, stated: Stated, one: Kept): Promise<Outcome> {
  if ('skipped' in one) return { outcome: 'skipped', batchId: null, said: one.skipped };
  if ('refused' in one) return { outcome: 'refused', batchId: null, said: one.refused };
  const twin = await twinOf(deps, tx, actor, { sha256: one.sha256, list: stated.list });
  if (twin) return { outcome: 'duplicate', batchId: twin, said: '' };
  const batchId = await insertUpload(deps, tx, actor, { ...stated, sha256: one.sha256, name: fileName(one.path), bytes: one.bytes });
  return { outcome: 'taken', batchId, said: '' };
}

/** Calls off whatever is under way for the files of a bulk; what is done stays. Again, it does the rest. */
export async function cancelTogether(deps: BulkDeps, actor: Actor, bulkId: string): Promise<void> {
  demandRole(actor, 'clerk', 'county');
  const ids = await takenIn(deps, actor, bulkId);
  const works = await deskWorks(deps, ids);
  for (const id of ids) if (works.get(id)?.isUnderWay) await cancelWork(deps, actor, id);
}

/** Orders the check of every file at the desk that has no result, or none that still holds. */
export async function recheckTogether(deps: BulkDeps, actor: Actor, bulkId: string): Promise<void> {
  demandRole(actor, 'clerk', 'county');
  await bulkFor(deps, actor, bulkId);
  for (const { outcome, batch } of await filesOf(deps, bulkId)) {
    if (outcome === 'taken' && batch?.state === 'checking' && await currentOf(deps, batch) === null) await recheckBatch(deps, actor, batch.id);
  }
}

export interface NotSubmitted { batchId: string; problem: Problem }

/**
 * Submits each of these batches as its own page would, without anything to confirm; answers those that were not, and why.
 * `plans`: batch → hash of the plan that the clerk saw. Throws Problem `not-found` for a batch of another bulk.
 */
export async function submitTogether(deps: BulkDeps, actor: Actor, bulkId: string, plans: ReadonlyMap<string, string>): Promise<NotSubmitted[]> {
  demandRole(actor, 'clerk', 'county');
  const ids = await takenIn(deps, actor, bulkId);
  if ([...plans.keys()].some((id) => !ids.includes(id))) throw new Problem('not-found');
  const refused: NotSubmitted[] = [];
  for (const [batchId, planHash] of plans) {
    try {
      await submitBatch(deps, actor, batchId, { planHash, confirmed: [] });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refused.push({ batchId, problem: error });
    }
  }
  return refused;
}

async function takenIn(deps: BulkDeps, actor: Actor, bulkId: string): Promise<string[]> {
  await bulkFor(deps, actor, bulkId);
  return (await filesOf(deps, bulkId)).flatMap(({ outcome, batch }) => (outcome === 'taken' && batch ? [batch.id] : []));
}
