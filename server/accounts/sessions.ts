// Sessions: the browser holds 32 random bytes, the database only their SHA-256; idle and absolute ends.
import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, lte } from 'drizzle-orm';
import { builtOnce, given } from '../db/built-once.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { Actor } from './actor.ts';

const minute = 60_000;
const idleEnd = 120 * minute;
export const absoluteEnd = 12 * 60 * minute;
// Each visit would otherwise be a write.
const seenAgainAfter = 5 * minute;

export type SessionDeps = Pick<Deps, 'db' | 'clock'>;

/** An actor with what the page header says about the office. */
export type SignedIn = Actor & { office: string; /** The password was made by somebody else and must be changed first. */ isInitial: boolean };

/** Opens a session inside the transaction that signs in; answers the token for the cookie. Also sweeps what has ended. */
export async function openSession({ db, clock }: SessionDeps, tx: Writer, userId: string): Promise<string> {
  const { sessions } = db.tables;
  const token = randomBytes(32).toString('base64url');
  const now = clock.now();
  await tx.delete(sessions).where(lte(sessions.expiresAt, now));
  await tx.insert(sessions).values({
    tokenHash: hashToken(token), userId, createdAt: now, lastSeenAt: now, expiresAt: new Date(now.getTime() + absoluteEnd),
  });
  return token;
}

/** Who holds this token; null when it is unknown, has ended, or the account was disabled. */
export async function actorOf(deps: SessionDeps, token: string): Promise<SignedIn | null> {
  const now = deps.clock.now();
  const [found] = await heldSession(deps.db, { tokenHash: hashToken(token), now, idleSince: new Date(now.getTime() - idleEnd) });
  if (!found) return null;
  if (now.getTime() - found.lastSeenAt.getTime() > seenAgainAfter) await seeAgain(deps, token, now);
  const { id, name, role, townshipCode, villageCode, programme, isInitial } = found.user;
  return { id, name, role, townshipCode, villageCode, programme, isInitial, office: found.township === null ? '县级' : `${found.township}${found.village ?? ''}` };
}

const heldSession = builtOnce(({ read, tables: { sessions, users, townships, villages } }) => read
  .select({ user: users, township: townships.name, village: villages.name, lastSeenAt: sessions.lastSeenAt })
  .from(sessions).innerJoin(users, eq(users.id, sessions.userId)).leftJoin(townships, eq(townships.code, users.townshipCode)).leftJoin(villages, eq(villages.code, users.villageCode))
  .where(and(
    eq(sessions.tokenHash, given('tokenHash', sessions.tokenHash)), gt(sessions.expiresAt, given('now', sessions.expiresAt)),
    gt(sessions.lastSeenAt, given('idleSince', sessions.lastSeenAt)), isNull(users.disabledAt),
  )));

/** Whoever ordered something, as the account is now; null when it was disabled meanwhile. */
export async function actorById({ db }: Pick<Deps, 'db'>, id: string): Promise<Actor | null> {
  const { users } = db.tables;
  const [user] = await db.read.select({ id: users.id, name: users.name, role: users.role, townshipCode: users.townshipCode, villageCode: users.villageCode, programme: users.programme })
    .from(users).where(and(eq(users.id, id), isNull(users.disabledAt)));
  return user ?? null;
}

export async function endSession(tx: Writer, { db }: SessionDeps, token: string): Promise<string | null> {
  const { sessions } = db.tables;
  const [ended] = await tx.delete(sessions).where(eq(sessions.tokenHash, hashToken(token))).returning({ userId: sessions.userId });
  return ended?.userId ?? null;
}

export async function endSessionsOf(tx: Writer, { db }: SessionDeps, userId: string): Promise<void> {
  const { sessions } = db.tables;
  await tx.delete(sessions).where(eq(sessions.userId, userId));
}

async function seeAgain({ db }: SessionDeps, token: string, now: Date): Promise<void> {
  const { sessions } = db.tables;
  await db.write((tx) => tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.tokenHash, hashToken(token))).returning({ userId: sessions.userId }));
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
