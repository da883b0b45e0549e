// Brings a village's page, its board pages and its signed release to what is published now.
import { pageProblem } from '../../board-client/protocol.ts';
import type { Writer } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { findPersonalData, markupText } from '../domain/scan.ts';
import { GiveUp } from '../jobs/worker.ts';
import { demandClean, refuse } from '../notices/artefacts.ts';
import { blinded, demandBlind } from '../notices/blind.ts';
import { withOutdated } from '../notices/outdated.ts';
import { noticePages, showNoticePages, type NoticePages } from '../notices/pages.ts';
import { publishedEditions, withoutSettled, type StoredEdition } from '../notices/queries.ts';
import { sealedNumbers } from '../notices/sealed-numbers.ts';
import { VillagePage, type VillagePlace } from '../notices/village-page.tsx';
import { Overtaken, unlessOvertaken } from '../overtaken.ts';
import { Problem } from '../problem.ts';
import { keepPage, replacePages } from '../site.ts';
import { htmlDocument } from '../web/document.ts';
import { keyCount, keyOf } from './board-key.ts';
import { feedFiles, type FeedFile } from './feed.tsx';
import { keepRelease, switchRelease } from './keep-release.ts';
import { namedFiles, type NamedFile } from './named.tsx';
import { villagePlace } from './queries.ts';
import { sealFile } from './sealed.ts';

const html = 'text/html; charset=utf-8';

/** Safe to run again: the same editions make the same pages, and an unchanged feed is not signed anew. Throws when overtaken again and again. */
export async function refreshVillage(deps: Deps, villageCode: string): Promise<void> {
  return unlessOvertaken(() => refreshOnce(deps, villageCode));
}

async function refreshOnce(deps: Deps, villageCode: string): Promise<void> {
  const village = await villagePlace(deps.db, villageCode);
  if (!village) throw new Problem('not-found');
  const editions = await withOutdated(deps.db, deps.db.read, await publishedEditions(deps.db, villageCode));
  const years = await yearPages(deps, editions);
  const listed = withoutSettled(editions);
  const files = feedFiles(village, listed, deps.config.baseUrl);
  const villagePage = htmlDocument(VillagePage({ village, editions: listed }));
  for (const page of [villagePage, ...files.map((file) => file.html)]) refuse(`${village.name}的公开页`, findPersonalData(markupText(page), { allow: village.phone ? [village.phone] : [] }));
  demandBlind(`${village.name}的公开页和公开屏`, [villagePage, ...files.map((file) => file.html)].join(), [htmlDocument(VillagePage({ village, editions: listed.map(blinded) })), ...feedFiles(village, listed.map(blinded), deps.config.baseUrl).map((file) => file.html)].join());
  const named = namedFiles(village, listed, files);
  await refuseNumbers(deps, village, named);
  refuseUnshowable(village.name, [...files, ...named]);
  const count = await keyCount(deps, deps.db.read, villageCode);
  const key = keyOf(deps.vault, villageCode, count);
  const shown = await keepPage(deps, { path: `/v/${villageCode}`, body: villagePage, type: html });
  const release = await keepRelease(deps, villageCode, files, named.map((file) => sealFile(key, file)));
  await deps.db.write(async (tx) => {
    const now = deps.clock.now();
    await refuseStale(deps, tx, { village, count, editions: editions.map((edition) => edition.id) });
    for (const pages of years) await showNoticePages(deps, tx, pages, now);
    await replacePages(deps.db, tx, `village:${villageCode}`, [shown], now);
    if (release) await switchRelease(deps, tx, villageCode, release, now);
  });
}

/** The sum of a year says when results came after it, whoever published, corrected or took them back. */
async function yearPages(deps: Deps, editions: readonly StoredEdition[]): Promise<NoticePages[]> {
  const years = editions.filter(({ content }) => content.kind === 'annual');
  return Promise.all(years.map(async (edition) => noticePages(deps, edition, await sealedNumbers(deps, edition))));
}

/** What the boards show sealed is looked at as everything else is, before nobody but them can read it. */
async function refuseNumbers(deps: Deps, { name, phone }: VillagePlace, named: readonly NamedFile[]): Promise<void> {
  for (const [edition, files] of Map.groupBy(named, (file) => file.edition)) {
    const known = await sealedNumbers(deps, edition);
    for (const { html: page } of files) demandClean(`${name}的公开屏名单`, markupText(page), { phones: phone ? [phone] : [], known });
  }
}

/** A board refuses a whole release for one such page, and would say so in the village and not here. */
function refuseUnshowable(village: string, files: readonly FeedFile[]): void {
  for (const file of files) {
    const problem = pageProblem(Buffer.from(file.html), 'text/html');
    if (problem) throw new GiveUp(`${village}的公开屏第 ${files.indexOf(file) + 1} 页不能用：${problem}，公开屏不会显示。已拦下，原来的内容不变。请检查名称、依据和联系方式里有没有网页代码。`);
  }
}

async function refuseStale({ db }: Deps, tx: Writer, used: { village: VillagePlace; count: number; editions: readonly string[] }): Promise<void> {
  const { code } = used.village;
  const editions = (await publishedEditions(db, code, tx)).map((edition) => edition.id);
  const now = { village: await villagePlace(db, code, tx) ?? null, count: await keyCount({ db }, tx, code), editions };
  if (canonicalJson(now) !== canonicalJson(used)) throw new Overtaken(`village ${code} changed while its pages were made`);
}
