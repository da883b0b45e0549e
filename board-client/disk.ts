// Writing so that a power cut at any moment leaves the old or the new, never half of either.
import { closeSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes and syncs one file in a folder nobody reads yet. */
export function writeFile(path: string, bytes: Uint8Array | string, mode = 0o644): void {
  const file = openSync(path, 'w', mode);
  try {
    const data = Buffer.from(bytes);
    for (let at = 0; at < data.length; ) at += writeSync(file, data, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Replaces a file that is being read. */
export function replaceFile(path: string, bytes: Uint8Array | string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFile(`${path}.next`, bytes, mode);
  renameSync(`${path}.next`, path);
  syncFolder(dirname(path));
}

/** Moves a finished folder, all of whose files were written by `writeFile`, to the place where it counts. */
export function publishFolder(from: string, to: string): void {
  syncTree(from);
  mkdirSync(dirname(to), { recursive: true });
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
  syncFolder(dirname(to));
}

/** Turns the symbolic link `link` to `target` in one step. */
export function pointAt(link: string, target: string): void {
  rmSync(`${link}.next`, { force: true });
  symlinkSync(target, `${link}.next`);
  renameSync(`${link}.next`, link);
  syncFolder(dirname(link));
}

/** An empty folder at `path`, whatever was there. */
export function freshFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
}

export function removeFolder(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

/** The bytes of a file, or null when it is not there or cannot be read. */
export function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

/** The names in a folder; none when it is not there. */
export function namesIn(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

function syncTree(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) syncTree(join(path, entry.name));
  }
  syncFolder(path);
}

function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
