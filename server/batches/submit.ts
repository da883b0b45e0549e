// Submitting: exactly the rows that the clerk saw go to the reviewer, all of them or none.
import { and, eq } from 'drizzle-orm';
import type { CheckedFile } from '../../importers/report.ts';
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../deps.ts';
import { villagesAlreadyTold } from '../notices/queries.ts';
import { Problem } from '../problem.ts';
import { checkKept } from './check.ts';
import { demandGlyphs } from './glyphs.ts';
import { demandNoNumbers } from './numbers.ts';
import { insertPayments, preparePayments } from './payments.ts';
import { batchFor } from './queries.ts';
import type { Batch } from './queries.ts';
import { totalsOf } from './upload.ts';

type SubmitDeps = Pick<Deps, 'db' | 'clock' | 'uploads' | 'vault'>;

export interface Submission {
  /** Of the page that the clerk looked at. */
  planHash: string;
  /** Codes of the findings that the clerk has looked at and confirmed. */
  confirmed: readonly string[];
}

/**
 * Posting the same submission again changes nothing. Throws Problems `not-allowed`, `not-found`, `batch-wrong-state`,
 * `batch-has-blocks`, `programme-unknown`, `batch-changed`, `batch-needs-confirmation`, `number-in-text`, `glyph-missing`, `batch-overlaps`.
 */
export async function submitBatch(deps: SubmitDeps, actor: Actor, batchId: string, { planHash, confirmed }: Submission): Promise<void> {
  demandRole(actor, 'clerk', 'county');
  const batch = await batchFor(deps, actor, batchId);
  if (batch.state === 'submitted' && batch.submittedBy === actor.id && batch.planHash === planHash) return;
  if (batch.state !== 'checking') throw new Problem('batch-wrong-state');
  const checked = await checkKept(deps, batch);
  demandReady(batch, checked.file, confirmed);
  demandNoNumbers(checked.file);
  demandGlyphs(batch, checked.file);
  if (checked.planHash !== planHash) throw new Problem('batch-changed');
  const rows = preparePayments(deps, batchId, checked.file);
  const now = deps.clock.now();
  const { batches } = deps.db.tables;
  await deps.db.write(async (tx) => {
    await refuseOverlap(deps, tx, batch, [...new Set(rows.map((row) => row.villageCode))]);
    const submitted = await tx.update(batches)
      .set({ state: 'submitted', planHash, submittedBy: actor.id, submittedAt: now, ...totalsOf(checked.file) })
      .where(and(eq(batches.id, batchId), eq(batches.state, 'checking'))).returning({ id: batches.id });
    if (submitted.length === 0) throw new Problem('batch-wrong-state');
    await insertPayments(deps.db, tx, rows);
    await record(deps.db, tx, {
      chain: chainOf(batch.townshipCode), at: now, actorId: actor.id, action: 'batch.submitted', subject: `batch:${batchId}`,
      detail: { planHash, rows: rows.length, paidFen: checked.file.totals.fen, confirmed: confirmed.join(' ') },
    });
  });
}

/** Throws Problem `batch-overlaps` when one of the villages has been told of this programme, year and term. */
export async function refuseOverlap({ db }: Pick<Deps, 'db'>, tx: Parameters<typeof villagesAlreadyTold>[1], batch: Pick<Batch, 'programme' | 'year' | 'term'>, villageCodes: readonly string[]): Promise<void> {
  const told = await villagesAlreadyTold(db, tx, batch, villageCodes);
  if (told.length > 0) throw new Problem('batch-overlaps', `共${told.length}个村。`);
}

function demandReady(batch: Batch, file: CheckedFile, confirmed: readonly string[]): void {
  if (file.findings.some((finding) => finding.severity === 'block') || file.entries.length === 0) throw new Problem('batch-has-blocks');
  if (batch.programme === '') throw new Problem('programme-unknown');
  const open = file.findings.some((finding) => finding.severity === 'confirm' && !confirmed.includes(finding.code));
  if (open) throw new Problem('batch-needs-confirmation');
}
