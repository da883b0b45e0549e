// The sheets that a list shows as one file for the printer: village after village as they are registered, a separator before each.
import { renderSeparators, type PaperName } from '../../print-templates/index.tsx';
import type { Actor } from '../accounts/actor.ts';
import type { Deps } from '../deps.ts';
import { chinaDate } from '../domain/period.ts';
import { joinPdfs, sheetCount } from '../pdf/join.ts';
import { Problem } from '../problem.ts';
import { takeTurns } from '../turns.ts';
import { countCurrent, currentNotices, mostListed, tellings, type ListedNotice, type NoticeFilter } from './desk-queries.ts';
import { listedWords } from './notices-page.tsx';
import { sheetNear } from './other-papers.ts';

// Each holds all its sheets in memory.
const inTurn = takeTurns(1);

interface VillageStack { notices: ListedNotice[]; sheets: Uint8Array[] }

/** On a separator no more find room. */
const mostNamed = 9;

/** What of the list, on which paper; '' is the published one. */
export interface Run extends NoticeFilter { paper: PaperName | '' }

/** Of those villages that the actor may see. Throws Problems `not-found` when there are none, `run-too-large`. */
export async function runNotices({ db }: Pick<Deps, 'db'>, actor: Actor, { paper, ...filter }: Run): Promise<ListedNotice[]> {
  const notices = await currentNotices(db, actor, filter);
  if (notices.length === 0) throw new Problem('not-found');
  // A run that is short of some would not say so.
  if (await countCurrent(db, actor, filter) > notices.length || (paper !== '' && notices.length > mostListed)) throw new Problem('run-too-large');
  return notices;
}

/** The very sheets that were published, or these on another paper. */
export async function printRun(deps: Deps, actor: Actor, notices: readonly ListedNotice[], paper: PaperName | ''): Promise<Uint8Array> {
  return inTurn(() => printed(deps, actor, notices, paper));
}

async function printed(deps: Deps, actor: Actor, notices: readonly ListedNotice[], paper: PaperName | ''): Promise<Uint8Array> {
  const [first] = notices;
  if (first === undefined) throw new Problem('not-found');
  const stacks: VillageStack[] = [];
  for (const own of Map.groupBy(notices, ({ villageCode }) => villageCode).values()) stacks.push({ notices: own, sheets: await sheetsOf(deps, actor, own, paper) });
  const title = `${first.township}${subjectOf(notices)}，共${stacks.length}村`;
  // One village's stack has nothing to come apart from.
  const separators = stacks.length > 1 ? await deps.renderer.pdf(renderSeparators(title, stacks.map((stack, i) => separatorOf(stack, i + 1, stacks.length)), paper || 'a4')) : null;
  return joinPdfs(title, stacks.flatMap(({ notices: own, sheets }, page) => [
    ...(separators ? [{ title: own[0]?.village ?? '', bytes: separators, page }] : []),
    ...sheets.map((bytes, i) => ({ title: separators ? null : listedWords(own[i] ?? first), bytes })),
  ]));
}

/** How many villages of a batch or manuscript wait for their sheet. */
export async function unprinted(deps: Pick<Deps, 'db'>, source: string): Promise<number> {
  return source === '' ? 0 : [...(await tellings(deps.db, source)).values()].filter((state) => state === 'rendering').length;
}

async function sheetsOf(deps: Deps, actor: Actor, notices: readonly ListedNotice[], paper: PaperName | ''): Promise<Uint8Array[]> {
  const sheets: Uint8Array[] = [];
  for (const { editionId } of notices) sheets.push(new Uint8Array(await sheetNear(deps, actor, editionId, paper)));
  return sheets;
}

function separatorOf({ notices, sheets }: VillageStack, place: number, of: number) {
  const [first] = notices;
  const until = ({ lastDay }: ListedNotice) => (lastDay ? `公开到${chinaDate(lastDay)}` : '公开期从张贴算起');
  const count = sheets.reduce((sum, sheet) => sum + sheetCount(sheet), 0);
  return {
    village: first?.village ?? '', subject: subjectOf(notices),
    lines: [
      `${first?.township}第 ${place} 村，共 ${of} 村`, `后面 ${count} 张${notices.length === 1 && first ? `，${until(first)}` : ''}`,
      ...(notices.length === 1 && first ? [`公开编号 ${first.number} 第${first.edition}版`] : notices.slice(0, mostNamed).map(listedWords)),
      ...(notices.length > mostNamed ? [`还有 ${notices.length - mostNamed} 份`] : []),
    ],
  };
}

/** What the sheets are about, where all are about one thing. */
function subjectOf(notices: readonly ListedNotice[]): string {
  const [subject, ...others] = new Set(notices.map((notice) => listedWords({ ...notice, edition: 1 }) + (notice.kind === 'proposal' ? '' : '公开')));
  return others.length === 0 ? subject ?? '' : `正在公开的 ${notices.length} 份`;
}
