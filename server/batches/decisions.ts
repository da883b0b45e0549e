// What a clerk decided about a file on the check page: rows left out, and how the file is to be read.
import { asc, eq } from 'drizzle-orm';
import type { Reader } from '../db/database.ts';
import type { Reading } from '../db/tables.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { hashOf } from '../files.ts';
import type { CheckResult } from './check-order.ts';
import type { Batch } from './queries.ts';

export interface Place { sheet: string; row: number }
export interface Exclusion extends Place { reason: string; by: string; at: Date }
export interface Decisions { exclusions: Exclusion[]; reading: Reading | null }

export async function decisionsOf({ db }: Pick<Deps, 'db'>, { id, reading }: Pick<Batch, 'id' | 'reading'>, reader: Reader = db.read): Promise<Decisions> {
  const { exclusions, users } = db.tables;
  const found = await reader.select({ sheet: exclusions.sheet, row: exclusions.row, reason: exclusions.reason, by: users.name, at: exclusions.excludedAt })
    .from(exclusions).innerJoin(users, eq(users.id, exclusions.excludedBy)).where(eq(exclusions.batchId, id)).orderBy(asc(exclusions.sheet), asc(exclusions.row));
  return { exclusions: found, reading };
}

/** Names a set of decisions, so that a result can say which of them it knows. */
export function decidedKey({ exclusions, reading }: Decisions, { year, term, list }: Pick<Batch, 'year' | 'term' | 'list'>): string {
  return hashOf(canonicalJson({ rows: exclusions.map(({ sheet, row, reason }) => ({ sheet, row, reason })), reading: canonicalJson(reading ?? {}), year, term, ...(list === 'proposal' ? { list } : {}) }));
}

/** Whether a result knows all that is decided and stated now: a decision whose check was called off is in none. */
export function isCurrent({ decided, report }: Pick<CheckResult, 'decided' | 'report'>, batch: Pick<Batch, 'programme' | 'year' | 'term' | 'list'>, decisions: Decisions): boolean {
  return decided === decidedKey(decisions, batch) && (report.programme ?? batch.programme) === batch.programme;
}
