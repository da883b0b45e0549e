// The folder in which a bag is built before it takes its name, and what a power cut leaves of such folders.
import { randomBytes } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

// No bag takes a day to write: what is older belongs to a process that is gone.
const oldest = 24 * 60 * 60_000;

/** Beside the bag, so that a rename is enough. */
export function draftOf(dir: string): string {
  return join(dirname(dir), `${basename(dir)}.${randomBytes(6).toString('hex')}.part`);
}

/** Removes what was begun in `folder` more than a day ago and never finished. */
export async function sweepDrafts(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => /\.[0-9a-f]{12}\.part$/.test(each))) {
    // The clock of the file system, not that of the service: it wrote the time that is compared.
    const begun = await stat(join(folder, name)).then((found) => found.mtimeMs, () => Infinity);
    if (Date.now() - begun > oldest) await rm(join(folder, name), { recursive: true, force: true });
  }
}
