// The keys that sign for boards, and the roots that boards trust; the root keys may be taken off this machine once the root is signed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Metadata, MetadataKind } from '@tufjs/models';
import { CannotStart } from '../cannot-start.ts';
import { writeDurably } from '../files.ts';
import { createKeys, loadKeys, rootNames, type Keys } from './keys.ts';
import { signRoot } from './repository.ts';

export interface BoardSigner {
  keys: Keys;
  /** `1.root.json` and its successors, by file name. */
  roots: Readonly<Record<string, Buffer>>;
  /** When the newest of them ends; from then on boards take nothing that is new to them. */
  rootEnd: Date;
}

/** Makes keys and first root when `folder` has none. */
export async function openSigner(folder: string, now: Date): Promise<BoardSigner> {
  const keys = existsSync(folder) ? loadKeys(folder) : createKeys(folder);
  const first = join(folder, '1.root.json');
  if (!existsSync(first)) await writeDurably(first, signRoot(keys, now));
  const roots = rootsIn(folder);
  return { keys, roots, rootEnd: endOf(roots) };
}

/** Its file name. */
export function newestRoot({ roots }: Pick<BoardSigner, 'roots'>): string {
  return Object.keys(roots).toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)).at(-1) ?? '1.root.json';
}

function endOf(roots: BoardSigner['roots']): Date {
  const root = Metadata.fromJSON(MetadataKind.Root, JSON.parse(roots[newestRoot({ roots })]?.toString() ?? '{}'));
  return new Date(root.signed.expires);
}

/** The successor of the newest root, with the keys that are in `folder` now; boards follow, because the same root keys sign it. Throws `CannotStart`. */
export async function signNextRoot(folder: string, now: Date): Promise<{ name: string; end: Date }> {
  if (!existsSync(join(folder, '1.root.json'))) throw new CannotStart(`${folder} 里没有村公开屏的签名密钥。请先用 serve 启动一次服务，或把封存的那一份放回去`);
  const keys = loadKeys(folder);
  if (keys.roots.length < rootNames.length) throw new CannotStart(`${folder} 里要有 ${rootNames.map((name) => `${name}.pem`).join('、')}，请从封存的那一份拷进来，签完再取走`);
  const version = Number.parseInt(newestRoot({ roots: rootsIn(folder) }), 10) + 1;
  const name = `${version}.root.json`;
  await writeDurably(join(folder, name), signRoot(keys, now, version));
  return { name, end: endOf(rootsIn(folder)) };
}

function rootsIn(folder: string): Record<string, Buffer> {
  const names = readdirSync(folder).filter((name) => /^\d+\.root\.json$/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]));
}
