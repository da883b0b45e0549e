// The signed release of a village: kept on disk, then switched in the site table in one transaction.
import { eq } from 'drizzle-orm';
import { paths, type Release } from '../../board-client/protocol.ts';
import type { Reader, Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { hashOf } from '../files.ts';
import { Overtaken } from '../overtaken.ts';
import { keepPage, replacePages, type SitePage } from '../site.ts';
import type { FeedFile } from './feed.tsx';
import { signRelease, type SnapshotMeta } from './repository.ts';
import { sealedType, type SealedFile } from './sealed.ts';
import { isOld } from './timestamps.ts';

export interface KeptRelease { version: number; contentHash: string; snapshot: SnapshotMeta; pages: SitePage[] }

/** Keeps pages and signed files; null when the board shows exactly this already. */
export async function keepRelease(deps: Deps, villageCode: string, files: readonly FeedFile[], sealed: readonly SealedFile[]): Promise<KeptRelease | null> {
  const closed = sealed.map(({ page }) => page);
  const contentHash = hashOf(canonicalJson(shownOf(files, closed, Object.keys(deps.boards.roots))));
  const last = await lastRelease(deps, deps.db.read, villageCode);
  const now = deps.clock.now();
  if (last?.contentHash === contentHash && !isOld(last.releasedAt, now)) return null;
  const version = (last?.version ?? 0) + 1;
  const pages: Release['pages'] = files.map(({ html: body, ...file }) => ({
    ...file, sha256: hashOf(body), length: Buffer.byteLength(body), type: 'text/html', validFrom: null,
  }));
  const release = { repo: villageCode, seq: version, issuedAt: now.toISOString(), pages, ...(closed.length > 0 ? { sealed: closed } : {}) };
  const signed = signRelease({ keys: deps.boards.keys, release, version, now });
  const kept = [
    ...files.flatMap(({ name, html: body }) => [`/feeds/${villageCode}/${name}`, paths.blob(hashOf(body))].map((path) => ({ path, body, type: html }))),
    ...sealed.map(({ page, body }) => ({ path: paths.blob(page.sha256), body, type: sealedType })),
    ...Object.entries({ ...signed.metadata, ...deps.boards.roots }).map(([name, body]) => ({ path: paths.metadata(villageCode, name), body, type: json })),
    ...Object.entries(signed.targets).map(([name, body]) => ({ path: `/t/1/${villageCode}/targets/${name}`, body, type: json })),
  ];
  return { version, contentHash, snapshot: signed.snapshot, pages: await Promise.all(kept.map((page) => keepPage(deps, page))) };
}

/** What a release says; of the first root nothing, as releases were made before there was a second. */
function shownOf(files: readonly FeedFile[], closed: readonly SealedFile['page'][], roots: readonly string[]): unknown {
  if (roots.length > 1) return { files, closed, roots: roots.toSorted() };
  return closed.length > 0 ? { files, closed } : files;
}

const html = 'text/html; charset=utf-8';
const json = 'application/json';

/** Throws `Overtaken` when another release took its number. */
export async function switchRelease({ db }: Pick<Deps, 'db'>, tx: Writer, villageCode: string, release: KeptRelease, now: Date): Promise<void> {
  const { villageReleases } = db.tables;
  const last = await lastRelease({ db }, tx, villageCode);
  if ((last?.version ?? 0) + 1 !== release.version) throw new Overtaken(`version ${release.version} of village ${villageCode} was taken meanwhile`);
  await replacePages(db, tx, `board:${villageCode}`, release.pages, now);
  const row = { version: release.version, contentHash: release.contentHash, snapshot: release.snapshot, releasedAt: now, signedAt: now };
  await tx.insert(villageReleases).values({ villageCode, ...row }).onConflictDoUpdate({ target: villageReleases.villageCode, set: row });
}

async function lastRelease({ db }: Pick<Deps, 'db'>, reader: Reader, villageCode: string) {
  const { villageReleases } = db.tables;
  const [last] = await reader.select().from(villageReleases).where(eq(villageReleases.villageCode, villageCode));
  return last;
}
