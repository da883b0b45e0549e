// A document goes public by two people: one registers or changes it, another publishes what the first wrote. Its PDF goes away by one.
import { and, eq, ne } from 'drizzle-orm';
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { sameAs } from '../accounts/two-people.ts';
import { record } from '../audit/record.ts';
import type { Database, Writer } from '../db/database.ts';
import { isUniqueViolation } from '../db/errors.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { countyOffice } from '../domain/catalogue.ts';
import { numberKey, type DocumentText, type ProposedDocument } from '../domain/document.ts';
import { hashOf } from '../files.ts';
import { enqueue } from '../jobs/queue.ts';
import { newKey } from '../key.ts';
import { Problem } from '../problem.ts';
import { documentById, mayChange, officeOfDocuments, type StoredDocument } from './documents.ts';

type ActionDeps = Pick<Deps, 'db' | 'clock'>;
export interface KeptFile { sha256: string; bytes: number }

/** What waits for a second person; null where nothing does. */
export function proposalOf({ state, proposal, savedBy, savedAt, number, kind, title, issuedOn, amountFen, programmes, standing, address, sha256, bytes }: StoredDocument): ProposedDocument | null {
  if (state === 'published') return proposal;
  return { text: { number, kind, title, issuedOn, amountFen, programmes, standing, address }, file: fileOf({ sha256, bytes }), by: savedBy, at: savedAt.toISOString() };
}

export function fileOf({ sha256, bytes }: Pick<StoredDocument, 'sha256' | 'bytes'>): KeptFile | null {
  return sha256 === null || bytes === null ? null : { sha256, bytes };
}

/** What tells one proposal from another. */
export function proposalHash(proposal: ProposedDocument): string {
  return hashOf(canonicalJson({ ...proposal }));
}

/**
 * Registers a document, or writes the next text of the one of this id, over the one that waited; `file`, where given, takes the place of the
 * one before. Nothing of it is public yet. Throws Problems `not-allowed`, `not-found`, `document-there`.
 */
export async function proposeDocument({ db, clock }: ActionDeps, actor: Actor, id: string | null, text: DocumentText, file: KeptFile | null): Promise<string> {
  demandRole(actor, 'clerk', 'reviewer', 'county');
  const now = clock.now();
  return unlessThere(text.number, () => db.write(async (tx) => {
    const { documents } = db.tables;
    const before = id === null ? undefined : await documentById(db, tx, id);
    if (id !== null && (!before || !mayChange(actor, before))) throw new Problem('not-found');
    const key = before?.id ?? newKey(now);
    await demandFree(db, tx, key, text.number);
    const kept = file ?? (before ? proposalOf(before)?.file ?? fileOf(before) : null);
    const row = { ...text, numberKey: numberKey(text.number), sha256: kept?.sha256 ?? null, bytes: kept?.bytes ?? null, savedBy: actor.id, savedAt: now };
    if (before?.state === 'published') await tx.update(documents).set({ proposal: { text, file: kept, by: actor.id, at: now.toISOString() } }).where(eq(documents.id, key));
    else if (before) await tx.update(documents).set(row).where(eq(documents.id, key));
    else await tx.insert(documents).values({ id: key, office: officeOfDocuments(actor) ?? countyOffice, state: 'proposed', ...row });
    await keepRecord(db, tx, { actor, now, id: key, office: before?.office ?? officeOfDocuments(actor) ?? countyOffice }, 'document.proposed', { number: text.number, standing: text.standing, ...(file ? { sha256: file.sha256 } : {}) });
    return key;
  }));
}

/** `seen` is the hash of the proposal that the actor looked at. Throws Problems `not-allowed`, `not-found`, `document-changed`, `document-same-person`, `document-there`. */
export async function publishDocument({ db, clock }: ActionDeps, actor: Actor, id: string, seen: string): Promise<void> {
  demandRole(actor, 'clerk', 'reviewer', 'county');
  const now = clock.now();
  const { documents } = db.tables;
  await unlessThere('', () => db.write(async (tx) => {
    const { document, proposal } = await demandSeen(db, tx, actor, id, seen);
    const same = await sameAs({ db }, tx, actor, [proposal.by]);
    if (same) throw new Problem('document-same-person', same.detail);
    const { text, file, by, at } = proposal;
    await tx.update(documents).set({
      ...text, numberKey: numberKey(text.number), sha256: file?.sha256 ?? null, bytes: file?.bytes ?? null, savedBy: by, savedAt: new Date(at),
      state: 'published', proposal: null, publishedBy: actor.id, publishedAt: now,
    }).where(eq(documents.id, id));
    await refreshPages(db, tx, id, now);
    await keepRecord(db, tx, { actor, now, id, office: document.office }, 'document.published', { number: text.number, standing: text.standing, ...(file ? { sha256: file.sha256 } : {}) });
  }));
}

/**
 * Ends what waits: who wrote it thinks better of it, or the second person does not agree. What is public stays; a document that never was goes
 * altogether. `seen` as above. Throws Problems `not-allowed`, `not-found`, `document-changed`.
 */
export async function discardProposal({ db, clock }: ActionDeps, actor: Actor, id: string, seen: string): Promise<'kept' | 'gone'> {
  demandRole(actor, 'clerk', 'reviewer', 'county');
  const now = clock.now();
  const { documents } = db.tables;
  return db.write(async (tx) => {
    const { document, proposal } = await demandSeen(db, tx, actor, id, seen);
    await keepRecord(db, tx, { actor, now, id, office: document.office }, 'document.discarded', { number: proposal.text.number, hash: seen });
    if (document.state === 'published') await tx.update(documents).set({ proposal: null }).where(eq(documents.id, id));
    else await tx.delete(documents).where(eq(documents.id, id));
    return document.state === 'published' ? 'kept' : 'gone';
  });
}

/** At once, by one person: what should not have been public waits for nobody. Throws Problems `not-allowed`, `not-found`. */
export async function takeFileDown({ db, clock }: ActionDeps, actor: Actor, id: string): Promise<void> {
  demandRole(actor, 'clerk', 'reviewer', 'county');
  const now = clock.now();
  const { documents } = db.tables;
  await db.write(async (tx) => {
    const document = await documentOf(db, tx, actor, id);
    if (document.sha256 === null && !document.proposal?.file) return;
    await tx.update(documents).set({ sha256: null, bytes: null, proposal: document.proposal && { ...document.proposal, file: null } }).where(eq(documents.id, id));
    await keepRecord(db, tx, { actor, now, id, office: document.office }, 'document.file-taken-down', { sha256: document.sha256 ?? '', waiting: document.proposal?.file?.sha256 ?? '' });
  });
}

async function documentOf(db: Database, tx: Writer, actor: Actor, id: string): Promise<StoredDocument> {
  const document = await documentById(db, tx, id);
  if (!document || !mayChange(actor, document)) throw new Problem('not-found');
  return document;
}

/** What waits, as the actor looked at it. */
async function demandSeen(db: Database, tx: Writer, actor: Actor, id: string, seen: string): Promise<{ document: StoredDocument; proposal: ProposedDocument }> {
  const document = await documentOf(db, tx, actor, id);
  const proposal = proposalOf(document);
  if (proposal === null || proposalHash(proposal) !== seen) throw new Problem('document-changed');
  return { document, proposal };
}

/** A number that waits on another document is not a row of its own yet, and has none to collide with. */
async function demandFree({ tables: { documents } }: Database, tx: Writer, id: string, number: string): Promise<void> {
  const there = await tx.$count(documents, and(eq(documents.numberKey, numberKey(number)), ne(documents.id, id)));
  if (there > 0) throw new Problem('document-there', number);
}

async function unlessThere<T>(number: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('document-there', number || undefined);
    throw error;
  }
}

/** Every notice that cites the document gets its link. */
function refreshPages(db: Database, tx: Writer, id: string, now: Date): Promise<unknown> {
  return enqueue(db, tx, { name: 'refresh-citations', payload: { documentId: id }, subject: `document:${id}`, now, uniqueKey: `citations:${id}` });
}

function keepRecord(db: Database, tx: Writer, { actor, now, id, office }: { actor: Actor; now: Date; id: string; office: string }, action: string, detail: Record<string, string>): Promise<unknown> {
  return record(db, tx, { chain: chainOf(office === countyOffice ? null : office), at: now, actorId: actor.id, action, subject: `document:${id}`, detail });
}
