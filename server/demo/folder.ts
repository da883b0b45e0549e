// What the demonstration leaves in a folder for a person to open: notices, pages, board pages, packages.
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Deps } from '../deps.ts';
import { copyForAll, exportSite } from '../site.ts';
import { leaveCatalogue } from './catalogue-files.ts';
import { leaveFrontPage } from './front-page.ts';

/** Copies every current notice to notices/CODE-NAME/notice-YEAR-PROGRAMME.pdf and .html, what is no result with its kind before the programme or item; answers how many files. */
export async function leaveNotices({ db, blobs }: Deps, out: string): Promise<number> {
  const { editions, notices, villages, artefacts } = db.tables;
  const files = await db.read.select({ code: villages.code, name: villages.name, kind: notices.kind, programme: notices.programme, year: notices.year, file: artefacts.name, sha256: artefacts.sha256 })
    .from(artefacts).innerJoin(editions, eq(editions.id, artefacts.editionId)).innerJoin(notices, eq(notices.id, editions.noticeId))
    .innerJoin(villages, eq(villages.code, notices.villageCode))
    .where(and(eq(editions.state, 'published'), inArray(artefacts.name, ['notice.pdf', 'notice.html']))).orderBy(asc(villages.code));
  for (const file of files) {
    const folder = join(out, 'notices', `${file.code}-${file.name}`);
    await mkdir(folder, { recursive: true });
    await copyForAll(blobs.path(file.sha256), join(folder, file.file.replace('notice.', `notice-${file.year}-${file.kind === 'result' || file.kind === 'annual' ? '' : `${file.kind}-`}${file.programme}.`)));
  }
  return files.length;
}

/** public/ is the whole public site for any static server; feeds/ are the board pages by themselves. */
export async function leaveSite(deps: Deps, out: string): Promise<number> {
  const pages = await exportSite(deps, join(out, 'public'));
  const around = await leaveFrontPage(deps.db, join(out, 'public')) + await leaveCatalogue(deps, join(out, 'public'));
  await cp(join(out, 'public', 'feeds'), join(out, 'feeds'), { recursive: true });
  return pages + around;
}

export async function leavePackages(deps: Deps, out: string): Promise<number> {
  await cp(join(deps.config.data, 'packages'), join(out, 'packages'), { recursive: true });
  return deps.db.read.$count(deps.db.tables.packages);
}
