// The register of policy and fund documents: by their numbers texts lead to them, wherever they are cited.
import { asc, desc, eq, isNull } from 'drizzle-orm';
import { chainOf, demandRole } from '../accounts/actor.ts';
import type { Actor } from '../accounts/actor.ts';
import { record } from '../audit/record.ts';
import type { Database, Reader } from '../db/database.ts';
import { isUniqueViolation } from '../db/errors.ts';
import type { Deps } from '../deps.ts';
import { cites, numberKey, type DocumentKind, type Standing } from '../domain/document.ts';
import { enqueue } from '../jobs/queue.ts';
import { newKey } from '../key.ts';
import { Problem } from '../problem.ts';
import { countyOffice, type Version } from './versions.ts';

export interface DocumentText {
  number: string; kind: DocumentKind; title: string; issuedOn: string | null; amountFen: number | null; programmes: string[]; standing: Standing; address: string;
}

export type StoredDocument = Database['tables']['documents']['$inferSelect'];
export type DocumentLink = Pick<StoredDocument, 'id' | 'number' | 'title'>;

/** The newest first, those without a day last on both engines. */
export async function documentsAll({ read, tables: { documents } }: Database): Promise<StoredDocument[]> {
  return read.select().from(documents).orderBy(asc(isNull(documents.issuedOn)), desc(documents.issuedOn), desc(documents.savedAt), desc(documents.id));
}

export async function documentById({ tables: { documents } }: Database, reader: Reader, id: string): Promise<StoredDocument | undefined> {
  const [found] = await reader.select().from(documents).where(eq(documents.id, id));
  return found;
}

/** Those that a text cites, in the order of the register. */
export async function documentsCitedIn({ tables: { documents } }: Database, reader: Reader, text: string): Promise<DocumentLink[]> {
  if (!/号/.test(text)) return [];
  const all = await reader.select({ id: documents.id, number: documents.number, title: documents.title }).from(documents).orderBy(documents.id);
  return all.filter(({ number }) => cites(text, number));
}

/** Those registered for a programme, and those that its entry cites. */
export async function documentsOf(db: Database, version: EntryOf): Promise<StoredDocument[]> {
  return (await documentsAll(db)).filter((document) => isOf(document, version));
}

export function isOf({ number, programmes }: Pick<StoredDocument, 'number' | 'programmes'>, { code, content: { entry } }: EntryOf): boolean {
  return programmes.includes(code) || cites(`${entry.policy}\n${entry.basis}`, number);
}

interface EntryOf { code: string; content: Pick<Version['content'], 'entry'> }

/** Whose documents the actor may change; null for nobody's. */
export function officeOfDocuments({ role, townshipCode }: Actor): string | null {
  return ['clerk', 'reviewer', 'county'].includes(role) ? townshipCode ?? countyOffice : null;
}

export function mayChange(actor: Actor, { office }: Pick<StoredDocument, 'office'>): boolean {
  const own = officeOfDocuments(actor);
  return own !== null && (own === office || own === countyOffice);
}

/**
 * Registers a document, or changes the one of this id; `file`, where given, takes the place of the one before. Every notice that cites
 * it gets its link. Throws Problems `not-allowed`, `not-found`, `document-there`.
 */
export async function saveDocument({ db, clock }: Pick<Deps, 'db' | 'clock'>, actor: Actor, id: string | null, text: DocumentText, file: { sha256: string; bytes: number } | null): Promise<string> {
  demandRole(actor, 'clerk', 'reviewer', 'county');
  const now = clock.now();
  const values = { ...text, numberKey: numberKey(text.number), ...file, savedBy: actor.id, savedAt: now };
  try {
    return await db.write(async (tx) => {
      const { documents } = db.tables;
      const before = id === null ? undefined : await documentById(db, tx, id);
      if (id !== null && (!before || !mayChange(actor, before))) throw new Problem('not-found');
      const key = before?.id ?? newKey(now);
      const office = before?.office ?? officeOfDocuments(actor) ?? countyOffice;
      await (before ? tx.update(documents).set(values).where(eq(documents.id, key)) : tx.insert(documents).values({ id: key, office, ...values }));
      await enqueue(db, tx, { name: 'refresh-citations', payload: { documentId: key }, subject: `document:${key}`, now, uniqueKey: `citations:${key}` });
      await record(db, tx, { chain: chainOf(office === countyOffice ? null : office), at: now, actorId: actor.id, action: 'document.saved', subject: `document:${key}`, detail: { number: text.number, standing: text.standing, ...(file ? { sha256: file.sha256 } : {}) } });
      return key;
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new Problem('document-there', text.number);
    throw error;
  }
}
