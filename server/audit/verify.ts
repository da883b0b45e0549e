// Whether anybody changed the record afterwards: every entry, every signed checkpoint, every frozen edition, and what the record says of them.
import { setImmediate as breathe } from 'node:timers/promises';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import type { Vault } from '../vault.ts';
import { checkpointKey, isSealed } from './checkpoint.ts';
import { editionFaults } from './edition-faults.ts';
import { batchFaults, publicationFaults } from './publication-faults.ts';
import { chainStart, entryHash } from './record.ts';

export interface AuditFault {
  /** Township code, or 'county'. */
  chain: string;
  /** Which entry or edition and what is wrong with it, without personal data. */
  said: string;
}

/** A running database, or the one in a backup. */
export type Recorded = Pick<Database, 'read' | 'tables'>;

type Checkpoint = Database['tables']['auditCheckpoints']['$inferSelect'];
type Entry = Database['tables']['auditEntries']['$inferSelect'];

// Few enough that other requests are answered in between.
const portion = 1000;

/**
 * Everything that does not fit, of one township or of all. Whoever rewrites an entry and everything after it is betrayed by
 * the checkpoints, whoever signs those anew by the paper that hangs in the villages. `vault` is null away from the keys: then
 * the checkpoints are compared and their signatures are not.
 */
export async function auditFaults(db: Recorded, vault: Vault | null, only?: string): Promise<AuditFault[]> {
  // In this order: what comes later may have grown meanwhile, and holds all that came before.
  const { faults, witnesses } = await editionFaults(db, only);
  const points = await db.read.select().from(db.tables.auditCheckpoints).orderBy(asc(db.tables.auditCheckpoints.seq));
  const known = new Set(points.map(({ chain, hash }) => `${chain} ${hash.slice(0, 8)}`));
  const unknown = [...witnesses].filter(([witness]) => !known.has(witness)).map(([, fault]) => fault);
  const byChain = Map.groupBy(points, ({ chain }) => chain);
  const chains = only === undefined ? await chainsOf(db, byChain.keys()) : [only];
  const ofChains: AuditFault[] = [];
  for (const chain of chains) {
    const ofRecord = await chainFaults(db, vault, chain, byChain.get(chain) ?? []);
    // With a record that was changed itself there is nothing to compare.
    ofChains.push(...ofRecord.length > 0 ? ofRecord : [...await publicationFaults(db, chain), ...await batchFaults(db, chain)]);
  }
  return [...ofChains, ...faults, ...unknown];
}

/** Those of the checkpoints too: a chain that is gone altogether would not be missed otherwise. */
async function chainsOf({ read, tables: { auditEntries } }: Recorded, signed: Iterable<string>): Promise<string[]> {
  const begun = await read.selectDistinct({ chain: auditEntries.chain }).from(auditEntries);
  return [...new Set([...begun.map(({ chain }) => chain), ...signed])].toSorted();
}

async function chainFaults(db: Recorded, vault: Vault | null, chain: string, points: readonly Checkpoint[]): Promise<AuditFault[]> {
  const faults: string[] = [];
  const key = vault && checkpointKey(vault);
  for (const point of points) if (key && !isSealed(point, key)) faults.push(`第${point.seq}条的校验点签名不对`);
  const signed = new Map(points.map(({ seq, hash }) => [seq, hash]));
  let last = { seq: 0, hash: chainStart };
  for await (const entry of entriesOf(db, chain)) {
    faults.push(...entryFaults(entry, last));
    const hash = signed.get(entry.seq);
    if (hash !== undefined && hash !== entry.hash) faults.push(`第${entry.seq}条或它以前的记录被改写过，与签名的校验点不符`);
    last = entry;
  }
  const end = points.at(-1)?.seq ?? 0;
  if (end > last.seq) faults.push(`记录少了：校验点签到第${end}条，现在只到第${last.seq}条`);
  return faults.map((said) => ({ chain, said }));
}

/** Goes on from what is stored, so that one change is told once. */
function entryFaults(entry: Entry, last: { seq: number; hash: string }): string[] {
  const { seq } = entry;
  if (seq !== last.seq + 1) return [seq === last.seq + 2 ? `第${last.seq + 1}条不见了` : `第${last.seq + 1}条到第${seq - 1}条不见了`];
  if (entry.previous !== last.hash) return [`第${seq}条与前一条接不上`];
  // A time that is none has no text to be hashed.
  const isWhole = !Number.isNaN(entry.at.getTime()) && entryHash(entry) === entry.hash;
  return isWhole ? [] : [`第${seq}条被改动过`];
}

async function* entriesOf({ read, tables: { auditEntries } }: Recorded, chain: string): AsyncGenerator<Entry> {
  for (let after = 0; ;) {
    const entries = await read.select().from(auditEntries).where(and(eq(auditEntries.chain, chain), gt(auditEntries.seq, after))).orderBy(asc(auditEntries.seq)).limit(portion);
    yield* entries;
    if (entries.length < portion) return;
    after = entries.at(-1)?.seq ?? after;
    await breathe();
  }
}
