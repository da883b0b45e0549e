// Brings a village's page, its board pages and its signed release to what is published now.
import { eq } from 'drizzle-orm';
import { pageProblem, paths, type Release } from '../../board-client/protocol.ts';
import type { Reader, Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { findPersonalData, markupText } from '../domain/scan.ts';
import { hashOf } from '../files.ts';
import { GiveUp } from '../jobs/worker.ts';
import { refuse } from '../notices/artefacts.ts';
import { publishedEditions, withoutSettled } from '../notices/queries.ts';
import { VillagePage, type VillagePlace } from '../notices/village-page.tsx';
import { Overtaken, unlessOvertaken } from '../overtaken.ts';
import { Problem } from '../problem.ts';
import { keepPage, replacePages, type SitePage } from '../site.ts';
import { htmlDocument } from '../web/document.ts';
import { feedFiles, type FeedFile } from './feed.tsx';
import { villagePlace } from './queries.ts';
import { signRelease, type SnapshotMeta } from './repository.ts';
import { isOld } from './timestamps.ts';

const html = 'text/html; charset=utf-8';

/** Safe to run again: the same editions make the same pages, and an unchanged feed is not signed anew. Throws when overtaken again and again. */
export async function refreshVillage(deps: Deps, villageCode: string): Promise<void> {
  return unlessOvertaken(() => refreshOnce(deps, villageCode));
}

async function refreshOnce(deps: Deps, villageCode: string): Promise<void> {
  const village = await villagePlace(deps.db, villageCode);
  if (!village) throw new Problem('not-found');
  const editions = await publishedEditions(deps.db, villageCode);
  const listed = withoutSettled(editions);
  const files = feedFiles(village, listed, deps.config.baseUrl);
  const villagePage = htmlDocument(VillagePage({ village, editions: listed }));
  for (const page of [villagePage, ...files.map((file) => file.html)]) refuse(`${village.name}的公开页`, findPersonalData(markupText(page), { allow: village.phone ? [village.phone] : [] }));
  refuseUnshowable(village.name, files);
  const shown = await keepPage(deps, { path: `/v/${villageCode}`, body: villagePage, type: html });
  const release = await keepRelease(deps, villageCode, files);
  await deps.db.write(async (tx) => {
    const now = deps.clock.now();
    await refuseStale(deps, tx, village, editions.map((edition) => edition.id));
    await replacePages(deps.db, tx, `village:${villageCode}`, [shown], now);
    if (release) await switchRelease(deps, tx, villageCode, release, now);
  });
}

/** A board refuses a whole release for one such page, and would say so in the village and not here. */
function refuseUnshowable(village: string, files: readonly FeedFile[]): void {
  for (const file of files) {
    const problem = pageProblem(Buffer.from(file.html), 'text/html');
    if (problem) throw new GiveUp(`${village}的公开屏第 ${files.indexOf(file) + 1} 页不能用：${problem}，公开屏不会显示。已拦下，原来的内容不变。请检查名称、依据和联系方式里有没有网页代码。`);
  }
}

async function refuseStale({ db }: Deps, tx: Writer, village: VillagePlace, used: readonly string[]): Promise<void> {
  const now = (await publishedEditions(db, village.code, tx)).map((edition) => edition.id);
  const place = await villagePlace(db, village.code, tx);
  if (now.join() !== used.join() || canonicalJson(place ?? null) !== canonicalJson(village)) throw new Overtaken(`village ${village.code} changed while its pages were made`);
}

interface KeptRelease { version: number; contentHash: string; snapshot: SnapshotMeta; pages: SitePage[] }

/** Keeps pages and signed files; null when the board shows exactly this already. */
async function keepRelease(deps: Deps, villageCode: string, files: readonly FeedFile[]): Promise<KeptRelease | null> {
  const contentHash = hashOf(canonicalJson(files));
  const last = await lastRelease(deps, deps.db.read, villageCode);
  const now = deps.clock.now();
  if (last?.contentHash === contentHash && !isOld(last.releasedAt, now)) return null;
  const version = (last?.version ?? 0) + 1;
  const pages: Release['pages'] = files.map(({ html: body, ...file }) => ({
    ...file, sha256: hashOf(body), length: Buffer.byteLength(body), type: 'text/html', validFrom: null,
  }));
  const signed = signRelease({ keys: deps.boards.keys, release: { repo: villageCode, seq: version, issuedAt: now.toISOString(), pages }, version, now });
  const kept = files.flatMap(({ name, html: body }) => [
    keepPage(deps, { path: `/feeds/${villageCode}/${name}`, body, type: html }),
    keepPage(deps, { path: paths.blob(hashOf(body)), body, type: html }),
  ]);
  const metadata = { ...signed.metadata, ...deps.boards.roots };
  const keptMetadata = Object.entries(metadata).map(([name, body]) => keepPage(deps, { path: paths.metadata(villageCode, name), body, type: 'application/json' }));
  const keptTargets = Object.entries(signed.targets).map(([name, body]) => keepPage(deps, { path: `/t/1/${villageCode}/targets/${name}`, body, type: 'application/json' }));
  return { version, contentHash, snapshot: signed.snapshot, pages: await Promise.all([...kept, ...keptMetadata, ...keptTargets]) };
}

async function switchRelease({ db }: Deps, tx: Writer, villageCode: string, release: KeptRelease, now: Date): Promise<void> {
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
