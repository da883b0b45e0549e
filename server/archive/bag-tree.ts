// The files of a bag on disk, never following a link.
import { createHash } from 'node:crypto';
import { constants, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Regular files with their sizes in bytes, folders, and whatever else lies about, all by path with `/`. */
export type Tree = {
  files: Map<string, number>;
  /** From the name in NFC to the name on disk. */
  normalized: Map<string, string>;
  folders: Set<string>;
  odd: string[];
};

export async function readTree(root: string): Promise<Tree> {
  const tree: Tree = { files: new Map(), normalized: new Map(), folders: new Set(), odd: [] };
  await readFolder(root, '', tree);
  return tree;
}

/** The digest of one file as lower-case hexadecimal digits, read in pieces. */
export async function digestOf(root: string, path: string, algorithm: string): Promise<string> {
  const hash = createHash(algorithm);
  const file = await open(join(root, path), constants.O_RDONLY | constants.O_NOFOLLOW);
  await pipeline(file.createReadStream(), hash);
  return hash.digest('hex');
}

async function readFolder(root: string, folder: string, tree: Tree): Promise<void> {
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      tree.folders.add(path);
      await readFolder(root, path, tree);
    } else if (entry.isFile()) {
      tree.files.set(path, (await stat(join(root, path))).size);
      tree.normalized.set(path.normalize('NFC'), path);
    } else tree.odd.push(path);
  }
}
