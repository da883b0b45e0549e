// Accounts are made and ended here, never deleted: the record names them.
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import { isForeignKeyViolation, isUniqueViolation } from '../db/errors.ts';
import type { Role } from '../db/tables.ts';
import { newKey } from '../key.ts';
import { Problem } from '../problem.ts';
import { chainOf, roleNames } from './actor.ts';
import { hashPassword, initialPassword, passwordFault } from './password.ts';
import { endSessionsOf } from './sessions.ts';
import type { SessionDeps } from './sessions.ts';

export interface NewUser {
  login: string;
  name: string;
  role: Role;
  townshipCode?: string | null | undefined;
  villageCode?: string | null | undefined;
  /** A random one is made when none is given. */
  password?: string | undefined;
  /** Null when the operator does it at the machine. */
  byId?: string | null | undefined;
}

const newUser = z.object({
  login: z.string().regex(/^[a-z][a-z0-9._-]{1,31}$/, '账号用小写字母开头，2到32位，只用小写字母、数字、点、横线。'),
  name: z.string().min(1, '请写明姓名。').max(40, '姓名最多40个字。'),
  role: z.enum(Object.keys(roleNames) as [Role, ...Role[]], `角色只能是：${Object.entries(roleNames).map(([code, said]) => `${code}（${said}）`).join('、')}。`),
});

/** Answers the account with its password, to be told once; or what is wrong, as sentences. */
export async function addUser(deps: SessionDeps, given: NewUser): Promise<{ user: { id: string; login: string; password: string } } | { problems: string[] }> {
  const password = given.password ?? initialPassword();
  const problems = faultsOf(given, password);
  if (problems.length > 0) return { problems };
  try {
    return { user: { id: await insertUser(deps, given, await hashPassword(password)), login: given.login, password } };
  } catch (error) {
    if (isUniqueViolation(error)) return { problems: [`账号 ${given.login} 已经有人用了，请换一个。`] };
    if (isForeignKeyViolation(error)) return { problems: ['没有这个乡镇或村的代码；请先导入村名册，再建账号。'] };
    throw error;
  }
}

/** The account can no longer sign in, and is signed out everywhere at once. */
export async function disableUser(deps: SessionDeps, login: string, byId: string | null): Promise<void> {
  const { users } = deps.db.tables;
  const now = deps.clock.now();
  await deps.db.write(async (tx) => {
    const [user] = await tx.update(users).set({ disabledAt: now }).where(eq(users.login, login)).returning();
    if (!user) throw new Problem('not-found');
    await endSessionsOf(tx, deps, user.id);
    await record(deps.db, tx, { chain: chainOf(user.townshipCode), at: now, actorId: byId, action: 'account.disabled', subject: `user:${user.id}` });
  });
}

function faultsOf(given: NewUser, password: string): string[] {
  const parsed = newUser.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  const fault = passwordFault(password, given.login);
  if (fault) problems.push(fault);
  if (given.role === 'village' && !given.villageCode) problems.push('村级公开员要写明是哪个村（12位村代码）。');
  return problems;
}

async function insertUser({ db, clock }: SessionDeps, given: NewUser, passwordHash: string): Promise<string> {
  const { users } = db.tables;
  const [now, townshipCode] = [clock.now(), given.townshipCode ?? null];
  const id = newKey(now);
  await db.write(async (tx) => {
    await tx.insert(users).values({
      id, login: given.login, name: given.name, role: given.role, townshipCode,
      villageCode: given.villageCode ?? null, passwordHash, createdAt: now,
    });
    await record(db, tx, { chain: chainOf(townshipCode), at: now, actorId: given.byId ?? null, action: 'account.added', subject: `user:${id}`, detail: { role: given.role } });
  });
  return id;
}
