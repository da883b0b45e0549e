// Deciding about a file on its check page: every decision orders a new check.
import { and, eq } from 'drizzle-orm';
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import type { Reading } from '../db/tables.ts';
import type { Deps } from '../deps.ts';
import { Problem } from '../problem.ts';
import { checkedOf } from './check.ts';
import type { Place } from './decisions.ts';
import { orderWork } from './desk-work.ts';
import { rowAt } from './leave-out.ts';
import { batchFor } from './queries.ts';
import type { Batch } from './queries.ts';

type DecisionDeps = Pick<Deps, 'db' | 'clock' | 'bell' | 'uploads'>;

/** Throws Problems `not-allowed`, `not-found`, `batch-wrong-state`, and `batch-changed` for rows that the check page did not show and that are no payments. */
export async function excludeRows(deps: DecisionDeps, actor: Actor, batchId: string, places: readonly Place[], reason: string): Promise<void> {
  demandRole(actor, 'clerk', 'county');
  const batch = await batchFor(deps, actor, batchId);
  const seen = await checkedOf(deps, batch);
  const known = new Set(seen?.attention.sheets.flatMap(({ name, rows }) => rows.map(({ row }) => keyOf({ sheet: name, row }))));
  if (places.length === 0 || batch.state !== 'checking') throw new Problem(places.length === 0 ? 'batch-changed' : 'batch-wrong-state');
  for (const place of places) if (!known.has(keyOf(place)) && (places.length > 1 || await rowAt(deps, batch, place) === null)) throw new Problem('batch-changed');
  await decide(deps, actor, batchId, async (tx) => {
    const { exclusions } = deps.db.tables;
    const excludedAt = deps.clock.now();
    await tx.insert(exclusions).values(places.map(({ sheet, row }) => ({ batchId, sheet, row, reason, excludedBy: actor.id, excludedAt }))).onConflictDoNothing();
    return { action: 'rows.excluded', detail: { rows: placesWords(places), count: places.length } };
  });
}

/** Takes a row back into the batch; one that is not left out changes nothing. */
export async function includeRow(deps: DecisionDeps, actor: Actor, batchId: string, place: Place): Promise<void> {
  await decide(deps, actor, batchId, async (tx) => {
    const { exclusions } = deps.db.tables;
    const taken = await tx.delete(exclusions).where(and(eq(exclusions.batchId, batchId), eq(exclusions.sheet, place.sheet), eq(exclusions.row, place.row))).returning({ row: exclusions.row });
    return taken.length > 0 ? { action: 'rows.included', detail: { rows: placesWords([place]), count: 1 } } : null;
  });
}

/** How the file is to be read from now on; a mapping of columns is kept for the office's next file of this layout. */
export async function setReading(deps: DecisionDeps, actor: Actor, batchId: string, reading: Reading): Promise<void> {
  const layoutKey = (await checkedOf(deps, await batchFor(deps, actor, batchId)))?.layoutKey ?? null;
  await decide(deps, actor, batchId, async (tx, batch) => {
    const { batches, layouts } = deps.db.tables;
    await tx.update(batches).set({ reading }).where(eq(batches.id, batchId)).returning({ id: batches.id });
    // 应发 as the amount of a proposal must not become what was paid in the next result of this layout.
    if (reading.mapping && layoutKey !== null && batch.list === 'result') {
      const kept = { mapping: reading.mapping, savedBy: actor.id, savedAt: deps.clock.now() };
      await tx.insert(layouts).values({ office: chainOf(batch.townshipCode), programme: batch.programme, layoutKey, ...kept })
        .onConflictDoUpdate({ target: [layouts.office, layouts.programme, layouts.layoutKey], set: kept });
    }
    return { action: 'reading.changed', detail: { hidden: reading.hidden ?? '', columns: Object.keys(reading.mapping ?? {}).length, sheets: Object.keys(reading.roles ?? {}).length } };
  });
}

interface Deed { action: string; detail: Record<string, string | number> }

async function decide(deps: DecisionDeps, actor: Actor, batchId: string, change: (tx: Writer, batch: Batch) => Promise<Deed | null>): Promise<void> {
  demandRole(actor, 'clerk', 'county');
  await deps.db.write(async (tx) => {
    const batch = await batchFor(deps, actor, batchId, tx);
    if (batch.state !== 'checking' || !await orderWork(deps, tx, 'check-batch', { batchId })) throw new Problem('batch-wrong-state');
    const deed = await change(tx, batch);
    if (deed) await record(deps.db, tx, { chain: chainOf(batch.townshipCode), at: deps.clock.now(), actorId: actor.id, subject: `batch:${batchId}`, ...deed });
  });
}

const mostNamed = 20;

function placesWords(places: readonly Place[]): string {
  return places.slice(0, mostNamed).map(({ sheet, row }) => `${sheet} ${row}`).join('、');
}

function keyOf({ sheet, row }: Place): string {
  return `${row} ${sheet}`;
}
