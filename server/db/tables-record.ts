// What proves and carries the work: retention packages, the audit chain, jobs, and what this database belongs to.
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Columns } from './columns.ts';

export type JobState = 'ready' | 'running' | 'done' | 'failed' | 'cancelled';
/** How far a running job has come: what it does in words, so many of so many (null: nobody knows), and since when, ISO 8601. */
/** `since`: when this step began; `at`: when it was last heard of. */
export interface JobProgress { said: string; done: number; total: number | null; since: string; at?: string }

interface Parents { villages: { code: AnyPgColumn }; editions: { id: AnyPgColumn } }

export function recordTables(c: Columns, { villages, editions }: Parents) {
  const packages = c.table('packages', {
    editionId: c.id().primaryKey().references(() => editions.id, { onDelete: 'restrict' }),
    villageCode: c.text().notNull().references(() => villages.code, { onDelete: 'restrict' }),
    /** Folder name below the packages folder. */
    folder: c.text().notNull(),
    files: c.int().notNull(),
    bytes: c.fen().notNull(),
    /** SHA-256 of the bag's tag manifest, which covers everything else in the bag. */
    sha256: c.text().notNull(),
    retention: c.text().notNull(),
    keptSince: c.day().notNull(),
  }, (t) => [c.index('packages_village').on(t.villageCode)]);

  /** Packages that a later one of the same edition took the place of: kept, listed and backed up all the same. */
  const earlierPackages = c.table('earlier_packages', {
    folder: c.id().primaryKey(),
    editionId: c.text().notNull().references(() => editions.id, { onDelete: 'restrict' }),
    files: c.int().notNull(),
    bytes: c.fen().notNull(),
    sha256: c.text().notNull(),
    replacedAt: c.instant().notNull(),
  }, (t) => [c.index('earlier_packages_edition').on(t.editionId)]);

  const auditEntries = c.table('audit_entries', {
    /** One chain per township, so that townships do not wait for each other; 'county' for the rest. */
    chain: c.text().notNull(),
    seq: c.int().notNull(),
    at: c.instant().notNull(),
    actorId: c.text(),
    action: c.text().notNull(),
    subject: c.text().notNull(),
    /** Canonical JSON without personal data. */
    detail: c.text().notNull(),
    previous: c.text().notNull(),
    hash: c.text().notNull(),
  }, (t) => [c.primaryKey({ columns: [t.chain, t.seq] }), c.index('audit_subject').on(t.subject)]);

  const auditCheckpoints = c.table('audit_checkpoints', {
    chain: c.text().notNull(),
    seq: c.int().notNull(),
    hash: c.text().notNull(),
    at: c.instant().notNull(),
    signature: c.text().notNull(),
  }, (t) => [c.primaryKey({ columns: [t.chain, t.seq] })]);

  const jobs = c.table('jobs', {
    id: c.id().primaryKey(),
    name: c.text().notNull(),
    payload: c.json<Record<string, string>>().notNull(),
    /** What the job is for, so that its page can show it: 'batch' and the batch's id. */
    subject: c.text().notNull(),
    state: c.text().$type<JobState>().notNull(),
    runAt: c.instant().notNull(),
    attempts: c.int().notNull(),
    leaseUntil: c.instant(),
    leaseToken: c.text(),
    /** At most one waiting job per key; null once it has begun. */
    uniqueKey: c.text(),
    failure: c.text(),
    /** Written about once a second while a long job runs. */
    progress: c.json<JobProgress>(),
    createdAt: c.instant().notNull(),
    finishedAt: c.instant(),
  }, (t) => [
    c.unique('jobs_unique_key').on(t.uniqueKey),
    c.index('jobs_due').on(t.state, t.runAt),
    c.index('jobs_subject').on(t.subject),
  ]);

  /** What this database belongs to and must find again at every start, such as its keys. */
  const settings = c.table('settings', {
    name: c.id().primaryKey(),
    value: c.text().notNull(),
  });

  return { packages, earlierPackages, auditEntries, auditCheckpoints, jobs, settings };
}
