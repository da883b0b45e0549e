// What the pages of the catalogue ask beside the versions: the offices that have one, and where a draft waits.
import { and, asc, eq } from 'drizzle-orm';
import { isInScope } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Database } from '../db/database.ts';
import { countyOffice } from '../domain/catalogue.ts';
import { Problem } from '../problem.ts';

export interface Office { code: string; name: string }

/** Who may write and approve versions: the county office, not a township's staff. */
export function isEditor({ role, townshipCode }: Actor): boolean {
  return role === 'county' && townshipCode === null;
}

export async function townshipOffices({ read, tables: { townships } }: Database): Promise<Office[]> {
  return read.select({ code: townships.code, name: townships.name }).from(townships).orderBy(asc(townships.code));
}

/** Those whose catalogue the actor may see: a township's staff their own township's. */
export async function officesFor(db: Database, actor: Actor): Promise<Office[]> {
  return (await townshipOffices(db)).filter(({ code }) => isInScope(actor, code));
}

/** What is asked for, or else the actor's own office. Throws Problem `not-found` for another's. */
export function officeOf(actor: Actor, offices: readonly Office[], asked: string | undefined): string {
  const office = asked ?? actor.townshipCode ?? countyOffice;
  if (office !== countyOffice && !offices.some(({ code }) => code === office)) throw new Problem('not-found');
  return office;
}

/** Codes of programmes for which a draft of this office waits. */
export async function waitingDrafts({ read, tables: { programmeVersions: versions } }: Database, office: string): Promise<ReadonlySet<string>> {
  const found = await read.select({ code: versions.code }).from(versions).where(and(eq(versions.office, office), eq(versions.state, 'draft')));
  return new Set(found.map(({ code }) => code));
}
