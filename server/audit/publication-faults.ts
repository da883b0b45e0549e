// Whether the tables still say what the record says was submitted, approved and published.
import { setImmediate as breathe } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { and, asc, count, eq, gt, inArray, isNull, sum } from 'drizzle-orm';
import { z } from 'zod';
import { sumsOfBatch, sumsUnpacked } from '../payments/queries.ts';
import type { AuditFault, Recorded } from './verify.ts';

const portion = 200;
const numbered = /^edition:(.+)\/(\d+)$/;
const told = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** The sheet as it went out, and on other papers as it was printed later. */
const out = ['edition.published', 'edition.printed'];

/** Editions of one chain that the record calls published and that are gone, or stand with another content or other files. */
export async function publicationFaults(db: Recorded, chain: string): Promise<AuditFault[]> {
  const faults: string[] = [];
  for (let after = 0; ;) {
    const entries = await published(db, chain, after);
    const editions = await editionsOf(db, entries.map(({ subject }) => numbered.exec(subject)?.[1] ?? ''));
    const files = await artefactsOf(db, [...editions.values()].map(({ id }) => id));
    for (const { subject, detail } of entries) {
      const edition = editions.get(subject);
      const [, number, seq] = numbered.exec(subject) ?? [];
      const fault = edition ? editionFault(detailOf(detail), edition, files.get(edition.id) ?? new Map()) : '公开过，现在数据库里没有了';
      if (fault) faults.push(`公开表 ${number} 第${seq}版${fault}`);
    }
    if (entries.length < portion) return faults.map((said) => ({ chain, said }));
    after = entries.at(-1)?.seq ?? after;
    await breathe();
  }
}

/** Approved batches of one chain whose submitter, reviewer or payments are not those of the record. */
export async function batchFaults(db: Recorded, chain: string): Promise<AuditFault[]> {
  const faults: string[] = [];
  for (let after = ''; ;) {
    const batches = await approvedBatches(db, chain, after);
    const ids = batches.map(({ id }) => id);
    const [entries, reviewers] = [await decisions(db, chain, ids), await reviewersOf(db, ids)];
    for (const batch of batches) {
      const own = entries.filter(({ subject }) => subject === `batch:${batch.id}`);
      const [submitted, approved] = ['batch.submitted', 'batch.approved'].map((action) => own.findLast((entry) => entry.action === action));
      const said = (words: string) => faults.push(`批次 ${batch.id} ${words}`);
      if (!submitted || !approved) { said('是审核通过的，记录里却没有'); continue; }
      if (submitted.actorId !== batch.submittedBy) said('的提交人被改动过');
      if (!reviewers.some((review) => review.batchId === batch.id && review.reviewedBy === approved.actorId)) said('的审核人被改动过');
      const { rows, paidFen, proposedFen = 0 } = detailOf(submitted.detail);
      const now = await storedSums(db, batch.id);
      if (now.rows !== rows || (batch.kind !== 'resent' && (now.paidFen !== paidFen || now.proposedFen !== proposedFen))) said('的发放明细被改动过：笔数或金额与提交时不符');
    }
    if (batches.length < portion) return faults.map((words) => ({ chain, said: words }));
    after = ids.at(-1) ?? after;
  }
}

interface Edition { id: string; hash: string; content: string; publishedAt: Date | null }

// Entries of earlier releases have neither hash nor files; the sum they all have.
function editionFault(said: z.output<typeof told>, edition: Edition, files: ReadonlyMap<string, string>): string | null {
  if (edition.publishedAt === null) return '公开过，现在说没有公开过';
  if (said['hash'] !== undefined && said['hash'] !== edition.hash) return '不是公开时的那一版内容';
  if (said['hash'] === undefined && !edition.content.includes(`"paidFen":${said['paidFen']},`)) return '的金额不是公开时的金额';
  const other = Object.entries(said).find(([name, sha256]) => /\.(pdf|html|csv|json)$/.test(name) && files.get(name) !== sha256);
  return other ? `的文件 ${other[0]} 不是公开时的那一份` : null;
}

function published({ read, tables: { auditEntries } }: Recorded, chain: string, after: number) {
  return read.select({ seq: auditEntries.seq, subject: auditEntries.subject, detail: auditEntries.detail }).from(auditEntries)
    .where(and(eq(auditEntries.chain, chain), gt(auditEntries.seq, after), inArray(auditEntries.action, out))).orderBy(asc(auditEntries.seq)).limit(portion);
}

async function editionsOf({ read, tables: { editions, notices } }: Recorded, numbers: readonly string[]): Promise<Map<string, Edition>> {
  if (numbers.length === 0) return new Map();
  const found = await read.select({ number: notices.number, seq: editions.seq, id: editions.id, hash: editions.hash, content: editions.content, publishedAt: editions.publishedAt })
    .from(editions).innerJoin(notices, eq(notices.id, editions.noticeId)).where(inArray(notices.number, [...new Set(numbers)]));
  return new Map(found.map((edition) => [`edition:${edition.number}/${edition.seq}`, edition]));
}

async function artefactsOf({ read, tables: { artefacts } }: Recorded, ids: readonly string[]): Promise<Map<string, Map<string, string>>> {
  if (ids.length === 0) return new Map();
  const found = await read.select({ editionId: artefacts.editionId, name: artefacts.name, sha256: artefacts.sha256 }).from(artefacts).where(inArray(artefacts.editionId, [...ids]));
  return new Map([...Map.groupBy(found, ({ editionId }) => editionId)].map(([id, files]) => [id, new Map(files.map(({ name, sha256 }) => [name, sha256]))]));
}

function approvedBatches({ read, tables: { batches } }: Recorded, chain: string, after: string) {
  return read.select({ id: batches.id, kind: batches.kind, submittedBy: batches.submittedBy }).from(batches)
    .where(and(chain === 'county' ? isNull(batches.townshipCode) : eq(batches.townshipCode, chain), inArray(batches.state, ['approved', 'published', 'superseded', 'withdrawn']), gt(batches.id, after)))
    .orderBy(asc(batches.id)).limit(portion);
}

async function decisions({ read, tables: { auditEntries } }: Recorded, chain: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return read.select({ subject: auditEntries.subject, action: auditEntries.action, actorId: auditEntries.actorId, detail: auditEntries.detail }).from(auditEntries)
    .where(and(eq(auditEntries.chain, chain), inArray(auditEntries.subject, ids.map((id) => `batch:${id}`)))).orderBy(asc(auditEntries.seq));
}

async function reviewersOf({ read, tables: { reviews } }: Recorded, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return read.select({ batchId: reviews.batchId, reviewedBy: reviews.reviewedBy }).from(reviews).where(and(inArray(reviews.batchId, [...ids]), eq(reviews.decision, 'approved')));
}

/**
 * From the payments themselves. What stands beside them is what the desk adds up: where the two differ no sum is answered. Rows that an
 * earlier release stored are there until the service has started once (payments/bring-over.ts).
 */
async function storedSums(db: Recorded, batchId: string): Promise<{ rows: number; paidFen: number; proposedFen: number }> {
  const [inside, beside] = [await sumsUnpacked(db, db.read, batchId), await sumsOfBatch(db, db.read, batchId)];
  if (!isDeepStrictEqual(inside, beside)) return { rows: NaN, paidFen: NaN, proposedFen: NaN };
  const { earlierPayments: earlier } = db.tables;
  const found = await db.read.select({ status: earlier.status, rows: count(), fen: sum(earlier.amountFen).mapWith(Number) }).from(earlier).where(eq(earlier.batchId, batchId)).groupBy(earlier.status);
  const fenOf = (wanted: string) => found.find(({ status }) => status === wanted)?.fen ?? 0;
  return { rows: found.reduce((all, { rows }) => all + rows, inside.rows), paidFen: inside.paidFen + fenOf('paid'), proposedFen: inside.proposedFen + fenOf('proposed') };
}

function detailOf(detail: string): z.output<typeof told> {
  try {
    return told.catch({}).parse(JSON.parse(detail));
  } catch {
    // The entry's own hash does not fit either then, and is told there.
    return {};
  }
}
