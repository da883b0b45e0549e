// The keys that sign for boards, and the roots that boards trust; the root keys may be taken off this machine once the root is signed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from '../files.ts';
import { createKeys, loadKeys, type Keys } from './keys.ts';
import { signRoot } from './repository.ts';

export interface BoardSigner {
  keys: Keys;
  /** `1.root.json` and its successors, by file name. */
  roots: Readonly<Record<string, Buffer>>;
}

/** Makes keys and first root when `folder` has none. */
export async function openSigner(folder: string, now: Date): Promise<BoardSigner> {
  const keys = existsSync(folder) ? loadKeys(folder) : createKeys(folder);
  const first = join(folder, '1.root.json');
  if (!existsSync(first)) await writeDurably(first, signRoot(keys, now));
  const names = readdirSync(folder).filter((name) => /^\d+\.root\.json$/.test(name));
  return { keys, roots: Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))])) };
}
