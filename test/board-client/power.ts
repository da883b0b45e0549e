// Cuts the power at the n-th change to the disk: from then on nothing is written, and what was not synced is torn.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

export class PowerCut extends Error {}

export interface Power {
  /** Changes to the disk so far. */
  readonly changes: () => number;
  readonly restore: () => void;
}

/** Counts changes to any file or folder and fails for good from change `n` on. */
export function cutPowerAt(n: number): Power {
  const real = { ...fs };
  const cache = new Cache();
  let changes = 0;
  const count = (): void => {
    changes += 1;
    if (changes < n) return;
    if (changes === n) cache.lose(real);
    throw new PowerCut(`no power since change ${n}`);
  };
  const changed = changing.map((name) => [
    name,
    (...values: unknown[]): unknown => {
      count();
      cache.note(name, values);
      return Reflect.apply(real[name], fs, values);
    },
  ]);
  const openSync = (path: string, flags: string, mode?: number): number => {
    if (flags === 'w') count();
    const file = real.openSync(path, flags, mode);
    cache.open(file, path);
    return file;
  };
  replace({ ...Object.fromEntries(changed), openSync });
  const before = Object.fromEntries([...changing, 'openSync' as const].map((name) => [name, real[name]]));
  return { changes: () => changes, restore: () => replace(before) };
}

const changing = ['writeSync', 'writeFileSync', 'renameSync', 'symlinkSync', 'rmSync', 'mkdirSync', 'fsyncSync'] as const;

function replace(functions: Record<string, unknown>): void {
  Object.assign(fs, functions);
  syncBuiltinESMExports();
}

/** Which files hold bytes that are only in memory yet. */
class Cache {
  readonly #open = new Map<unknown, string>();
  #unsynced: string[] = [];

  open(file: number, path: string): void {
    this.#open.set(file, path);
  }

  note(name: (typeof changing)[number], [first, second]: unknown[]): void {
    const path = this.#open.get(first) ?? '';
    if (name === 'writeSync') this.#unsynced.push(path);
    if (name === 'fsyncSync') this.#unsynced = this.#unsynced.filter((other) => other !== path);
    if (name === 'renameSync') this.#unsynced = this.#unsynced.map((other) => moved(other, String(first), String(second)));
  }

  lose({ existsSync, statSync, truncateSync }: typeof fs): void {
    for (const path of this.#unsynced) if (existsSync(path)) truncateSync(path, Math.floor(statSync(path).size / 2));
  }
}

function moved(path: string, from: string, to: string): string {
  return path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : path;
}
