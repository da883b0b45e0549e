// The pages for a village's own board that name people: behind the page of their notice, never in what is public. They leave the server sealed.
import { limits } from '../../board-client/protocol.ts';
import type { ListContent } from '../notices/content.ts';
import { listsAmong, type StoredEdition } from '../notices/queries.ts';
import type { VillagePlace } from '../notices/village-page.tsx';
import { asKnown } from '../notices/words.ts';
import { htmlDocument } from '../web/document.ts';
import type { FeedFile } from './feed.tsx';
import { frameOf } from './feed-frame.ts';
import { FeedPage } from './feed-layout.tsx';
import { namePortions, NameScreen } from './name-screen.tsx';

export interface NamedFile extends FeedFile {
  /** Name of the public page that it follows. */
  after: string;
  edition: StoredEdition<ListContent>;
}

const dwellSeconds = 12;

/** None for an edition whose rule names nobody on the board. Never more than boards take: then the oldest lists are cut short, and say so. */
export function namedFiles(village: VillagePlace, editions: readonly StoredEdition[], files: readonly FeedFile[]): NamedFile[] {
  let left = limits.sealed;
  const pages = new Map<string, NamedFile[]>();
  for (const edition of listsAmong(editions).toSorted((a, b) => b.content.firstDay.localeCompare(a.content.firstDay))) {
    const page = files.find(({ notice }) => notice === edition.number);
    const made = page ? pagesOf(village, edition, page, left) : [];
    pages.set(edition.number, made);
    left -= made.length;
  }
  return editions.flatMap(({ number }) => pages.get(number) ?? []);
}

function pagesOf(village: VillagePlace, edition: StoredEdition<ListContent>, { name: after, notice, validUntil }: FeedFile, most: number): NamedFile[] {
  const content = asKnown(edition);
  const portions = namePortions(content);
  const shown = portions.slice(0, most);
  const rest = portions.slice(most).reduce((sum, rows) => sum + rows.length, 0);
  return shown.map((rows, i) => {
    const frame = frameOf(village, { editions: [edition], notice }, { place: i + 1, of: shown.length, last: edition.days.lastDay, round: null, seconds: dwellSeconds, list: '名单' });
    const screen = <NameScreen content={content} rows={rows} rest={i + 1 === shown.length ? rest : 0} />;
    return { name: fileName(edition, i), after, notice, validUntil, seconds: dwellSeconds, edition, html: htmlDocument(<FeedPage frame={frame}>{screen}</FeedPage>) };
  });
}

/** The same for the same notice whatever else is public, so that its pages stay the same bytes: names-2026-3-1.html */
function fileName({ number, content }: StoredEdition<ListContent>, index: number): string {
  return `names-${number.replace(`${content.village.code}-`, '')}-${index + 1}.html`;
}

