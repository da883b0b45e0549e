// An edition that something replaced before anybody confirmed its posting: its public life ends with the day on which it was replaced.
import { and, eq, type SQL } from 'drizzle-orm';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { nextDayStart } from '../domain/day.ts';
import { today } from '../domain/period.ts';
import { enqueue } from '../jobs/queue.ts';

/** Gives public editions without a last day today's, and orders their end; before their state is changed. */
export async function closeUnposted({ db }: Pick<Deps, 'db'>, tx: Writer, which: SQL | undefined, now: Date): Promise<void> {
  const { editions, notices } = db.tables;
  const lastDay = today(now);
  const closed = await tx.update(editions).set({ lastDay }).where(and(which, eq(editions.state, 'published'), eq(editions.lastDay, ''))).returning({ id: editions.id, noticeId: editions.noticeId });
  for (const { id, noticeId } of closed) {
    const [notice] = await tx.select({ villageCode: notices.villageCode }).from(notices).where(eq(notices.id, noticeId));
    await enqueue(db, tx, { name: 'end-public-period', payload: { editionId: id }, subject: `village:${notice?.villageCode ?? ''}`, now, runAt: nextDayStart(lastDay), uniqueKey: `end:${id}` });
  }
}
