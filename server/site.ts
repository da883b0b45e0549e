// The public site is a table of paths that lead to immutable files; publishing switches it in one transaction.
import { chmod, copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { and, asc, eq, isNotNull } from 'drizzle-orm';
import type { Database, Writer } from './db/database.ts';
import type { Deps } from './deps.ts';

export interface SitePage {
  /** Absolute path of the address, such as /n/370405102214-2026-3. */
  path: string;
  sha256: string;
  type: string;
  status: 200 | 410;
}

const insertChunk = 500;

/** What a row says of a page that nobody took down. */
export const standing = { takenDown: null, takenDownType: null, takenDownStatus: null };

/** From now on `owner` has these pages and no others. */
export async function replacePages(db: Database, tx: Writer, owner: string, pages: readonly SitePage[], now: Date): Promise<void> {
  const { sitePages } = db.tables;
  const down = new Map((await tx.select().from(sitePages).where(and(eq(sitePages.owner, owner), isNotNull(sitePages.takenDown)))).map((page) => [`${page.path} ${page.takenDown}`, page]));
  await tx.delete(sitePages).where(eq(sitePages.owner, owner));
  // What somebody took down stays down until it says something else.
  const rows = pages.map((page) => down.get(`${page.path} ${page.sha256}`) ?? { ...page, owner, updatedAt: now, ...standing });
  for (let i = 0; i < rows.length; i += insertChunk) await tx.insert(sitePages).values(rows.slice(i, i + insertChunk));
}

export async function pageAt(db: Database, path: string): Promise<SitePage | undefined> {
  // PostgreSQL takes a NUL in a question for an error, and no page of ours has one in its address.
  if (!/^[\w./-]+$/.test(path)) return undefined;
  const { sitePages } = db.tables;
  const wanted = path.endsWith('/') ? `${path}index.html` : path;
  const [page] = await db.read.select().from(sitePages).where(eq(sitePages.path, wanted)).orderBy(asc(sitePages.owner)).limit(1);
  return page && { path: page.path, sha256: page.sha256, type: page.type, status: page.status === 410 ? 410 : 200 };
}

/** Keeps a page's bytes and answers what the site table needs to know of it. */
export async function keepPage({ blobs }: Pick<Deps, 'blobs'>, page: { path: string; body: string | Uint8Array; type: string; status?: 200 | 410 }): Promise<SitePage> {
  const bytes = typeof page.body === 'string' ? Buffer.from(page.body) : page.body;
  return { path: page.path, sha256: await blobs.put(bytes), type: page.type, status: page.status ?? 200 };
}

/** Writes the whole public site as files that any static server can serve; /n/X becomes n/X/index.html. */
export async function exportSite({ db, blobs }: Pick<Deps, 'db' | 'blobs'>, folder: string): Promise<number> {
  const { sitePages } = db.tables;
  const pages = await db.read.select({ path: sitePages.path, sha256: sitePages.sha256, status: sitePages.status }).from(sitePages).orderBy(asc(sitePages.path));
  for (const page of pages) {
    const file = join(folder, fileName(page.path));
    await mkdir(dirname(file), { recursive: true });
    await copyForAll(blobs.path(page.sha256), file);
  }
  return pages.length;
}

/** Kept files are for the service alone; a static server and a person must be able to read the copy. */
export async function copyForAll(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  await chmod(to, 0o644);
}

/** Where a static server looks for a path. */
export function fileName(path: string): string {
  const isFile = /\.[a-z0-9]+$/.test(path) || path.startsWith('/blob/');
  return isFile ? path.slice(1) : join(path.slice(1), 'index.html');
}

/** The same tag that a board computes from its own copy (`tagOf` of the board protocol). */
export function etagOf(page: SitePage): string {
  return `"${page.sha256.slice(0, 16)}"`;
}
