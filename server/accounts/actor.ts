// Who is acting, and what that person may see and do: a township's staff only their township.
import type { Role } from '../db/tables.ts';
import { Problem } from '../problem.ts';

export type { Role };

export interface Actor {
  id: string;
  name: string;
  role: Role;
  /** Null for the county office, which sees every township. */
  townshipCode: string | null;
  villageCode: string | null;
  /** The one programme that the staff of an owning department see; for everybody else there is none. */
  programme?: string | null;
}

export const roleNames: Record<Role, string> = {
  clerk: '经办', reviewer: '审核', department: '主管部门', village: '村级公开员', county: '县级', auditor: '监督', admin: '管理员',
};

/** Throws Problem `not-allowed` unless the actor has one of the roles. */
export function demandRole(actor: Actor, ...roles: readonly Role[]): void {
  if (!roles.includes(actor.role)) throw new Problem('not-allowed');
}

/** Whether a department's staff, who see their own programme only, see this one; everybody else sees all. */
export function isOwn({ role, programme: own }: Actor, programme: string): boolean {
  return role !== 'department' || own === programme;
}

/** Whether something of this township, or of the county office (null), is the actor's to see. */
export function isInScope(actor: Actor, townshipCode: string | null): boolean {
  return actor.townshipCode === null || actor.townshipCode === townshipCode;
}

/** The audit chain of what this actor does to accounts and of what belongs to this township. */
export function chainOf(townshipCode: string | null): string {
  return townshipCode ?? 'county';
}
