// Files that belong to a manuscript: taken in sealed, and kept with the published files once it is approved.
import { asc, eq } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';

export interface Attachment { name: string; sha256: string; bytes: number; type: string }

export async function attachmentsOf(db: Database, manuscriptId: string, reader: Reader = db.read): Promise<Attachment[]> {
  const { attachments } = db.tables;
  return reader.select({ name: attachments.name, sha256: attachments.sha256, bytes: attachments.bytes, type: attachments.type })
    .from(attachments).where(eq(attachments.manuscriptId, manuscriptId)).orderBy(asc(attachments.position));
}

/** Safe to run again: files are named by their content. */
export async function keepAttachments({ db, uploads, blobs }: Pick<Deps, 'db' | 'uploads' | 'blobs'>, manuscriptId: string): Promise<void> {
  for (const { sha256 } of await attachmentsOf(db, manuscriptId)) await blobs.put(await uploads.get(sha256));
}
