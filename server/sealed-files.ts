// Uploaded payment files at rest: named by the SHA-256 of what came, sealed, because they hold identity and account numbers.
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf, isKept, sweepUnnamed, writeDurably, type Files } from './files.ts';
import type { OpenedFile } from './sealed-pieces.ts';
import type { Vault } from './vault.ts';

export interface SealedFiles extends Files {
  /** For a large file: `work` reads what it needs, which is open only so long. Throws as `get` does. */
  use<T>(sha256: string, work: (file: OpenedFile) => Promise<T>): Promise<T>;
  /** Deletes what was kept a day ago or earlier and is none of `named`. */
  sweep(named: ReadonlySet<string>): Promise<void>;
}

export function openSealedFiles(folder: string, vault: Vault): SealedFiles {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  const aad = (sha256: string) => `uploads|${sha256}`;
  const use = async <T>(sha256: string, work: (file: OpenedFile) => Promise<T>) => {
    const path = place(sha256);
    const file = await open(path);
    try {
      return await work(await vault.openFile({ file, path }, aad(sha256)));
    } finally {
      await file.close();
    }
  };
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes);
      if (!await isKept(place(sha256))) await writeDurably(place(sha256), vault.sealBytes(bytes, aad(sha256)), 0o600);
      return sha256;
    },
    get: (sha256) => use(sha256, (file) => file.read(0, file.length)),
    use,
    sweep: (named) => sweepUnnamed(folder, named),
    has: (sha256) => existsSync(place(sha256)),
    path: place,
  };
}
