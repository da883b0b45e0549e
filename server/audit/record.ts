// The audit chain: one row per change, in the change's own transaction, each holding the hash of the one before.
import { desc, eq } from 'drizzle-orm';
import type { Database, Reader, Writer } from '../db/database.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { hashOf } from '../files.ts';

export interface Change {
  /** Township code, or 'county' for what belongs to none. */
  chain: string;
  at: Date;
  /** User id, or null when the system itself acts. */
  actorId: string | null;
  /** Verb of the counter: 'batch.submitted'. */
  action: string;
  /** 'batch:…', 'edition:…' */
  subject: string;
  /** Facts without personal data. */
  detail?: Record<string, string | number | boolean | null>;
}

export const chainStart = '0'.repeat(64);

export async function record(db: Database, tx: Writer, change: Change): Promise<void> {
  const head = await chainHead(db, tx, change.chain);
  const entry = {
    chain: change.chain, seq: head.seq + 1, at: change.at, actorId: change.actorId,
    action: change.action, subject: change.subject, detail: canonicalJson(change.detail ?? {}), previous: head.hash,
  };
  await tx.insert(db.tables.auditEntries).values({ ...entry, hash: entryHash(entry) });
}

export async function chainHead(db: Database, reader: Reader, chain: string): Promise<{ seq: number; hash: string }> {
  const { auditEntries } = db.tables;
  const [head] = await reader.select({ seq: auditEntries.seq, hash: auditEntries.hash })
    .from(auditEntries).where(eq(auditEntries.chain, chain)).orderBy(desc(auditEntries.seq)).limit(1);
  return head ?? { seq: 0, hash: chainStart };
}

interface HashedEntry { chain: string; seq: number; at: Date; actorId: string | null; action: string; subject: string; detail: string; previous: string }

/** SHA-256 over the canonical JSON of every field but the hash itself. */
export function entryHash(entry: HashedEntry): string {
  const { chain, seq, actorId, action, subject, detail, previous } = entry;
  return hashOf(canonicalJson({ chain, seq, at: entry.at.toISOString(), actorId, action, subject, detail, previous }));
}
