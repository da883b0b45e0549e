// The register of policy and fund documents: by their numbers texts lead to them, wherever they are cited.
import { asc, desc, eq, isNull } from 'drizzle-orm';
import type { Actor } from '../accounts/actor.ts';
import type { Database, Reader } from '../db/database.ts';
import { countyOffice } from '../domain/catalogue.ts';
import { cites } from '../domain/document.ts';
import type { Version } from './versions.ts';

export type StoredDocument = Database['tables']['documents']['$inferSelect'];
export type DocumentLink = Pick<StoredDocument, 'id' | 'number' | 'title'>;

/** Those that a second person has published: what everybody may read. */
export async function documentsPublic(db: Database): Promise<StoredDocument[]> {
  return (await documentsAll(db)).filter(isPublic);
}

export function isPublic({ state }: Pick<StoredDocument, 'state'>): boolean {
  return state === 'published';
}

/** With those that wait. The newest first, those without a day last on both engines. */
export async function documentsAll({ read, tables: { documents } }: Database): Promise<StoredDocument[]> {
  return read.select().from(documents).orderBy(asc(isNull(documents.issuedOn)), desc(documents.issuedOn), desc(documents.savedAt), desc(documents.id));
}

export async function documentById({ tables: { documents } }: Database, reader: Reader, id: string): Promise<StoredDocument | undefined> {
  const [found] = await reader.select().from(documents).where(eq(documents.id, id));
  return found;
}

export async function staffName({ read, tables: { users } }: Database, id: string): Promise<string> {
  const [found] = await read.select({ name: users.name }).from(users).where(eq(users.id, id));
  return found?.name ?? '';
}

/** Null for one from before there was a second person. */
export async function publisherOf(db: Database, { publishedBy, publishedAt }: StoredDocument): Promise<{ name: string; at: Date } | null> {
  return publishedBy === null || publishedAt === null ? null : { name: await staffName(db, publishedBy), at: publishedAt };
}

/** Public ones that a text cites, in the order of the register. */
export async function documentsCitedIn(db: Database, reader: Reader, text: string): Promise<DocumentLink[]> {
  return (await documentsNamedIn(db, reader, text)).filter(isPublic);
}

/** With those that wait. */
export async function documentsNamedIn({ tables: { documents } }: Database, reader: Reader, text: string): Promise<(DocumentLink & Pick<StoredDocument, 'state'>)[]> {
  if (!/号/.test(text)) return [];
  const all = await reader.select({ id: documents.id, number: documents.number, title: documents.title, state: documents.state }).from(documents).orderBy(documents.id);
  return all.filter(({ number }) => cites(text, number));
}

/** Those registered for a programme, and those that its entry cites; with those that wait. */
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

/** Whether what waits for a second person may be seen: by the office that wrote it, and from above. */
export function seesProposal({ townshipCode }: Actor, { office }: Pick<StoredDocument, 'office'>): boolean {
  return townshipCode === null || townshipCode === office;
}

export function mayChange(actor: Actor, { office }: Pick<StoredDocument, 'office'>): boolean {
  const own = officeOfDocuments(actor);
  return own !== null && (own === office || own === countyOffice);
}
