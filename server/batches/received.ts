// 到位资金: the money that had come for a payment, as the clerk states it; the sum must close.
import { and, eq } from 'drizzle-orm';
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../deps.ts';
import { formatYuan } from '../domain/money.ts';
import { Problem } from '../problem.ts';
import { deskWork } from './desk-work.ts';
import { batchFor } from './queries.ts';
import type { Batch } from './queries.ts';

type Sums = Pick<Batch, 'receivedFen' | 'paidFen' | 'returnedFen' | 'unpaidFen'>;

/** Null takes the statement back; stating the same again changes nothing. Throws Problems `not-allowed`, `not-found`, `batch-wrong-state`. */
export async function stateReceived(deps: Pick<Deps, 'db' | 'clock' | 'bell'>, actor: Actor, batchId: string, receivedFen: number | null): Promise<void> {
  demandRole(actor, 'clerk', 'county');
  const { db, clock } = deps;
  const { batches } = db.tables;
  await db.write(async (tx) => {
    const batch = await batchFor(deps, actor, batchId, tx);
    if (batch.receivedFen === receivedFen) return;
    // A submission under way was ordered for the sum that was stated then.
    const work = await deskWork(deps, batchId, tx);
    if (work?.isUnderWay && work.name === 'submit-batch') throw new Problem('batch-wrong-state');
    const stated = await tx.update(batches).set({ receivedFen }).where(and(eq(batches.id, batchId), eq(batches.state, 'checking'))).returning({ id: batches.id });
    if (stated.length === 0) throw new Problem('batch-wrong-state');
    await record(db, tx, { chain: chainOf(batch.townshipCode), at: clock.now(), actorId: actor.id, action: 'batch.received-stated', subject: `batch:${batchId}`, detail: { receivedFen } });
  });
}

/** What is left of the money that came, in fen; null where nothing was stated. Below zero more was listed than had come. */
export function balanceOf({ receivedFen, paidFen, returnedFen, unpaidFen }: Sums): number | null {
  return receivedFen === null ? null : receivedFen - paidFen - returnedFen - unpaidFen;
}

/** Throws Problem `received-short` with the difference. */
export function demandClosed(sums: Sums): void {
  const balance = balanceOf(sums);
  if (balance !== null && balance < 0) throw new Problem('received-short', `少 ${formatYuan(-balance)} 元`);
}
