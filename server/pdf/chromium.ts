// Which Chromium prints: the one named by the operator, else the system's, else the one npm brought.
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { unpackChromium } from './unpack.ts';

export type Chromium = {
  readonly path: string;
  /** Folder for LD_LIBRARY_PATH; null where the system provides what Chromium needs. */
  readonly libraries: string | null;
};

// Snap packages are left out: they see neither our fonts nor our profile folder.
const system = ['/usr/bin/chromium', '/usr/bin/google-chrome-stable', '/usr/bin/google-chrome', '/opt/google/chrome/chrome'];

/** Candidates in order of preference; a later one is unpacked only when asked for. */
export async function* chromiums(given: string | undefined, folder: string): AsyncGenerator<Chromium> {
  if (given !== undefined) {
    yield { path: given, libraries: null };
    return;
  }
  for (const path of system) if (await canRun(path)) yield { path, libraries: null };
  if (process.platform === 'linux' && process.arch === 'x64') yield await unpackChromium(folder);
}

function canRun(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(() => true, () => false);
}
