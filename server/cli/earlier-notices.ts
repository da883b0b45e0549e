// An earlier result in the folder of notices: it makes way for the same payments made anew, and for nothing else.
import { programmeByCode } from '../../importers/index.ts';
import { earlierOutput } from './folder-there.ts';
import type { Manifest } from './manifest.ts';
import type { OfflineEdition } from './offline-editions.ts';
import { Usage } from './usage.ts';

export type Target = { out: string; said: string };
export type Subject = { programme: string; year: number; term: string };

/** What the list of a result says it is of. */
export function aboutOf({ programme, year, term }: Subject, baseUrl: string | null): Manifest['about'] {
  return { programme, year: String(year), term, baseUrl };
}

/** The result that will be replaced, null where there is none. Throws `Usage` when it is of something else, or has villages that are not among the new sheets. */
export async function earlierNotices({ out, said }: Target, subject: Subject, editions?: readonly OfflineEdition[]): Promise<Manifest | null> {
  const earlier = await earlierOutput(out, said, 'mingbai notices');
  if (!earlier) return null;
  const [theirs, ours] = [subjectWords(earlier.about), subjectWords(aboutOf(subject, null))];
  if (theirs !== ours) throw new Usage(`文件夹 ${said} 里是以前做的${theirs}公开表，这次做的是${ours}，没有动它。请换一个新文件夹，或先把它移走`);
  if (editions) refuseLoss(earlier, said, editions);
  return earlier;
}

// As where it is of another township.
function refuseLoss(earlier: Manifest, said: string, editions: readonly OfflineEdition[]): void {
  const made = new Set(editions.map(({ folder }) => folder));
  const lost = foldersOf(earlier).filter((folder) => !made.has(folder));
  const few = lost.slice(0, 3).join('、');
  if (lost.length > 0) throw new Usage(`文件夹 ${said} 里还有 ${few}${lost.length > 3 ? `等 ${lost.length} 个村` : ''}的公开表，这次的文件里没有，没有动它。请换一个新文件夹，或先把它移走`);
}

/** One line on what made way; what already hangs on a wall has other check digits. */
export function replacedWords(earlier: Manifest, said: string): string {
  return `文件夹 ${said} 里以前做的${subjectWords(earlier.about)}公开表（${foldersOf(earlier).length} 个村）已换成这次的。以前的已经张贴的，请换下。\n`;
}

function foldersOf({ files }: Manifest): string[] {
  return files.flatMap(({ path }) => /^([^/]+)\/notice\.pdf$/.exec(path)?.[1] ?? []);
}

function subjectWords({ year, term, programme }: Manifest['about']): string {
  return `${year ? `${year}年` : ''}${term ?? ''}${programmeByCode(programme ?? '')?.name ?? '别的补贴'}`;
}
