// Signing in and out, and the accounts themselves; each change with its audit row.
import { setTimeout as wait } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { record } from '../audit/record.ts';
import type { Writer } from '../db/database.ts';
import { Problem } from '../problem.ts';
import { chainOf } from './actor.ts';
import { hashPassword, isPasswordRight, passwordFault } from './password.ts';
import { endSession, endSessionsOf, openSession } from './sessions.ts';
import type { SessionDeps } from './sessions.ts';

const mostFailures = 5;
const lockLength = 15 * 60_000;
// Counting a failure is a write, which an unknown login does not cost: every refusal takes this long, in milliseconds.
const fastestRefusal = 250;

/**
 * Answers the new session's token. Throws Problem `sign-in-wrong`, the same for a wrong password, an unknown,
 * a disabled and a locked account: the answer tells a stranger nothing about which logins there are.
 */
export async function signIn(deps: SessionDeps, given: { login: string; password: string }): Promise<string> {
  const { users } = deps.db.tables;
  const noSooner = wait(fastestRefusal);
  const [known] = await deps.db.read.select().from(users).where(eq(users.login, given.login.trim().toLowerCase()));
  const isRight = await isPasswordRight(known?.passwordHash ?? null, given.password);
  // The outcome leaves the transaction as a value: throwing inside would take the counted failure back.
  const token = known ? await deps.db.write((tx) => admit(deps, tx, known, isRight)) : null;
  if (token !== null) return token;
  await noSooner;
  throw new Problem('sign-in-wrong');
}

export async function signOut(deps: SessionDeps, token: string): Promise<void> {
  await deps.db.write(async (tx) => {
    const userId = await endSession(tx, deps, token);
    if (userId) await recordOf(deps, tx, await userById(deps, tx, userId), 'account.signed-out', userId);
  });
}

/** Ends every session of the account; or answers which field is wrong and why, and changes nothing. */
export async function changePassword(deps: SessionDeps, userId: string, given: { old: string; next: string }): Promise<{ field: 'old' | 'next'; said: string } | null> {
  const { users } = deps.db.tables;
  const user = await userById(deps, deps.db.read, userId);
  const fault = given.next === given.old ? '新密码和现在的一样，请换一个。' : passwordFault(given.next, user.login);
  if (fault) return { field: 'next', said: fault };
  const isRight = await isPasswordRight(user.passwordHash, given.old);
  const passwordHash = isRight ? await hashPassword(given.next) : null;
  return deps.db.write(async (tx) => {
    const now = await userById(deps, tx, userId);
    if (isLocked(deps, now)) return { field: 'old', said: '现在的密码连续输错5次，请15分钟后再改。' } as const;
    if (passwordHash === null || now.passwordHash !== user.passwordHash) {
      await countFailure(deps, tx, now, userId);
      return { field: 'old', said: '现在的密码不对，请再输一次。' } as const;
    }
    await tx.update(users).set({ passwordHash, isInitial: false, failedSignIns: 0, lockedUntil: null }).where(eq(users.id, userId));
    await endSessionsOf(tx, deps, userId);
    await recordOf(deps, tx, user, 'account.password-changed', userId);
    return null;
  });
}

/** `known` is the account with which the password was compared: one that was given another meanwhile lets nobody in with the old. */
async function admit(deps: SessionDeps, tx: Writer, { id, passwordHash }: User, isRight: boolean): Promise<string | null> {
  const { users } = deps.db.tables;
  const user = await userById(deps, tx, id);
  if (user.disabledAt || isLocked(deps, user) || user.passwordHash !== passwordHash) return null;
  if (!isRight) {
    await countFailure(deps, tx, user, null);
    return null;
  }
  await tx.update(users).set({ failedSignIns: 0, lockedUntil: null }).where(eq(users.id, id));
  await recordOf(deps, tx, user, 'account.signed-in', id);
  return openSession(deps, tx, id);
}

function isLocked({ clock }: SessionDeps, { lockedUntil }: User): boolean {
  return lockedUntil !== null && lockedUntil > clock.now();
}

/** `actorId` is null for whoever has not signed in. */
async function countFailure(deps: SessionDeps, tx: Writer, user: User, actorId: string | null): Promise<void> {
  const { users } = deps.db.tables;
  const failures = user.failedSignIns + 1;
  const isLast = failures >= mostFailures;
  const lockedUntil = isLast ? new Date(deps.clock.now().getTime() + lockLength) : null;
  await tx.update(users).set({ failedSignIns: isLast ? 0 : failures, lockedUntil }).where(eq(users.id, user.id));
  await recordOf(deps, tx, user, isLast ? 'account.locked' : 'account.sign-in-failed', actorId);
}

type User = SessionDeps['db']['tables']['users']['$inferSelect'];

async function userById({ db }: SessionDeps, reader: Pick<Writer, 'select'>, id: string): Promise<User> {
  const [user] = await reader.select().from(db.tables.users).where(eq(db.tables.users.id, id));
  if (!user) throw new Problem('not-found');
  return user;
}

async function recordOf({ db, clock }: SessionDeps, tx: Writer, user: User, action: string, actorId: string | null): Promise<void> {
  await record(db, tx, { chain: chainOf(user.townshipCode), at: clock.now(), actorId, action, subject: `user:${user.id}` });
}
