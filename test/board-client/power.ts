// Cuts the power at the n-th change to the disk: from then on nothing is written, and what was not synced is torn.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

export class PowerCut extends Error {}

export interface Power {
  /** Changes to the disk so far. */
  readonly changes: () => number;
  readonly restore: () => void;
}

const changing = ['writeSync', 'writeFileSync', 'renameSync', 'symlinkSync', 'rmSync', 'mkdirSync', 'fsyncSync'] as const;

/** Counts changes below any folder and fails for good from change `n` on (0 fails never). */
export function cutPowerAt(n: number): Power {
  const real = { ...fs };
  const open = new Map<number, string>();
  const unsynced = new Set<string>();
  let changes = 0;
  let off = false;

  const count = (): void => {
    changes += 1;
    if (off) throw new PowerCut('no power');
    if (changes !== n) return;
    off = true;
    for (const path of unsynced) tear(path);
    throw new PowerCut(`power cut at change ${n}`);
  };
  const patched = Object.fromEntries(
    changing.map((name) => [
      name,
      (...values: unknown[]) => {
        count();
        const [first] = values;
        if (name === 'writeSync' && typeof first === 'number') unsynced.add(open.get(first) ?? '');
        if (name === 'fsyncSync' && typeof first === 'number') unsynced.delete(open.get(first) ?? '');
        if (name === 'renameSync') move(unsynced, String(values[0]), String(values[1]));
        return Reflect.apply(real[name], fs, values);
      },
    ]),
  );
  const openSync = (path: string, flags: string, mode?: number): number => {
    if (flags === 'w') count();
    const file = real.openSync(path, flags, mode);
    open.set(file, path);
    return file;
  };
  Object.assign(fs, patched, { openSync });
  syncBuiltinESMExports();
  return {
    changes: () => changes,
    restore: () => {
      for (const name of [...changing, 'openSync'] as const) Object.assign(fs, { [name]: real[name] });
      syncBuiltinESMExports();
    },
  };

  function tear(path: string): void {
    if (fs.existsSync(path)) fs.truncateSync(path, Math.floor(fs.statSync(path).size / 2));
  }
}

function move(paths: Set<string>, from: string, to: string): void {
  // Joined to a list first: what is added must not be visited again.
  for (const path of Array.from(paths)) {
    if (path !== from && !path.startsWith(`${from}/`)) continue;
    paths.delete(path);
    paths.add(to + path.slice(from.length));
  }
}
