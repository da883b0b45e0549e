// Seals a village's pages with names for its boards, and opens them again for the second look.
import { and, eq, like } from 'drizzle-orm';
import { readRelease, type BoardKey, type SealedPage } from '../../board-client/protocol.ts';
import type { Deps } from '../deps.ts';
import { hashOf } from '../files.ts';
import { keyCount, keyOf } from './board-key.ts';
import type { NamedFile } from './named.tsx';

/** As which sealed pages are served. */
export const sealedType = 'application/octet-stream';

export interface SealedFile { page: SealedPage; body: Buffer }

export function sealFile(key: BoardKey, { name, html, notice, validUntil, seconds, after }: NamedFile): SealedFile {
  const body = key.seal(name, filledUp(Buffer.from(html)));
  return { body, page: { name, sha256: hashOf(body), length: body.length, type: 'text/html', notice, validFrom: null, validUntil, seconds, key: key.id, after } };
}

/** A page with a few people is as long as a full one: what can be seen from outside does not tell how many there are. */
function filledUp(page: Buffer): Buffer {
  return Buffer.concat([page, Buffer.alloc((fullLength - (page.length % fullLength)) % fullLength, ' ')]);
}

const fullLength = 8192;

/** What stands behind the village's sealed files: by their SHA-256, how to open them. The answer of that is null where the bytes cannot be opened. */
export async function sealedPages(deps: Pick<Deps, 'db' | 'blobs' | 'vault'>, villageCode: string): Promise<ReadonlyMap<string, (sealed: Buffer) => Buffer | null>> {
  const { db, blobs, vault } = deps;
  const { sitePages } = db.tables;
  const [list] = await db.read.select({ sha256: sitePages.sha256 }).from(sitePages).where(and(eq(sitePages.owner, `board:${villageCode}`), like(sitePages.path, `/t/1/${villageCode}/targets/%`)));
  const bytes = list && await blobs.get(list.sha256).catch(() => null);
  const read = bytes ? readRelease(bytes) : null;
  const pages = read?.ok ? read.release.sealed ?? [] : [];
  if (pages.length === 0) return new Map();
  const keys = Array.from({ length: await keyCount(deps, db.read, villageCode) }, (_, i) => keyOf(vault, villageCode, i + 1));
  return new Map(pages.map(({ name, sha256, key }) => [sha256, (sealed) => keys.find(({ id }) => id === key)?.open(name, sealed) ?? null]));
}
