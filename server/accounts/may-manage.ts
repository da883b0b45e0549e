// Who may make, disable and reset whose account: always somebody of lower standing, within the own township, never oneself.
import type { Actor, Role } from './actor.ts';

// The administrator has no business with payments; the county office has no hand on those who watch it.
const below: Partial<Record<Role, readonly Role[]>> = {
  admin: ['clerk', 'reviewer', 'department', 'village', 'county', 'auditor'],
  county: ['clerk', 'reviewer', 'department', 'village'],
};
const ofTownship: readonly Role[] = ['clerk', 'reviewer', 'village'];

/** Empty for who may manage nobody. An administrator is made at the server only. */
export function rolesUnder({ role, townshipCode }: Pick<Actor, 'role' | 'townshipCode'>): readonly Role[] {
  const roles = below[role] ?? [];
  return townshipCode === null ? roles : roles.filter((each) => ofTownship.includes(each));
}

export interface Account { id: string; role: Role; townshipCode: string | null }

export function mayManage(actor: Actor, account: Account): boolean {
  return account.id !== actor.id && rolesUnder(actor).includes(account.role) && (actor.townshipCode === null || actor.townshipCode === account.townshipCode);
}
