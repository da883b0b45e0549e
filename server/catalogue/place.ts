// Whose catalogue and which programme an address of the desk means, and where the pages of the catalogue lie.
import type { Context } from 'hono';
import { demandRole } from '../accounts/actor.ts';
import type { Role } from '../accounts/actor.ts';
import type { DeskEnv } from '../accounts/door.tsx';
import type { Deps } from '../deps.ts';
import { countyOffice } from '../domain/catalogue.ts';
import { programmeOf } from '../domain/programmes.ts';
import type { Programme } from '../domain/programmes.ts';
import { Problem } from '../problem.ts';
import type { Link } from '../web/layout.tsx';
import { officeOf, officesFor } from './queries.ts';
import type { Office } from './queries.ts';

export interface Place { offices: Office[]; office: string }

const readers: readonly Role[] = ['clerk', 'reviewer', 'county', 'auditor', 'admin'];

/** Throws Problems `not-allowed`, `not-found`. */
export async function placeOf({ db }: Pick<Deps, 'db'>, c: Context<DeskEnv>): Promise<Place> {
  demandRole(c.var.actor, ...readers);
  const offices = await officesFor(db, c.var.actor);
  return { offices, office: officeOf(c.var.actor, offices, c.req.query('office')) };
}

/** Throws Problems `not-allowed`, `not-found`. */
export async function subjectOf(deps: Pick<Deps, 'db'>, c: Context<DeskEnv>): Promise<Place & { code: string; programme: Programme }> {
  const place = await placeOf(deps, c);
  const code = c.req.param('code') ?? '';
  const programme = programmeOf(code);
  if (!programme) throw new Problem('not-found');
  return { ...place, code, programme };
}

export function townshipOf(office: string): string | null {
  return office === countyOffice ? null : office;
}

export function addressOf(code: string, office: string, rest = ''): string {
  return `/desk/catalogue/${code}${rest}${asked(office)}`;
}

export function listCrumb(office: string): Link {
  return { href: `/desk/catalogue${asked(office)}`, label: '公开目录' };
}

function asked(office: string): string {
  return `?office=${office}`;
}
