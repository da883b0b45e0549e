// Content-addressed files: written once under their SHA-256, durable before anyone is told.
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, readdir, readFile, rename, rm, stat, unlink, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface Files {
  /** Keeps `bytes` durably and answers their SHA-256; keeping the same bytes twice is the same as once. */
  put(bytes: Uint8Array): Promise<string>;
  /** Throws when the file is gone or no longer what was kept: nobody is served what somebody changed on the disk. */
  get(sha256: string): Promise<Buffer>;
  has(sha256: string): boolean;
  /** Where the file lies, for copying it whole. */
  path(sha256: string): string;
}

export function openFiles(folder: string): Files {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes);
      if (!await isKept(place(sha256))) await writeDurably(place(sha256), bytes, 0o600);
      return sha256;
    },
    async get(sha256) {
      const bytes = await readFile(place(sha256));
      if (hashOf(bytes) !== sha256) throw new Error(`the kept file ${sha256} was changed on the disk; restore it from the backup`);
      return bytes;
    },
    has: (sha256) => existsSync(place(sha256)),
    path: place,
  };
}

export function hashOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Says that the file is wanted again: a sweep that has just begun leaves it. */
export async function isKept(path: string): Promise<boolean> {
  const now = new Date();
  return utimes(path, now, now).then(() => true, () => existsSync(path));
}

/** Data first, then the name, then the folder: after a power cut the file is whole or absent. New folders are as private as the file. */
export async function writeDurably(path: string, bytes: Uint8Array, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: mode === 0o600 ? 0o700 : 0o755 });
  const temporary = `${path}.${randomUUID()}.part`;
  try {
    await writeSynced(temporary, bytes, mode);
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Writes a new file and waits until it is on the disk; its name is safe only after `syncFolder`. Throws when the file exists. */
export async function writeSynced(path: string, bytes: Uint8Array | string, mode: number): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the names in a folder safe against a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

// Nothing takes a day to write: what is older belongs to a process that is gone.
const oldest = 24 * 60 * 60_000;

/** Removes what has such a name and was left in `folder` more than a day ago. */
export async function sweepLeft(folder: string, name: RegExp): Promise<void> {
  for (const each of (await readdir(folder).catch(() => [])).filter((found) => name.test(found))) {
    // The clock of the file system, not that of the service: it wrote the time that is compared.
    const begun = await stat(join(folder, each)).then((found) => found.mtimeMs, () => Infinity);
    if (Date.now() - begun > oldest) await rm(join(folder, each), { recursive: true, force: true });
  }
}

/** What a process that was killed in the middle of `put` left below `folder`; nothing names it, so nothing else would ever remove it. */
export async function sweepParts(folder: string): Promise<void> {
  for (const place of await readdir(folder).catch(() => [])) await sweepLeft(join(folder, place), /^[0-9a-f]{64}\.[0-9a-f-]{36}\.part$/);
}

/** Deletes what nothing names below `folder`; what was put there within a day may be about to be named. */
export async function sweepUnnamed(folder: string, named: ReadonlySet<string>): Promise<void> {
  for (const place of await readdir(folder).catch(() => [])) {
    const found = await readdir(join(folder, place));
    for (const name of found.filter((one) => /^[0-9a-f]{64}$/.test(one) && !named.has(one))) await deleteOld(join(folder, place, name));
  }
}

/** Out of the way first, then looked at again: whoever wants it meanwhile finds it gone, and writes it anew. */
async function deleteOld(path: string): Promise<void> {
  const isOld = (at: string) => stat(at).then(({ mtimeMs }) => Date.now() - mtimeMs > oldest, () => false);
  if (!await isOld(path)) return;
  const aside = `${path}.${randomUUID()}.part`;
  await rename(path, aside);
  if (!await isOld(aside)) await link(aside, path).catch(() => undefined);
  await unlink(aside);
}
