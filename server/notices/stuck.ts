// Villages whose public pages could not be brought up to date: what is wrong, and the order to try again at once.
import { and, asc, eq, gt, inArray, isNotNull } from 'drizzle-orm';
import { chainOf, demandRole, type Actor, type Role } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Database, Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';

export interface StuckVillage { jobId: string; village: string; township: string; what: 'refresh-village' | 'end-public-period' | 'date-edition'; failure: string }

const names: readonly StuckVillage['what'][] = ['refresh-village', 'end-public-period', 'date-edition'];

/** Whose work it is to see to it. */
export const mayRetry: readonly Role[] = ['clerk', 'reviewer', 'county'];

/** Within the actor's scope: what has failed more than once and waits for its next try, the longest waiting first. */
export async function stuckVillages(db: Database, actor: Actor, reader: Reader = db.read): Promise<StuckVillage[]> {
  const { jobs } = db.tables;
  const failing = await reader.select({ jobId: jobs.id, subject: jobs.subject, name: jobs.name, failure: jobs.failure }).from(jobs)
    .where(and(inArray(jobs.name, [...names]), eq(jobs.state, 'ready'), isNotNull(jobs.failure), gt(jobs.attempts, 1))).orderBy(asc(jobs.createdAt));
  const places = await placesOf(db, reader, actor, failing.map(({ subject }) => codeIn(subject)));
  return failing.flatMap(({ jobId, subject, name, failure }) => {
    const place = places.get(codeIn(subject));
    const what = names.find((one) => one === name);
    return place && what ? [{ jobId, ...place, what, failure: failure ?? '' }] : [];
  });
}

/** Lets them be tried now and not within the hour; answers how many. Throws Problem `not-allowed`. */
export async function retryVillages({ db, clock, bell }: Pick<Deps, 'db' | 'clock' | 'bell'>, actor: Actor): Promise<number> {
  demandRole(actor, ...mayRetry);
  const { jobs } = db.tables;
  const now = clock.now();
  const count = await db.write(async (tx) => {
    const stuck = (await stuckVillages(db, actor, tx)).map(({ jobId }) => jobId);
    if (stuck.length === 0) return 0;
    await tx.update(jobs).set({ runAt: now, attempts: 0, failure: null }).where(inArray(jobs.id, stuck)).returning({ id: jobs.id });
    await record(db, tx, { chain: chainOf(actor.townshipCode), at: now, actorId: actor.id, action: 'villages.retried', subject: 'villages', detail: { jobs: stuck.length } });
    return stuck.length;
  });
  bell.ring();
  return count;
}

function codeIn(subject: string): string {
  return subject.slice('village:'.length);
}

/** By village code, of those that are the actor's to see. */
async function placesOf({ tables: { villages, townships } }: Database, reader: Reader, { villageCode, townshipCode }: Actor, codes: readonly string[]): Promise<Map<string, { village: string; township: string }>> {
  if (codes.length === 0) return new Map();
  const own = villageCode !== null ? eq(villages.code, villageCode) : townshipCode === null ? undefined : eq(villages.townshipCode, townshipCode);
  const rows = await reader.select({ code: villages.code, village: villages.name, township: townships.name })
    .from(villages).innerJoin(townships, eq(townships.code, villages.townshipCode)).where(and(inArray(villages.code, [...codes]), own));
  return new Map(rows.map(({ code, ...place }) => [code, place]));
}
