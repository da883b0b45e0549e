// What the browser shows: `current/index.html` and the pages after it, which turn by themselves, from files and without any script.
import { createHash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BoardConfig } from './config.ts';
import { freshFolder, namesIn, pointAt, publishFolder, readIfThere, removeFolder, writeFile } from './disk.ts';
import type { Page, SealedPage } from './protocol.ts';
import { blankPage, framePage } from './screen-page.ts';
import type { Generation } from './shelf.ts';

/** The files of the screen at `time` (ms): file name to HTML. Pages outside their validity are left out of the round; `opened` are the sealed ones that may be shown. */
export function screenAt(config: BoardConfig, generation: Generation | null, time: number, opened: readonly SealedPage[] = []): Map<string, string> {
  const pages = generation === null ? [] : inOrder(generation.release.pages, opened, time);
  if (generation === null || pages.length === 0) return new Map([[fileName(0), blankPage(config.village, config.helpline)]]);
  // Below a year of silence the board goes on, but says since when nobody confirmed what it shows.
  const confirmed = time < generation.proof.expiresAt ? null : generation.proof.issuedAt;
  return new Map(
    pages.map((page, index) => {
      // The page is named through its generation, not through `current`, so that a turn of `current` never leaves a frame empty.
      const source = `../generations/${basename(generation.folder)}/${page.below}/${page.name}`;
      const next = fileName((index + 1) % pages.length);
      return [fileName(index), framePage({ source, next, seconds: page.seconds, village: config.village, confirmed })];
    }),
  );
}

/** True when `current` shows exactly this. */
export function isShown(config: BoardConfig, screen: ReadonlyMap<string, string>): boolean {
  const wanted = withEarlierNames(config, screen);
  if (shownFolder(config) !== folderName(wanted)) return false;
  return [...wanted].every(([name, html]) => readIfThere(join(currentLink(config), name))?.equals(Buffer.from(html)) === true);
}

/** Turns `current` to this screen in one step. */
export function showScreen(config: BoardConfig, screen: ReadonlyMap<string, string>): void {
  const wanted = withEarlierNames(config, screen);
  const draft = join(config.folder, 'staging', 'screen');
  freshFolder(draft);
  for (const [name, html] of wanted) writeFile(join(draft, name), html);
  const name = folderName(wanted);
  // A damaged copy that is being shown is replaced under a second name, so that nothing is missing in between.
  const target = shownFolder(config) === name ? `${name}-again` : name;
  publishFolder(draft, join(config.folder, target));
  pointAt(currentLink(config), target);
  for (const other of namesIn(config.folder)) {
    if (other.startsWith(screenPrefix) && other !== target) removeFolder(join(config.folder, other));
  }
}

/** Where opened pages lie in their generation. */
export const openedFolder = 'names';

const screenPrefix = 'screen-';

function inOrder(pages: readonly Page[], opened: readonly SealedPage[], time: number): (Page & { below: string })[] {
  return pages.flatMap((page) => [
    ...(page.type === 'text/html' && isValid(page, time) ? [{ ...page, below: 'pages' }] : []),
    ...opened.filter(({ after }) => after === page.name).map((each) => ({ ...each, below: openedFolder })),
  ]);
}

/** Whether a page may be shown at `time`, ms. */
export function isValid(page: Page, time: number): boolean {
  const from = page.validFrom === null || Date.parse(page.validFrom) <= time;
  return from && (page.validUntil === null || time < Date.parse(page.validUntil));
}

function fileName(index: number): string {
  return index === 0 ? 'index.html' : `${index + 1}.html`;
}

// A browser standing on the old ninth page asks for the tenth: every name that was ever shown leads on to the first page,
// because a browser that meets a missing file stays on its error page for ever.
function withEarlierNames(config: BoardConfig, screen: ReadonlyMap<string, string>): Map<string, string> {
  const first = screen.get(fileName(0)) ?? '';
  const wanted = new Map(screen);
  const count = namesIn(currentLink(config)).length;
  for (let index = wanted.size; index < count; index++) wanted.set(fileName(index), first);
  return wanted;
}

function folderName(screen: ReadonlyMap<string, string>): string {
  return screenPrefix + createHash('sha256').update(JSON.stringify([...screen])).digest('hex').slice(0, 16);
}

function shownFolder(config: BoardConfig): string | null {
  try {
    return readlinkSync(currentLink(config));
  } catch {
    return null;
  }
}

function currentLink(config: BoardConfig): string {
  return join(config.folder, 'current');
}
