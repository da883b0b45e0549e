// Prints all notices and writes everything around them; the folder appears whole or not at all.
import { existsSync } from 'node:fs';
import type { Finding } from '../../importers/index.ts';
import { readConfig } from '../config.ts';
import { openRenderer } from '../pdf/browser.ts';
import { rendererCache } from '../pdf/cache.ts';
import { draftFolder } from './draft-folder.ts';
import { aboutOf, earlierNotices, type Subject, type Target } from './earlier-notices.ts';
import type { Manifest } from './manifest.ts';
import { writeIndex } from './notice-index.ts';
import { writeVillage, type Made } from './notice-folder.ts';
import type { OfflineEdition } from './offline-editions.ts';
import { openProgress } from './progress.ts';

/** `toCompare` is told on the page that the clerk prints from. Answers the list of the earlier result that made way. */
export async function writeNotices(target: Target, subject: Subject, editions: readonly OfflineEdition[], made: Made, toCompare: readonly Finding[]): Promise<Manifest | null> {
  const folder = await draftFolder(target.out, target.said);
  try {
    await earlierNotices(target, subject, editions);
    const renderer = await openRenderer({ cacheDir: rendererCache(folder.cache), ...chromium() });
    try {
      await openProgress(process.stderr, () => performance.now())
        .step('印制公开表', (report) => printAll(editions, (edition) => writeVillage(folder.path, edition, made, renderer), report), (count) => [['个村', count]]);
    } finally {
      await renderer.close();
    }
    await writeIndex(folder.path, editions, aboutOf(subject, made.baseUrl), toCompare);
    // Printing takes minutes: somebody may have put something there meanwhile.
    const earlier = await earlierNotices(target, subject, editions);
    await folder.keep();
    return earlier;
  } finally {
    await folder.discard();
  }
}

const lanes = 2;

/** A failure in one lane stops the other before anything is cleared away. */
async function printAll(editions: readonly OfflineEdition[], write: (edition: OfflineEdition) => Promise<void>, report: (done: number, total: number) => void): Promise<number> {
  const rest = editions.values();
  const failures: unknown[] = [];
  let done = 0;
  const lane = async () => {
    for (const edition of rest) {
      if (failures.length > 0) return;
      await write(edition).catch((error: unknown) => failures.push(error));
      report(++done, editions.length);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failures.length > 0) throw failures[0];
  return done;
}

/** A browser of the person's own, where the settings name one that is there. */
function chromium(): { executablePath?: string } {
  const read = readConfig();
  return 'config' in read && read.config.chromium && existsSync(read.config.chromium) ? { executablePath: read.config.chromium } : {};
}
