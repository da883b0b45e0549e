// Accounts are made and ended here, never deleted: the record names them.
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import { isForeignKeyViolation, isUniqueViolation } from '../db/errors.ts';
import type { Role } from '../db/tables.ts';
import { programmeOf, programmes } from '../domain/programmes.ts';
import { findPersonalData } from '../domain/scan.ts';
import { tidy } from '../domain/tidy.ts';
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
  /** Code of the programme whose owning department this is. */
  programme?: string | null | undefined;
  /** When none is given a random one is made, which must be changed at the first sign-in. */
  password?: string | undefined;
  /** Null when the operator does it at the machine. */
  byId?: string | null | undefined;
}

const newUser = z.object({
  login: z.string().regex(/^[a-z][a-z0-9._-]{1,31}$/, '账号用小写字母开头，2到32位，只用小写字母、数字、点、横线。'),
  name: z.string().min(1, '请写明姓名。').max(40, '姓名最多40个字。').refine((name) => tidy(name) === name && findPersonalData(name).length === 0, '姓名会印在公开表上，不能有看不见的字符、证件号和电话。'),
  role: z.enum(Object.keys(roleNames) as [Role, ...Role[]], `角色只能是：${Object.entries(roleNames).map(([code, said]) => `${code}（${said}）`).join('、')}。`),
});

/** Answers the account with its password, to be told once; or what is wrong, as sentences. */
export async function addUser(deps: SessionDeps, given: NewUser): Promise<{ user: { id: string; login: string; password: string } } | { problems: string[] }> {
  const password = given.password ?? initialPassword();
  const problems = faultsOf(given, password);
  if (problems.length > 0) return { problems };
  const place = await placeOf(deps, given);
  if ('said' in place) return { problems: [place.said] };
  try {
    return { user: { id: await insertUser(deps, { ...given, ...place }, await hashPassword(password)), login: given.login, password } };
  } catch (error) {
    if (isUniqueViolation(error)) return { problems: [`账号 ${given.login} 已经有人用了，请换一个。`] };
    if (isForeignKeyViolation(error)) return { problems: ['没有这个乡镇或村的代码；请先导入村名册，再建账号。'] };
    throw error;
  }
}

/** The account can no longer sign in, and is signed out everywhere at once. Throws Problem `not-found`, also when that was done before. */
export async function disableUser(deps: SessionDeps, login: string, byId: string | null): Promise<void> {
  await changeUser(deps, login, { disabledAt: deps.clock.now() }, { actorId: byId, action: 'account.disabled' });
}

/** Answers a new random password, to be told once; the account is unlocked and signed out everywhere. Throws Problem `not-found`, also for a disabled account. */
export async function resetPassword(deps: SessionDeps, login: string, byId: string | null): Promise<string> {
  const [password, change] = await freshPassword();
  await changeUser(deps, login, change, { actorId: byId, action: 'account.password-reset' });
  return password;
}

/** Opens a disabled account again, with a new random password. Throws Problem `not-found`, also for one that is not disabled. */
export async function enableUser(deps: SessionDeps, login: string, byId: string | null): Promise<string> {
  const [password, change] = await freshPassword();
  await changeUser(deps, login, { ...change, disabledAt: null }, { actorId: byId, action: 'account.enabled' }, isNotNull);
  return password;
}

async function freshPassword(): Promise<[string, Partial<User>]> {
  const password = initialPassword();
  return [password, { passwordHash: await hashPassword(password), isInitial: true, failedSignIns: 0, lockedUntil: null }];
}

async function changeUser(deps: SessionDeps, login: string, change: Partial<User>, entry: { actorId: string | null; action: string }, isIn = isNull): Promise<void> {
  const { users } = deps.db.tables;
  await deps.db.write(async (tx) => {
    const [user] = await tx.update(users).set(change).where(and(eq(users.login, login), isIn(users.disabledAt))).returning();
    if (!user) throw new Problem('not-found');
    await endSessionsOf(tx, deps, user.id);
    await record(deps.db, tx, { chain: chainOf(user.townshipCode), at: deps.clock.now(), ...entry, subject: `user:${user.id}` });
  });
}

type User = SessionDeps['db']['tables']['users']['$inferSelect'];

function faultsOf(given: NewUser, password: string): string[] {
  const parsed = newUser.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  const fault = passwordFault(password, given.login);
  if (fault) problems.push(fault);
  if (given.role === 'village' && !given.villageCode) problems.push('村级公开员要写明是哪个村（12位村代码）。');
  if (given.role === 'department' && programmeOf(given.programme ?? '') === undefined) problems.push(`主管部门要写明管的是哪个补贴项目：${programmes.map(({ code, name }) => `${code}（${name}）`).join('、')}。`);
  // Without a township an account sees the whole county.
  if (['clerk', 'reviewer'].includes(given.role) && !given.townshipCode) problems.push('经办和审核要写明是哪个乡镇（乡镇代码）；县级人员的角色是 county。');
  return problems;
}

interface Scope { townshipCode: string | null; villageCode: string | null }

/** A village's account belongs to the village's township, and to no other. */
async function placeOf({ db }: SessionDeps, { role, townshipCode = null, villageCode = null }: NewUser): Promise<Scope | { said: string }> {
  if (role !== 'village' || villageCode === null) return { townshipCode, villageCode: null };
  const { villages } = db.tables;
  const [village] = await db.read.select().from(villages).where(eq(villages.code, villageCode));
  if (!village) return { said: `没有代码是 ${villageCode} 的村；请核对代码，或先导入村名册。` };
  if (townshipCode !== null && townshipCode !== village.townshipCode) return { said: `${village.name}不属于代码是 ${townshipCode} 的乡镇，请核对。` };
  return { townshipCode: village.townshipCode, villageCode };
}

async function insertUser({ db, clock }: SessionDeps, given: NewUser, passwordHash: string): Promise<string> {
  const { users } = db.tables;
  const [now, townshipCode] = [clock.now(), given.townshipCode ?? null];
  const id = newKey(now);
  await db.write(async (tx) => {
    await tx.insert(users).values({
      id, login: given.login, name: given.name, role: given.role, townshipCode,
      villageCode: given.villageCode ?? null, passwordHash, isInitial: given.password === undefined, createdAt: now,
      programme: given.role === 'department' ? given.programme ?? null : null,
    });
    await record(db, tx, { chain: chainOf(townshipCode), at: now, actorId: given.byId ?? null, action: 'account.added', subject: `user:${id}`, detail: { role: given.role } });
  });
  return id;
}
