// All sheets of a batch as one file for the printer: village after village as they are registered, a separator before each.
import { renderSeparators } from '../../print-templates/index.tsx';
import type { Actor } from '../accounts/actor.ts';
import type { Deps } from '../deps.ts';
import { chinaDate } from '../domain/period.ts';
import { joinPdfs, sheetCount } from '../pdf/join.ts';
import { Problem } from '../problem.ts';
import { artefactFor, currentNotices, tellings, type ListedNotice } from './desk-queries.ts';
import { listedWords } from './notices-page.tsx';

/** The very sheets that were published, of those villages that the actor may see; throws `Problem('not-found')` when there are none. */
export async function printRun(deps: Deps, actor: Actor, source: string, township: string): Promise<Uint8Array> {
  const all = await currentNotices(deps.db, actor, { source, programme: '', village: '' });
  const notices = all.filter((notice) => township === '' || notice.township === township);
  const [first] = notices;
  if (first === undefined) throw new Problem('not-found');
  const sheets: Uint8Array[] = [];
  for (const { editionId } of notices) {
    const { sha256 } = await artefactFor(deps.db, actor, editionId, 'notice.pdf');
    sheets.push(new Uint8Array(await deps.blobs.get(sha256)));
  }
  const title = `${first.township}${subjectOf(first)}，共${notices.length}村`;
  const separators = await deps.renderer.pdf(renderSeparators(title, notices.map((notice, i) => separatorOf(notice, { place: i + 1, of: notices.length, sheets: sheetCount(sheets[i] ?? new Uint8Array()) }))));
  return joinPdfs(title, notices.flatMap(({ village }, page) => [{ title: village, bytes: separators, page }, { title: null, bytes: sheets[page] ?? new Uint8Array() }]));
}

/** How many villages of a batch or manuscript wait for their sheet. */
export async function unprinted(deps: Pick<Deps, 'db'>, source: string): Promise<number> {
  return [...(await tellings(deps.db, source)).values()].filter((state) => state === 'rendering').length;
}

function separatorOf(notice: ListedNotice, { place, of, sheets }: { place: number; of: number; sheets: number }) {
  return {
    village: notice.village, subject: subjectOf(notice),
    lines: [`${notice.township}第 ${place} 村，共 ${of} 村`, `后面 ${sheets} 张，${notice.lastDay ? `公开到${chinaDate(notice.lastDay)}` : '公开期从张贴算起'}`, `公开编号 ${notice.number} 第${notice.edition}版`],
  };
}

function subjectOf(notice: ListedNotice): string {
  return listedWords(notice) + (notice.kind === 'proposal' ? '' : '公开');
}
