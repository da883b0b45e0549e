// What should be on the site for a village, against what is: pages that are missing, and pages that should be gone.
import { nextDayStart } from '../domain/day.ts';
import type { StoredEdition } from '../notices/queries.ts';
import { tellingOf } from '../notices/tellings.ts';
import type { Finding } from './village.ts';

export interface Page { path: string; sha256: string; type: string; status: number; takenDown: string | null }

/** The end of a period is a job of midnight and may take a while. */
const grace = 2 * 3_600_000;

/** `editions` of one village that went out; `pages` are all that are its own. */
export function placeFaults(villageCode: string, editions: readonly StoredEdition[], pages: readonly Page[], now: Date): Finding[] {
  const found = new Map(pages.map((page) => [page.path, page]));
  const faults: Finding[] = [];
  const say = (path: string, kind: 'missing' | 'expired') => faults.push({ path, kind, detail: '' });
  const expected = expectedPages(villageCode, editions);
  const beside = downloadPaths(editions);
  for (const [path, isOver] of expected) {
    const page = found.get(path);
    if (!page || (!isOver && page.status !== 200 && page.takenDown === null)) say(path, 'missing');
    else if (isOver && page.status === 200) say(path, 'expired');
  }
  for (const { path } of pages) if (path.startsWith('/n/') && !expected.has(path) && !beside.has(path)) say(path, 'expired');
  for (const { number, state, days: { lastDay } } of editions) {
    if (state === 'published' && lastDay !== null && nextDayStart(lastDay).getTime() + grace < now.getTime()) say(`/n/${number}`, 'expired');
  }
  return faults;
}

/** Addresses of notices that should not be linked to any more. */
export function endedNumbers(editions: readonly StoredEdition[]): string[] {
  return newestOfEach(editions).filter(isOver).map(({ number }) => number);
}

/** By path, whether it must say that it is over. */
function expectedPages(villageCode: string, editions: readonly StoredEdition[]): Map<string, boolean> {
  const paths = new Map<string, boolean>();
  for (const newest of newestOfEach(editions)) {
    paths.set(`/n/${newest.number}`, isOver(newest));
    for (const { number, seq } of editions.filter(({ noticeId }) => noticeId === newest.noticeId)) paths.set(`/n/${number}/${seq}`, isOver(newest));
  }
  for (const path of [`/v/${villageCode}`, `/feeds/${villageCode}/index.html`]) paths.set(path, false);
  return paths;
}

/** What may be taken away from a page while it is public; pages of an earlier release have none. */
function downloadPaths(editions: readonly StoredEdition[]): ReadonlySet<string> {
  return new Set(newestOfEach(editions).filter((edition) => !isOver(edition)).flatMap(({ number, content }) => (tellingOf(content).downloads?.() ?? []).map(({ file }) => `/n/${number}/${file}`)));
}

function newestOfEach(editions: readonly StoredEdition[]): StoredEdition[] {
  return [...Map.groupBy(editions, ({ noticeId }) => noticeId).values()].map((of) => of.reduce((newest, each) => (each.seq > newest.seq ? each : newest)));
}

/** Retained, or withdrawn by a correction that left its village out. */
function isOver({ state }: StoredEdition): boolean {
  return state !== 'published';
}
