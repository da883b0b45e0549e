// Which version of a programme holds where: a township's own before the county's, the county's before the one that came with the program.
import { and, desc, eq, inArray } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database, Reader } from '../db/database.ts';
import type { VersionState } from '../db/tables.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { firstEntry } from '../domain/catalogue-data.ts';
import { firstClocks, type ProgrammeClocks } from '../domain/clocks.ts';
import { countyOffice, type ProgrammeContent } from '../domain/catalogue.ts';
import type { DisclosureRule } from '../domain/disclosure.ts';
import { programmeOf, programmes } from '../domain/programmes.ts';
import { firstRules } from '../domain/rule-limits.ts';
import { hashOf } from '../files.ts';
import { Problem } from '../problem.ts';

export interface Version {
  /** Null for the version that came with the program, which stands in no row. */
  id: string | null;
  /** Township code, or 'county'. */
  office: string;
  code: string;
  seq: number;
  state: VersionState;
  content: ProgrammeContent;
  createdBy: string | null;
  createdAt: Date | null;
  approvedBy: string | null;
  approvedAt: Date | null;
}

/** `office`: township code, or 'county'. */
export interface Subject { code: string; office: string }

/** Version 1, as it came. Throws Problem `programme-unknown`. */
export function firstVersion(code: string): Version {
  const programme = programmeOf(code);
  if (!programme) throw new Problem('programme-unknown');
  const content = { entry: firstEntry(programme), rule: firstRules(programme.disclosureClass), clocks: firstClocks(programme) };
  return { id: null, office: countyOffice, code, seq: 1, state: 'in-force', content, createdBy: null, createdAt: null, approvedBy: null, approvedAt: null };
}

/** `office`: the township that publishes, or null for the county. Throws Problem `programme-unknown`. */
export async function versionInForce(db: Database, reader: Reader, code: string, office: string | null): Promise<Version> {
  const { programmeVersions } = db.tables;
  const found = await reader.select().from(programmeVersions)
    .where(and(eq(programmeVersions.code, code), eq(programmeVersions.state, 'in-force'), inArray(programmeVersions.office, [countyOffice, office ?? countyOffice])));
  const own = found.find((version) => version.office === office && version.content.follows === undefined);
  return own ?? found.find((version) => version.office === countyOffice) ?? firstVersion(code);
}

/** Of a version from before clocks were a version's: those of the first. Throws Problem `programme-unknown`. */
export function clocksOf({ code, content }: Pick<Version, 'code' | 'content'>): ProgrammeClocks {
  const programme = programmeOf(code);
  if (!programme) throw new Problem('programme-unknown');
  return { ...firstClocks(programme), ...content.clocks };
}

/** What tells one text of a version from another. */
export function contentHash(content: ProgrammeContent): string {
  return hashOf(canonicalJson(content));
}

/** All programmes as they hold for an office. */
export async function catalogueOf(db: Database, office: string | null): Promise<Version[]> {
  return Promise.all(programmes.map(({ code }) => versionInForce(db, db.read, code, office)));
}

export interface Frozen { rule: DisclosureRule; clocks: ProgrammeClocks }

/** What an edition takes from the version in force, for good. Throws Problem `programme-unknown`. */
export function frozen(version: Pick<Version, 'code' | 'office' | 'seq' | 'content'>): Frozen {
  return { rule: frozenRule(version), clocks: clocksOf(version) };
}

function frozenRule({ code, office, seq, content }: Pick<Version, 'code' | 'office' | 'seq' | 'content'>): DisclosureRule {
  const programme = programmeOf(code);
  if (!programme) throw new Problem('programme-unknown');
  return { version: 1, disclosureClass: programme.disclosureClass, channels: content.rule, programmeVersion: { office, seq } };
}

/** Every version of an office, newest first, down to the one that came with the program; people by their names. */
export async function historyOf(db: Database, code: string, office: string): Promise<Version[]> {
  const { programmeVersions: versions, users } = db.tables;
  const approvers = alias(users, 'approvers');
  const found = await db.read.select({
    id: versions.id, office: versions.office, code: versions.code, seq: versions.seq, state: versions.state, content: versions.content,
    createdBy: users.name, createdAt: versions.createdAt, approvedBy: approvers.name, approvedAt: versions.approvedAt,
  }).from(versions).innerJoin(users, eq(users.id, versions.createdBy)).leftJoin(approvers, eq(approvers.id, versions.approvedBy))
    .where(and(eq(versions.code, code), eq(versions.office, office))).orderBy(desc(versions.seq));
  const first = firstVersion(code);
  return [...found, { ...first, state: found.some(({ state }) => state === 'in-force') ? 'superseded' : 'in-force' }];
}
