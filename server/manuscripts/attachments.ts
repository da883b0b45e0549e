// Files that belong to a manuscript: taken in sealed, and kept with the published files once it is approved.
import { asc, eq } from 'drizzle-orm';
import type { Database, Reader } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { AttachedFile, AttachedPicture } from '../notices/content.ts';

/** Without the name under which it goes out; `picture` null for what is none. */
export interface Attachment extends Omit<AttachedFile, 'file' | 'picture'> { picture: AttachedPicture | null }

export async function attachmentsOf(db: Database, manuscriptId: string, reader: Reader = db.read): Promise<Attachment[]> {
  const { attachments } = db.tables;
  const { name, sha256, bytes, type, caption, width, height } = attachments;
  const rows = await reader.select({ name, sha256, bytes, type, caption, width, height }).from(attachments).where(eq(attachments.manuscriptId, manuscriptId)).orderBy(asc(attachments.position));
  return rows.map(({ caption: said, width: w, height: h, ...file }) => ({ ...file, picture: w === null || h === null ? null : { caption: said, width: w, height: h } }));
}

/** Safe to run again: files are named by their content. */
export async function keepAttachments({ db, uploads, blobs }: Pick<Deps, 'db' | 'uploads' | 'blobs'>, manuscriptId: string): Promise<void> {
  for (const { sha256 } of await attachmentsOf(db, manuscriptId)) await blobs.put(await uploads.get(sha256));
}
