// The folder in which a bag is built before it takes its name, and what a power cut leaves of such folders.
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { sweepLeft } from '../files.ts';

/** Beside the bag, so that a rename is enough. */
export function draftOf(dir: string): string {
  return join(dirname(dir), `${basename(dir)}.${randomBytes(6).toString('hex')}.part`);
}

/** Removes what was begun in `folder` more than a day ago and never finished. */
export async function sweepDrafts(folder: string): Promise<void> {
  await sweepLeft(folder, /\.[0-9a-f]{12}\.part$/);
}
