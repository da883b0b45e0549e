// Accounts from the desk: what the operator's commands do, by whoever may, and each change in that person's name.
import { and, asc, count, desc, eq, inArray, isNull, like, ne, or } from 'drizzle-orm';
import { Problem } from '../problem.ts';
import { demandRole } from './actor.ts';
import type { Actor } from './actor.ts';
import { mayManage, rolesUnder } from './may-manage.ts';
import type { SessionDeps } from './sessions.ts';
import { addUser, disableUser, enableUser, resetPassword } from './users.ts';
import type { NewUser } from './users.ts';

export const mostListed = 200;

/** The accounts that the actor may manage, by place, role and login; `wanted` is the beginning of a login or of a name. */
export async function accountsUnder({ db }: SessionDeps, actor: Actor, wanted: string) {
  demandRole(actor, 'county', 'admin');
  const { users, townships, villages } = db.tables;
  const begins = `${wanted.replace(/[\\%_]/g, '')}%`;
  const own = and(
    inArray(users.role, [...rolesUnder(actor)]), ne(users.id, actor.id), actor.townshipCode === null ? undefined : eq(users.townshipCode, actor.townshipCode),
    wanted === '' ? undefined : or(like(users.login, begins.toLowerCase()), like(users.name, begins)),
  );
  const accounts = await db.read.select({
    id: users.id, login: users.login, name: users.name, role: users.role, programme: users.programme, township: townships.name, village: villages.name,
    isInitial: users.isInitial, lockedUntil: users.lockedUntil, disabledAt: users.disabledAt,
  }).from(users).leftJoin(townships, eq(townships.code, users.townshipCode)).leftJoin(villages, eq(villages.code, users.villageCode))
    // Without a township first: the engines do not agree on where null is.
    .where(own).orderBy(desc(isNull(users.townshipCode)), asc(users.townshipCode), asc(users.role), asc(users.login)).limit(mostListed);
  const [all] = await db.read.select({ number: count() }).from(users).where(own);
  return { accounts, all: all?.number ?? 0 };
}

export async function townshipsUnder({ db }: SessionDeps, actor: Actor) {
  const { townships } = db.tables;
  const own = actor.townshipCode === null ? undefined : eq(townships.code, actor.townshipCode);
  return db.read.select({ code: townships.code, name: townships.name }).from(townships).where(own).orderBy(asc(townships.code));
}

/** Of the village as people say it or as the register has it, in one township; null when there is none. */
export async function villageNamed({ db }: SessionDeps, townshipCode: string, name: string): Promise<string | null> {
  const { villages } = db.tables;
  const found = await db.read.select({ code: villages.code }).from(villages).where(and(eq(villages.townshipCode, townshipCode), or(eq(villages.name, name), eq(villages.registerName, name), eq(villages.code, name))));
  return found.length === 1 ? found[0]?.code ?? null : null;
}

/** As `addUser`. Throws Problem `not-allowed` for an account that the actor could not manage afterwards. */
export async function addAccount(deps: SessionDeps, actor: Actor, given: Omit<NewUser, 'password' | 'byId'>): ReturnType<typeof addUser> {
  const townshipCode = given.townshipCode ?? null;
  if (!mayManage(actor, { id: '', role: given.role, townshipCode })) throw new Problem('not-allowed');
  return addUser(deps, { ...given, byId: actor.id });
}

/** Each answers the password that is to be told once. Throws Problem `not-found` for an account that is not the actor's to manage, or not in that state. */
export const resetAccount = (deps: SessionDeps, actor: Actor, id: string) => manage(deps, actor, id, resetPassword);
export const enableAccount = (deps: SessionDeps, actor: Actor, id: string) => manage(deps, actor, id, enableUser);
export const disableAccount = (deps: SessionDeps, actor: Actor, id: string) => manage(deps, actor, id, disableUser);

async function manage<T>(deps: SessionDeps, actor: Actor, id: string, act: (deps: SessionDeps, login: string, byId: string) => Promise<T>): Promise<{ login: string; told: T }> {
  demandRole(actor, 'county', 'admin');
  const { users } = deps.db.tables;
  // The role of an account never changes, and its township only with the register, so that what is read here still holds when it is acted on.
  const [account] = await deps.db.read.select().from(users).where(eq(users.id, id));
  if (!account || !mayManage(actor, account)) throw new Problem('not-found');
  return { login: account.login, told: await act(deps, account.login, actor.id) };
}
