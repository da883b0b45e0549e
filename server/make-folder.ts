// A folder and those above it that are missing. Node's own recursive mkdir never ends below /proc.
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** `mode` holds for each folder that is made. Throws what `mkdir` throws; a file in the way is `EEXIST`. */
export function makeFolder(path: string, mode = 0o777): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above, mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}
