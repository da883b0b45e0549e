// Uploaded payment files at rest: named by the SHA-256 of what came, sealed, because they hold identity and account numbers.
import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOf, writeDurably, type Files } from './files.ts';
import type { Vault } from './vault.ts';

export function openSealedFiles(folder: string, vault: Vault): Files {
  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  const aad = (sha256: string) => `uploads|${sha256}`;
  return {
    async put(bytes) {
      const sha256 = hashOf(bytes);
      if (!existsSync(place(sha256))) await writeDurably(place(sha256), vault.sealBytes(bytes, aad(sha256)), 0o600);
      return sha256;
    },
    async get(sha256) {
      const file = await open(place(sha256));
      try {
        return await vault.openFile(file, aad(sha256));
      } finally {
        await file.close();
      }
    },
    has: (sha256) => existsSync(place(sha256)),
    path: place,
  };
}
