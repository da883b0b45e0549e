// Which kept files the database names: what a backup holds, and what no sweep may touch.
import { eq, isNull } from 'drizzle-orm';
import type { Reader } from './db/database.ts';
import type { Tables } from './db/tables.ts';

export interface Store { tables: Tables; read: Reader }

/** Folders of packages below `packages/`. */
export async function namedPackages({ tables: { packages, earlierPackages }, read }: Store): Promise<string[]> {
  return distinct(await read.select({ name: packages.folder }).from(packages), await read.select({ name: earlierPackages.folder }).from(earlierPackages));
}

/** SHA-256 of what lies in `blobs/`. */
export async function namedBlobs({ tables: { artefacts, sitePages, attachments, manuscripts, documents }, read }: Store): Promise<string[]> {
  return distinct(...await Promise.all([
    read.selectDistinct({ name: artefacts.sha256 }).from(artefacts), read.selectDistinct({ name: sitePages.sha256 }).from(sitePages),
    read.selectDistinct({ name: sitePages.takenDown }).from(sitePages), read.selectDistinct({ name: documents.sha256 }).from(documents),
    read.select({ proposal: documents.proposal }).from(documents).then((all) => all.map(({ proposal }) => ({ name: proposal?.file?.sha256 ?? null }))),
    // From approval on they lie with the published files too, before an edition names them.
    read.selectDistinct({ name: attachments.sha256 }).from(attachments).innerJoin(manuscripts, eq(manuscripts.id, attachments.manuscriptId)).where(eq(manuscripts.state, 'approved')),
  ]));
}

/** SHA-256 of what was sealed into `uploads/`, but for what has been deleted. */
export async function namedUploads({ tables: { uploads, batches, attachments, postings }, read }: Store): Promise<string[]> {
  return distinct(...await Promise.all([
    read.selectDistinct({ name: uploads.sha256 }).from(uploads).where(isNull(uploads.deletedAt)),
    read.selectDistinct({ name: batches.checkBlob }).from(batches).innerJoin(uploads, eq(uploads.id, batches.uploadId)).where(isNull(uploads.deletedAt)),
    read.selectDistinct({ name: attachments.sha256 }).from(attachments), read.selectDistinct({ name: attachments.original }).from(attachments),
    read.selectDistinct({ name: postings.original }).from(postings), read.selectDistinct({ name: postings.photo }).from(postings),
  ]));
}

/** In `uploads/` too: tables with what a check found. They are made again on demand, so a backup goes without them. */
export async function namedAnnotated({ tables: { uploads, batches }, read }: Store): Promise<string[]> {
  const found = await read.select({ annotated: batches.annotated }).from(batches).innerJoin(uploads, eq(uploads.id, batches.uploadId)).where(isNull(uploads.deletedAt));
  return found.flatMap(({ annotated }) => annotated?.blob ?? []);
}

function distinct(...found: readonly (readonly { name: string | null }[])[]): string[] {
  return [...new Set(found.flat().flatMap(({ name }) => name ?? []))];
}
